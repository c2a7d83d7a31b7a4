import {
  AttachPolicyCommand,
  CreateGovCloudAccountCommand,
  CreatePolicyCommand,
  DescribeEffectivePolicyCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListAccountsWithInvalidEffectivePolicyCommand,
  ListPoliciesCommand,
  type PolicyType,
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
const tags = (operator: string, ...list: string[]) => ({ tags: { cost: { tag_value: { [operator]: list } } } });

test("what root, unit and account say comes together; the member sees its own, the management account everybody's", async () => {
  await enable("TAG_POLICY");
  await attached("TAG_POLICY", tags("@@assign", "a", "b"), "r-two1");
  await attached("TAG_POLICY", tags("@@append", "c"), "ou-two1-open0001");
  await attached("TAG_POLICY", tags("@@remove", "a"), MEMBER);
  const own = await effective(member(), "TAG_POLICY");
  expect(own.EffectivePolicy).toMatchObject({ TargetId: MEMBER, PolicyType: "TAG_POLICY" });
  expect(JSON.parse(own.EffectivePolicy?.PolicyContent ?? "")).toEqual({ tags: { cost: { tag_value: ["b", "c"] } } });
  const other = await effective(management(), "TAG_POLICY", "100000000012");
  expect(JSON.parse(other.EffectivePolicy?.PolicyContent ?? "")).toEqual({ tags: { cost: { tag_value: ["a", "b"] } } });
});

describe("refusals", () => {
  test("no such policy, no such account, no business of the caller", async () => {
    expect((await refusal(effective(member(), "TAG_POLICY"))).name).toBe("EffectivePolicyNotFoundException");
    await enable("TAG_POLICY");
    expect((await refusal(effective(member(), "TAG_POLICY"))).name).toBe("EffectivePolicyNotFoundException");
    const others = refusal(effective(member(), "TAG_POLICY", "100000000012"));
    expect((await others).name).toBe("AccessDeniedException");
    const stranger = refusal(effective(management(), "TAG_POLICY", "200000000011"));
    expect((await stranger).name).toBe("TargetNotFoundException");
    expect((await refusal(effective(management(), "TAG_POLICY", "r-two1"))).reason).toBe("TARGET_NOT_SUPPORTED");
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
  CHATBOT_POLICY: "chatbots",
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
    await attached(type, { [outermost]: { setting: { "@@assign": "on" } } }, "ou-two1-open0001");
    const { Policies } = await management().send(new ListPoliciesCommand({ Filter: type }));
    expect(Policies?.map(({ Type }) => Type)).toEqual([type]);
    const { EffectivePolicy } = await effective(member(), type);
    expect(JSON.parse(EffectivePolicy?.PolicyContent ?? "")).toEqual({ [outermost]: { setting: "on" } });
  },
);
