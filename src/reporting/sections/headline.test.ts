import { describe, expect, test } from "vitest";
import { ANSWER_KINDS, type CallObservation, type DrillResult, type Finding, VERDICTS } from "../../evidence/index.ts";
import { call, drill, evidenceOf, finding } from "../fixture.test-support.ts";
import { headline } from "./headline.ts";
import { nothingBroke } from "./nothing-broke.ts";

const payments = { accountId: "222222222222", accountName: "payments" };
const billing = { accountId: "333333333333", accountName: "billing" };
const broke = (over: Partial<Finding> = {}): Finding =>
  finding({ ...payments, verdict: "broke", reason: "it left", ...over });
const alarm = (over: Partial<Finding> = {}): Finding => finding({ ...payments, answer: "detection", ...over });
const refused = call({ outcome: { kind: "refused", code: "AccessDeniedException", message: "", status: 400 } });
const alert = {
  detection: "org-leave",
  accountId: "222222222222",
  at: "2026-11-01T00:04:00Z",
  eventId: "e",
  eventName: "LeaveOrganization",
};

/** Each drill with what its intruder was answered. */
function sentence(
  ...rows: readonly (readonly [Partial<DrillResult>, readonly Finding[], readonly CallObservation[]])[]
): string {
  const drills = rows.map(([over, findings], index) => drill({ id: `d${index}`, ...over }, findings));
  const files = new Map(rows.map(([, , calls], index) => [`d${index}`, { calls, trail: [] }]));
  return headline(evidenceOf(drills, files)).sentence;
}

describe("an account that can be taken out", () => {
  test.each([
    ["nobody", [broke(), alarm({ verdict: "broke" })], "One account can be taken out, and nobody would be told."],
    ["somebody", [broke(), alarm()], "One account can be taken out, and somebody would be told."],
    [
      "one alarm of two",
      [broke(), alarm({ verdict: "broke" }), alarm()],
      "One account can be taken out, and somebody would be told.",
    ],
    [
      "unknown",
      [broke(), alarm({ verdict: "inconclusive" })],
      "One account can be taken out; whether anybody would be told is inconclusive.",
    ],
    ["not tried", [broke()], "One account can be taken out; no alarm for that was tried."],
  ])("told: %s", (_, findings, expected) => {
    expect(sentence([{}, findings, [call()]])).toBe(expected);
  });

  test("is told of only in part when an alarm rang for one way out and none was tried for the other", () => {
    const leaving = call({ sequence: 1, operation: "LeaveOrganization" });
    const joining = call({ sequence: 2, operation: "AcceptHandshake" });
    const findings = [broke({ calls: [1] }), broke({ calls: [2] }), alarm({ calls: [1] })];
    expect(sentence([{}, findings, [leaving, joining]])).toBe(
      "One account can be taken out; an alarm rang for some of the ways out, and none was tried for the others.",
    );
    expect(sentence([{}, [...findings, alarm({ calls: [2] })], [leaving, joining]])).toBe(
      "One account can be taken out, and somebody would be told.",
    );
    expect(sentence([{}, [...findings, alarm({ calls: [2], verdict: "broke" })], [leaving, joining]])).toBe(
      "One account can be taken out, and nobody would be told.",
    );
  });

  test("is counted once, however many drills take it out, and others are counted beside it", () => {
    const first = [{}, [broke(), alarm({ verdict: "broke" })], [call()]] as const;
    const second = [{}, [broke(billing), alarm({ ...billing })], [call()]] as const;
    expect(sentence(first, first, second)).toBe(
      "Two accounts can be taken out, and nobody would be told of 1 of them.",
    );
  });

  test("is told of by an alarm of another drill about the same account's departure", () => {
    expect(sentence([{}, [broke()], [call()]], [{}, [alarm({ verdict: "broke" })], [call()]])).toBe(
      "One account can be taken out, and nobody would be told.",
    );
  });

  test("is not told of by an alarm for something else", () => {
    const stopLogging = { techniques: ["T1685.002"] };
    expect(sentence([{}, [broke()], [call()]], [stopLogging, [alarm()], [call({ operation: "StopLogging" })]])).toBe(
      "One account can be taken out; no alarm for that was tried.",
    );
  });

  test("is called closed when that is what the intruder did", () => {
    expect(sentence([{}, [broke()], [call({ operation: "CloseAccount" })]])).toMatch(/^One account can be closed;/);
  });
});

describe("nothing is claimed that was not seen", () => {
  test("a guardrail that broke while something else stopped the attack takes nobody out", () => {
    expect(sentence([{}, [broke()], [refused]])).toBe(
      "The expected guardrail did not hold for the one member account that was tried; no alarm was tried.",
    );
    expect(sentence([{}, [broke({ attack: "stopped" })], [call()]])).toContain("did not hold");
  });

  test("a break without a call is not a departure, unless the finding says so", () => {
    expect(sentence([{}, [broke()], []])).toContain("did not hold");
    expect(sentence([{}, [broke({ attack: "succeeded" })], []])).toContain("One account can be taken out");
  });

  test("an operator's call takes nobody out", () => {
    const operator = call({ actor: { ...call().actor, role: "operator" } });
    expect(sentence([{}, [broke()], [operator]])).toContain("did not hold");
  });

  test.each([
    [
      [finding({ ...payments, verdict: "inconclusive" })],
      "Nothing is known: whether the one member account that was tried can be taken out is inconclusive; 1 of 1 drill is inconclusive.",
    ],
    [
      [broke({ verdict: "accepted" })],
      "One account of 1 can be taken out, which is an accepted risk; no alarm was tried.",
    ],
  ])("undecided and accepted are said: %#", (findings, expected) => {
    expect(sentence([{}, findings, [call()]])).toBe(expected);
  });
});

describe("a departure that no guardrail was asked about", () => {
  const stays = [{}, [finding(payments)], [refused]] as const;
  const lab = { accountId: "444444444444", accountName: "lab" };
  const leaving = call({ actor: { ...call().actor, ...lab } });
  const stated = finding({ ...lab, answer: "consequence", basis: "documented" });

  test("is not denied, and is counted among those that were tried", () => {
    const rows = [[{}, [stated], [leaving]], stays] as const;
    expect(sentence(...rows)).toBe(
      "One account of 2 was taken out in a drill that expects no guardrail to stop it; no alarm was tried.",
    );
    const drills = rows.map(([, findings], index) => drill({ id: `d${index}` }, findings));
    const files = new Map(rows.map(([, , calls], index) => [`d${index}`, { calls, trail: [] }]));
    expect(headline(evidenceOf(drills, files)).denominators[0]).toBe(
      "1 of 2 member accounts taken out (1 where no guardrail was expected to stop it)",
    );
  });

  test("stands beside what a guardrail was asked about", () => {
    expect(sentence([{}, [stated], [leaving]], [{}, [broke()], [refused]])).toContain(
      "did not hold for 1 of the 2 member accounts that were tried; one account of 2 was taken out in a drill",
    );
  });

  test("is of the account that the call names", () => {
    const closing = call({ operation: "CloseAccount", input: { AccountId: lab.accountId } });
    expect(sentence([{}, [stated], [closing]], stays)).toMatch(/^One account of 2 was closed in a drill/);
  });

  test.each([
    ["it was refused", {}, [{ ...leaving, outcome: refused.outcome }]],
    ["an operator did it", {}, [{ ...leaving, actor: { ...leaving.actor, role: "operator" as const } }]],
    [
      "the account was in no organization",
      { state: { before: [{ ...lab, organizationId: null, path: null, guardrails: [] }], after: [] } },
      [leaving],
    ],
    [
      "the handshake was no invitation",
      {},
      [
        {
          ...leaving,
          operation: "AcceptHandshake",
          outcome: { kind: "succeeded" as const, output: { Handshake: { Action: "ENABLE_ALL_FEATURES" } } },
        },
      ],
    ],
    ["it was done on an example organization", { fixture: "two-organizations" }, [leaving]],
  ])("is none when %s", (_, over, calls) => {
    expect(sentence([over, [stated], calls], stays)).toContain("The one member account that was tried could not be");
  });

  test("is inconclusive where its drill is", () => {
    expect(sentence([{}, [{ ...stated, verdict: "inconclusive" }], [leaving]], stays)).toContain(
      "Whether 1 of the 2 member accounts that were tried can be taken out is inconclusive",
    );
  });
});

describe("when nothing broke", () => {
  const held = Array.from({ length: 14 }, (_, index) => finding({ accountId: String(100000000000 + index) }));

  test("the denominator is in the sentence", () => {
    expect(sentence([{ alerts: [alert] }, [...held, alarm()], [refused]])).toBe(
      "None of the 14 member accounts that were tried could be taken out; every alarm that was tried rang.",
    );
  });

  test("an alarm that rightly stayed silent is not said to have rung", () => {
    expect(sentence([{}, [...held, alarm()], [refused]])).toContain(
      "every alarm that was tried did what was expected of it",
    );
  });

  test("an inconclusive or missing drill is never left out", () => {
    const open = finding({ answer: "consequence", verdict: "inconclusive" });
    expect(sentence([{}, [...held], [refused]], [{}, [open], []])).toContain("1 of 2 drills is inconclusive");
    expect(sentence([{}, [...held], [refused]], [{ verdict: "notRun", ending: "notRun" }, [], []])).toContain(
      "1 of 2 drills was not run",
    );
  });

  test("nothing tried is not a pass", () => {
    expect(sentence()).toBe("Nothing was tried: no drill was selected.");
    expect(sentence([{ verdict: "notRun" }, [], []])).toBe("The one drill was not run.");
  });
});

test("an alarm that failed is said even when no account left", () => {
  expect(sentence([{}, [finding(payments), alarm({ verdict: "broke" })], [refused]])).toBe(
    "The one member account that was tried could not be taken out; the one alarm that was tried failed.",
  );
});

test("several checks of one alarm are checks, not alarms", () => {
  const checks = [alarm({ verdict: "broke" }), alarm({})];
  expect(sentence([{}, [finding(payments), ...checks], [refused]])).toContain("1 of the 2 alarm checks failed");
});

test("on example organizations alone nothing is said of anybody's accounts", () => {
  const examples = { fixture: "two-organizations" } as const;
  const stopped = finding({ ...payments });
  const said = sentence([examples, [stopped], [refused]]);
  expect(said).toBe("Only example organizations were drilled, none of your own: the drill held.");
  const open = sentence([examples, [stopped], [refused]], [{ ...examples, verdict: "broke" }, [broke()], [call()]]);
  expect(open).toBe("Only example organizations were drilled, none of your own: 1 of 2 drills held.");
  const files = new Map([["d0", { calls: [refused], trail: [] }]]);
  const { denominators } = headline(evidenceOf([drill({ id: "d0", ...examples }, [stopped])], files));
  expect(denominators.join()).not.toContain("member account");
});

describe("the sentence never contradicts the run, whatever the answers", () => {
  const ONE: readonly (readonly Finding[])[] = [undefined, ...VERDICTS].flatMap((prevention) =>
    [undefined, ...VERDICTS].flatMap((detection) =>
      [undefined, ...VERDICTS].map((consequence) =>
        Object.entries({ prevention, detection, consequence }).flatMap(([kind, verdict]) => {
          const answer = ANSWER_KINDS.find((each) => each === kind);
          return verdict === undefined || answer === undefined ? [] : [finding({ ...payments, answer, verdict })];
        }),
      ),
    ),
  );
  const BESIDE: readonly (readonly Finding[])[] = [
    ...VERDICTS.map((verdict) => [finding({ ...billing, answer: "detection" as const, verdict })]),
    ...VERDICTS.map((verdict) => [finding({ ...billing, verdict })]),
    [],
  ];
  const CALLS = [[], [refused], [call()]];
  const ABOUT = { departure: {}, another: { techniques: ["T1685.002"] }, example: { fixture: "two-organizations" } };

  test.each(Object.entries(ABOUT))("%s", (_, over) => {
    for (const findings of ONE)
      for (const beside of [undefined, ...BESIDE])
        for (const calls of CALLS) {
          const rows = [findings, ...(beside === undefined ? [] : [beside])];
          const drills = rows.map((each, index) => drill({ id: `d${index}`, ...over }, each));
          const files = new Map(rows.map((_each, index) => [`d${index}`, { calls, trail: [] }]));
          const evidence = evidenceOf(drills, files);
          expect(contradictions(evidence)).toEqual([]);
        }
  });

  function contradictions(evidence: ReturnType<typeof evidenceOf>): readonly string[] {
    const { totals, drills } = evidence.document;
    const { sentence: said } = headline(evidence);
    const lower = said.toLowerCase();
    const decided = drills.flatMap(({ findings }) => findings).filter(({ verdict }) => !UNDECIDED.includes(verdict));
    const alarms = drills.flatMap(({ findings }) => findings).filter(({ answer }) => answer === "detection");
    const rules: Readonly<Record<string, boolean>> = {
      "says something": lower.length > 3,
      "all held only where all held":
        !/(all \d+ drills|the one drill|the drill|all \d+ drill) held/.test(lower) || totals.held === totals.selected,
      "a break is told":
        totals.broke === 0 || /failed|did not hold|\bbroke\b|can be (taken out|closed)|[0-9] drills? held/.test(lower),
      "every alarm rang only where each held":
        !/every alarm that was tried/.test(lower) ||
        alarms.every(({ verdict }) => verdict === "held" || verdict === "notRun"),
      "nothing known comes first":
        decided.length > 0 ||
        /^(nothing is known|nothing was tried|none of|the one drill was not run|only example)/.test(lower),
      "nothing known is true": !/nothing is known/.test(lower) || decided.length === 0,
      "nothing broke is true":
        nothingBroke(evidence.document) !== "Nothing broke." ||
        totals.broke + totals.inconclusive + totals.notRun === 0,
    };
    return Object.entries(rules).flatMap(([rule, holds]) => (holds ? [] : [`${rule}: ${said}`]));
  }
  const UNDECIDED: readonly string[] = ["inconclusive", "notRun"];
});

test("three alarms that failed are not three drills that held", () => {
  const other = { techniques: ["T1685.002"] };
  const failed = [other, [alarm({ verdict: "broke" })], []] as const;
  expect(sentence(failed, failed, failed)).toBe("All 3 alarm checks failed.");
  expect(sentence(failed, failed, [other, [alarm()], []])).toBe("2 of the 3 alarm checks failed; 1 of 3 drills held.");
});

test("a run that decided nothing says so first", () => {
  const open = [{ techniques: ["T1685.002"] }, [finding({ verdict: "inconclusive" })], []] as const;
  expect(sentence(open, open)).toBe("Nothing is known: all 2 drills are inconclusive.");
  const undecided = [drill({ id: "a" }, [finding({ verdict: "inconclusive" })])];
  expect(nothingBroke(evidenceOf(undecided).document)).toBe("Nothing is known: of 1 drill, 1 is inconclusive.");
  const partly = [...undecided, drill({ id: "b" }, [finding()])];
  expect(nothingBroke(evidenceOf(partly).document)).toBe(
    "Nothing broke in what was decided: of 2 drills, 1 is inconclusive.",
  );
});
