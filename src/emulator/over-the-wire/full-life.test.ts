import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  ListRolesCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import {
  AcceptHandshakeCommand,
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  DescribeOrganizationCommand,
  EnablePolicyTypeCommand,
  InviteAccountToOrganizationCommand,
  LeaveOrganizationCommand,
  ListAccountsCommand,
  ListAccountsForParentCommand,
  ListRootsCommand,
  MoveAccountCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import { AssumeRoleCommand, GetCallerIdentityCommand, GetSessionTokenCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  type Credentials,
  type Hands,
  history,
  invitations,
  organizationOf,
  refusal,
  type Served,
  served,
} from "./served.test-support.ts";
import { toldGroup } from "./stores.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const leave = (hands: Hands) => hands.organizations.send(new LeaveOrganizationCommand({}));

type HandedOut = Readonly<{
  AccessKeyId: string | undefined;
  SecretAccessKey: string | undefined;
  SessionToken?: string | undefined;
}>;

/** What STS and IAM hand out, as a client takes it. */
function taken(handedOut: HandedOut | undefined): Credentials {
  const {
    AccessKeyId: accessKeyId = "",
    SecretAccessKey: secretAccessKey = "",
    SessionToken: sessionToken,
  } = handedOut ?? { AccessKeyId: undefined, SecretAccessKey: undefined };
  return { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
}

async function assumed(hands: Hands, role: string, parts: Partial<AssumeRoleCommand["input"]> = {}): Promise<Hands> {
  const { Credentials } = await hands.sts.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${role}`, RoleSessionName: "operator", ...parts }),
  );
  return on.with(taken(Credentials));
}

/** An account made for the organization of `founder`, finished; answers its id. */
async function created(founder: Hands, name: string): Promise<string> {
  const { CreateAccountStatus } = await founder.organizations.send(
    new CreateAccountCommand({ AccountName: name, Email: `${name}@new.example` }),
  );
  expect(CreateAccountStatus).toMatchObject({ State: "IN_PROGRESS", Id: expect.stringMatching(/^car-[a-z0-9]{32}$/) });
  const status = () =>
    founder.organizations.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus?.Id ?? "" }),
    );
  expect((await status()).CreateAccountStatus?.State).toBe("IN_PROGRESS");
  await on.control("POST", "clock", { advance: "1m" });
  const finished = (await status()).CreateAccountStatus;
  expect(finished).toMatchObject({ State: "SUCCEEDED", AccountName: name });
  return finished?.AccountId ?? "";
}

test("an organization from its founding until its first account has left it", async () => {
  const founder = on.as("alone/admin");
  const { organizations } = founder;
  const { Organization } = await organizations.send(new CreateOrganizationCommand({ FeatureSet: "ALL" }));
  expect(Organization).toMatchObject({ FeatureSet: "ALL", MasterAccountId: "300000000001" });
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  // Made by the API, so no policy type is enabled, whatever AvailablePolicyTypes says.
  expect(Roots).toMatchObject([{ PolicyTypes: [] }]);
  const rootId = Roots?.[0]?.Id ?? "";
  const Type = "SERVICE_CONTROL_POLICY";
  const Content =
    '{"Version":"2012-10-17","Statement":{"Sid":"Stay","Effect":"Deny","Action":"organizations:Leave*","Resource":"*"}}';
  const { Policy } = await organizations.send(
    new CreatePolicyCommand({ Type, Name: "stay", Description: "", Content }),
  );
  const PolicyId = Policy?.PolicySummary?.Id ?? "";
  const { OrganizationalUnit } = await organizations.send(
    new CreateOrganizationalUnitCommand({ ParentId: rootId, Name: "Kept" }),
  );
  const unitId = OrganizationalUnit?.Id ?? "";
  const attach = () => organizations.send(new AttachPolicyCommand({ PolicyId, TargetId: unitId }));
  expect((await refusal(attach())).name).toBe("PolicyTypeNotEnabledException");
  await organizations.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType: Type }));
  await attach();
  expect((await refusal(attach())).name).toBe("DuplicatePolicyAttachmentException");

  const early = new CreateAccountCommand({ AccountName: "early", Email: "early@new.example" });
  expect((await refusal(organizations.send(early))).name).toBe("FinalizingOrganizationException");
  await on.control("POST", "clock", { advance: "1h" });
  const accountId = await created(founder, "first");
  await organizations.send(
    new MoveAccountCommand({ AccountId: accountId, SourceParentId: rootId, DestinationParentId: unitId }),
  );
  const { Accounts } = await organizations.send(new ListAccountsForParentCommand({ ParentId: unitId }));
  expect(Accounts).toMatchObject([
    {
      ...{ Id: accountId, Name: "first", Email: "first@new.example", Status: "ACTIVE", State: "ACTIVE" },
      ...{ JoinedMethod: "CREATED", Paths: [`${Organization?.Id}/${rootId}/${unitId}/${accountId}/`] },
    },
  ]);

  const inside = await assumed(founder, `${accountId}:role/OrganizationAccountAccessRole`);
  expect((await refusal(leave(inside))).message).toContain(PolicyId);
  await organizations.send(
    new MoveAccountCommand({ AccountId: accountId, SourceParentId: unitId, DestinationParentId: rootId }),
  );
  expect((await refusal(leave(inside))).reason).toBe("WAIT_PERIOD_ACTIVE");
  const invited = await on
    .as("umbrella-management/admin")
    .organizations.send(
      new InviteAccountToOrganizationCommand({ Target: { Type: "ACCOUNT", Id: accountId }, Notes: "come" }),
    );
  await on.control("POST", "clock", { advance: "4d" });
  const later = await assumed(founder, `${accountId}:role/OrganizationAccountAccessRole`);
  expect((await refusal(leave(later))).name).toBe("ConstraintViolationException");
  await later.organizations.send(new AcceptHandshakeCommand({ HandshakeId: invited.Handshake?.Id ?? "" }));
  expect(await organizationOf(later)).toBe("o-twoumbr001");
  const { Accounts: left } = await organizations.send(new ListAccountsCommand({}));
  expect(left?.map(({ Id }) => Id)).toEqual(["300000000001"]);
});

test("an invitation takes an account in, and the account leaves again", async () => {
  const alone = on.as("alone/admin");
  const acme = (await invitations(alone)).find(({ Arn }) => Arn?.includes("o-twoacme001"));
  await alone.organizations.send(new AcceptHandshakeCommand({ HandshakeId: acme?.Id ?? "" }));
  const { Organization } = await alone.organizations.send(new DescribeOrganizationCommand({}));
  expect(Organization).toMatchObject({ Id: "o-twoacme001", MasterAccountId: "100000000001" });
  await leave(alone);
  expect(await organizationOf(alone)).toBe("AWSOrganizationsNotInUseException");
  const names = (await history(on.as("management/admin"))).map(({ eventName, serviceEventDetails }) => [
    eventName,
    serviceEventDetails?.departureMethod ?? serviceEventDetails?.joinedMethod,
  ]);
  expect(names).toEqual([
    ["AccountDepartedOrganization", "LEFT"],
    ["AccountJoinedOrganization", "INVITED"],
  ]);
});

test("13. the access role outlives the membership of a created account; an invitation makes none", async () => {
  const founder = on.as("management/admin");
  const role = "100000000021:role/OrganizationAccountAccessRole";
  await leave(await assumed(founder, role));
  const still = await assumed(founder, role);
  const who = await still.sts.send(new GetCallerIdentityCommand({}));
  expect(who.Arn).toBe("arn:aws:sts::100000000021:assumed-role/OrganizationAccountAccessRole/operator");
  const invited = refusal(assumed(founder, "100000000025:role/OrganizationAccountAccessRole"));
  expect((await invited).name).toBe("AccessDenied");
  const alone = on.as("alone/admin");
  const HandshakeId = (await invitations(alone))[0]?.Id ?? "";
  await alone.organizations.send(new AcceptHandshakeCommand({ HandshakeId }));
  const { Roles } = await alone.iam.send(new ListRolesCommand({}));
  expect(Roles?.map(({ RoleName }) => RoleName).sort()).toEqual(["AWSServiceRoleForOrganizations", "admin"]);
});

describe("identities made over the wire", () => {
  const admin = () => on.as("open-complete/admin");
  const newKey = async () => {
    await admin().iam.send(new CreateUserCommand({ UserName: "carol" }));
    const { AccessKey } = await admin().iam.send(new CreateAccessKeyCommand({ UserName: "carol" }));
    return { id: AccessKey?.AccessKeyId ?? "", hands: on.with(taken(AccessKey)) };
  };
  const grant = () =>
    admin().iam.send(
      new AttachUserPolicyCommand({ UserName: "carol", PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }),
    );

  test("a user signs with the key it was given, may nothing, is granted, and leaves; the records say who", async () => {
    const { id, hands } = await newKey();
    const who = await hands.sts.send(new GetCallerIdentityCommand({}));
    expect(who.Arn).toBe("arn:aws:iam::100000000021:user/carol");
    expect((await refusal(leave(hands))).message).toMatch(/because no identity-based policy allows the .* action$/);
    await grant();
    await leave(hands);
    const [last, attached, denied, , keyMade, userMade] = await history(admin());
    expect(last).toMatchObject({
      eventName: "LeaveOrganization",
      userIdentity: {
        ...{ type: "IAMUser", userName: "carol", accessKeyId: id, accountId: "100000000021" },
        ...{ arn: "arn:aws:iam::100000000021:user/carol", principalId: expect.stringMatching(/^AIDA/) },
      },
    });
    expect(last).not.toHaveProperty("errorCode");
    expect(attached).toMatchObject({ eventName: "AttachUserPolicy", userIdentity: { type: "AssumedRole" } });
    expect(denied).toMatchObject({ eventName: "LeaveOrganization", errorCode: "AccessDenied" });
    expect(keyMade).toMatchObject({
      eventName: "CreateAccessKey",
      responseElements: { accessKey: { accessKeyId: id, userName: "carol", status: "Active" } },
    });
    expect(JSON.stringify(keyMade)).not.toMatch(/secret/i);
    expect(userMade).toMatchObject({ eventName: "CreateUser", requestParameters: { userName: "carol" } });
  });

  test("a key that is switched off or deleted signs no longer", async () => {
    const { id, hands } = await newKey();
    const who = () => hands.sts.send(new GetCallerIdentityCommand({}));
    const key = { UserName: "carol", AccessKeyId: id };
    await admin().iam.send(new UpdateAccessKeyCommand({ ...key, Status: "Inactive" }));
    expect(await refusal(who())).toMatchObject({ name: "InvalidClientTokenId", status: 403 });
    await admin().iam.send(new UpdateAccessKeyCommand({ ...key, Status: "Active" }));
    await who();
    await admin().iam.send(new DeleteAccessKeyCommand(key));
    expect((await refusal(who())).name).toBe("InvalidClientTokenId");
  });

  test("a session ends when its time has come, on the virtual clock", async () => {
    const { hands } = await newKey();
    await grant();
    const { Credentials } = await hands.sts.send(new GetSessionTokenCommand({ DurationSeconds: 900 }));
    const session = on.with(taken(Credentials));
    const founder = on.as("management/admin");
    const parts = { DurationSeconds: 900 };
    const role = await assumed(founder, "100000000021:role/OrganizationAccountAccessRole", parts);
    await on.control("POST", "clock", { advance: "14m" });
    await organizationOf(session);
    await organizationOf(role);
    await on.control("POST", "clock", { advance: "1m" });
    for (const each of [session, role]) {
      expect(await organizationOf(each)).toBe("ExpiredTokenException");
      const who = await refusal(each.sts.send(new GetCallerIdentityCommand({})));
      expect(who).toMatchObject({ name: "ExpiredToken", status: 403 });
    }
    await hands.sts.send(new GetCallerIdentityCommand({}));
  });

  test("the assumption of a role stands in both accounts' histories, the later calls under the session", async () => {
    const founder = on.as("management/admin");
    const inside = await assumed(founder, "100000000021:role/OrganizationAccountAccessRole");
    await leave(inside);
    const isAssumption = ({ eventName }: Readonly<{ eventName: string }>) => eventName === "AssumeRole";
    const [own] = (await history(founder)).filter(isAssumption);
    const [foreign] = (await history(admin())).filter(isAssumption);
    expect(own).toMatchObject({ recipientAccountId: "100000000001", userIdentity: { type: "AssumedRole" } });
    expect(foreign).toMatchObject({
      recipientAccountId: "100000000021",
      userIdentity: { type: "AWSAccount", accountId: "100000000001" },
    });
    const [last] = await history(admin());
    expect(last).toMatchObject({
      eventName: "LeaveOrganization",
      userIdentity: {
        type: "AssumedRole",
        arn: "arn:aws:sts::100000000021:assumed-role/OrganizationAccountAccessRole/operator",
        sessionContext: { sessionIssuer: { userName: "OrganizationAccountAccessRole" } },
      },
    });
  });
});

describe("a rule of EventBridge", () => {
  const watch = async (profile: string, accountId: string, pattern: object) => {
    const { events } = on.as(profile);
    await events.send(new PutRuleCommand({ Name: "departures", EventPattern: JSON.stringify(pattern) }));
    const Arn = await toldGroup(on, profile, accountId);
    await events.send(new PutTargetsCommand({ Rule: "departures", Targets: [{ Id: "1", Arn }] }));
  };
  const told = async () =>
    (await on.control("GET", "notifications")).notifications as readonly Record<string, unknown>[];
  const ANY_LEAVING = { source: ["aws.organizations"], detail: { eventName: ["LeaveOrganization"] } };

  test("in the member's account hears of the attempt, denied or not", async () => {
    await watch("kept-created/admin", "100000000011", ANY_LEAVING);
    const { requestId } = await refusal(leave(on.as("kept-created/admin")));
    expect(await told()).toEqual([]);
    await on.control("POST", "clock", { advance: "15m" });
    expect(await told()).toMatchObject([
      {
        ...{ ruleName: "departures", accountId: "100000000011", region: "us-east-1", causes: [requestId] },
        ...{ targetArn: "arn:aws:logs:us-east-1:100000000011:log-group:told", eventName: "LeaveOrganization" },
        event: {
          ...{ source: "aws.organizations", account: "100000000011", "detail-type": "AWS API Call via CloudTrail" },
          detail: { errorCode: "AccessDenied" },
        },
      },
    ]);
  });

  test("in the management account never hears of it, only of the departure", async () => {
    await watch("management/admin", "100000000001", ANY_LEAVING);
    await leave(on.as("open-complete/admin"));
    await on.control("POST", "clock", { advance: "15m" });
    expect(await told()).toEqual([]);
    await watch("management/admin", "100000000001", { detail: { eventName: ["AccountDepartedOrganization"] } });
    await leave(on.as("open-invited/admin"));
    await on.control("POST", "clock", { advance: "15m" });
    expect(await told()).toMatchObject([
      { eventName: "AccountDepartedOrganization", causes: ["100000000025"], accountId: "100000000001" },
    ]);
  });
});

/** The SDK's own signer, which its types do not show. */
type Presigner = Readonly<{
  presign(request: object, options: Readonly<{ expiresIn: number }>): Promise<{ query: Record<string, string> }>;
}>;

describe("a presigned GetCallerIdentity", () => {
  const presigned = async (profile: string) => {
    const { hostname, port } = new URL(on.url);
    const signer = (await on.as(profile).sts.config.signer(undefined as never)) as unknown as Presigner;
    const { query } = await signer.presign(
      {
        ...{ method: "GET", protocol: "http:", hostname, port: Number(port), path: "/" },
        query: { Action: "GetCallerIdentity", Version: "2011-06-15" },
        headers: { host: `${hostname}:${port}` },
      },
      { expiresIn: 60 },
    );
    return new URLSearchParams(query);
  };

  test("tells who signed it, without a header of its own", async () => {
    for (const [profile, arn] of [
      ["open-invited/alice", "arn:aws:iam::100000000025:user/alice"],
      ["open-complete/admin", "arn:aws:sts::100000000021:assumed-role/admin/orgdrill"],
    ] as const) {
      const response = await fetch(`${on.url}/?${await presigned(profile)}`);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain(`<Arn>${arn}</Arn>`);
    }
  });

  test("is worthless for anything else, and without its last character", async () => {
    const query = await presigned("open-complete/admin");
    const signature = query.get("X-Amz-Signature") ?? "";
    const ask = async (change: Readonly<Record<string, string>>) => {
      const changed = new URLSearchParams([...query, ...Object.entries(change)]);
      for (const [name, value] of Object.entries(change)) changed.set(name, value);
      const response = await fetch(`${on.url}/?${changed}`);
      return [response.status, /<Code>(.*?)</.exec(await response.text())?.[1]];
    };
    expect(await ask({ Action: "GetSessionToken" })).toEqual([403, "SignatureDoesNotMatch"]);
    expect(await ask({ "X-Amz-Expires": "600" })).toEqual([403, "SignatureDoesNotMatch"]);
    expect(await ask({ "X-Amz-Signature": signature.slice(1) })).toEqual([403, "SignatureDoesNotMatch"]);
  });
});

test("removed and taken in again by invitation, an account gets no second access role and keeps what it had", async () => {
  const AccountId = "100000000021";
  const { organizations } = on.as("management/admin");
  await organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId }));
  const { Handshake } = await organizations.send(
    new InviteAccountToOrganizationCommand({ Target: { Type: "EMAIL", Id: "open-complete@acme.example" } }),
  );
  expect(Handshake).toMatchObject({ State: "OPEN", Action: "INVITE" });
  const HandshakeId = Handshake?.Id ?? "";
  await on.as("open-complete/admin").organizations.send(new AcceptHandshakeCommand({ HandshakeId }));
  const { Accounts } = await organizations.send(new ListAccountsForParentCommand({ ParentId: "r-two1" }));
  expect(Accounts?.find(({ Id }) => Id === AccountId)).toMatchObject({ JoinedMethod: "INVITED" });
  await leave(on.as("open-complete/admin"));
});
