/** Everything that one emulator holds: the world and what hangs on it. A reset builds it afresh. */
import type { World } from "../domain/index.ts";
import { apply } from "../domain/index.ts";
import { type Identifiers, identifiersFrom, seededRandom, type VirtualClock } from "../kernel/index.ts";
import { type IssuedProfile, issueCredentials } from "./access/index.ts";
import type { AnsweredCall } from "./answered-call.ts";
import { type DecisionTraces, decisionTraces } from "./decision-traces.ts";
import { type Delivery, deliveryQueue } from "./delivery.ts";
import { type EventHistoryStore, eventHistoryStore } from "./event-history-store.ts";
import { recordsFor } from "./recorder.ts";
import type { EmulatorSettings } from "./settings.ts";

export type EmulatorState = Readonly<{
  clock: VirtualClock;
  assumptions: Readonly<Record<string, string>>;
  instant: boolean;
  traces: DecisionTraces;
  history: EventHistoryStore;
  world(): World;
  ids(): Identifiers;
  profiles(): readonly IssuedProfile[];
  delivery(): Delivery;
  /** Writes the call's records into the event histories and hands them to delivery; answers the assumptions that they rest on. */
  record(call: AnsweredCall): readonly string[];
  reset(): void;
}>;

type Held = { world: World; ids: Identifiers; profiles: readonly IssuedProfile[]; delivery: Delivery };

export function emulatorState(settings: EmulatorSettings): EmulatorState {
  const history = eventHistoryStore();
  const traces = decisionTraces();
  let held = buildHeld(settings);
  return {
    clock: settings.clock,
    assumptions: settings.assumptions,
    instant: settings.instant,
    traces,
    history,
    world: () => held.world,
    ids: () => held.ids,
    profiles: () => held.profiles,
    delivery: () => held.delivery,
    record(call) {
      const all = recordsFor(call, { ids: held.ids, assumptions: settings.assumptions });
      for (const recorded of all) {
        history.append(recorded);
        held.delivery.accept(recorded);
      }
      const [only, ...others] = all;
      if (only !== undefined && others.length === 0) return only.assumptions;
      return all.flatMap(({ assumptions }) => assumptions);
    },
    reset() {
      settings.clock.reset();
      history.clear();
      traces.clear();
      held = buildHeld(settings);
    },
  };
}

function buildHeld(settings: EmulatorSettings): Held {
  const random = seededRandom(settings.seed, "emulator");
  const ids = identifiersFrom(random);
  const now = settings.clock.now();
  const world = settings.build(now, ids);
  const issued = issueCredentials(world, { random, now, lifetimeMs: settings.credentialLifetimeMs });
  for (const event of issued.events) apply(world, event);
  const delivery = deliveryQueue({ world: () => world, assumptions: settings.assumptions });
  return { world, ids, profiles: issued.profiles, delivery };
}
