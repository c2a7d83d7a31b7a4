import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { apply } from "../../../../domain/index.ts";
import { type AccountId, days, seconds } from "../../../../kernel/index.ts";
import { type Bench, bench, founded } from "../bench.test-support.ts";
import { acceptHandshake } from "./accept-handshake.ts";
import { attachPolicy } from "./attach-policy.ts";
import { cancelHandshake } from "./cancel-handshake.ts";
import { createAccount } from "./create-account.ts";
import { createOrganization } from "./create-organization.ts";
import { createOrganizationalUnit } from "./create-organizational-unit.ts";
import { createPolicy } from "./create-policy.ts";
import { declineHandshake } from "./decline-handshake.ts";
import { deleteOrganization } from "./delete-organization.ts";
import { deleteOrganizationalUnit } from "./delete-organizational-unit.ts";
import { deletePolicy } from "./delete-policy.ts";
import { describeAccount } from "./describe-account.ts";
import { describeCreateAccountStatus } from "./describe-create-account-status.ts";
import { describeHandshake } from "./describe-handshake.ts";
import { describeOrganization } from "./describe-organization.ts";
import { describeOrganizationalUnit } from "./describe-organizational-unit.ts";
import { describePolicy } from "./describe-policy.ts";
import { detachPolicy } from "./detach-policy.ts";
import { disablePolicyType } from "./disable-policy-type.ts";
import { enablePolicyType } from "./enable-policy-type.ts";
import { inviteAccountToOrganization } from "./invite-account-to-organization.ts";
import { leaveOrganization } from "./leave-organization.ts";
import { listAccounts } from "./list-accounts.ts";
import { listAccountsForParent } from "./list-accounts-for-parent.ts";
import { listChildren } from "./list-children.ts";
import { listCreateAccountStatus } from "./list-create-account-status.ts";
import { listHandshakesForAccount } from "./list-handshakes-for-account.ts";
import { listHandshakesForOrganization } from "./list-handshakes-for-organization.ts";
import { listOrganizationalUnitsForParent } from "./list-organizational-units-for-parent.ts";
import { listParents } from "./list-parents.ts";
import { listPolicies } from "./list-policies.ts";
import { listPoliciesForTarget } from "./list-policies-for-target.ts";
import { listRoots } from "./list-roots.ts";
import { listTargetsForPolicy } from "./list-targets-for-policy.ts";
import { moveAccount } from "./move-account.ts";
import { removeAccountFromOrganization } from "./remove-account-from-organization.ts";
import { updateOrganizationalUnit } from "./update-organizational-unit.ts";
import { updatePolicy } from "./update-policy.ts";

const SCP = "SERVICE_CONTROL_POLICY" as const;
const DENY = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}`;

function invite(on: Bench, from: AccountId, to: AccountId, Tags: { Key: string; Value: string }[] = []): string {
  const input = { Target: { Type: "ACCOUNT", Id: to }, Tags } as const;
  return on.call(from, inviteAccountToOrganization, { ...input, Tags }).Handshake?.Id ?? "";
}

function join(on: Bench, from: AccountId, to: AccountId): AccountId {
  on.call(to, acceptHandshake, { HandshakeId: invite(on, from, to) });
  return to;
}

const reasonOf = (error: { code: string; members?: Readonly<Record<string, string>> }) => [
  error.code,
  error.members?.Reason,
];

describe("organizations", () => {
  test("all features: service control policies are available, and yet none is enabled on the root", () => {
    const on = bench();
    const founder = on.open(1);
    const made = on.call(founder, createOrganization, {}).Organization;
    assert.deepEqual(made?.AvailablePolicyTypes, [{ Type: SCP, Status: "ENABLED" }]);
    assert.equal(made?.FeatureSet, "ALL");
    assert.equal(made?.MasterAccountArn, `arn:aws:organizations::${founder}:account/${made?.Id}/${founder}`);
    const [root] = on.call(founder, listRoots, {}).Roots ?? [];
    assert.deepEqual([root?.Name, root?.PolicyTypes], ["Root", []]);
    const enabled = on.call(founder, enablePolicyType, { RootId: root?.Id ?? "", PolicyType: SCP }).Root;
    assert.deepEqual(enabled?.PolicyTypes, [{ Type: SCP, Status: "ENABLED" }]);
    const disabled = on.call(founder, disablePolicyType, { RootId: root?.Id ?? "", PolicyType: SCP }).Root;
    assert.deepEqual(disabled?.PolicyTypes, []);
    assert.equal(on.refusal(founder, createOrganization, {}).code, "AlreadyInOrganizationException");
  });

  test("consolidated billing has no policy types", () => {
    const on = bench();
    const founder = on.open(1);
    const made = on.call(founder, createOrganization, { FeatureSet: "CONSOLIDATED_BILLING" }).Organization;
    assert.deepEqual(made?.AvailablePolicyTypes, []);
    const rootId = on.call(founder, listRoots, {}).Roots?.[0]?.Id ?? "";
    const error = on.refusal(founder, enablePolicyType, { RootId: rootId, PolicyType: SCP });
    assert.equal(error.code, "PolicyTypeNotAvailableForOrganizationException");
  });

  test("a member sees the organization and its owner's address, and not its accounts", () => {
    const on = bench();
    const { founder, organizationId } = founded(on);
    const member = join(on, founder, on.open(2));
    const seen = on.call(member, describeOrganization, {}).Organization;
    assert.deepEqual([seen?.Id, seen?.MasterAccountEmail], [organizationId, "account-1@example.com"]);
    const error = on.refusal(member, listAccounts, {});
    assert.deepEqual([error.code, error.status, error.trailCode], ["AccessDeniedException", 400, "AccessDenied"]);
    assert.equal(error.message, "You don't have permissions to access this resource.");
  });

  test("it is deleted only when empty", () => {
    const on = bench();
    const { founder } = founded(on);
    const member = join(on, founder, on.open(2));
    assert.equal(on.refusal(founder, deleteOrganization, {}).code, "OrganizationNotEmptyException");
    on.call(member, leaveOrganization, {});
    assert.deepEqual(on.call(founder, deleteOrganization, {}), {});
    const error = on.refusal(founder, describeOrganization, {});
    assert.equal(error.code, "AWSOrganizationsNotInUseException");
    assert.equal(error.message, "Your account is not a member of an organization.");
  });
});

describe("leaving", () => {
  test("an invited member leaves with an empty answer and is stand-alone", () => {
    const on = bench();
    const { founder } = founded(on);
    const member = join(on, founder, on.open(2));
    assert.deepEqual(on.call(member, leaveOrganization, {}), {});
    assert.equal(on.refusal(member, describeOrganization, {}).code, "AWSOrganizationsNotInUseException");
    assert.deepEqual(on.call(member, listHandshakesForAccount, {}).Handshakes?.length, 1);
  });

  test.each([
    [{ agreement: false }, "ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA"],
    [{ phone: false }, "ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION"],
    [{ payment: false }, "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED"],
  ])("lacking %o it is refused with %s, whether it leaves or is removed", (missing, reason) => {
    const on = bench();
    const { founder } = founded(on);
    const signUp = { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic", ...missing };
    const member = join(on, founder, on.open(2));
    apply(on.world, { kind: "SignUpChanged", accountId: member, signUp });
    const expected = ["ConstraintViolationException", reason];
    assert.deepEqual(reasonOf(on.refusal(member, leaveOrganization, {})), expected);
    const removal = on.refusal(founder, removeAccountFromOrganization, { AccountId: member });
    assert.deepEqual(reasonOf(removal), expected);
  });

  test("a created account is told to wait, in AWS's words", () => {
    const on = bench({ instant: true });
    const { founder } = founded(on);
    const made = on.call(founder, createAccount, { AccountName: "new", Email: "new@example.com" });
    const AccountId = made.CreateAccountStatus?.AccountId ?? "";
    const error = on.refusal(founder, removeAccountFromOrganization, { AccountId });
    assert.deepEqual(reasonOf(error), ["ConstraintViolationException", "WAIT_PERIOD_ACTIVE"]);
    assert.equal(error.message, "This operation requires a wait period.  Try again later.");
  });

  test("the management account is sent to delete its organization, or blocked, as assumed", () => {
    const on = bench();
    const { founder } = founded(on);
    assert.equal(on.refusal(founder, leaveOrganization, {}).code, "MasterCannotLeaveOrganizationException");
    const other = bench({ assumptions: { "management-leave-error": "ConstraintViolation" } });
    const error = other.refusal(founded(other).founder, leaveOrganization, {});
    assert.deepEqual(reasonOf(error), ["ConstraintViolationException", "ACCOUNT_CANNOT_LEAVE_ORGANIZATION"]);
  });
});

describe("accounts", () => {
  test("creation answers with Id and state only, and tells the rest when it is done", () => {
    const on = bench();
    const { founder, organizationId, rootId } = founded(on);
    const begun = on.call(founder, createAccount, { AccountName: "new", Email: "new@example.com" }).CreateAccountStatus;
    assert.deepEqual(Object.keys(begun ?? {}), ["Id", "State"]);
    const look = () => on.call(founder, describeCreateAccountStatus, { CreateAccountRequestId: begun?.Id ?? "" });
    assert.equal(look().CreateAccountStatus?.State, "IN_PROGRESS");
    assert.equal(look().CreateAccountStatus?.AccountId, undefined);
    on.advance(seconds(30));
    const done = look().CreateAccountStatus;
    assert.equal(done?.State, "SUCCEEDED");
    const account = on.call(founder, describeAccount, { AccountId: done?.AccountId ?? "" }).Account;
    assert.deepEqual(account?.Paths, [`${organizationId}/${rootId}/${done?.AccountId}/`]);
    assert.deepEqual([account?.State, account?.Status, account?.JoinedMethod], ["ACTIVE", "ACTIVE", "CREATED"]);
  });

  test("a failed one says why, and can be listed by state", () => {
    const on = bench({ instant: true });
    const { founder } = founded(on);
    const input = { AccountName: "new", Email: "account-1@example.com" };
    const failed = on.call(founder, createAccount, input).CreateAccountStatus;
    assert.deepEqual([failed?.State, failed?.FailureReason], ["FAILED", "EMAIL_ALREADY_EXISTS"]);
    on.advance(seconds(1));
    on.call(founder, createAccount, { AccountName: "new", Email: "new@example.com" });
    const states = (States: ("FAILED" | "SUCCEEDED" | "IN_PROGRESS")[]) =>
      on.call(founder, listCreateAccountStatus, { States }).CreateAccountStatuses?.map(({ State }) => State);
    assert.deepEqual(states(["FAILED"]), ["FAILED"]);
    assert.deepEqual(states([]), ["FAILED", "SUCCEEDED"]);
    const unknown = on.refusal(founder, describeCreateAccountStatus, { CreateAccountRequestId: "car-none0000" });
    assert.equal(unknown.code, "CreateAccountStatusNotFoundException");
  });

  test("input that no constraint can judge is refused first", () => {
    const on = bench();
    const { founder } = founded(on);
    const input = { AccountName: "new", Email: "new@example.com" };
    const refused = (more: object) => reasonOf(on.refusal(founder, createAccount, { ...input, ...more }));
    const tag = (Key: string, Value?: string) => ({ Key, Value });
    assert.deepEqual(refused({ RoleName: "AWSServiceRoleForX" }), ["InvalidInputException", "INVALID_ROLE_NAME"]);
    assert.deepEqual(refused({ Tags: [tag("a"), tag("a")] }), ["InvalidInputException", "DUPLICATE_TAG_KEY"]);
    assert.deepEqual(refused({ Tags: [tag("aws:x")] }), ["InvalidInputException", "INVALID_SYSTEM_TAGS_PARAMETER"]);
    const many = Array.from({ length: 51 }, (_, index) => tag(`k${index}`));
    assert.deepEqual(refused({ Tags: many }), ["ConstraintViolationException", "MAX_TAG_LIMIT_EXCEEDED"]);
  });

  test("strangers' accounts are not there", () => {
    const on = bench();
    const { founder } = founded(on);
    const stranger = on.open(2);
    assert.equal(on.refusal(founder, describeAccount, { AccountId: stranger }).code, "AccountNotFoundException");
    const removal = on.refusal(founder, removeAccountFromOrganization, { AccountId: stranger });
    assert.equal(removal.code, "AccountNotFoundException");
  });
});

describe("the tree", () => {
  test("units are made, found, renamed, walked and deleted", () => {
    const on = bench();
    const { founder, organizationId, rootId } = founded(on);
    const made = on.call(founder, createOrganizationalUnit, { ParentId: rootId, Name: "Workloads" }).OrganizationalUnit;
    const id = made?.Id ?? "";
    assert.equal(made?.Arn, `arn:aws:organizations::${founder}:ou/${organizationId}/${id}`);
    assert.equal(made?.Path, `${organizationId}/${rootId}/${id}/`);
    on.call(founder, updateOrganizationalUnit, { OrganizationalUnitId: id, Name: "Sandbox" });
    const seen = on.call(founder, describeOrganizationalUnit, { OrganizationalUnitId: id }).OrganizationalUnit;
    assert.equal(seen?.Name, "Sandbox");
    on.call(founder, moveAccount, { AccountId: founder, SourceParentId: rootId, DestinationParentId: id });
    const parents = (ChildId: string) => on.call(founder, listParents, { ChildId }).Parents;
    assert.deepEqual(parents(founder), [{ Id: id, Type: "ORGANIZATIONAL_UNIT" }]);
    assert.deepEqual(parents(id), [{ Id: rootId, Type: "ROOT" }]);
    const children = (ParentId: string, ChildType: "ACCOUNT" | "ORGANIZATIONAL_UNIT") =>
      on.call(founder, listChildren, { ParentId, ChildType }).Children;
    assert.deepEqual(children(rootId, "ORGANIZATIONAL_UNIT"), [{ Id: id, Type: "ORGANIZATIONAL_UNIT" }]);
    assert.deepEqual(children(rootId, "ACCOUNT"), []);
    assert.equal(on.call(founder, listAccountsForParent, { ParentId: id }).Accounts?.[0]?.Id, founder);
    const units = on.call(founder, listOrganizationalUnitsForParent, { ParentId: rootId }).OrganizationalUnits;
    assert.deepEqual(units, [seen]);
    const notEmpty = on.refusal(founder, deleteOrganizationalUnit, { OrganizationalUnitId: id });
    assert.equal(notEmpty.code, "OrganizationalUnitNotEmptyException");
    on.call(founder, moveAccount, { AccountId: founder, SourceParentId: id, DestinationParentId: rootId });
    on.call(founder, deleteOrganizationalUnit, { OrganizationalUnitId: id });
    const gone = on.refusal(founder, describeOrganizationalUnit, { OrganizationalUnitId: id });
    assert.equal(gone.code, "OrganizationalUnitNotFoundException");
  });

  test("each operation has its own word for what is missing", () => {
    const on = bench();
    const { founder, rootId } = founded(on);
    const code = (error: { code: string }) => error.code;
    const none = "ou-none-none0000";
    assert.equal(code(on.refusal(founder, listParents, { ChildId: none })), "ChildNotFoundException");
    assert.equal(
      code(on.refusal(founder, listChildren, { ParentId: none, ChildType: "ACCOUNT" })),
      "ParentNotFoundException",
    );
    const move = (SourceParentId: string, DestinationParentId: string) =>
      code(on.refusal(founder, moveAccount, { AccountId: founder, SourceParentId, DestinationParentId }));
    assert.equal(move(none, rootId), "SourceParentNotFoundException");
    assert.equal(move(rootId, none), "DestinationParentNotFoundException");
    assert.equal(move(rootId, rootId), "DuplicateAccountException");
  });
});

describe("policies", () => {
  const policyInput = { Name: "deny-leave", Description: "", Type: SCP, Content: DENY };

  test("are made, attached, found from both ends, changed, detached and deleted", () => {
    const on = bench();
    const { founder, organizationId, rootId } = founded(on, { policies: true });
    const summary = on.call(founder, createPolicy, policyInput).Policy?.PolicySummary;
    const PolicyId = summary?.Id ?? "";
    const prefix = `arn:aws:organizations::${founder}:policy/${organizationId}`;
    assert.equal(summary?.Arn, `${prefix}/service_control_policy/${PolicyId}`);
    assert.deepEqual(on.call(founder, attachPolicy, { PolicyId, TargetId: rootId }), {});
    const names = on.call(founder, listPoliciesForTarget, { TargetId: rootId, Filter: SCP }).Policies;
    assert.deepEqual(
      names?.map(({ Name }) => Name),
      ["FullAWSAccess", "deny-leave"],
    );
    const targets = on.call(founder, listTargetsForPolicy, { PolicyId }).Targets;
    assert.deepEqual(
      targets?.map(({ TargetId, Type, Name }) => [TargetId, Type, Name]),
      [[rootId, "ROOT", "Root"]],
    );
    assert.equal(on.refusal(founder, deletePolicy, { PolicyId }).code, "PolicyInUseException");
    on.call(founder, updatePolicy, { PolicyId, Name: "renamed" });
    const described = on.call(founder, describePolicy, { PolicyId }).Policy;
    assert.deepEqual([described?.PolicySummary?.Name, described?.Content], ["renamed", DENY]);
    on.call(founder, detachPolicy, { PolicyId, TargetId: rootId });
    on.call(founder, deletePolicy, { PolicyId });
    assert.equal(on.refusal(founder, describePolicy, { PolicyId }).code, "PolicyNotFoundException");
    const left = on.call(founder, listPolicies, { Filter: SCP }).Policies;
    assert.deepEqual(
      left?.map(({ Id, AwsManaged }) => [Id, AwsManaged]),
      [["p-FullAWSAccess", true]],
    );
  });

  test("attaching before the type is enabled, to nothing, and twice", () => {
    const on = bench();
    const { founder, rootId } = founded(on);
    const PolicyId = on.call(founder, createPolicy, policyInput).Policy?.PolicySummary?.Id ?? "";
    const attach = (TargetId: string) => on.refusal(founder, attachPolicy, { PolicyId, TargetId }).code;
    assert.equal(attach("999999999999"), "TargetNotFoundException");
    assert.equal(attach(rootId), "PolicyTypeNotEnabledException");
    assert.deepEqual(on.call(founder, listPoliciesForTarget, { TargetId: rootId, Filter: SCP }).Policies, []);
    on.call(founder, enablePolicyType, { RootId: rootId, PolicyType: SCP });
    on.call(founder, attachPolicy, { PolicyId, TargetId: rootId });
    assert.equal(attach(rootId), "DuplicatePolicyAttachmentException");
  });

  test("the last one stays", () => {
    const on = bench();
    const { founder, rootId } = founded(on, { policies: true });
    const error = on.refusal(founder, detachPolicy, { PolicyId: "p-FullAWSAccess", TargetId: rootId });
    assert.deepEqual(reasonOf(error), ["ConstraintViolationException", "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"]);
  });

  test("malformed documents, too long ones and AWS's own", () => {
    const on = bench();
    const { founder } = founded(on);
    const refused = (more: object) => reasonOf(on.refusal(founder, createPolicy, { ...policyInput, ...more }));
    const malformed = ["MalformedPolicyDocumentException", undefined];
    assert.deepEqual(refused({ Content: "foobar" }), malformed);
    assert.deepEqual(refused({ Content: DENY.replace("Deny", "Forbid") }), malformed);
    assert.deepEqual(refused({ Content: DENY, Type: "AISERVICES_OPT_OUT_POLICY" }), malformed);
    const tooLong = ["ConstraintViolationException", "POLICY_CONTENT_LIMIT_EXCEEDED"];
    assert.deepEqual(refused({ Content: DENY + " ".repeat(10_240) }), tooLong);
    assert.deepEqual(refused({ Content: "[]", Type: "S3_POLICY" }), malformed);
    const own = on.refusal(founder, updatePolicy, { PolicyId: "p-FullAWSAccess", Name: "mine" });
    assert.deepEqual(reasonOf(own), ["InvalidInputException", "IMMUTABLE_POLICY"]);
    const tags = on.call(founder, createPolicy, { ...policyInput, Type: "TAG_POLICY", Content: `{"tags":{}}` });
    assert.equal(tags.Policy?.PolicySummary?.Type, "TAG_POLICY");
  });
});

describe("handshakes", () => {
  test("the invitation has the documented parties, resources and life", () => {
    const on = bench();
    const { founder, organizationId } = founded(on);
    const input = { Target: { Type: "EMAIL", Id: "account-2@example.com" }, Notes: "come in" } as const;
    const handshake = on.call(founder, inviteAccountToOrganization, input).Handshake;
    assert.equal(
      handshake?.Arn,
      `arn:aws:organizations::${founder}:handshake/${organizationId}/invite/${handshake?.Id}`,
    );
    assert.deepEqual([handshake?.State, handshake?.Action], ["OPEN", "INVITE"]);
    assert.deepEqual(handshake?.Parties, [
      { Id: organizationId, Type: "ORGANIZATION" },
      { Id: "account-2@example.com", Type: "EMAIL" },
    ]);
    assert.deepEqual(handshake?.Resources, [
      {
        Type: "ORGANIZATION",
        Value: organizationId,
        Resources: [
          { Type: "MASTER_EMAIL", Value: "account-1@example.com" },
          { Type: "MASTER_NAME", Value: "account 1" },
          { Type: "ORGANIZATION_FEATURE_SET", Value: "ALL" },
        ],
      },
      { Type: "EMAIL", Value: "account-2@example.com" },
      { Type: "NOTES", Value: "come in" },
    ]);
    const life = Number(handshake?.ExpirationTimestamp) - Number(handshake?.RequestedTimestamp);
    assert.equal(life, days(15));
    const invited = on.open(2);
    assert.equal(on.call(invited, listHandshakesForAccount, {}).Handshakes?.[0]?.Id, handshake?.Id);
  });

  test("a target must be an account or an address", () => {
    const on = bench();
    const { founder, organizationId } = founded(on);
    const refused = (Type: "ACCOUNT" | "EMAIL" | "ORGANIZATION", Id: string) =>
      reasonOf(on.refusal(founder, inviteAccountToOrganization, { Target: { Type, Id } }))[1];
    assert.equal(refused("ORGANIZATION", organizationId), "INVALID_PARTY_TYPE_TARGET");
    assert.equal(refused("ACCOUNT", "12"), "INVALID_PATTERN");
    assert.equal(refused("EMAIL", "nobody"), "INVALID_EMAIL_ADDRESS_TARGET");
    assert.equal(refused("ACCOUNT", founder), "ALREADY_IN_AN_ORGANIZATION");
  });

  test("answers name the new state; wrong ones have names of their own", () => {
    const on = bench();
    const { founder } = founded(on);
    const invited = on.open(2);
    const HandshakeId = invite(on, founder, invited);
    assert.equal(on.refusal(founder, declineHandshake, { HandshakeId }).code, "AccessDeniedException");
    assert.equal(on.refusal(on.open(3), cancelHandshake, { HandshakeId }).code, "HandshakeNotFoundException");
    assert.equal(on.call(invited, declineHandshake, { HandshakeId }).Handshake?.State, "DECLINED");
    const again = on.refusal(invited, declineHandshake, { HandshakeId });
    assert.equal(again.code, "HandshakeAlreadyInStateException");
    const late = on.refusal(founder, cancelHandshake, { HandshakeId });
    assert.equal(late.code, "InvalidHandshakeTransitionException");
    const next = invite(on, founder, invited);
    const duplicate = { Target: { Type: "ACCOUNT", Id: invited } } as const;
    const refused = on.refusal(founder, inviteAccountToOrganization, duplicate);
    assert.equal(refused.code, "DuplicateHandshakeException");
    assert.equal(on.call(founder, cancelHandshake, { HandshakeId: next }).Handshake?.State, "CANCELED");
    on.advance(days(15));
    assert.equal(on.call(invited, describeHandshake, { HandshakeId }).Handshake?.State, "DECLINED");
  });

  test("lists are filtered by one thing at a time", () => {
    const on = bench();
    const { founder } = founded(on);
    invite(on, founder, on.open(2));
    const list = (Filter: { ActionType?: "INVITE" | "ENABLE_ALL_FEATURES"; ParentHandshakeId?: string }) =>
      on.call(founder, listHandshakesForOrganization, { Filter }).Handshakes?.length;
    assert.equal(list({ ActionType: "INVITE" }), 1);
    assert.equal(list({ ActionType: "ENABLE_ALL_FEATURES" }), 0);
    assert.equal(list({ ParentHandshakeId: "h-none0000" }), 0);
    const Filter = { ActionType: "INVITE", ParentHandshakeId: "h-none0000" } as const;
    const both = on.refusal(founder, listHandshakesForOrganization, { Filter });
    assert.deepEqual(reasonOf(both), ["InvalidInputException", "MAX_LIMIT_EXCEEDED_FILTER"]);
  });

  test("accepting as a member needs the permission to leave, named as assumed", () => {
    const actions = (assumptions: Readonly<Record<string, string>>) => {
      const on = bench({ assumptions });
      const first = founded(on).founder;
      const second = founded(on, { digit: 2 }).founder;
      const member = on.open(3);
      const HandshakeId = invite(on, first, member);
      const alone = on.permissions(member, acceptHandshake, { HandshakeId });
      join(on, second, member);
      const both = on.permissions(member, acceptHandshake, { HandshakeId });
      assert.match(alone[0]?.resource ?? "", /:handshake\/o-[^/]+\/invite\/h-/);
      return [
        alone.map(({ action }) => action),
        both.map(({ action, resource }) => `${action} ${resource.slice(0, 3)}`),
      ];
    };
    const [accepting, leaving] = ["organizations:AcceptHandshake arn", "organizations:LeaveOrganization *"];
    const alone = ["organizations:AcceptHandshake", "iam:CreateServiceLinkedRole"];
    assert.deepEqual(actions({}), [alone, [leaving, accepting]]);
    const other = actions({ "transfer-denied-action": "AcceptHandshake" });
    assert.deepEqual(other, [alone, [accepting, leaving]]);
  });

  test("a direct transfer is one call, and the old organization keeps nothing of the account", () => {
    const on = bench();
    const first = founded(on, { policies: true });
    const second = founded(on, { digit: 2 });
    const member = join(on, first.founder, on.open(3));
    const HandshakeId = invite(on, second.founder, member, [{ Key: "team", Value: "red" }]);
    assert.equal(on.call(member, acceptHandshake, { HandshakeId }).Handshake?.State, "ACCEPTED");
    assert.equal(on.call(member, describeOrganization, {}).Organization?.Id, second.organizationId);
    assert.equal(on.call(first.founder, listAccounts, {}).Accounts?.length, 1);
    const gone = on.refusal(first.founder, listPoliciesForTarget, { TargetId: member, Filter: SCP });
    assert.equal(gone.code, "TargetNotFoundException");
    const own = { HandshakeId: invite(on, first.founder, second.founder) };
    assert.equal(on.refusal(second.founder, acceptHandshake, own).code, "MasterCannotLeaveOrganizationException");
  });
});
