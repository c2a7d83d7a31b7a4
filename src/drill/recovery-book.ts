/** What a drill has found out about the end of an incident, and what the intruder had still to do. */
import type { Action } from "../action/index.ts";
import type {
  Baseline,
  IncidentRecord,
  Milestone,
  RemainingStep,
  Residue,
  RunbookRun,
  Unread,
} from "../evidence/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { Act, Actor } from "./attempt.ts";

/** A step that has not been taken; `at` is when it was planned, undefined for as soon as possible. */
export type PlannedStep = Readonly<{ name: string; actor: Actor; action: Action; at: Instant | undefined }>;

export class RecoveryBook {
  /** In the order in which the intruder would take them. */
  planned: readonly PlannedStep[] = [];
  /** Acts of the history before the first step was planned; undefined while none is. */
  plannedAfter: number | undefined;
  baseline: Baseline | undefined;
  /** The baseline is somebody's file, of a world that may have been another. */
  isBaselineApproved = false;
  beganAt: string | null = null;
  readonly runbooks: RunbookRun[] = [];
  readonly #runs = new Map<Act, RunbookRun>();
  readonly #diverged = new Map<string, string>();
  readonly #milestones = new Map<"detected" | "contained" | "recovered", Milestone>();
  #remaining: readonly RemainingStep[] = [];
  #difference: Difference = { residue: [], unread: [], acceptedInVain: [] };

  /** Adds a step that the intruder means to take; `acts` is the number of acts so far. */
  plan(step: PlannedStep, acts: number): void {
    this.planned = [...this.planned, step];
    this.plannedAfter ??= acts;
  }

  noteRun(act: Act, run: RunbookRun): void {
    this.runbooks.push(run);
    this.#runs.set(act, run);
  }

  /** Notes where a runbook, repeated on a copy of the world, did something else than it had done. */
  compareRun(act: Act, again: Pick<RunbookRun, "exitCode" | "requests">): void {
    const run = this.#runs.get(act);
    if (run === undefined || sameRun(run, again)) return;
    this.#diverged.set(run.name, `first ${wordsOn(run)}, then ${wordsOn(again)}`);
  }

  /** Why what was seen on copies may not be what is so, a sentence for each runbook; told once. */
  takeDoubts(): readonly string[] {
    const doubts = [...this.#diverged].map(
      ([name, seen]) =>
        `the runbook \`${name}\` did something else when it was repeated on a copy of the world (${seen}), so copies prove nothing`,
    );
    this.#diverged.clear();
    return doubts;
  }

  reach(name: "detected" | "contained" | "recovered", milestone: Milestone): void {
    this.#milestones.set(name, milestone);
  }

  /** The last replay of the remaining steps is the one that counts. */
  set remaining(steps: readonly RemainingStep[]) {
    this.#remaining = steps;
  }

  get remaining(): readonly RemainingStep[] {
    return this.#remaining;
  }

  set difference(difference: Difference) {
    this.#difference = difference;
  }

  /** Whether there is anything to tell. */
  get isAsked(): boolean {
    return (
      this.#milestones.size > 0 || this.#remaining.length > 0 || this.baseline !== undefined || this.runbooks.length > 0
    );
  }

  get record(): IncidentRecord {
    return {
      beganAt: this.beganAt,
      ...Object.fromEntries(this.#milestones),
      remaining: this.#remaining,
      ...(this.baseline !== undefined && { baseline: this.baseline }),
      ...this.#difference,
      runbooks: this.runbooks,
    };
  }
}

type Ran = Pick<RunbookRun, "exitCode" | "requests">;

const sameRun = (one: Ran, other: Ran): boolean =>
  one.exitCode === other.exitCode && JSON.stringify(one.requests) === JSON.stringify(other.requests);

const wordsOn = ({ exitCode, requests }: Ran): string =>
  `${requests.length === 1 ? "1 call" : `${requests.length} calls`} and exit code ${exitCode ?? "none"}`;

export type Difference = Readonly<{
  residue: readonly Residue[];
  unread: readonly Unread[];
  acceptedInVain: readonly string[];
}>;
