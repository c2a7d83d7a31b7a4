import { describe, expect, test } from "vitest";
import { HOPS, modelledMs, spreadOf } from "../../catalogue/index.ts";
import { type EventRule, emptyWorld, eventRuleKey, newTrail, type World } from "../../domain/index.ts";
import { type AccountId, addMs, minutes } from "../../kernel/index.ts";
import { arrivalDelays, hopDelays } from "../delivery/hop-delays.ts";
import { deliveryQueue } from "../delivery.ts";
import { answeredCall, MEMBER, NOW } from "../recorder/calls.test-support.ts";
import { recordsFor } from "../recorder.ts";
import type { Aimed } from "./fault.ts";
import { faultsInForce } from "./faults.ts";
import { FAULT_KINDS } from "./kinds/index.ts";
import { NOT_EMULATED } from "./not-emulated.ts";

const recordsOf = (count: number) => {
  let next = 0;
  const ids = { uuid: () => `id-${next++}` };
  return Array.from({ length: count }, () => recordsFor(answeredCall({}), { ids, assumptions: {} })).flat();
};

const started = (seed: number, kind: string, parameters: Record<string, unknown>) => {
  const faults = faultsInForce(seed);
  const begun = faults.start(kind, parameters, { world: worldWithRule(), now: NOW, change: () => undefined });
  if (!begun.ok) throw new Error(begun.refusal.message);
  return faults;
};

const SAME = [
  ["cloudtrail.drop", { probability: 0.5 }],
  ["cloudtrail.oversize", { probability: 0.5 }],
  ["cloudtrail.duplicate", { probability: 0.5 }],
  ["cloudtrail.late-addendum", { probability: 0.5 }],
  ["cloudtrail.reorder", {}],
  ["clock.skew", { by: "1m", probability: 0.5 }],
  ["identity.shape", { shape: "console", probability: 0.5 }],
  ["delivery.delay", { hop: "event-bus" }],
  ["delivery.delay", { hop: "log-file" }],
] as const;

describe("chance", () => {
  test.each(SAME)("%s %j does the same under the same seed, and something else under another", (kind, parameters) => {
    const seen = (seed: number): string => {
      const faults = started(seed, kind, parameters);
      return JSON.stringify(faults.records(recordsOf(40)).map(({ record, ...times }) => [record, times]));
    };
    expect(seen(7)).toBe(seen(7));
    expect(seen(7)).not.toBe(seen(8));
  });

  test("of targets and of hops hangs on the seed as well", () => {
    const aimed = (subject: string): Aimed => ({ rule: RULE, target: TARGET, subject });
    const slow = (seed: number) => {
      const faults = started(seed, "target.slow", { target: TARGET.arn, jitter: "10m" });
      return Array.from({ length: 5 }, (_, index) => faults.targetSlowMs(aimed(`subject-${index}`)));
    };
    expect(slow(7)).toEqual(slow(7));
    expect(slow(7)).not.toEqual(slow(8));
    expect(Math.min(...slow(7))).toBeGreaterThanOrEqual(minutes(5));
    expect(Math.max(...slow(7))).toBeLessThanOrEqual(minutes(15));
    const hop = (seed: number) => {
      const faults = started(seed, "delivery.delay", { hop: "alarm" });
      return ["a", "b", "c"].map((subject) => faults.delayed("alarm", NOW, subject));
    };
    expect(hop(7)).toEqual(hop(7));
    expect(hop(7)).not.toEqual(hop(8));
  });

  test("gives every retry a pause by the seed of the run", () => {
    expect(retries(1)).toEqual(retries(1));
    expect(retries(1)).not.toEqual(retries(2));
  });
});

const TARGET = { id: "1", arn: `arn:aws:sqs:us-east-1:${MEMBER}:inbox`, input: undefined };
const RULE: EventRule = {
  ...{ name: "all", accountId: MEMBER, region: "us-east-1", busName: "default", description: undefined },
  ...{ pattern: '{"detail":{"eventName":["LeaveOrganization"]}}', state: "ENABLED", targets: [TARGET] },
};
const worldWithRule = (): World => ({ ...emptyWorld(), eventRules: new Map([[eventRuleKey(RULE), RULE]]) });

/** When a target that always refuses by rate is tried again. */
function retries(seed: number): readonly number[] {
  const world = worldWithRule();
  const faults = faultsInForce(seed);
  faults.start("target.throttled", { target: TARGET.arn }, { world, now: NOW, change: () => undefined });
  const delivery = deliveryQueue({ world: () => world, assumptions: {}, faults });
  for (const recorded of recordsOf(1)) delivery.accept(recorded);
  delivery.advanceTo(addMs(NOW, minutes(8)));
  return delivery.reports().map(({ at }) => at);
}

describe("the delays of hops", () => {
  test("are one each, or drawn from the hop's spread by the seed", () => {
    const drawn = (seed: number) => HOPS.map((hop) => hopDelays({ "delivery-delays": "drawn" }, seed)(hop, "one"));
    expect(HOPS.map((hop) => hopDelays({}, 1)(hop, "one"))).toEqual(HOPS.map(modelledMs));
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
    const delays = arrivalDelays({ "delivery-delays": "drawn" }, 1);
    const event = { eventId: "one", eventSource: "", eventName: "" };
    expect([delays.eventHistory(event), delays.eventBridge(event)]).toEqual(drawn(1).slice(0, 2));
    for (const hop of HOPS) expect(spreadOf(hop).shape).not.toBe("constant");
  });

  test("cost no waiting: a thousand records through a budget of fifteen minutes are some steps of a queue", () => {
    const world = worldWithRule();
    const faults = faultsInForce(1, hopDelays({ "delivery-delays": "drawn" }, 1));
    const delivery = deliveryQueue({ world: () => world, assumptions: {}, faults });
    for (const recorded of recordsOf(1_000)) delivery.accept(recorded);
    delivery.advanceTo(addMs(NOW, minutes(15)));
    expect(delivery.statistics().pending).toBe(0);
    expect(delivery.reports()).toHaveLength(1_000);
  });
});

describe("the catalogue", () => {
  test("says of each kind what happens, how it ends and where that comes from, and knows none twice", () => {
    for (const [name, { kind, sentence, recovery, source }] of FAULT_KINDS) {
      expect(kind).toBe(name);
      for (const text of [sentence, recovery, source]) expect(text.length).toBeGreaterThan(20);
      expect(NOT_EMULATED.has(kind)).toBe(false);
    }
  });

  test("organization trails that are passed by are those that were meant", () => {
    const trail = newTrail({
      ...{ name: "audit", accountId: "111111111111" as AccountId, homeRegion: "us-east-1", organizationId: "o-one" },
      ...{ isMultiRegion: true, includesGlobalServices: true, bucketName: "logs.test", keyPrefix: undefined },
      ...{ validatesLogFiles: false, tags: new Map() },
    });
    const world: World = { ...emptyWorld(), trails: new Map([[trail.arn, trail]]) };
    const faults = faultsInForce(1);
    const parameters = { trail: "audit", reach: "members" };
    faults.start("orgtrail.slr-blocked", parameters, { world, now: NOW, change: () => undefined });
    const [recorded] = recordsOf(1);
    if (recorded === undefined) throw new Error("a call has a record");
    expect(faults.passesBy({ trail, recorded })).toBe(true);
    expect(faults.passesBy({ trail: { ...trail, arn: "another" }, recorded })).toBe(false);
    expect(
      faults.passesBy({ trail, recorded: { ...recorded, record: recorded.record, accountId: trail.accountId } }),
    ).toBe(false);
  });
});
