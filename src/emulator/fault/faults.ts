/** The faults in force of one emulator, and what they do together. Chance is drawn by the fault's id and its subject, so that a run repeats. */
import type { DomainEvent, World } from "../../domain/index.ts";
import { accept, addMs, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { type Hop, modelledMs } from "../recorder/delays.ts";
import type { Recorded } from "../recorder.ts";
import type { Aimed, CallTrouble, Effects, FaultyCall, Started, TargetTrouble } from "./fault.ts";
import { FAULT_KINDS } from "./kinds/index.ts";
import { readParameters } from "./parameters.ts";

export type FaultInForce = Readonly<{
  id: string;
  kind: string;
  parameters: Readonly<Record<string, unknown>>;
  since: Instant;
}>;

export type FaultProblem =
  | Readonly<{ code: "UnknownFault"; message: string }>
  | Readonly<{ code: "InvalidParameters"; message: string }>
  | Readonly<{ code: "TooManyFaults"; message: string }>;

/** What one fault did to one thing, with its id. */
export type Touched<T> = Readonly<{ id: string; trouble: T }>;

export type Faults = Readonly<{
  start(kind: string, given: Readonly<Record<string, unknown>>, moment: Moment): Result<FaultInForce, FaultProblem>;
  /** Ends a fault and puts right what it put wrong; false when no such fault is in force. */
  stop(id: string, moment: Moment): boolean;
  inForce(): readonly FaultInForce[];
  /** What becomes of the records of one call. */
  records(records: readonly Recorded[]): readonly Recorded[];
  /** When something that happens at an instant is through the hop. */
  delayed(hop: Hop, at: Instant, subject: string): Instant;
  target(aimed: Aimed): Touched<TargetTrouble> | undefined;
  bucket(name: string): string | undefined;
  call(call: FaultyCall): CallTrouble | undefined;
}>;

export type Moment = Readonly<{ world: World; now: Instant; change(events: readonly DomainEvent[]): void }>;

const MOST_IN_FORCE = 100;

type Held = Readonly<{ fault: FaultInForce; started: Started }>;

export function faultsInForce(seed: number): Faults {
  const held = new Map<string, Held>();
  let count = 0;
  const first = <T>(ask: (effects: Effects) => T | undefined): Touched<T> | undefined => {
    for (const [id, { started }] of held) {
      const trouble = started.effects && ask(started.effects);
      if (trouble !== undefined) return { id, trouble };
    }
    return undefined;
  };
  return {
    start(kind, given, { world, now, change }) {
      const found = FAULT_KINDS.get(kind);
      if (found === undefined) return refuse({ code: "UnknownFault", message: unknownKind(kind) });
      if (held.size >= MOST_IN_FORCE) {
        return refuse({ code: "TooManyFaults", message: `at most ${MOST_IN_FORCE} faults are in force at once` });
      }
      const parameters = readParameters(found.parameters, given);
      if (!parameters.ok) return refuse({ code: "InvalidParameters", message: `${kind}: ${parameters.refusal}` });
      const id = `f-${count + 1}`;
      const started = found.start(parameters.value, { world, now, id, seed });
      if (!started.ok) return refuse({ code: "InvalidParameters", message: `${kind}: ${started.refusal}` });
      count++;
      const fault = { id, kind, parameters: given, since: now };
      held.set(id, { fault, started: started.value });
      change(started.value.events ?? []);
      return accept(fault);
    },
    stop(id, { world, now, change }) {
      const found = held.get(id);
      if (found === undefined) return false;
      held.delete(id);
      change(found.started.recover?.(world, now) ?? []);
      return true;
    },
    inForce: () => [...held.values()].map(({ fault }) => fault),
    records(records) {
      let all = records;
      for (const { started } of held.values()) {
        const become = started.effects?.records;
        if (become !== undefined) all = all.flatMap((each) => become(each));
      }
      return all;
    },
    delayed: (hop, at, subject) =>
      addMs(at, first((effects) => effects.delayMs?.(hop, subject))?.trouble ?? modelledMs(hop)),
    target: (aimed) => first((effects) => effects.target?.(aimed)),
    bucket: (name) => first((effects) => effects.bucket?.(name))?.trouble,
    call: (call) => first((effects) => effects.call?.(call))?.trouble,
  };
}

const unknownKind = (kind: string): string =>
  `no fault is called \`${kind.slice(0, 100)}\`; there are ${[...FAULT_KINDS.keys()].map((each) => `\`${each}\``).join(", ")}`;
