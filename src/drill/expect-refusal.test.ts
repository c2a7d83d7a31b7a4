import { expect, test } from "vitest";
import type { CallOutcome } from "../target/index.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { expectRefusedBecause, expectRefusedForWantOf } from "./expect-refusal.ts";
import { account, action, openedDrill, refused, SUCCEEDED, UNKNOWN } from "./fakes.test-support.ts";

const WAITING = "the account is still within its waiting period";
const MESSAGE = "This operation requires a wait period.  Try again later.";

async function leaving(outcome: CallOutcome): Promise<Drill> {
  const drill = await openedDrill(({ operation }) => (operation === "LeaveOrganization" ? { outcome } : undefined), {});
  castAs(drill, "attacker", { role: "attacker", members: [{ account: account(), principal: "alice" }] });
  await attempt(drill, "attacker", action());
  return drill;
}

const violated = (reason: string, message = MESSAGE): CallOutcome => ({
  ...{ kind: "refused", code: "ConstraintViolationException", status: 400 },
  ...{ reason, message },
});

test.each<readonly [string, CallOutcome, string]>([
  ["the exception, its Reason and its text", violated("WAIT_PERIOD_ACTIVE"), "held"],
  ["another Reason", violated("MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED"), "broke"],
  ["no Reason", refused("ConstraintViolationException", MESSAGE), "broke"],
  ["another text", violated("WAIT_PERIOD_ACTIVE", "no"), "broke"],
  ["another exception", refused("AccessDeniedException", MESSAGE), "broke"],
  ["no refusal", SUCCEEDED, "broke"],
  ["no answer", UNKNOWN, "inconclusive"],
])("a reason is known by %s", async (_, outcome, verdict) => {
  const drill = await leaving(outcome);
  expectRefusedBecause(drill, WAITING);
  expect(drill.findings.map((each) => each.verdict)).toEqual([verdict]);
});

test("what was expected and what was seen name exception and Reason", async () => {
  const drill = await leaving(violated("WAIT_PERIOD_ACTIVE"));
  expectRefusedBecause(drill, WAITING);
  expect(drill.findings[0]?.expected).toBe(
    `refused because ${WAITING}: ConstraintViolationException WAIT_PERIOD_ACTIVE "requires a wait period"`,
  );
  expect(drill.findings[0]?.observed).toBe(
    `refused with ConstraintViolationException (WAIT_PERIOD_ACTIVE): ${MESSAGE}`,
  );
});

test("the exception of another service is no sign here", async () => {
  const drill = await leaving(refused("AccessDenied", "explicit deny in a service control policy"));
  expectRefusedBecause(drill, "a service control policy denies it");
  expect(drill.findings[0]?.verdict).toBe("broke");
});

test("a permission is missed by its name", async () => {
  const denied = "because no identity-based policy allows the organizations:LeaveOrganization action";
  const drill = await leaving(refused("AccessDeniedException", denied));
  expectRefusedForWantOf(drill, "organizations:LeaveOrganization");
  expectRefusedForWantOf(drill, "organizations:TagResource");
  expect(drill.findings.map((each) => each.verdict)).toEqual(["held", "broke"]);
});

test("a reason that nobody knows is a mistake of the feature", async () => {
  const drill = await leaving(SUCCEEDED);
  expect(() => expectRefusedBecause(drill, "of the weather")).toThrow("`of the weather`");
});
