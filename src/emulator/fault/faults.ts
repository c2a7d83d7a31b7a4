/** The faults in force of one emulator, and what they do together. Chance is drawn by the fault's id and its subject, so that a run repeats. */

import { modelledMs } from "../../catalogue/index.ts";
import type { DomainEvent, World } from "../../domain/index.ts";
import { accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { HopMs } from "../delivery/hop-delays.ts";
import { type FaultAnswers, faultAnswers } from "./answers.ts";
import type { Effects, Started } from "./fault.ts";
import { FAULT_KINDS } from "./kinds/index.ts";
import { NOT_EMULATED } from "./not-emulated.ts";
import { readParameters } from "./parameters.ts";
import { unknownReference } from "./referred-parameters.ts";

export type FaultInForce = Readonly<{
  id: string;
  kind: string;
  parameters: Readonly<Record<string, unknown>>;
  since: Instant;
}>;

export type FaultProblem = Readonly<{
  code: "UnknownFault" | "NotEmulated" | "InvalidParameters" | "TooManyFaults";
  message: string;
}>;

export type Faults = FaultAnswers &
  Readonly<{
    /** The run's: whatever chance there is on the way is drawn from it. */
    seed: number;
    start(kind: string, given: Readonly<Record<string, unknown>>, moment: Moment): Result<FaultInForce, FaultProblem>;
    /** Ends a fault and puts right what it put wrong; false when no such fault is in force. */
    stop(id: string, moment: Moment): boolean;
    inForce(): readonly FaultInForce[];
  }>;

export type Moment = Readonly<{ world: World; now: Instant; change(events: readonly DomainEvent[]): void }>;

const MOST_IN_FORCE = 100;

type Held = Readonly<{ fault: FaultInForce; started: Started }>;

/** Hops take their modelled delay where `hopMs` is left out. */
export function faultsInForce(seed: number, hopMs: HopMs = modelledMs): Faults {
  const held = new Map<string, Held>();
  const effects = new Map<string, Effects>();
  let count = 0;
  return {
    ...faultAnswers(effects, hopMs),
    seed,
    start(kind, given, moment) {
      if (held.size >= MOST_IN_FORCE) {
        return refuse({ code: "TooManyFaults", message: `at most ${MOST_IN_FORCE} faults are in force at once` });
      }
      const id = `f-${count + 1}`;
      const started = begin({ kind, given, id, seed }, moment);
      if (!started.ok) return started;
      count++;
      const fault = { id, kind, parameters: given, since: moment.now };
      held.set(id, { fault, started: started.value });
      if (started.value.effects !== undefined) effects.set(id, started.value.effects);
      moment.change(started.value.events ?? []);
      return accept(fault);
    },
    stop(id, { world, now, change }) {
      const found = held.get(id);
      if (found === undefined) return false;
      held.delete(id);
      effects.delete(id);
      change(found.started.recover?.(world, now) ?? []);
      return true;
    },
    inForce: () => [...held.values()].map(({ fault }) => fault),
  };
}

type Beginning = Readonly<{ kind: string; given: Readonly<Record<string, unknown>>; id: string; seed: number }>;

function begin({ kind, given, id, seed }: Beginning, { world, now }: Moment): Result<Started, FaultProblem> {
  const found = FAULT_KINDS.get(kind);
  const notEmulated = NOT_EMULATED.get(kind);
  if (notEmulated !== undefined) return refuse({ code: "NotEmulated", message: `${kind}: ${notEmulated}` });
  if (found === undefined) return refuse({ code: "UnknownFault", message: unknownKind(kind) });
  const parameters = readParameters(found.parameters, given);
  if (!parameters.ok) return refuse({ code: "InvalidParameters", message: `${kind}: ${parameters.refusal}` });
  const unknown = unknownReference(found.parameters, parameters.value, world);
  if (unknown !== undefined) return refuse({ code: "InvalidParameters", message: `${kind}: ${unknown}` });
  const started = found.start(parameters.value, { world, now, id, seed });
  return started.ok ? started : refuse({ code: "InvalidParameters", message: `${kind}: ${started.refusal}` });
}

const unknownKind = (kind: string): string =>
  `no fault is called \`${kind.slice(0, 100)}\`; there are ${[...FAULT_KINDS.keys()].map((each) => `\`${each}\``).join(", ")}`;
