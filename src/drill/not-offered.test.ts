/** What a target cannot show is Not run with the reason, and never passes. */
import { describe, expect, test } from "vitest";
import { visitConsole } from "../action/index.ts";
import { judge } from "../evidence/index.ts";
import type { CallOutcome } from "../target/index.ts";
import { attempt } from "./attempting.ts";
import { castAs } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { expectRefused, expectSucceeded } from "./expect-consequence.ts";
import { expectMail, expectNoMailAtAll } from "./expect-mail.ts";
import { expectShare } from "./expect-membership-effects.ts";
import { expectDetector } from "./expect-watched.ts";
import { account, action, openedDrill } from "./fakes.test-support.ts";
import { NotRun } from "./not-run.ts";

const REASON = "NotEmulatedException: the service `guardduty` is not emulated";
const NOT_OFFERED: CallOutcome = { kind: "indeterminate", reason: REASON, notOffered: true };

const without = (operation: string, target = {}): Promise<Drill> =>
  openedDrill((asked) => (asked.operation === operation ? { outcome: NOT_OFFERED } : undefined), {}, target);

function attacking(drill: Drill, done = action()): Promise<void> {
  castAs(drill, "attacker", { role: "attacker", members: [{ account: account(), principal: "alice" }] });
  return attempt(drill, "attacker", done);
}

describe("an operation that whoever answers does not do", () => {
  test("ends the drill as Not run, and the call is among the evidence", async () => {
    const drill = await without("LeaveOrganization");
    await expect(attacking(drill)).rejects.toThrow(new NotRun(`a fake does not offer it: ${REASON}`));
    expect(drill.calls.map(({ operation }) => operation)).toContain("LeaveOrganization");
    expect(drill.findings).toEqual([]);
    expect(judge(drill.findings, "notRun").verdict).toBe("notRun");
  });

  test("is no refusal and no success for a Then that looks itself", async () => {
    const drill = await without("ListDetectors");
    await expect(expectDetector(drill, account(), true)).rejects.toThrow(NotRun);
    const shares = await without("GetResourceShares");
    await expect(expectShare(shares, { account: account(), share: "network", isThere: false })).rejects.toThrow(NotRun);
    expect([...drill.findings, ...shares.findings]).toEqual([]);
  });

  test("does not hide what was seen before it", async () => {
    const drill = await without("ListDetectors");
    await attacking(drill);
    expectRefused(drill);
    await expect(expectDetector(drill, account(), true)).rejects.toThrow(NotRun);
    expect(judge(drill.findings, "notRun").verdict).toBe("broke");
  });

  test("and what held before it does not pass for the whole", async () => {
    const drill = await without("ListDetectors");
    await attacking(drill);
    expectSucceeded(drill);
    await expect(expectDetector(drill, account(), true)).rejects.toThrow(NotRun);
    expect(judge(drill.findings, "notRun").verdict).toBe("notRun");
  });
});

describe("a capability that the target has not", () => {
  test("a visit to the console", async () => {
    const visit = visitConsole({ action: "view-bills", sentence: "read the bills" });
    const drill = await openedDrill(() => undefined);
    await expect(attacking(drill, visit)).rejects.toThrow(new NotRun("this target has no AWS console"));
  });

  test("mailboxes", async () => {
    const drill = await openedDrill(() => undefined);
    const question = { kind: "invitation", owner: account(), isSent: false };
    await expect(expectMail(drill, question)).rejects.toThrow(NotRun);
    await expect(expectNoMailAtAll(drill, account())).rejects.toThrow(NotRun);
  });
});

test("an answer that nobody got stays indeterminate, and is looked at", async () => {
  const lost: CallOutcome = { kind: "indeterminate", reason: "TimeoutError: no answer" };
  const drill = await openedDrill(({ operation }) =>
    operation === "LeaveOrganization" ? { outcome: lost } : undefined,
  );
  await attacking(drill);
  expectSucceeded(drill);
  expect(judge(drill.findings).verdict).toBe("inconclusive");
});
