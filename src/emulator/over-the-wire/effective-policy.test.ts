import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateGovCloudAccountCommand,
  CreateOrganizationalUnitCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DescribeEffectivePolicyCommand,
  DisablePolicyTypeCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  InviteAccountToOrganizationCommand,
  ListAccountsWithInvalidEffectivePolicyCommand,
  ListPoliciesCommand,
  ListTagsForResourceCommand,
  MoveAccountCommand,
  type PolicyType,
  TagResourceCommand,
  UpdatePolicyCommand,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POLICY_TYPE_NAMES } from "../../domain/index.ts";
import { refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const MEMBER = "100000000021";
const management = () => on.as("management/admin").organizations;
const member = () => on.as("open-complete/admin").organizations;
const enable = (type: PolicyType) =>
  management().send(new EnablePolicyTypeCommand({ RootId: "r-two1", PolicyType: type }));

async function attached(Type: PolicyType, document: object, TargetId: string): Promise<void> {
  const input = { Name: `${Type} ${TargetId}`, Description: "", Type, Content: JSON.stringify(document) };
  const PolicyId = (await management().send(new CreatePolicyCommand(input))).Policy?.PolicySummary?.Id ?? "";
  await management().send(new AttachPolicyCommand({ PolicyId, TargetId }));
}

const effective = (hands: ReturnType<typeof member>, PolicyType: PolicyType, TargetId?: string) =>
  hands.send(new DescribeEffectivePolicyCommand({ PolicyType: PolicyType as "TAG_POLICY", TargetId }));
const rule = (...list: string[]) => ({ tags: { cost: { tag_key: "cost", tag_value: list } } });
const tags = (operator: string, ...list: string[]) => ({ tags: { cost: { tag_value: { [operator]: list } } } });

test("what root, unit and account say comes together; the member sees its own, the management account everybody's", async () => {
  await enable("TAG_POLICY");
  await attached("TAG_POLICY", tags("@@assign", "a", "b"), "r-two1");
  await attached("TAG_POLICY", tags("@@append", "c"), "ou-two1-open0001");
  await attached("TAG_POLICY", tags("@@remove", "a"), MEMBER);
  const own = await effective(member(), "TAG_POLICY");
  expect(own.EffectivePolicy).toMatchObject({ TargetId: MEMBER, PolicyType: "TAG_POLICY" });
  expect(JSON.parse(own.EffectivePolicy?.PolicyContent ?? "")).toEqual(rule("b", "c"));
  const other = await effective(management(), "TAG_POLICY", "100000000012");
  expect(JSON.parse(other.EffectivePolicy?.PolicyContent ?? "")).toEqual(rule("a", "b"));
});

test("says since when it is so: the last change of what contributes, whenever somebody asks", async () => {
  const since = async (of: string) =>
    (await effective(management(), "TAG_POLICY", of)).EffectivePolicy?.LastUpdatedTimestamp;
  const later = () => on.control("POST", "clock", { advance: "1h" });
  await enable("TAG_POLICY");
  const enabled = await since(MEMBER);
  await later();
  expect(await since(MEMBER)).toEqual(enabled);
  await attached("TAG_POLICY", tags("@@assign", "a"), MEMBER);
  const attachedAt = await since(MEMBER);
  expect(attachedAt?.getTime()).toBeGreaterThanOrEqual((enabled?.getTime() ?? 0) + 3_600_000);
  await later();
  expect(await since(MEMBER)).toEqual(attachedAt);
  expect(await since("100000000012")).toEqual(enabled);
  const { Policies } = await management().send(new ListPoliciesCommand({ Filter: "TAG_POLICY" }));
  await management().send(new UpdatePolicyCommand({ PolicyId: Policies?.[0]?.Id, Description: "again" }));
  const updated = await since(MEMBER);
  expect(updated?.getTime()).toBeGreaterThan(attachedAt?.getTime() ?? 0);
  await later();
  const SourceParentId = "ou-two1-open0001";
  await management().send(new MoveAccountCommand({ AccountId: MEMBER, SourceParentId, DestinationParentId: "r-two1" }));
  expect((await since(MEMBER))?.getTime()).toBeGreaterThan(updated?.getTime() ?? 0);
});

describe("refusals", () => {
  test("no such policy, no such account, no business of the caller", async () => {
    expect(await refusal(effective(member(), "TAG_POLICY"))).toMatchObject({
      name: "EffectivePolicyNotFoundException",
      message:
        "The specified policy type is not enabled. Enable that policy type on your organization root and then retry.",
    });
    await enable("TAG_POLICY");
    expect((await effective(member(), "TAG_POLICY")).EffectivePolicy?.PolicyContent).toBe("{}");
    const others = refusal(effective(member(), "TAG_POLICY", "100000000012"));
    expect((await others).name).toBe("AccessDeniedException");
    const stranger = refusal(effective(management(), "TAG_POLICY", "200000000011"));
    expect((await stranger).name).toBe("TargetNotFoundException");
    expect(await refusal(effective(management(), "TAG_POLICY", "r-two1"))).toMatchObject({
      reason: "TARGET_NOT_SUPPORTED",
      message: "You specified a target that is not currently supported.",
    });
    expect((await refusal(effective(member(), "SERVICE_CONTROL_POLICY"))).reason).toBe("INVALID_ENUM_POLICY_TYPE");
  });

  test("what is not emulated says so", async () => {
    const calls = [
      management().send(new CreateGovCloudAccountCommand({ Email: "x@y.example", AccountName: "x" })),
      management().send(new ListAccountsWithInvalidEffectivePolicyCommand({ PolicyType: "TAG_POLICY" })),
    ];
    for (const call of calls) expect(await refusal(call)).toMatchObject({ name: "NotEmulatedException", status: 501 });
  });
});

/** Types that a service owns, and the service that has to be trusted first. */
const SERVICE: Partial<Record<PolicyType, string>> = {
  GUARDDUTY_POLICY: "guardduty.amazonaws.com",
  INSPECTOR_POLICY: "inspector2.amazonaws.com",
  SECURITYHUB_POLICY: "securityhub.amazonaws.com",
};
const OUTERMOST: Partial<Record<PolicyType, string>> = {
  TAG_POLICY: "tags",
  BACKUP_POLICY: "plans",
  AISERVICES_OPT_OUT_POLICY: "services",
  CHATBOT_POLICY: "chatbot",
  DECLARATIVE_POLICY_EC2: "ec2_attributes",
  SECURITYHUB_POLICY: "securityhub",
};

test.each(POLICY_TYPE_NAMES.filter((each) => !each.endsWith("CONTROL_POLICY")))(
  "%s can be enabled, written, attached, listed and merged",
  async (type) => {
    const ServicePrincipal = SERVICE[type];
    if (ServicePrincipal !== undefined) {
      expect((await refusal(enable(type))).reason).toBe("SERVICE_ACCESS_NOT_ENABLED");
      await management().send(new EnableAWSServiceAccessCommand({ ServicePrincipal }));
    }
    await enable(type);
    const outermost = OUTERMOST[type] ?? "anything";
    const { setting, inside, value, rest } = OWN_FIELDS[type] ?? { setting: "setting", inside: "on", value: "on" };
    await attached(type, { [outermost]: { [setting]: { [inside]: { "@@assign": value } } } }, "ou-two1-open0001");
    const { Policies } = await management().send(new ListPoliciesCommand({ Filter: type }));
    expect(Policies?.map(({ Type }) => Type)).toEqual([type]);
    const { EffectivePolicy } = await effective(member(), type);
    expect(JSON.parse(EffectivePolicy?.PolicyContent ?? "")).toEqual({
      [outermost]: { [setting]: { [inside]: value, ...rest } },
    });
  },
);

/** Types that take their own fields alone. */
type Own = Readonly<{ setting: string; inside: string; value: string; rest?: object }>;
const OWN_FIELDS: Partial<Record<PolicyType, Own>> = {
  TAG_POLICY: { setting: "on", inside: "tag_key", value: "on", rest: { tag_value: ["*"] } },
  AISERVICES_OPT_OUT_POLICY: { setting: "lex", inside: "opt_out_policy", value: "optOut" },
};

describe("what a management policy must be", () => {
  const written = (Type: PolicyType, Content: string) =>
    management().send(new CreatePolicyCommand({ Name: "p", Description: "", Type, Content }));
  const controlled = (...words: string[]) =>
    JSON.stringify({ tags: { "@@operators_allowed_for_child_policies": words } });
  const optOut = (service: string, setting: object) =>
    JSON.stringify({ services: { [service]: { opt_out_policy: setting } } });
  const tag = (fields: object) => JSON.stringify({ tags: { CostCenter: fields } });

  test.each([
    ["an operator that is none", "BACKUP_POLICY", '{"plans":{"@@foo":1}}', "an inheritance operator, got `@@foo`"],
    ["a value without operator", "CHATBOT_POLICY", '{"chatbot":{"default":"on"}}', "set by an operator"],
    ["a list without operator", "BACKUP_POLICY", '{"plans":{"p":{"regions":["eu-west-1"]}}}', "set by an operator"],
    ["a single value appended", "TAG_POLICY", tag({ tag_value: { "@@append": "1" } }), "to have a list"],
    ["a field beside a value", "S3_POLICY", '{"s3":{"@@assign":"a","b":{"@@assign":"c"}}}', "no field beside"],
    ["a section assigned", "S3_POLICY", '{"s3":{"@@assign":{"b":"c"}}}', "a value or a list of values"],
    ["a key twice", "TAG_POLICY", '{"tags":{"a":{"tag_key":{"@@assign":"a"}},"a":{}}}', "`a`"],
    [
      "a control that is none",
      "TAG_POLICY",
      '{"tags":{"@@operators_allowed_for_child_policies":["@@some"]}}',
      "list of",
    ],
    ["another outermost key", "TAG_POLICY", '{"tag":{}}', "expected the outermost key `tags`"],
    ["a field that tags do not have", "TAG_POLICY", tag({ tag_values: { "@@assign": ["1"] } }), "got `tag_values`"],
    ["a key in a list", "TAG_POLICY", tag({ tag_key: { "@@assign": ["CostCenter"] } }), "`tag_key` to have a text"],
    ["values in no list", "TAG_POLICY", tag({ tag_value: { "@@assign": "1" } }), "`tag_value` to have a list"],
    ["another key", "TAG_POLICY", tag({ tag_key: { "@@assign": "Centre" } }), "but for its case"],
    ["no JSON", "BACKUP_POLICY", '{"plans":', "line 1"],
    ["an array", "BACKUP_POLICY", "[]", "one JSON object"],
    ["a value of all tags", "TAG_POLICY", '{"tags":{"@@assign":"x"}}', "got the value operator `@@assign`"],
    ["a value of all plans", "BACKUP_POLICY", '{"plans":{"@@assign":"x"}}', "got the value operator `@@assign`"],
    ["a value of a plan", "BACKUP_POLICY", '{"plans":{"p":{"@@assign":"x"}}}', "no value of `p` itself"],
    ["two outermost keys", "TAG_POLICY", '{"tags":{},"plans":{}}', "no key beside `tags`, got `plans`"],
    ["an object beside the tags", "TAG_POLICY", '{"tags":{},"@@assign":{}}', "a value or a list of values"],
    ["keys of two cases", "TAG_POLICY", '{"tags":{"Key":{},"key":{}}}', "`key` once, whatever its case"],
    ["an empty key", "TAG_POLICY", '{"tags":{"":{}}}', "got an empty one"],
    ["two wildcards", "TAG_POLICY", tag({ tag_value: { "@@assign": ["a*b*"] } }), "one `*` at most, got `a*b*`"],
    ["an unknown service", "TAG_POLICY", tag({ enforced_for: { "@@assign": ["imaginary:thing"] } }), "imaginary:thing"],
    ["a number as key", "TAG_POLICY", tag({ tag_key: { "@@assign": 12 } }), "`tag_key` to have a text"],
    ["a key appended", "TAG_POLICY", tag({ tag_key: { "@@append": ["CostCenter"] } }), "`tag_key` to be assigned"],
    ["nothing and more", "TAG_POLICY", controlled("@@none", "@@Assign"), "nothing beside `@@none`"],
    ["a control twice", "TAG_POLICY", controlled("@@assign", "@@assign"), "no operator twice"],
    ["an empty control", "TAG_POLICY", controlled(), "to be a list of"],
    [
      "an unknown AI service",
      "AISERVICES_OPT_OUT_POLICY",
      optOut("nonsense", { "@@assign": "optOut" }),
      "got `nonsense`",
    ],
    ["an AI service in capitals", "AISERVICES_OPT_OUT_POLICY", optOut("LEX", { "@@assign": "optOut" }), "got `LEX`"],
    ["a third choice", "AISERVICES_OPT_OUT_POLICY", optOut("lex", { "@@assign": "maybe" }), "`optIn` or `optOut`"],
    ["a choice appended", "AISERVICES_OPT_OUT_POLICY", optOut("lex", { "@@append": ["optOut"] }), "got `@@append`"],
    ["another setting", "AISERVICES_OPT_OUT_POLICY", '{"services":{"lex":{"other":{}}}}', "got `other`"],
  ] as const)("%s is refused, when it is written and when it is changed", async (_, type, content, problem) => {
    const message = "The provided policy document does not meet the requirements of the specified policy type.";
    const refused = { name: "MalformedPolicyDocumentException", message };
    const { requestId, ...seen } = await refusal(written(type, content));
    expect(seen).toMatchObject(refused);
    expect(await on.control("GET", `explain/${requestId}`)).toMatchObject({
      refusal: { message, detail: expect.stringContaining(problem) },
    });
    const outermost = OUTERMOST[type] ?? "anything";
    const PolicyId = (await written(type, `{"${outermost}":{}}`)).Policy?.PolicySummary?.Id ?? "";
    expect(await refusal(management().send(new UpdatePolicyCommand({ PolicyId, Content: content })))).toMatchObject(
      refused,
    );
  });

  test.each([
    ["operators beside the outermost key", "TAG_POLICY", '{"tags":{},"@@assign":null,"@@append":["x"]}'],
    ["other cases", "TAG_POLICY", '{"TAGS":{"Key":{"TAG_VALUE":{"@@Assign":["red"]}}}}'],
    ["a rule that says nothing", "TAG_POLICY", '{"tags":{"key":{}}}'],
    ["all types of a service", "TAG_POLICY", tag({ enforced_for: { "@@assign": ["ecs:ALL_SUPPORTED", "sqs:queue"] } })],
    ["what is no text", "TAG_POLICY", tag({ tag_value: { "@@assign": [12, true, null] } })],
    ["a control in two cases", "TAG_POLICY", controlled("@@assign", "@@Assign")],
    [
      "a control alone",
      "AISERVICES_OPT_OUT_POLICY",
      optOut("q", { "@@operators_allowed_for_child_policies": ["@@none"] }),
    ],
    ["a setting that says nothing", "AISERVICES_OPT_OUT_POLICY", optOut("default", {})],
    ["chat platforms", "CHATBOT_POLICY", '{"ChatBot":{"Platforms":{"Slack":{"Client":{"@@assign":"enabled"}}}}}'],
  ] as const)("%s is taken, as others recorded it", async (_, type, content) => {
    expect((await written(type, content)).Policy?.Content).toBe(content);
  });

  test("a document that is too long has AWS's text", async () => {
    expect(await refusal(written("TAG_POLICY", `{"tags":{}${" ".repeat(10_000)}}`))).toMatchObject({
      reason: "POLICY_CONTENT_LIMIT_EXCEEDED",
      message: "You have exceeded the maximum policy size.",
    });
  });

  test("the user guide's examples are taken", async () => {
    const examples: readonly (readonly [PolicyType, object])[] = [
      ["TAG_POLICY", { tags: { CostCenter: COST_CENTER } }],
      ["AISERVICES_OPT_OUT_POLICY", { services: { default: { opt_out_policy: { "@@assign": "optOut" } } } }],
      [
        "DECLARATIVE_POLICY_EC2",
        {
          ec2_attributes: {
            serial_console_access: { status: { "@@assign": "disabled" } },
            x: { y: { "@@append": [] } },
          },
        },
      ],
      ["S3_POLICY", { s3_attributes: { public_access_block_configuration: { "@@assign": "all" } } }],
    ];
    for (const [type, document] of examples) {
      const { Policy } = await written(type, JSON.stringify(document));
      expect(Policy?.PolicySummary?.Type).toBe(type);
      await management().send(new DeletePolicyCommand({ PolicyId: Policy?.PolicySummary?.Id ?? "" }));
    }
  });
});

const COST_CENTER = {
  tag_key: { "@@assign": "CostCenter", "@@operators_allowed_for_child_policies": ["@@none"] },
  tag_value: { "@@assign": ["100", "2*"], "@@operators_allowed_for_child_policies": ["@@none"] },
  enforced_for: { "@@assign": ["organizations:account", "organizations:ou", "organizations:policy"] },
};

test("policy keys that differ in case alone are one: a child does not escape what its parent locked", async () => {
  await enable("TAG_POLICY");
  await attached("TAG_POLICY", { tags: { CostCenter: COST_CENTER } }, "r-two1");
  const child = { tag_key: { "@@assign": "costcenter" }, tag_value: { "@@assign": ["999"] } };
  await attached("TAG_POLICY", { tags: { costcenter: child } }, MEMBER);
  const { EffectivePolicy } = await effective(member(), "TAG_POLICY");
  expect(JSON.parse(EffectivePolicy?.PolicyContent ?? "")).toMatchObject({
    tags: { costcenter: { tag_key: "CostCenter", tag_value: ["100", "2*"] } },
  });
  expect(EffectivePolicy?.PolicyContent).not.toContain("999");
});

describe("an enforced tag policy", () => {
  const violation = { name: "ConstraintViolationException", reason: "TAG_POLICY_VIOLATION" };
  const put = (ResourceId: string, Key: string, Value: string) =>
    management().send(new TagResourceCommand({ ResourceId, Tags: [{ Key, Value }] }));
  beforeEach(async () => {
    await enable("TAG_POLICY");
    await attached("TAG_POLICY", { tags: { CostCenter: COST_CENTER } }, "r-two1");
  });

  test.each([
    ["another value", "CostCenter", "300"],
    ["another spelling", "costcenter", "100"],
  ])("refuses %s, on accounts, units and policies, and nothing changes", async (_, Key, Value) => {
    const Tags = [{ Key, Value }];
    const organizations = management();
    const scp = { Version: "2012-10-17", Statement: { Effect: "Deny", Action: "s3:*", Resource: "*" } };
    const asked = [
      () => put(MEMBER, Key, Value),
      () => put("ou-two1-open0001", Key, Value),
      () => put("p-none0000", Key, Value),
      () => organizations.send(new CreateOrganizationalUnitCommand({ ParentId: "r-two1", Name: "n", Tags })),
      () => organizations.send(new CreateAccountCommand({ AccountName: "n", Email: "n@example.com", Tags })),
      () =>
        organizations.send(
          new InviteAccountToOrganizationCommand({ Target: { Type: "EMAIL", Id: "n@example.com" }, Tags }),
        ),
      () =>
        organizations.send(
          new CreatePolicyCommand({
            Name: "n",
            Description: "",
            Type: "SERVICE_CONTROL_POLICY",
            Content: JSON.stringify(scp),
            Tags,
          }),
        ),
    ];
    const [first, second, missing, ...others] = asked;
    for (const each of [first, second, ...others])
      expect(await refusal(each?.() ?? put("", "", ""))).toMatchObject(violation);
    expect((await refusal(missing?.() ?? put("", "", ""))).name).toBe("TargetNotFoundException");
    const { Tags: kept } = await organizations.send(new ListTagsForResourceCommand({ ResourceId: MEMBER }));
    expect(kept?.map(({ Key: key }) => key)).toEqual(["owner"]);
  });

  test("takes what it knows, other keys, and things that it does not name", async () => {
    await put(MEMBER, "CostCenter", "100");
    await put(MEMBER, "CostCenter", "2000");
    await put(MEMBER, "team", "anything");
    await put("r-two1", "costcenter", "300");
  });

  test("binds what the management account is under, and nobody while the type is off", async () => {
    await management().send(new DisablePolicyTypeCommand({ RootId: "r-two1", PolicyType: "TAG_POLICY" }));
    await put(MEMBER, "CostCenter", "300");
  });
});
