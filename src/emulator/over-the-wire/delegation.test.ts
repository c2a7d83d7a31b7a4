import {
  AttachPolicyCommand,
  CloseAccountCommand,
  CreatePolicyCommand,
  DeleteResourcePolicyCommand,
  DeregisterDelegatedAdministratorCommand,
  DescribeAccountCommand,
  DescribeResourcePolicyCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  LeaveOrganizationCommand,
  ListAccountsCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  ListDelegatedServicesForAccountCommand,
  ListPoliciesCommand,
  ListRootsCommand,
  ListTagsForResourceCommand,
  MoveAccountCommand,
  PutResourcePolicyCommand,
  RegisterDelegatedAdministratorCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { history, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const MEMBER = "100000000021";
const OTHER = "100000000012";
const TRAIL = "cloudtrail.amazonaws.com";
const management = () => on.as("management/admin").organizations;
const member = () => on.as("open-complete/admin").organizations;

const enable = (ServicePrincipal: string) => management().send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
const register = (AccountId: string, ServicePrincipal = TRAIL) =>
  management().send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
const deregister = (AccountId: string, ServicePrincipal = TRAIL) =>
  management().send(new DeregisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
const refused = async (sent: Promise<unknown>) => {
  const { name, reason } = await refusal(sent);
  return reason === undefined ? name : `${name} ${reason}`;
};

describe("trusted services", () => {
  test("are listed with the day from which they are, once each, and go again", async () => {
    await enable(TRAIL);
    await enable(TRAIL);
    await enable("guardduty.amazonaws.com");
    const list = () => management().send(new ListAWSServiceAccessForOrganizationCommand({ MaxResults: 1 }));
    const first = await list();
    expect(first.EnabledServicePrincipals).toEqual([{ ServicePrincipal: TRAIL, DateEnabled: expect.any(Date) }]);
    const NextToken = first.NextToken ?? "";
    const second = await management().send(new ListAWSServiceAccessForOrganizationCommand({ NextToken }));
    expect(second.EnabledServicePrincipals?.map((each) => each.ServicePrincipal)).toEqual(["guardduty.amazonaws.com"]);
    await management().send(new DisableAWSServiceAccessCommand({ ServicePrincipal: TRAIL }));
    expect((await list()).EnabledServicePrincipals?.[0]?.ServicePrincipal).toBe("guardduty.amazonaws.com");
  });

  test("a name that is no service, and a member that asks", async () => {
    expect(await refused(enable("nonsense"))).toBe("InvalidInputException UNRECOGNIZED_SERVICE_PRINCIPAL");
    const asked = member().send(new EnableAWSServiceAccessCommand({ ServicePrincipal: TRAIL }));
    expect(await refused(asked)).toBe("AccessDeniedException");
  });
});

describe("delegated administrators", () => {
  test("need trusted access, are members, and are registered once for each service", async () => {
    expect(await refused(register(MEMBER))).toBe("ConstraintViolationException SERVICE_ACCESS_NOT_ENABLED");
    await enable(TRAIL);
    expect(await refused(register("100000000001"))).toBe(
      "ConstraintViolationException CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
    );
    expect(await refused(register("200000000011"))).toBe("AccountNotFoundException");
    await register(MEMBER);
    expect(await refused(register(MEMBER))).toBe("AccountAlreadyRegisteredException");
    expect(await refused(deregister(OTHER))).toBe("AccountNotRegisteredException");
  });

  test("a service takes so many and no more", async () => {
    await enable("guardduty.amazonaws.com");
    await register(MEMBER, "guardduty.amazonaws.com");
    const more = register(OTHER, "guardduty.amazonaws.com");
    expect(await refused(more)).toBe("ConstraintViolationException DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
    await enable(TRAIL);
    for (const each of ["100000000011", OTHER, MEMBER]) await register(each);
    expect(await refused(register("100000000022"))).toBe(
      "ConstraintViolationException MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
    );
  });

  test("are listed, with their services, and stand in the way of disabling", async () => {
    await enable(TRAIL);
    await register(MEMBER);
    const { DelegatedAdministrators } = await management().send(new ListDelegatedAdministratorsCommand({}));
    expect(DelegatedAdministrators).toMatchObject([{ Id: MEMBER, DelegationEnabledDate: expect.any(Date) }]);
    const services = (AccountId: string) =>
      management().send(new ListDelegatedServicesForAccountCommand({ AccountId }));
    expect((await services(MEMBER)).DelegatedServices).toMatchObject([{ ServicePrincipal: TRAIL }]);
    expect(await refused(services(OTHER))).toBe("AccountNotRegisteredException");
    const disable = management().send(new DisableAWSServiceAccessCommand({ ServicePrincipal: TRAIL }));
    expect(await refused(disable)).toContain("DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE");
  });

  test("LEAVE-08: cannot leave until they are deregistered", async () => {
    await enable(TRAIL);
    await register(MEMBER);
    const leave = () => member().send(new LeaveOrganizationCommand({}));
    expect(await refused(leave())).toBe("ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG");
    await deregister(MEMBER);
    await leave();
  });

  test("may read the organization, and write nothing; a plain member may neither", async () => {
    const list = () => member().send(new ListAccountsCommand({}));
    expect((await refusal(list())).message).toBe("You don't have permissions to access this resource.");
    await enable(TRAIL);
    await register(MEMBER);
    expect((await list()).Accounts?.length).toBe(9);
    const create = { Name: "n", Description: "", Type: "SERVICE_CONTROL_POLICY", Content: DENY_S3 } as const;
    expect(await refused(member().send(new CreatePolicyCommand(create)))).toBe("AccessDeniedException");
    // The account's users need the permission as well.
    const alice = on.as("open-complete/alice").organizations.send(new ListAccountsCommand({}));
    expect((await refusal(alice)).message).toContain("because no identity-based policy allows");
  });
});

const DENY_S3 = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"*"}]}';
const statement = (more: object = {}) => ({
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${MEMBER}:root` },
  Action: ["organizations:List*", "organizations:CreatePolicy", "organizations:AttachPolicy"],
  Resource: "*",
  ...more,
});
const delegation = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const put = (Content: string) => management().send(new PutResourcePolicyCommand({ Content }));

describe("the delegation policy", () => {
  test("is put, described, replaced under its id and deleted", async () => {
    const described = () => management().send(new DescribeResourcePolicyCommand({}));
    expect(await refusal(described())).toMatchObject({
      name: "ResourcePolicyNotFoundException",
      message: "No resource-based policy found.",
    });
    const { ResourcePolicy } = await put(delegation(statement()));
    const { Id = "", Arn } = ResourcePolicy?.ResourcePolicySummary ?? {};
    expect(Id).toMatch(/^rp-[0-9a-zA-Z_]{4,128}$/);
    expect(Arn).toBe(`arn:aws:organizations::100000000001:resourcepolicy/o-twoacme001/${Id}`);
    const second = delegation(statement({ Action: "organizations:ListRoots" }));
    expect((await put(second)).ResourcePolicy?.ResourcePolicySummary?.Id).toBe(Id);
    expect((await described()).ResourcePolicy?.Content).toBe(second);
    await management().send(new DeleteResourcePolicyCommand({}));
    expect(await refused(management().send(new DeleteResourcePolicyCommand({})))).toBe(
      "ResourcePolicyNotFoundException",
    );
  });

  test.each([
    ["not JSON", "{", "INVALID_RESOURCE_POLICY_JSON"],
    ["NotAction", delegation({ ...statement(), Action: undefined, NotAction: "s3:*" }), "INVALID_RESOURCE_POLICY_JSON"],
    [
      "NotResource",
      delegation({ ...statement(), Resource: undefined, NotResource: "*" }),
      "INVALID_RESOURCE_POLICY_JSON",
    ],
    [
      "closing accounts",
      delegation(statement({ Action: "organizations:CloseAccount" })),
      "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
    ],
    [
      "moving accounts",
      delegation(statement({ Action: "organizations:Move*" })),
      "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
    ],
    ["everything", delegation(statement({ Action: "organizations:*" })), "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY"],
    [
      "another service",
      delegation(statement({ Resource: "arn:aws:s3:::x" })),
      "UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY",
    ],
    ["what is no service", delegation(statement({ Principal: { Service: "ec2.example.com" } })), "INVALID_PRINCIPAL"],
    ["a federated user", delegation(statement({ Principal: { Federated: "x.amazonaws.com" } })), "INVALID_PRINCIPAL"],
    ["too long", delegation(statement({ Sid: "a".repeat(40_000) })), "MAX_LENGTH_EXCEEDED"],
  ])("refuses %s", async (_, content, reason) => {
    expect(await refused(put(content))).toBe(`InvalidInputException ${reason}`);
  });

  test("is kept without white space, each account by its ARN; a service may be named", async () => {
    const Principal = { AWS: [MEMBER, `arn:aws:iam::${OTHER}:root`], Service: "kms.amazonaws.com" };
    const given = JSON.stringify(JSON.parse(delegation(statement({ Principal, Sid: MEMBER }))), undefined, 2);
    const named = [`arn:aws:iam::${MEMBER}:root`, `arn:aws:iam::${OTHER}:root`];
    const kept = delegation(statement({ Principal: { AWS: named, Service: "kms.amazonaws.com" }, Sid: MEMBER }));
    expect((await put(given)).ResourcePolicy?.Content).toBe(kept);
    const described = await management().send(new DescribeResourcePolicyCommand({}));
    expect(described.ResourcePolicy?.Content).toBe(kept);
    expect((await member().send(new ListRootsCommand({}))).Roots?.[0]?.Id).toBe("r-two1");
  });

  test("takes tags when it is made and not when it is changed", async () => {
    const tagged = (Tags: { Key: string; Value: string }[]) =>
      management().send(new PutResourcePolicyCommand({ Content: delegation(statement()), Tags }));
    await tagged([{ Key: "owner", Value: "team" }]);
    await tagged([]);
    expect(await refusal(tagged([{ Key: "another", Value: "one" }]))).toMatchObject({
      name: "ConstraintViolationException",
      reason: "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED",
      message: "Adding tags on updating an existing resource-based policy is not supported.",
    });
  });

  test("AWS's texts name the action", async () => {
    expect((await refusal(put(delegation(statement({ Action: "s3:GetObject" }))))).message).toBe(
      "s3:GetObject is not a supported action for this resource-based policy.",
    );
    expect((await refusal(put("{"))).message).toBe("This resource-based policy contains invalid JSON.");
  });

  test("gives a member what it names, and nothing else", async () => {
    await put(delegation(statement()));
    expect((await member().send(new ListRootsCommand({}))).Roots?.[0]?.Id).toBe("r-two1");
    const create = { Name: "n", Description: "", Type: "SERVICE_CONTROL_POLICY", Content: DENY_S3 } as const;
    const { Policy } = await member().send(new CreatePolicyCommand(create));
    const PolicyId = Policy?.PolicySummary?.Id ?? "";
    await member().send(new AttachPolicyCommand({ PolicyId, TargetId: OTHER }));
    const enabling = { RootId: "r-two1", PolicyType: "TAG_POLICY" } as const;
    expect((await refusal(member().send(new EnablePolicyTypeCommand(enabling)))).message).toContain(
      "because no resource-based policy allows the organizations:EnablePolicyType action",
    );
    const move = { AccountId: OTHER, SourceParentId: "ou-two1-kept0001", DestinationParentId: "r-two1" };
    expect(await refused(member().send(new MoveAccountCommand(move)))).toBe("AccessDeniedException");
    expect(await refused(member().send(new CloseAccountCommand({ AccountId: OTHER })))).toBe("AccessDeniedException");
    const stranger = on.as("kept-invited/admin").organizations.send(new ListRootsCommand({}));
    expect(await refused(stranger)).toBe("AccessDeniedException");
    const [record] = await history(on.as("open-complete/admin"));
    expect(record).toMatchObject({ eventName: "CloseAccount", recipientAccountId: MEMBER });
  });

  test("both sides must allow: the member's identity policies and its own SCPs too", async () => {
    await put(delegation(statement()));
    const alice = on.as("open-complete/alice").organizations.send(new ListRootsCommand({}));
    expect((await refusal(alice)).message).toContain("because no identity-based policy allows");
    const Content =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:List*","Resource":"*"}]}';
    const input = { Name: "no-lists", Description: "", Type: "SERVICE_CONTROL_POLICY", Content } as const;
    const PolicyId = (await management().send(new CreatePolicyCommand(input))).Policy?.PolicySummary?.Id ?? "";
    await management().send(new AttachPolicyCommand({ PolicyId, TargetId: MEMBER }));
    expect((await refusal(member().send(new ListRootsCommand({})))).message).toContain(
      "with an explicit deny in a service control policy",
    );
  });

  test("its conditions and resources count: one policy type, one resource", async () => {
    const Condition = { StringEquals: { "organizations:PolicyType": "TAG_POLICY" } };
    await put(
      delegation(
        statement({ Action: "organizations:ListPolicies", Condition }),
        statement({
          Action: "organizations:CreatePolicy",
          Resource: "arn:aws:organizations::100000000001:policy/o-twoacme001/tag_policy/*",
        }),
      ),
    );
    const list = (Filter: "TAG_POLICY" | "SERVICE_CONTROL_POLICY") =>
      member().send(new ListPoliciesCommand({ Filter }));
    await list("TAG_POLICY");
    expect(await refused(list("SERVICE_CONTROL_POLICY"))).toBe("AccessDeniedException");
    const create = (Type: "TAG_POLICY" | "SERVICE_CONTROL_POLICY", Content: string) =>
      member().send(new CreatePolicyCommand({ Name: Type, Description: "", Type, Content }));
    await create("TAG_POLICY", '{"tags":{}}');
    expect(await refused(create("SERVICE_CONTROL_POLICY", DENY_S3))).toBe("AccessDeniedException");
  });

  test("a Deny in it binds a registered administrator as well", async () => {
    await enable(TRAIL);
    await register(MEMBER);
    await member().send(new ListRootsCommand({}));
    await put(delegation(statement({ Effect: "Deny", Action: "organizations:ListRoots" }), statement()));
    expect((await refusal(member().send(new ListRootsCommand({})))).message).toContain(
      "with an explicit deny in a resource-based policy",
    );
    await member().send(new ListAccountsCommand({}));
  });
});

describe("tags", () => {
  const tag = (ResourceId: string, Tags: { Key: string; Value: string }[]) =>
    management().send(new TagResourceCommand({ ResourceId, Tags }));
  const tagsOf = async (ResourceId: string) => {
    const { Tags = [] } = await management().send(new ListTagsForResourceCommand({ ResourceId }));
    return Object.fromEntries(Tags.map(({ Key, Value }) => [Key, Value]));
  };

  test.each(["r-two1", "ou-two1-open0001", "100000000012"])("on %s: added, overwritten, taken away", async (id) => {
    await tag(id, [{ Key: "a", Value: "1" }]);
    await tag(id, [
      { Key: "a", Value: "2" },
      { Key: "b", Value: "" },
    ]);
    expect(await tagsOf(id)).toEqual({ a: "2", b: "" });
    await management().send(new UntagResourceCommand({ ResourceId: id, TagKeys: ["a", "nothing"] }));
    expect(await tagsOf(id)).toEqual({ b: "" });
  });

  test("on policies and on the delegation policy", async () => {
    const Tags = [{ Key: "owner", Value: "team" }];
    const created = await management().send(new PutResourcePolicyCommand({ Content: delegation(statement()), Tags }));
    const id = created.ResourcePolicy?.ResourcePolicySummary?.Id ?? "";
    expect(await tagsOf(id)).toEqual({ owner: "team" });
    await tag(id, [{ Key: "b", Value: "c" }]);
    expect(await tagsOf(id)).toEqual({ owner: "team", b: "c" });
    expect(await refused(tag("p-FullAWSAccess", Tags))).toBe("InvalidInputException IMMUTABLE_POLICY");
    expect(await refused(tag("p-notthere", Tags))).toBe("TargetNotFoundException");
  });

  test("fifty, none of AWS's own, each key once, in pages", async () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `k${index}`, Value: "v" }));
    expect(await refused(tag("r-two1", many(51)))).toBe("ConstraintViolationException MAX_TAG_LIMIT_EXCEEDED");
    await tag("r-two1", many(50));
    expect(await refused(tag("r-two1", [{ Key: "k50", Value: "v" }]))).toContain("MAX_TAG_LIMIT_EXCEEDED");
    expect(await refused(tag("r-two1", [{ Key: "aws:x", Value: "v" }]))).toContain("INVALID_SYSTEM_TAGS_PARAMETER");
    const twice = tag("r-two1", [...many(1), ...many(1)]);
    expect(await refused(twice)).toBe("InvalidInputException DUPLICATE_TAG_KEY");
    const first = await management().send(new ListTagsForResourceCommand({ ResourceId: "r-two1" }));
    expect(first.Tags?.length).toBe(20);
    const NextToken = first.NextToken ?? "";
    const next = await management().send(new ListTagsForResourceCommand({ ResourceId: "r-two1", NextToken }));
    const inOrder = many(50).map(({ Key }) => Key);
    expect([...(first.Tags ?? []), ...(next.Tags ?? [])].map(({ Key }) => Key)).toEqual(inOrder.sort().slice(0, 40));
  });

  test("conditions see the tags of the request and of the thing", async () => {
    const condition = (key: string) => ({ StringEquals: { [key]: "team-a" } });
    await put(
      delegation(
        statement({ Action: "organizations:DescribeAccount", Condition: condition("aws:ResourceTag/owner") }),
        statement({ Action: "organizations:TagResource", Condition: condition("aws:RequestTag/owner") }),
      ),
    );
    const asMember = (Value: string) =>
      member().send(new TagResourceCommand({ ResourceId: OTHER, Tags: [{ Key: "owner", Value }] }));
    const look = (AccountId: string) => member().send(new DescribeAccountCommand({ AccountId }));
    await look("100000000011");
    expect(await refused(look(OTHER))).toBe("AccessDeniedException");
    expect(await refused(asMember("team-b"))).toBe("AccessDeniedException");
    await asMember("team-a");
    const [record] = await history(on.as("open-complete/admin"));
    expect(record).toMatchObject({
      eventName: "TagResource",
      requestParameters: { resourceId: OTHER, tags: [{ key: "owner", value: "team-a" }] },
      responseElements: null,
    });
  });
});

test.each([
  ["everybody", "*"],
  ["an account of no member", "arn:aws:iam::200000000011:root"],
])("a delegation policy that names %s is taken, which is an assumption", async (_, AWS) => {
  const content = delegation(statement({ Principal: { AWS } }));
  expect((await put(content)).ResourcePolicy?.Content).toBe(content);
  const stranger = on.as("umbrella-member/admin").organizations;
  expect(await refused(stranger.send(new ListAccountsCommand({})))).toBe("AccessDeniedException");
  const strict = await served(undefined, { "delegation-policy-strangers": "refused" });
  const asked = (Content: string) =>
    strict.as("management/admin").organizations.send(new PutResourcePolicyCommand({ Content }));
  expect(await refused(asked(content))).toBe("InvalidInputException INVALID_PRINCIPAL");
  expect((await asked(delegation(statement()))).ResourcePolicy).toBeDefined();
  await strict.close();
});
