import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../kernel/index.ts";
import { type DecisionTrace, decisionTraces, describeTrace } from "./decision-traces.ts";

const trace = (requestId: string, parts: Partial<DecisionTrace> = {}): DecisionTrace => ({
  requestId,
  at: instant(0),
  service: "sts",
  operation: "GetCallerIdentity",
  callerArn: "arn:aws:iam::100000000011:root",
  explanation: undefined,
  refusal: undefined,
  assumptions: [],
  ...parts,
});

test("the newest are kept and no more than there is room for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.nat(60), (capacity, count) => {
      const traces = decisionTraces(capacity);
      for (let number = 0; number < count; number++) traces.keep(trace(`${number}`));
      for (let number = 0; number < count; number++) {
        const isNew = number >= count - capacity;
        expect(traces.find(`${number}`)?.requestId).toBe(isNew ? `${number}` : undefined);
      }
    }),
  );
});

test("cleared is gone; names of every object find nothing", () => {
  const traces = decisionTraces();
  traces.keep(trace("one"));
  traces.clear();
  for (const id of ["one", "constructor", "__proto__", ""]) expect(traces.find(id)).toBeUndefined();
});

describe("without a question of permission", () => {
  test("an answer says that none was needed", () => {
    expect(describeTrace(trace("one"))).toMatchObject({
      at: "1970-01-01T00:00:00.000Z",
      outcome: "allowed",
      refusal: null,
      explanation: null,
      words: ["the call needs no permission"],
    });
  });

  test("a refusal is not called allowed", () => {
    const refusal = { code: "InvalidInputException", message: "no" };
    expect(describeTrace(trace("one", { refusal }))).toMatchObject({
      outcome: "refused",
      refusal,
      words: ["no permission was asked for: the call was refused with InvalidInputException"],
    });
  });
});
