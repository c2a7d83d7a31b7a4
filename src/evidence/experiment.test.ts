import { describe, expect, test } from "vitest";
import { brokenHop, experimentOutcome, type HopState, PHASES, type PhaseName, type PhaseResult } from "./experiment.ts";

const WELL = { "steady state": "held", fault: "done", attack: "done", verification: "held", recovery: "held" } as const;

const outcomeOf = (over: Partial<Record<PhaseName, PhaseResult>>, aborted?: string) => {
  const results: Readonly<Record<PhaseName, PhaseResult>> = { ...WELL, ...over };
  const phases = PHASES.map((phase) => ({ phase, result: results[phase], reason: `about ${phase}` }));
  return experimentOutcome(phases, aborted);
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
