import { describe, expect, test } from "vitest";
import { instant } from "../kernel/index.ts";
import type { CallOutcome, Hands } from "../target/index.ts";
import { NothingToActOn } from "./action.ts";
import { defineResponse, unmetOf } from "./course.ts";
import { keepingReport } from "./keeping.ts";
import { Stopped } from "./look.ts";
import type { Precondition } from "./response.ts";

const succeeded = (output: Readonly<Record<string, unknown>> = {}): CallOutcome => ({ kind: "succeeded", output });
const REFUSED: CallOutcome = { kind: "refused", code: "AccessDenied", message: "no", status: 403 };
const UNKNOWN: CallOutcome = { kind: "indeterminate", reason: "no answer" };

/** Every call succeeds with nothing but those named; `asked` has the operations in order. */
function fake(answers: Readonly<Record<string, CallOutcome>> = {}) {
  const asked: string[] = [];
  const hands: Hands = {
    principal: { accountId: "222222222222", principal: "admin" },
    arn: "arn",
    async call(service, operation, input = {}) {
      asked.push([operation, ...Object.values(input)].join(" "));
      const outcome = answers[operation] ?? succeeded();
      return { at: instant(0), arn: "arn", service, operation, input, outcome, requestId: "r", answeredBy: "aws" };
    },
    becoming: () => hands,
  };
  return { hands, asked };
}

const iam = (operation: string) => ({ service: "iam", operation }) as const;

/** Two changes, each with its own way back. */
const pair = (preconditions: readonly Precondition[] = []) =>
  defineResponse({
    id: "pair",
    sentence: "do both",
    undo: "undo both",
    preconditions,
    async course(course) {
      course.intend("do one", "do two");
      await course.read(iam("Look"));
      for (const name of ["one", "two"]) {
        await course.change({
          sentence: `do ${name}`,
          call: iam(`Do${name}`),
          already: ["Already"],
          residue: [`${name} was done once`],
          takeBack: async (later) => {
            await later.change({ sentence: `undo ${name}`, call: iam(`Undo${name}`), already: ["NoSuchEntity"] });
          },
        });
      }
    },
  });

describe("a response", () => {
  test("that goes through tells what it did, and its undo goes the other way round", async () => {
    const { hands, asked } = fake();
    const report = await pair().respond(hands);
    expect(report).toMatchObject({
      ...{ outcome: "done", unmet: [], done: ["do one", "do two"], already: [], left: [] },
      ...{ residue: ["one was done once", "two was done once"], decisive: { operation: "Dotwo" } },
    });
    expect(report.stopped).toBeUndefined();
    const back = await report.undo?.respond(hands);
    expect(back).toMatchObject({ outcome: "done", done: ["undo two", "undo one"], residue: [] });
    expect(back?.undo).toBeUndefined();
    expect(asked).toEqual(["Look", "Doone", "Dotwo", "Undotwo", "Undoone"]);
  });

  test("that is refused half way keeps the way back of what it did, and of nothing else", async () => {
    const { hands, asked } = fake({ Dotwo: REFUSED });
    const report = await pair().respond(hands);
    expect(report).toMatchObject({ outcome: "partly-done", done: ["do one"], left: ["do two"] });
    expect(report.stopped).toEqual({
      at: "do two",
      reason: "Dotwo was refused with AccessDenied: no",
      isUncertain: false,
    });
    expect(report.residue).toEqual(["one was done once"]);
    await report.undo?.respond(hands);
    expect(asked.slice(3)).toEqual(["Undoone"]);
  });

  test("of which nobody knows whether it was done keeps that way back too", async () => {
    const { hands, asked } = fake({ Dotwo: UNKNOWN });
    const report = await pair().respond(hands);
    expect(report).toMatchObject({ outcome: "partly-done", left: [], stopped: { at: "do two", isUncertain: true } });
    await report.undo?.respond(hands);
    expect(asked.slice(3)).toEqual(["Undotwo", "Undoone"]);
  });

  test("that nobody answers when it looks has changed nothing, and knows it", async () => {
    const report = await pair().respond(fake({ Look: UNKNOWN }).hands);
    expect(report).toMatchObject({ outcome: "not-done", left: ["do one", "do two"], stopped: { isUncertain: false } });
  });

  test("that finds everything made has no way back", async () => {
    const already: CallOutcome = { ...REFUSED, kind: "refused", code: "Already" };
    const report = await pair().respond(fake({ Doone: already, Dotwo: already }).hands);
    expect(report).toMatchObject({ outcome: "already-done", done: [], already: ["do one", "do two"], left: [] });
    expect([report.undo, report.residue]).toEqual([undefined, []]);
    expect(report.decisive?.operation).toBe("Look");
  });

  test("that may not even look is not done, and has everything left", async () => {
    const report = await pair().respond(fake({ Look: REFUSED }).hands);
    expect(report).toMatchObject({
      ...{ outcome: "not-done", done: [], left: ["do one", "do two"] },
      ...{ stopped: { at: "look before it could do one" }, decisive: { operation: "Look" } },
    });
    expect(report.undo).toBeUndefined();
  });

  test("whose undo stops half way can be undone again", async () => {
    const report = await pair().respond(fake().hands);
    const back = await report.undo?.respond(fake({ Undoone: REFUSED }).hands);
    expect(back).toMatchObject({ outcome: "partly-done", done: ["undo two"], left: ["undo one"] });
  });

  test("throws what is a mistake of ours", async () => {
    const broken = defineResponse({
      ...{ id: "broken", sentence: "break", undo: "none" },
      course: async () => {
        throw new TypeError("ours");
      },
    });
    await expect(broken.respond(fake().hands)).rejects.toThrow(new TypeError("ours"));
  });
});

describe("preconditions", () => {
  const holds: Precondition = { claim: "it holds", unmet: async () => undefined };
  const fails: Precondition = { claim: "it is day", unmet: async () => "it is night" };
  const looks: Precondition = {
    claim: "it can be looked at",
    async unmet(look) {
      await look.read(iam("LookFirst"));
      return undefined;
    },
  };

  test("that do not hold are all told, and nothing is tried", async () => {
    const { hands, asked } = fake();
    const report = await pair([fails, holds, { ...fails, claim: "it is warm" }]).respond(hands);
    expect(report).toMatchObject({
      outcome: "not-possible",
      unmet: ["it is day: it is night", "it is warm: it is night"],
      done: [],
    });
    expect(asked).toEqual([]);
    await expect(pair([fails]).carryOut(hands)).rejects.toThrow(new NothingToActOn("it is day: it is night"));
  });

  test("that nobody may look at stop the response", async () => {
    const { hands, asked } = fake({ LookFirst: REFUSED });
    expect(await pair([looks]).respond(hands)).toMatchObject({
      outcome: "not-done",
      decisive: { operation: "LookFirst" },
    });
    expect(asked).toEqual(["LookFirst"]);
    await expect(unmetOf([looks], hands)).rejects.toThrow(Stopped);
    expect(await unmetOf([looks, fails], fake().hands)).toEqual(["it is day: it is night"]);
  });
});

describe("as an action", () => {
  test("it comes down to the call that it stopped at, or to its last change", async () => {
    expect((await pair().carryOut(fake().hands)).operation).toBe("Dotwo");
    expect((await pair().carryOut(fake({ Doone: REFUSED }).hands)).outcome).toBe(REFUSED);
  });

  test("what stops without a refusal was not carried out", async () => {
    const stopping = defineResponse({
      ...{ id: "stopping", sentence: "stop", undo: "none" },
      async course(course) {
        await course.read(iam("Look"));
        course.stop("it cannot be right");
      },
    });
    await expect(stopping.carryOut(fake().hands)).rejects.toThrow(new NothingToActOn("it cannot be right"));
  });

  test("its first report is kept, whatever copies come to", async () => {
    const kept = keepingReport(pair());
    expect(kept.report()).toBeUndefined();
    await kept.action.carryOut(fake({ Dotwo: REFUSED }).hands);
    await kept.action.carryOut(fake().hands);
    expect(kept.report()?.outcome).toBe("partly-done");
  });
});

test("lists are read to the end, by either kind of marker", async () => {
  const pages: Readonly<Record<string, CallOutcome>> = {
    "Tokens ": succeeded({ Items: [1], NextToken: "2" }),
    "Tokens 2": succeeded({ Items: [2] }),
    "Marks ": succeeded({ Items: [1], IsTruncated: true, Marker: "m" }),
    "Marks m": succeeded({ Items: [2], IsTruncated: false, Marker: "m" }),
  };
  const seen: (readonly unknown[])[] = [];
  const reading = defineResponse({
    ...{ id: "reading", sentence: "read", undo: "none" },
    async course(course) {
      for (const operation of ["Tokens", "Marks"]) seen.push(await course.list({ ...iam(operation), member: "Items" }));
    },
  });
  const { hands } = fake();
  const paged: Hands = {
    ...hands,
    async call(service, operation, input = {}) {
      const report = await hands.call(service, operation, input);
      return { ...report, outcome: pages[`${operation} ${input.NextToken ?? input.Marker ?? ""}`] ?? UNKNOWN };
    },
  };
  await reading.respond(paged);
  expect(seen).toEqual([
    [1, 2],
    [1, 2],
  ]);
});
