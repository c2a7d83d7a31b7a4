/** What an operator does against an intruder: checked before it begins, told step by step, and taken back as far as AWS lets it. */
import type { CallReport, Hands } from "../target/index.ts";
import type { Action } from "./action.ts";
import type { Look } from "./look.ts";

/** What must be so before a response begins; it only reads. */
export type Precondition = Readonly<{
  /** A claim, such as `the account is a member`. */
  claim: string;
  /** Undefined when it holds, else what was seen instead. */
  unmet(look: Look): Promise<string | undefined>;
}>;

/**
 * `done`: everything intended is so, and some of it was made so now. `already-done`: everything was so before. `partly-done`: it
 * stopped after a change. `not-done`: it stopped before any. `not-possible`: a precondition does not hold, so nothing was tried.
 */
export type ResponseOutcome = "done" | "already-done" | "partly-done" | "not-done" | "not-possible";

export type ResponseReport = Readonly<{
  outcome: ResponseOutcome;
  /** Preconditions that do not hold: the claim, and what was seen instead. */
  unmet: readonly string[];
  /** Changes that were made now, in order. */
  done: readonly string[];
  /** Changes that were intended and found made. */
  already: readonly string[];
  /** Intended changes that are not made, the one that it stopped at first unless that one is uncertain: an answer of 5xx may have carried it out. */
  left: readonly string[];
  /** Why it stopped, with what AWS said; nobody knows whether an `isUncertain` change was made. */
  stopped?: Readonly<{ at: string; reason: string; isUncertain: boolean }>;
  /** Takes back what was made now, and what may have been; absent when there is nothing that can be taken back. */
  undo?: Response;
  /** What stays behind, or cannot be brought back, once `undo` has been carried out. */
  residue: readonly string[];
  /** Guardrails that bound before and do not after what was done, each with where it binds. Absent: none. */
  lifted?: readonly string[];
  /** The call that it comes down to: the one it stopped at, else the last change, else the last look. Absent: it called nothing. */
  decisive?: CallReport;
}>;

/**
 * An action that can be run again after it stopped half way: what is made already is left alone. As an `Action` it answers with
 * the decisive call, and throws `NothingToActOn` when a precondition does not hold.
 */
export type Response = Action &
  Readonly<{
    kind: "response";
    /** In words; the real one, made of what was found, is in the report. */
    undo: string;
    preconditions: readonly Precondition[];
    /** Checks the preconditions and carries it out as far as it goes; never throws for what AWS refuses. */
    respond(hands: Hands): Promise<ResponseReport>;
  }>;
