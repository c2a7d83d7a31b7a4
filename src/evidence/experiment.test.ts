import { describe, expect, test } from "vitest";
import { brokenHop, experimentOutcome, type HopState, PHASES, type PhaseName, type PhaseResult } from "./experiment.ts";

const WELL = { "steady state": "held", fault: "done", attack: "done", verification: "held", recovery: "held" } as const;

const outcomeOf = (over: Partial<Record<PhaseName, PhaseResult>>, aborted?: string, notRun?: string) => {
  const results: Readonly<Record<PhaseName, PhaseResult>> = { ...WELL, ...over };
  const phases = PHASES.map((phase) => ({ phase, result: results[phase], reason: `about ${phase}` }));
  return experimentOutcome(phases, { abortedBecause: aborted, notRunBecause: notRun });
};

describe("how an experiment comes out", () => {
  test("as stated, when every phase is", () => expect(outcomeOf({}).outcome).toBe("as stated"));

  test("deviated, when what the drill says of the broken pipeline was not so, whatever came after it", () => {
    for (const recovery of ["held", "violated", "not reached"] as const)
      expect(outcomeOf({ verification: "violated", recovery })).toEqual({
        outcome: "deviated",
        reason: "about verification",
      });
  });

  test("failed, when nobody can judge it or the steady state does not come back", () => {
    expect(outcomeOf({ verification: "undecided" }).outcome).toBe("failed");
    expect(outcomeOf({ verification: "not reached" }).outcome).toBe("failed");
    expect(outcomeOf({ recovery: "violated" })).toEqual({ outcome: "failed", reason: "recovery: about recovery" });
    expect(outcomeOf({ recovery: "not reached" }).outcome).toBe("failed");
    expect(outcomeOf({ "steady state": "not reached" }).outcome).toBe("failed");
    expect(outcomeOf({ attack: "not reached" }).outcome).toBe("failed");
  });

  test("aborted, whatever the phases say", () => {
    expect(outcomeOf({ verification: "violated" }, "no steady state")).toEqual({
      outcome: "aborted",
      reason: "no steady state",
    });
  });

  test("not run, when the drill was left, unless something was seen to deviate before", () => {
    const left = "programs are not allowed";
    const before = { attack: "not reached", verification: "not reached", recovery: "not reached" } as const;
    expect(outcomeOf(before, undefined, left)).toEqual({ outcome: "not run", reason: left });
    expect(outcomeOf({ fault: "not reached", ...before }, undefined, left).outcome).toBe("not run");
    expect(outcomeOf({ ...before, verification: "violated" }, undefined, left).outcome).toBe("deviated");
    expect(outcomeOf({ ...before, "steady state": "violated" }, undefined, left).outcome).toBe("failed");
    expect(outcomeOf(before, "no steady state", left).outcome).toBe("aborted");
    expect(outcomeOf({}, undefined, left).outcome).toBe("not run");
  });
});

test("the broken hop of a chain is the first that did not let the act through", () => {
  const chainOf = (...states: readonly HopState[]) => ({
    alarm: "departures",
    phase: "verification" as const,
    act: "leave",
    hops: states.map((state) => ({ hop: "rule" as const, state, reason: state })),
  });
  expect(brokenHop(chainOf("passed", "unknown", "broken", "not reached"))?.state).toBe("broken");
  expect(brokenHop(chainOf("passed", "late"))?.state).toBe("late");
  expect(brokenHop(chainOf("passed", "unknown"))).toBeUndefined();
});
