import { expect, test } from "vitest";
import type { Coverage, OpenWay } from "./coverage.ts";
import { Drill } from "./drill.ts";
import { expectEveryWayDenied, sweepForWaysOut } from "./expect-coverage.ts";
import { account, fakeTarget, MANAGEMENT, SUCCEEDED, view } from "./fakes.test-support.ts";
import { NotRun } from "./not-run.ts";

const way = (over: Partial<OpenWay> = {}): OpenWay => ({
  sentence: "leave the organization",
  principals: ["root", "admin"],
  conditionKeys: [],
  ...over,
});

const COVERED: Coverage = {
  accounts: 2,
  principals: 5,
  ways: ["leave the organization", "join another organization", "close the account"],
  uncovered: [],
  assumptions: ["a-guess"],
};

async function swept(coverage: Coverage | undefined, accounts = [MANAGEMENT, account()]): Promise<Drill> {
  const target = fakeTarget(() => ({ outcome: SUCCEEDED }));
  const opened = { target, view: view({ accounts }) };
  const drill = new Drill({
    open: async () => (coverage === undefined ? opened : { ...opened, coverage: () => coverage }),
  });
  await drill.open({ kind: "under-test" });
  sweepForWaysOut(drill);
  expectEveryWayDenied(drill);
  return drill;
}

const open = (ways: readonly OpenWay[]): Coverage => ({
  ...COVERED,
  uncovered: [{ accountId: account().id, ways, change: "attach `deny-leave` to the root" }],
});

test("every account that was asked about is a finding, so that the denominators are true", async () => {
  const { findings, touchedAssumptions } = await swept(COVERED);
  expect(findings).toEqual([
    {
      answer: "prevention",
      verdict: "held",
      class: "modelled",
      basis: "computed",
      assumptions: ["a-guess"],
      calls: [],
      expected: "every way out is denied to everybody, whatever their permissions",
      reason:
        "a guardrail denies everybody in payments each of 3 ways out: leave the organization, join another organization or close the account",
      accountId: account().id,
      accountName: account().name,
      place: account().place,
      observed: "0 of 3 ways out open",
    },
  ]);
  expect([...touchedAssumptions]).toEqual(["a-guess"]);
});

test("an open account is named with its line and the change that would close it", async () => {
  const ways = [
    way(),
    way({ sentence: "join another organization" }),
    way({ sentence: "close the account", principals: ["root"] }),
  ];
  const { findings } = await swept(open(ways));
  expect(findings).toMatchObject([
    {
      verdict: "broke",
      accountId: "222222222222",
      accountName: "payments",
      place: { file: "org.yaml", line: 20 },
      reason:
        "no guardrail denies that root and admin can leave the organization or join another organization; no guardrail denies that root can close the account; to close the gap, attach `deny-leave` to the root",
      observed: "3 of 3 ways out open, 0 denied only under a condition",
    },
  ]);
});

test("a deny that hangs on what the caller chooses leaves it undecided, unless another way is open", async () => {
  const doubtful = way({ conditionKeys: ["aws:MultiFactorAuthPresent", "aws:SourceIp"] });
  const undecided = await swept(open([doubtful]));
  expect(undecided.findings).toMatchObject([
    {
      verdict: "inconclusive",
      reason:
        "denied only under a condition on `aws:MultiFactorAuthPresent` and `aws:SourceIp` is that root and admin can leave the organization; to close the gap, attach `deny-leave` to the root",
    },
  ]);
  const broken = await swept(open([doubtful, way({ principals: ["alice"] })]));
  expect(broken.findings).toMatchObject([
    { verdict: "broke", observed: "1 of 3 ways out open, 1 denied only under a condition" },
  ]);
});

test("a crowd is counted, and an administrator of ours is not passed off as the reader's", async () => {
  const principals = [{ name: "intruder", kind: "role", isAdministrator: true, isSynthetic: true }] as const;
  const { findings } = await swept(open([way({ principals: ["root", "intruder", "b", "c", "d"] })]), [
    MANAGEMENT,
    account({ principals }),
  ]);
  expect(findings[0]?.reason).toContain(
    "that root, an administrator that the file does not list, b and 2 more can leave",
  );
});

test("it is not run without a member account that must stay, or where policies cannot be read", async () => {
  await expect(swept(COVERED, [MANAGEMENT, account({ mayLeave: "sold" })])).rejects.toThrow(NotRun);
  await expect(swept(undefined)).rejects.toThrow("does not show the policies");
});

test("a Then without a When is an error", () => {
  const drill = new Drill({ open: () => Promise.reject(new Error("never")) });
  expect(() => expectEveryWayDenied(drill)).toThrow("a When must come first");
});
