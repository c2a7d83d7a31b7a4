import { CreateAccountAliasCommand, DeleteAccountAliasCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import {
  AcceptHandshakeCommand,
  AttachPolicyCommand,
  CreatePolicyCommand,
  DeregisterDelegatedAdministratorCommand,
  DescribeAccountCommand,
  DetachPolicyCommand,
  EnableAWSServiceAccessCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
  ListAccountsForParentCommand,
  MoveAccountCommand,
  RegisterDelegatedAdministratorCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Hands,
  history,
  invitations,
  organizationOf,
  refusal,
  type Served,
  served,
} from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const leave = (hands: Hands) => hands.organizations.send(new LeaveOrganizationCommand({}));
const NOBODY_IN = "AWSOrganizationsNotInUseException";
const DENY_LEAVE =
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}}';

async function newPolicy(content: string, name: string, owner = "management/admin"): Promise<string> {
  const created = await on
    .as(owner)
    .organizations.send(
      new CreatePolicyCommand({ Type: "SERVICE_CONTROL_POLICY", Name: name, Description: "", Content: content }),
    );
  return created.Policy?.PolicySummary?.Id ?? "";
}

const attach = (PolicyId: string, TargetId: string, owner = "management/admin") =>
  on.as(owner).organizations.send(new AttachPolicyCommand({ PolicyId, TargetId }));

describe("1. a member account that may leave leaves", () => {
  test.each([
    ["the root user", "open-root-keys/root", "open-root-keys/admin"],
    ["an IAM user", "open-invited/leaver", "open-invited/admin"],
    ["a role", "open-complete/admin", "open-complete/admin"],
  ])("%s", async (_who, leaver, asker) => {
    const left = await leave(on.as(leaver));
    expect(left).toEqual({ $metadata: expect.objectContaining({ httpStatusCode: 200 }) });
    expect(await organizationOf(on.as(asker))).toBe(NOBODY_IN);
    const described = await refusal(leave(on.as(asker)));
    expect(described).toMatchObject({ name: NOBODY_IN, message: "Your account is not a member of an organization." });
  });

  test("the answer has no body", async () => {
    const { organizations } = on.as("open-complete/admin");
    let body: string | undefined;
    organizations.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const { headers } = result.response as { headers: Record<string, string> };
        body = headers["content-length"];
        return result;
      },
      { step: "deserialize", name: "length", priority: "low" },
    );
    await organizations.send(new LeaveOrganizationCommand({}));
    organizations.middlewareStack.remove("length");
    expect(body).toBe("0");
  });
});

describe("2. a deny anywhere on the path keeps it in, whatever else it may", () => {
  const ACCOUNT = "100000000021";
  test.each([
    ["the root", "r-two1"],
    ["the organizational unit", "ou-two1-open0001"],
    ["the account", ACCOUNT],
  ])("at %s", async (_level, target) => {
    const id = await newPolicy(DENY_LEAVE, "new-deny");
    await attach(id, target);
    const denied = await refusal(leave(on.as("open-complete/admin")));
    expect(denied).toMatchObject({
      name: "AccessDeniedException",
      status: 400,
      message:
        `User: arn:aws:sts::${ACCOUNT}:assumed-role/admin/orgdrill is not authorized to perform: ` +
        "organizations:LeaveOrganization on resource: * with an explicit deny in a service control policy: " +
        `arn:aws:organizations::100000000001:policy/o-twoacme001/service_control_policy/${id}`,
    });
    expect(await organizationOf(on.as("open-complete/admin"))).toBe("o-twoacme001");
    const [, record] = await history(on.as("open-complete/admin"));
    expect(record).toMatchObject({
      eventName: "LeaveOrganization",
      eventSource: "organizations.amazonaws.com",
      eventType: "AwsApiCall",
      errorCode: "AccessDenied",
      errorMessage: denied.message,
      requestID: denied.requestId,
      requestParameters: null,
      responseElements: null,
      recipientAccountId: ACCOUNT,
      userIdentity: {
        type: "AssumedRole",
        arn: `arn:aws:sts::${ACCOUNT}:assumed-role/admin/orgdrill`,
        accountId: ACCOUNT,
        sessionContext: { sessionIssuer: { type: "Role", userName: "admin" } },
      },
    });
    const above = await history(on.as("management/admin"));
    expect(above.map(({ eventName }) => eventName)).toEqual(["AttachPolicy", "CreatePolicy"]);
  });

  test("the root user too", async () => {
    await attach(await newPolicy(DENY_LEAVE, "new-deny"), "r-two1");
    const denied = await refusal(leave(on.as("open-root-keys/root")));
    expect(denied.message).toMatch(
      /^User: arn:aws:iam::100000000026:root is not authorized .* service control policy: arn:/,
    );
    const [record] = await history(on.as("open-root-keys/root"));
    expect(record?.userIdentity).toMatchObject({ type: "Root", principalId: "100000000026" });
    expect(record?.userIdentity).not.toHaveProperty("userName");
  });

  test("where its account has an alias, the record calls the root user by it", async () => {
    const root = on.as("open-root-keys/root");
    await root.iam.send(new CreateAccountAliasCommand({ AccountAlias: "open-root" }));
    await leave(root);
    const [left] = await history(root);
    expect(left).toMatchObject({
      eventName: "LeaveOrganization",
      userIdentity: { type: "Root", userName: "open-root" },
    });
    await root.iam.send(new DeleteAccountAliasCommand({ AccountAlias: "open-root" }));
    await refusal(leave(root));
    expect((await history(root))[0]?.userIdentity).not.toHaveProperty("userName");
  });

  test("of several that deny, the one nearest the root is named", async () => {
    const above = await newPolicy(DENY_LEAVE, "above");
    await attach(above, "r-two1");
    const denied = await refusal(leave(on.as("kept-created/admin")));
    expect(denied.message.endsWith(above)).toBe(true);
  });

  test("explain names policy, statement and level, and everything else that denies", async () => {
    await attach(await newPolicy(DENY_LEAVE, "above"), "r-two1");
    const { requestId } = await refusal(leave(on.as("kept-created/alice")));
    const told = await on.control("GET", `explain/${requestId}`);
    expect(told).toMatchObject({ outcome: "explicitlyDenied", principal: "arn:aws:iam::100000000011:user/alice" });
    const { decisive, denying } = told.explanation as { decisive: object; denying: readonly object[] };
    expect(decisive).toMatchObject({ statement: { policy: { name: "above", level: { kind: "root", id: "r-two1" } } } });
    expect(denying).toMatchObject([
      { kind: "explicit", statement: { policy: { name: "above" }, index: 0 } },
      {
        kind: "explicit",
        statement: {
          policy: { name: "deny-leave", level: { kind: "organizationalUnit", name: "Kept" } },
          sid: "DenyLeavingAndClosing",
        },
      },
      { kind: "implicit", policyType: "identity" },
    ]);
  });
});

test("3. the management account removes whom its own policy keeps in", async () => {
  expect((await refusal(leave(on.as("kept-created/admin")))).name).toBe("AccessDeniedException");
  const AccountId = "100000000011";
  await on.as("management/admin").organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId }));
  expect(await organizationOf(on.as("kept-created/admin"))).toBe(NOBODY_IN);
  const records = await history(on.as("management/admin"));
  expect(records.map(({ eventName }) => eventName).sort()).toEqual([
    "AccountDepartedOrganization",
    "RemoveAccountFromOrganization",
  ]);
  const departed = records.find(({ eventName }) => eventName === "AccountDepartedOrganization");
  expect(departed?.serviceEventDetails).toMatchObject({ accountId: AccountId, departureMethod: "REMOVED" });
  const removed = records.find(({ eventName }) => eventName === "RemoveAccountFromOrganization");
  expect(removed).toMatchObject({ requestParameters: { accountId: AccountId }, responseElements: null });
});

test("4. an allow-list that leaves organizations out at one level", async () => {
  const allowList = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["iam:*","sts:*"],"Resource":"*"}}';
  await attach(await newPolicy(allowList, "list"), "ou-two1-open0001");
  const { organizations } = on.as("management/admin");
  await organizations.send(new DetachPolicyCommand({ PolicyId: "p-FullAWSAccess", TargetId: "ou-two1-open0001" }));
  const denied = await refusal(leave(on.as("open-complete/admin")));
  expect(denied).toMatchObject({
    name: "AccessDeniedException",
    message:
      "User: arn:aws:sts::100000000021:assumed-role/admin/orgdrill is not authorized to perform: " +
      "organizations:LeaveOrganization on resource: * " +
      "because no service control policy allows the organizations:LeaveOrganization action",
  });
  await on.as("open-complete/admin").iam.send(new ListRolesCommand({}));
});

describe("5 and 6. a member accepts the invitation of another organization", () => {
  const member = () => on.as("kept-created/admin");
  const acceptInvitation = async () => {
    const [invitation] = await invitations(member());
    return member().organizations.send(new AcceptHandshakeCommand({ HandshakeId: invitation?.Id ?? "" }));
  };
  const moveOut = () =>
    on.as("management/admin").organizations.send(
      new MoveAccountCommand({
        ...{ AccountId: "100000000011", SourceParentId: "ou-two1-kept0001" },
        DestinationParentId: "ou-two1-open0001",
      }),
    );

  test("denied while a policy of the first denies leaving, accepted from a unit whose path lacks it", async () => {
    const denied = await refusal(acceptInvitation());
    expect(denied.name).toBe("AccessDeniedException");
    expect(denied.message).toContain("not authorized to perform: organizations:LeaveOrganization on resource: *");
    expect(await organizationOf(member())).toBe("o-twoacme001");

    await moveOut();
    expect((await acceptInvitation()).Handshake).toMatchObject({ State: "ACCEPTED", Action: "INVITE" });
    expect(await organizationOf(member())).toBe("o-twoumbr001");
    const umbrella = on.as("umbrella-management/admin").organizations;
    const { Accounts } = await umbrella.send(new ListAccountsForParentCommand({ ParentId: "r-two2" }));
    expect(Accounts?.map(({ Id }) => Id)).toContain("100000000011");
    const { Account } = await umbrella.send(new DescribeAccountCommand({ AccountId: "100000000011" }));
    expect(Account).toMatchObject({
      JoinedMethod: "INVITED",
      State: "ACTIVE",
      Paths: ["o-twoumbr001/r-two2/100000000011/"],
    });
    const gone = on
      .as("management/admin")
      .organizations.send(new DescribeAccountCommand({ AccountId: "100000000011" }));
    expect((await refusal(gone)).name).toBe("AccountNotFoundException");
  });

  test("the new root's policies bind the next call, the old one's no longer", async () => {
    const deny = (action: string) =>
      `{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"${action}","Resource":"*"}}`;
    await attach(await newPolicy(deny("iam:ListUsers"), "old"), "ou-two1-open0001");
    const umbrella = "umbrella-management/admin";
    await attach(await newPolicy(deny("iam:ListRoles"), "new", umbrella), "r-two2", umbrella);
    await moveOut();
    const { ListUsersCommand } = await import("@aws-sdk/client-iam");
    expect((await refusal(member().iam.send(new ListUsersCommand({})))).name).toBe("AccessDenied");
    await member().iam.send(new ListRolesCommand({}));
    await acceptInvitation();
    await member().iam.send(new ListUsersCommand({}));
    const denied = await refusal(member().iam.send(new ListRolesCommand({})));
    expect(denied).toMatchObject({ name: "AccessDenied", status: 403 });
    expect(denied.message).toContain("arn:aws:organizations::200000000001:policy/o-twoumbr001/service_control_policy/");
  });

  test("each management account learns its half, and the call stands in the member's own history", async () => {
    await moveOut();
    const answer = await acceptInvitation();
    const own = (await history(member())).filter(({ eventName }) => eventName === "AcceptHandshake");
    expect(own).toMatchObject([{ eventType: "AwsApiCall", recipientAccountId: "100000000011" }]);
    expect(own[0]?.requestParameters).toEqual({ handshakeId: answer.Handshake?.Id });
    expect(own[0]).not.toHaveProperty("errorCode");
    const service = async (profile: string) =>
      (await history(on.as(profile))).filter(({ eventType }) => eventType === "AwsServiceEvent");
    expect(await service("management/admin")).toMatchObject([
      {
        eventName: "AccountDepartedOrganization",
        recipientAccountId: "100000000001",
        serviceEventDetails: { accountId: "100000000011", departureMethod: "LEFT" },
      },
    ]);
    expect(await service("umbrella-management/admin")).toMatchObject([
      {
        eventName: "AccountJoinedOrganization",
        recipientAccountId: "200000000001",
        serviceEventDetails: { accountId: "100000000011", joinedMethod: "INVITED" },
      },
    ]);
    const names = (await history(on.as("management/admin"))).map(({ eventName }) => eventName);
    expect(names).not.toContain("AcceptHandshake");
  });
});

describe("7 and 9. what else holds an account back", () => {
  test("a created account of three days waits, an invited one of one day does not", async () => {
    const waiting = await refusal(leave(on.as("open-young/admin")));
    expect(waiting).toMatchObject({
      name: "ConstraintViolationException",
      reason: "WAIT_PERIOD_ACTIVE",
      message: "This operation requires a wait period.  Try again later.",
    });
    await leave(on.as("open-invited/admin"));
    await on.control("POST", "clock", { advance: "1d" });
    await leave(on.as("open-young/admin"));
  });

  test("nor may it transfer before", async () => {
    const young = on.as("open-young/admin");
    const HandshakeId = (await invitations(young))[0]?.Id ?? "";
    const accept = () => young.organizations.send(new AcceptHandshakeCommand({ HandshakeId }));
    expect(await refusal(accept())).toMatchObject({
      name: "ConstraintViolationException",
      reason: "WAIT_PERIOD_ACTIVE",
    });
    await on.control("POST", "clock", { advance: "1d" });
    await accept();
  });

  test("without a means of payment it cannot leave, and may transfer", async () => {
    const member = on.as("open-no-payment/admin");
    expect(await refusal(leave(member))).toMatchObject({
      name: "ConstraintViolationException",
      reason: "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
      message: "The member account must be configured with a valid payment method, such as a credit card.",
    });
    const [invitation] = await invitations(member);
    await member.organizations.send(new AcceptHandshakeCommand({ HandshakeId: invitation?.Id ?? "" }));
    expect(await organizationOf(member)).toBe("o-twoumbr001");
  });

  test("the management account cannot leave, and an account without an organization has none to leave", async () => {
    expect((await refusal(leave(on.as("management/admin")))).name).toBe("MasterCannotLeaveOrganizationException");
    expect((await refusal(leave(on.as("alone/admin")))).name).toBe(NOBODY_IN);
  });
});

test("8. a delegated administrator cannot leave until it is deregistered", async () => {
  const { organizations } = on.as("management/admin");
  const ServicePrincipal = "guardduty.amazonaws.com";
  const registration = { AccountId: "100000000021", ServicePrincipal };
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
  await organizations.send(new RegisterDelegatedAdministratorCommand(registration));
  const member = on.as("open-complete/admin");
  expect((await refusal(leave(member))).reason).toBe("CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
  await organizations.send(new DeregisterDelegatedAdministratorCommand(registration));
  await leave(member);
  expect(await organizationOf(member)).toBe(NOBODY_IN);
});

describe("14. an invitation lives fifteen days", () => {
  test("then it has expired, and nobody can accept it", async () => {
    const alone = on.as("alone/admin");
    const [before] = await invitations(alone);
    await on.control("POST", "clock", { advance: "14d 23h" });
    expect((await invitations(alone)).map(({ State }) => State)).toEqual(["OPEN", "OPEN"]);
    await on.control("POST", "clock", { advance: "1h" });
    expect((await invitations(alone)).map(({ State }) => State)).toEqual(["EXPIRED", "EXPIRED"]);
    const late = alone.organizations.send(new AcceptHandshakeCommand({ HandshakeId: before?.Id ?? "" }));
    expect((await refusal(late)).name).toBe("InvalidHandshakeTransitionException");
    expect(await organizationOf(alone)).toBe(NOBODY_IN);
  });

  test("so does one that is made now, to the second", async () => {
    const target = { Type: "ACCOUNT", Id: "200000000011" } as const;
    const { Handshake } = await on
      .as("management/admin")
      .organizations.send(new InviteAccountToOrganizationCommand({ Target: target }));
    const { RequestedTimestamp: from, ExpirationTimestamp: to, Arn, Id, Parties } = Handshake ?? {};
    expect(Number(to) - Number(from)).toBe(15 * 86_400_000);
    expect(Arn).toBe(`arn:aws:organizations::100000000001:handshake/o-twoacme001/invite/${Id}`);
    expect(Parties).toEqual([{ Type: "ORGANIZATION", Id: "o-twoacme001" }, target]);
  });

  test("accepted twice is already accepted", async () => {
    const alone = on.as("alone/admin");
    const HandshakeId = (await invitations(alone))[0]?.Id ?? "";
    await alone.organizations.send(new AcceptHandshakeCommand({ HandshakeId }));
    const again = alone.organizations.send(new AcceptHandshakeCommand({ HandshakeId }));
    expect((await refusal(again)).name).toBe("HandshakeAlreadyInStateException");
  });
});

test("who calls is told to a user, a role and a root user", async () => {
  const who = async (profile: string) => {
    const { Account, Arn, UserId } = await on.as(profile).sts.send(new GetCallerIdentityCommand({}));
    return { Account, Arn, UserId };
  };
  const Account = "100000000026";
  expect(await who("open-root-keys/root")).toEqual({ Account, Arn: `arn:aws:iam::${Account}:root`, UserId: Account });
  expect(await who("open-root-keys/admin")).toEqual({
    Account,
    Arn: `arn:aws:sts::${Account}:assumed-role/admin/orgdrill`,
    UserId: expect.stringMatching(/^AROA[A-Z2-7]{17}:orgdrill$/),
  });
  expect(await who("open-invited/alice")).toMatchObject({
    Arn: "arn:aws:iam::100000000025:user/alice",
    UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
  });
});
