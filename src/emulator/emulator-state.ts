/** Everything that one emulator holds: the world and what hangs on it. A reset builds it afresh. */
import type { World } from "../domain/index.ts";
import { type AssumptionReader, apply, assumptionReader } from "../domain/index.ts";
import { type Identifiers, type Instant, identifiersFrom, seededRandom, type VirtualClock } from "../kernel/index.ts";
import { type IssuedProfile, issueCredentials } from "./access/index.ts";
import type { AnsweredCall } from "./answered-call.ts";
import { type DecisionTraces, decisionTraces } from "./decision-traces.ts";
import { arrivalDelays, hopDelays } from "./delivery/hop-delays.ts";
import { type Telling, telling } from "./delivery/telling.ts";
import { type Delivery, deliveryQueue } from "./delivery.ts";
import { type DueEvents, dueEvents } from "./due-events.ts";
import { lakeOf } from "./event-data-store/lake.ts";
import type { LakeReader } from "./event-data-store/lake-reader.ts";
import { type EventHistoryStore, eventHistoryStore } from "./event-history-store.ts";
import { type Faults, faultsInForce, type Moment } from "./fault/faults.ts";
import { logFileDelivery } from "./log-files/log-delivery.ts";
import { mailsFor } from "./mail/mails-for.ts";
import { type Outbox, outbox } from "./mail/outbox.ts";
import { recordsFor, recordsOfDue } from "./recorder.ts";
import type { EmulatorSettings } from "./settings.ts";
import { type Throttle, throttle } from "./throttle/throttle.ts";

export type EmulatorState = Readonly<{
  clock: VirtualClock;
  assumptions: Readonly<Record<string, string>>;
  instant: boolean;
  /** Undefined: calls may come as fast as they like. */
  throttle: Throttle | undefined;
  traces: DecisionTraces;
  history: EventHistoryStore;
  outbox: Outbox;
  world(): World;
  ids(): Identifiers;
  profiles(): readonly IssuedProfile[];
  delivery(): Delivery;
  lake(): LakeReader;
  faults(): Faults;
  /** What a fault that starts or ends works on; everything due by now is carried out first. */
  faultMoment(): Moment;
  /** Writes the call's records into the event histories, hands them to delivery and sends its mails; answers the assumptions that they rest on. */
  record(call: AnsweredCall): readonly string[];
  /** Carries out and records what fell due by itself up to now: asked before anything is answered. */
  settle(): void;
  reset(): void;
}>;

type Held = {
  world: World;
  due: DueEvents;
  /** What fell due by itself so far rests on these, and with it every later answer. */
  duePremises: AssumptionReader;
  ids: Identifiers;
  profiles: readonly IssuedProfile[];
  telling: Telling;
  lake: LakeReader;
  faults: Faults;
};

export function emulatorState(settings: EmulatorSettings): EmulatorState {
  const history = eventHistoryStore();
  const traces = decisionTraces();
  const mails = outbox();
  const throttling = settings.throttle === true ? throttle() : undefined;
  const delays = arrivalDelays(settings.assumptions, settings.seed);
  let held = buildHeld(settings);
  return {
    clock: settings.clock,
    assumptions: settings.assumptions,
    instant: settings.instant,
    throttle: throttling,
    traces,
    history,
    outbox: mails,
    world: () => held.world,
    ids: () => held.ids,
    profiles: () => held.profiles,
    delivery: () => held.telling.delivery,
    lake: () => held.lake,
    faults: () => held.faults,
    faultMoment: () => momentOf(held, settings.clock.now()),
    record(call) {
      mails.send(mailsFor(call));
      const all = recordsFor(call, { ids: held.ids, assumptions: settings.assumptions, delays });
      const arriving = held.faults.records(all);
      for (const recorded of arriving) if (recorded.isDataEvent !== true) history.append(recorded);
      const events = call.outcome.kind === "succeeded" ? call.outcome.events : [];
      const toldOn = held.telling.tell(arriving, events);
      held.telling.delivery.hear(events, call.at);
      const [only, ...others] = all;
      const ofDue = held.duePremises.touched();
      if (only !== undefined && others.length + toldOn.length + ofDue.length === 0) return only.assumptions;
      return [...all.flatMap(({ assumptions }) => assumptions), ...toldOn, ...ofDue];
    },
    settle() {
      const { world, ids, faults, duePremises } = held;
      const { delivery, tell } = held.telling;
      held.due.settle(world, { now: settings.clock.now(), assumptions: duePremises }, ({ at, events }) => {
        delivery.advanceTo(at);
        const records = faults.records(recordsOfDue(world, events, { ids, assumptions: settings.assumptions, delays }));
        for (const recorded of records) history.append(recorded);
        tell(records, events);
      });
    },
    reset() {
      settings.clock.reset();
      history.clear();
      traces.clear();
      mails.clear();
      throttling?.clear();
      held = buildHeld(settings);
    },
  };
}

function momentOf({ world, telling: told }: Held, now: Instant): Moment {
  told.delivery.advanceTo(now);
  return {
    world,
    now,
    change(events) {
      for (const event of events) apply(world, event);
      told.tell([], events);
      // An alarm that a fault changes is looked at like one that a call changed.
      told.delivery.hear(
        events.filter(({ kind }) => kind === "AlarmChanged"),
        now,
      );
    },
  };
}

function buildHeld(settings: EmulatorSettings): Held {
  const random = seededRandom(settings.seed, "emulator");
  const ids = identifiersFrom(random);
  const now = settings.clock.now();
  const world = settings.build(now, ids);
  const issued = issueCredentials(world, {
    random,
    now,
    lifetimeMs: settings.credentialLifetimeMs,
    everyRoot: settings.everyRoot === true,
  });
  for (const event of issued.events) apply(world, event);
  const { assumptions } = settings;
  const faults = faultsInForce(settings.seed, hopDelays(assumptions, settings.seed));
  const bus = deliveryQueue({ world: () => world, assumptions, faults });
  const logFiles = logFileDelivery({ world: () => world, assumptions, faults });
  const lake = lakeOf({ world: () => world, assumptions, faults });
  const told = telling({ bus, logFiles, lake, world });
  const duePremises = assumptionReader(assumptions);
  return { world, due: dueEvents(), duePremises, ids, profiles: issued.profiles, telling: told, lake, faults };
}
