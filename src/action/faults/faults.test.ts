import { describe, expect, test } from "vitest";
import { FAULT_KINDS } from "../../emulator/fault/kinds/index.ts";
import { readParameters } from "../../emulator/fault/parameters.ts";
import { instant } from "../../kernel/index.ts";
import type { Control, FaultInForce, Hands } from "../../target/index.ts";
import { FAULTS, faultNamed } from "./faults.ts";
import { byChaos, bySomebody } from "./strike.ts";

describe("the words for faults", () => {
  test("are one for each, and every kind of the emulator has them", () => {
    for (const key of ["id", "name", "kind"] as const)
      expect(new Set(FAULTS.map((each) => each[key])).size).toBe(FAULTS.length);
    expect(FAULTS.map(({ kind }) => kind).toSorted()).toEqual([...FAULT_KINDS.keys()].toSorted());
  });

  test.each(FAULTS)("$name: its parameter and its defaults are what the emulator takes", (fault) => {
    const described = FAULT_KINDS.get(fault.kind)?.parameters ?? {};
    const needed = Object.fromEntries((fault.needs ?? []).map((name) => [name, "something"]));
    const read = readParameters(described, { ...fault.defaults, ...needed, [fault.parameter]: "something" });
    expect(read.ok ? "taken" : read.refusal).toBe("taken");
  });

  test("are found by name or by kind, and a name that nobody knows lists those that there are", () => {
    expect(faultNamed("rule disabled")).toBe(faultNamed("rule.disabled"));
    expect(() => faultNamed("rain")).toThrow(/no fault is called `rain`; known: `records delayed`, /);
  });
});

const controlWith = (inForce: FaultInForce[]): Control =>
  ({
    now: async () => instant(0),
    fault: {
      answeredBy: "our-emulator",
      async start(kind: string, parameters: Readonly<Record<string, unknown>>) {
        if (kind === "cloudtrail.drop") return { code: "InvalidParameters", message: "no", status: 400 };
        const id = `f-${inForce.length + 1}`;
        inForce.push({ id, kind, parameters, since: instant(0) });
        return { id };
      },
      async undo(id: string) {
        const index = inForce.findIndex((each) => each.id === id);
        return index >= 0 && inForce.splice(index, 1).length === 1;
      },
      list: async () => inForce,
    },
  }) as unknown as Control;

const nobody = {} as Hands;

describe("striking and undoing", () => {
  test("chaos starts it and ends the very one that it started", async () => {
    const inForce: FaultInForce[] = [];
    const control = controlWith(inForce);
    const one = byChaos(faultNamed("rule disabled"), { rule: "one" });
    const other = byChaos(faultNamed("rule disabled"), { rule: "other" });
    const struck = await one.strike.carryOut(nobody, control);
    await other.strike.carryOut(nobody, control);
    expect(struck).toMatchObject({ service: "fault", operation: "rule.disabled", requestId: "f-1", arn: "chaos" });
    expect((await one.undo.carryOut(nobody, control)).outcome).toEqual({ kind: "succeeded", output: { id: "f-1" } });
    expect(inForce.map(({ parameters }) => parameters)).toEqual([{ rule: "other" }]);
    await expect(one.undo.carryOut(nobody, control)).rejects.toThrow("no fault `rule.disabled` with these parameters");
  });

  test("a refused fault is a refusal, and a target without faults is nothing to act on", async () => {
    const { strike } = byChaos(faultNamed("records dropped"), {});
    expect((await strike.carryOut(nobody, controlWith([]))).outcome).toMatchObject({ code: "InvalidParameters" });
    await expect(strike.carryOut(nobody)).rejects.toThrow("this target can cause no faults");
  });

  test("somebody brings about what one call does, and takes it back with another", async () => {
    const asked: unknown[] = [];
    const hands = {
      call: async (...call: readonly unknown[]) => asked.push(call),
    } as unknown as Hands;
    const stopped = bySomebody(faultNamed("trail stopped"), "lab-trail");
    await stopped?.strike.carryOut(hands);
    await stopped?.undo.carryOut(hands);
    expect(asked).toEqual([
      ["cloudtrail", "StopLogging", { Name: "lab-trail" }],
      ["cloudtrail", "StartLogging", { Name: "lab-trail" }],
    ]);
    expect(bySomebody(faultNamed("records dropped"), "lab")).toBeUndefined();
  });
});
