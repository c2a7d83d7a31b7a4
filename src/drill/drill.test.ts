import { describe, expect, test } from "vitest";
import { judge } from "../evidence/index.ts";
import { minutes } from "../kernel/index.ts";
import { attempt, inviteActors, prepare } from "./attempting.ts";
import { castAs } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { concludeDrill } from "./drill-evidence.ts";
import { expectMembership, expectRefused, expectSucceeded } from "./expect-consequence.ts";
import { passTime } from "./expect-detection.ts";
import {
  account,
  action,
  call,
  type FakeAnswer,
  type FakeCall,
  later,
  MANAGEMENT,
  openedDrill,
  organization,
  refused,
  START,
  SUCCEEDED,
} from "./fakes.test-support.ts";
import { NotRun } from "./not-run.ts";

const refusing = ({ operation }: FakeCall): FakeAnswer | undefined =>
  operation === "LeaveOrganization" ? { outcome: refused("AccessDeniedException") } : undefined;

async function attacked(answer: (asked: FakeCall) => FakeAnswer | undefined = refusing, over = {}): Promise<Drill> {
  const drill = await openedDrill(answer, over);
  castAs(drill, "attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
  await attempt(drill, "attacker", action());
  return drill;
}

const conclude = (drill: Drill, ending: "completed" | "notRun" | "crashed" = "completed") =>
  concludeDrill(drill, { ending, remark: null, steps: [] });

describe("an attempt that no Then looked at", () => {
  test("makes the drill Inconclusive, and says which", async () => {
    const drill = await attacked();
    const evidence = await conclude(drill);
    expect(evidence.findings).toEqual([
      expect.objectContaining({
        answer: "consequence",
        verdict: "inconclusive",
        reason: "nobody looked at what became of `leave the organization`",
        calls: [1],
      }),
    ]);
    expect(judge(evidence.findings, evidence.ending).verdict).toBe("inconclusive");
  });

  test("is still told when a later When was judged", async () => {
    const drill = await attacked();
    await attempt(
      drill,
      "attacker",
      action({ sentence: "call iam ListRoles", carryOut: (it) => it.call("iam", "ListRoles") }),
    );
    expectSucceeded(drill);
    expect((await conclude(drill)).findings.map((each) => each.verdict)).toEqual(["held", "inconclusive"]);
  });

  test("is not told once its outcome, or what came of it, was asked for", async () => {
    const byOutcome = await attacked();
    expectRefused(byOutcome);
    expect(byOutcome.unjudged()).toEqual([]);
    const byState = await attacked();
    await expectMembership(byState, account(), organization());
    expect(byState.unjudged()).toEqual([]);
  });

  test("is not told of a drill that was not run: its questions never came", async () => {
    const drill = await attacked();
    const evidence = await conclude(drill, "notRun");
    expect(evidence.findings).toEqual([]);
    expect(judge(evidence.findings, evidence.ending).verdict).toBe("notRun");
  });
});

test("a Then without a When is told to come later", async () => {
  const drill = await openedDrill(() => undefined);
  expect(() => expectSucceeded(drill)).toThrow("nothing has been attempted yet; a When must come first");
});

describe("the state of accounts", () => {
  test("is read before the first act and after the last, for every account that took part", async () => {
    let hasLeft = false;
    const drill = await attacked(({ operation }) => {
      if (operation === "LeaveOrganization") hasLeft = true;
      return operation === "ListAccounts" && hasLeft
        ? { outcome: { kind: "succeeded", output: { Accounts: [] } } }
        : undefined;
    });
    const { state } = await conclude(drill);
    expect(state.before.map((each) => [each.accountId, each.organizationId])).toEqual([["222222222222", "o-acme"]]);
    expect(state.after.map((each) => [each.accountId, each.organizationId])).toEqual([["222222222222", null]]);
  });

  test("that could not be read leaves nothing behind that would be read again at the end", async () => {
    const drill = await openedDrill(() => undefined, { organizations: [organization({ managementAccountId: "9" })] });
    castAs(drill, "attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
    await expect(attempt(drill, "attacker", action())).rejects.toThrow(NotRun);
    expect((await conclude(drill, "notRun")).state).toEqual({ before: [], after: [] });
  });
});

test("calls are numbered through the drill, and every act remembers its time for the twins", async () => {
  const drill = await attacked();
  await passTime(drill, minutes(10));
  await attempt(drill, "attacker", action());
  expect(drill.calls.map((each) => each.sequence)).toEqual([1, 2]);
  expect(drill.history.map((each) => each.at)).toEqual([START, later(minutes(10))]);
});

test("time cannot pass on a target without a clock: Not run", async () => {
  const drill = await openedDrill(() => undefined);
  const { control: _, ...still } = drill.opened.target;
  const stage = { open: async () => ({ target: still, view: drill.view }) };
  const timeless = new (drill.constructor as typeof Drill)(stage);
  await timeless.open({ kind: "under-test" });
  await expect(passTime(timeless, minutes(1))).rejects.toThrow("cannot move time by 1 m");
});

describe("preparations", () => {
  test("must succeed", async () => {
    const drill = await openedDrill(refusing);
    await expect(prepare(drill, action({ sentence: "attach it" }))).rejects.toThrow(
      "could not attach it: refused with AccessDeniedException: no",
    );
    expect(drill.history[0]?.actor).toMatchObject({ name: "the operator of acme", account: MANAGEMENT });
  });

  test("may find that an invitation is open already, and nothing else", async () => {
    const invited = async (code: string): Promise<void> => {
      const drill = await openedDrill(({ operation }) =>
        operation === "InviteAccountToOrganization" ? { outcome: refused(code) } : undefined,
      );
      castAs(drill, "attacker", { role: "attacker", members: [{ account: account(), principal: "admin" }] });
      await inviteActors(drill, "attacker", drill.organization);
    };
    await expect(invited("DuplicateHandshakeException")).resolves.toBeUndefined();
    await expect(invited("ConstraintViolationException")).rejects.toThrow("could not invite 222222222222");
  });
});

test("an administrator is asked before the root user, and only one that the target has", async () => {
  const drill = await openedDrill(() => undefined);
  const root = { name: "root", kind: "root", isAdministrator: true, isSynthetic: false } as const;
  const admin = { name: "admin", kind: "role", isAdministrator: true, isSynthetic: false } as const;
  const rooted = await openedDrill(() => undefined, { accounts: [MANAGEMENT, account({ principals: [root, admin] })] });
  expect(rooted.administratorOf("222222222222")?.principal.principal).toBe("admin");
  expect(drill.administratorOf("999999999999")).toBeUndefined();
});

test("evidence is plain JSON with the trail and the assumptions in one order", async () => {
  const drill = await attacked(({ operation }) =>
    operation === "LeaveOrganization" ? { outcome: SUCCEEDED, assumptions: ["z", "a"] } : undefined,
  );
  expectSucceeded(drill);
  drill.records.seen.set("2/b", { accountId: "2", accountName: "b", record: {} });
  drill.records.seen.set("1/a", { accountId: "1", accountName: "a", record: {} });
  const evidence = await conclude(drill);
  expect(evidence.touchedAssumptions).toEqual(["a", "z"]);
  expect(evidence.trail.map((each) => each.accountId)).toEqual(["1", "2"]);
  expect(JSON.parse(JSON.stringify(evidence))).toEqual(evidence);
  expect(evidence.calls[0]).toMatchObject({ operation: call().operation, sequence: 1 });
});
