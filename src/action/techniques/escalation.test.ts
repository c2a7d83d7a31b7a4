import { describe, expect, test } from "vitest";
import { instant } from "../../kernel/index.ts";
import type { CallOutcome, Hands, SessionCredentials } from "../../target/index.ts";
import { NothingToActOn } from "../action.ts";
import { addSelfToGroup } from "./add-self-to-group.ts";
import { attachPolicyToSelf } from "./attach-policy-to-self.ts";
import { createAccessKey } from "./create-access-key.ts";
import { createPolicyVersion } from "./create-policy-version.ts";
import { type Escalation, escalating } from "./escalation.ts";
import { leaveOrganization } from "./leave-organization.ts";
import { putInlinePolicyOnSelf } from "./put-inline-policy-on-self.ts";
import { setDefaultPolicyVersion } from "./set-default-policy-version.ts";
import { updateTrustPolicy } from "./update-trust-policy.ts";

const USER = "arn:aws:iam::222222222222:user/mallory";
const ROLE = "arn:aws:sts::222222222222:assumed-role/mallory/orgdrill";
const REFUSED: CallOutcome = { kind: "refused", code: "AccessDenied", message: "no", status: 403 };
const KEY = { AccessKeyId: "AKIA1", SecretAccessKey: "secret" };
const ANSWERS: Readonly<Record<string, object>> = {
  CreateAccessKey: { AccessKey: KEY },
  AssumeRole: {
    Credentials: { AccessKeyId: "ASIA1", SecretAccessKey: "secret", SessionToken: "token" },
    AssumedRoleUser: { Arn: "arn:aws:sts::222222222222:assumed-role/offboarding/intruder" },
  },
};

type Asked = Readonly<{ as: string; operation: string; input: Readonly<Record<string, unknown>> }>;

/** Hands whose every call succeeds but the refused one; `became` are the credentials that were taken over. */
function handsOf(arn: string, refusedOperation = "") {
  const asked: Asked[] = [];
  const became: SessionCredentials[] = [];
  const as = (own: string): Hands => ({
    principal: { accountId: "222222222222", principal: "mallory" },
    arn: own,
    async call(service, operation, input = {}) {
      asked.push({ as: own, operation, input });
      const output = { ...ANSWERS[operation] };
      const outcome: CallOutcome = operation === refusedOperation ? REFUSED : { kind: "succeeded", output };
      return {
        at: instant(0),
        arn: own,
        service,
        operation,
        input,
        outcome,
        requestId: "r",
        answeredBy: "our-emulator",
      };
    },
    becoming(credentials, other) {
      became.push(credentials);
      return as(other);
    },
  });
  return { hands: as(arn), asked, became };
}

const SHELF: readonly (readonly [string, Escalation, readonly string[]])[] = [
  [USER, attachPolicyToSelf, ["AttachUserPolicy"]],
  [ROLE, attachPolicyToSelf, ["AttachRolePolicy"]],
  [USER, putInlinePolicyOnSelf, ["PutUserPolicy"]],
  [ROLE, putInlinePolicyOnSelf, ["PutRolePolicy"]],
  [USER, createPolicyVersion("own"), ["CreatePolicyVersion"]],
  [USER, setDefaultPolicyVersion("own"), ["SetDefaultPolicyVersion"]],
  [USER, updateTrustPolicy("offboarding"), ["UpdateAssumeRolePolicy", "AssumeRole"]],
  [USER, createAccessKey("leaver"), ["CreateAccessKey"]],
  [USER, addSelfToGroup("leavers"), ["AddUserToGroup"]],
];

describe.each(SHELF)("%s: $id", (arn, escalation, operations) => {
  const action = escalating(escalation, leaveOrganization);

  test("climbs, then leaves", async () => {
    const { hands, asked } = handsOf(arn);
    expect((await action.carryOut(hands)).operation).toBe("LeaveOrganization");
    expect(asked.map((each) => each.operation)).toEqual([...operations, "LeaveOrganization"]);
  });

  test.each(operations)("comes down to a refused %s, and nobody leaves", async (refusedOperation) => {
    const { hands, asked } = handsOf(arn, refusedOperation);
    const report = await action.carryOut(hands);
    expect([report.operation, report.outcome]).toEqual([refusedOperation, REFUSED]);
    expect(asked.at(-1)?.operation).toBe(refusedOperation);
  });

  test("has the ids of both, and says how both are undone", () => {
    expect(action.techniques).toEqual([...escalation.techniques, "T1666.A002"]);
    expect(action.undo).toContain(escalation.undo);
    expect(action.sentence).toMatch(/^[a-z].* and leave the organization$/);
  });
});

test("each writes on itself, in its own account", async () => {
  const { hands, asked } = handsOf(USER);
  for (const [, escalation] of SHELF) await escalation.climb(hands);
  const inputs = Object.fromEntries(asked.map(({ operation, input }) => [operation, input]));
  expect(inputs.AttachUserPolicy?.UserName).toBe("mallory");
  expect(inputs.PutUserPolicy?.UserName).toBe("mallory");
  expect(inputs.AddUserToGroup).toEqual({ GroupName: "leavers", UserName: "mallory" });
  expect(inputs.CreatePolicyVersion).toMatchObject({
    PolicyArn: "arn:aws:iam::222222222222:policy/own",
    SetAsDefault: true,
  });
  expect(inputs.SetDefaultPolicyVersion?.VersionId).toBe("v1");
  expect(inputs.UpdateAssumeRolePolicy?.PolicyDocument).toContain(USER);
});

test("a new key is used as the other user, without a token; a role's session as the role", async () => {
  const key = handsOf(USER);
  await escalating(createAccessKey("leaver"), leaveOrganization).carryOut(key.hands);
  expect(key.became).toEqual([{ accessKeyId: "AKIA1", secretAccessKey: "secret" }]);
  expect(key.asked.at(-1)?.as).toBe("arn:aws:iam::222222222222:user/leaver");
  const role = handsOf(USER);
  await escalating(updateTrustPolicy("offboarding"), leaveOrganization).carryOut(role.hands);
  expect(role.became[0]?.sessionToken).toBe("token");
  expect(role.asked.at(-1)?.as).toContain("assumed-role/offboarding");
});

test("an answer without a key was not carried out", async () => {
  const { hands } = handsOf(USER);
  const keyless: Hands = {
    ...hands,
    call: async (...asked) => ({ ...(await hands.call(...asked)), outcome: { kind: "succeeded", output: {} } }),
  };
  await expect(createAccessKey("leaver").climb(keyless)).rejects.toThrow(NothingToActOn);
});
