/** What an experiment of a drill has come to so far: probes, faults, how far acts got, and which findings belong to which phase. */
import type { Action, FaultWords } from "../action/index.ts";
import type { Chain, Finding } from "../evidence/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { Act, Actor, Attempt } from "./attempt.ts";
import type { AccountView } from "./organization-view.ts";

/** Log files in which the act has to be found, and how soon. */
export type LogFilePlace = Readonly<{ account: AccountView; archive: AccountView; withinMs: number }>;

/** What shows that the pipeline is at work: an alarm that fires for an act that does no harm, its record in a log file, or a call that succeeds. */
export type Probe = Readonly<{
  actor: Actor;
  action: Action;
  /** Without this and the next two the call itself is what has to work. */
  alarm?: Readonly<{ name: string; withinMs: number }>;
  logFiles?: LogFilePlace;
  /** Who has to see the finding of GuardDuty that it makes. */
  watcher?: AccountView;
}>;

export type StruckFault = Readonly<{
  words: FaultWords;
  /** The target's id of it, or the request that brought it about. */
  id: string;
  parameters: Readonly<Record<string, unknown>>;
  /** `chaos`, or who did it. */
  by: string;
  strike: Attempt;
  undo: Action;
  from: Instant;
}>;

/** When, and by which call of the drill. */
export type Undone = Readonly<{ at: Instant; sequence: number }>;

/** The steady state does not hold, or the fault could not be brought about: nothing is broken and nothing is judged. */
export class ExperimentAborted extends Error {
  override readonly name = "ExperimentAborted";
}

export class ExperimentBook {
  readonly probes: Probe[] = [];
  readonly faults: StruckFault[] = [];
  readonly undone = new Map<StruckFault, Undone>();
  readonly chains: Chain[] = [];
  readonly steady: Finding[] = [];
  readonly recovery: Finding[] = [];
  /** Acts that strike or undo: left out where the same is played without the fault. */
  readonly acts = new Set<Act>();
  abortedBecause: string | undefined;
  /** How many findings, attempts and runs of runbooks there were when the first fault struck. */
  begun: Readonly<{ findings: number; attempts: number; runbooks: number }> | undefined;

  /** A steady state was stated. Without one a fault is a circumstance of the drill, such as bad weather. */
  get isAsked(): boolean {
    return this.steady.length > 0 || this.abortedBecause !== undefined;
  }

  get inForce(): readonly StruckFault[] {
    return this.faults.filter((each) => !this.undone.has(each));
  }

  /** Those that had struck when it acted, and were not undone: by the order of calls, for many have the same instant. */
  inForceFor({ decisive: { sequence } }: Attempt): readonly StruckFault[] {
    return this.faults.filter(
      (each) => each.strike.decisive.sequence < sequence && !this.#isUndoneBefore(each, sequence),
    );
  }

  /** The same, and those that struck after it had acted and before an instant. */
  inForceUntil({ decisive: { sequence } }: Attempt, until: Instant): readonly StruckFault[] {
    return this.faults.filter((each) => each.from <= until && !this.#isUndoneBefore(each, sequence));
  }

  #isUndoneBefore(fault: StruckFault, sequence: number): boolean {
    const undone = this.undone.get(fault);
    return undone !== undefined && undone.sequence < sequence;
  }

  probeOf(alarm: string): Probe | undefined {
    return this.probes.find((each) => each.alarm?.name === alarm);
  }
}
