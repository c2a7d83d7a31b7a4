/** What somebody asked to be run, with every default filled in. */

import type { Roots } from "../compose.ts";
import type { Verdict } from "../evidence/index.ts";
import type { Instant } from "../kernel/index.ts";

export type AssumptionMode = "all" | "documented";

export type RunRequest = Readonly<{
  /** Feature files and folders, absolute; the bundled features when the reader named none. */
  paths: readonly string[];
  /** Absolute. */
  organizationFile: string;
  /** Absolute: detections that are judged beside those of the organization file. */
  detectionsFolder?: string | undefined;
  tags: string | undefined;
  name: string | undefined;
  seed: number;
  at: Instant;
  assumptionMode: AssumptionMode;
  /** Named assumptions that the reader set. */
  assume: Readonly<Record<string, string>>;
  parallel: number;
  /** Calls that come faster than AWS documents are refused. */
  throttle?: boolean;
  /** The reader asked for runbooks to be run, which are programs on this machine. */
  allowRunbooks?: boolean;
  /** From 1; undefined for the whole plan. */
  shard: Readonly<{ index: number; total: number }> | undefined;
  exceptionsFile: string | undefined;
  /** Holds `runs/` and `latest`. */
  reportDirectory: string;
  formats: readonly string[] | undefined;
  roots: Roots;
  version: string;
  /** The machine's time, for the envelope only. */
  wallClock(): Date;
  /** What Cucumber may see of the environment. */
  environment: Readonly<Record<string, string | undefined>>;
}>;

/** A drill that was carried out once. */
export type FinishedDrill = Readonly<{
  name: string;
  /** As far as it can be judged by now. */
  verdict: Verdict;
  /** How many drills have been carried out, this one among them. */
  done: number;
  /** How often it will be carried out again; each may change the verdict. */
  repeatsToCome: number;
  /** A scenario of its rule tells whether it proves something, and may change the verdict too. */
  hasTwinToCome: boolean;
}>;

/** The drills that touched an assumption are carried out again under another value of it. */
export type RepeatedDrills = Readonly<{
  assumption: string;
  value: string;
  drills: number;
  /** Which repeat it is, from 1, and of how many. */
  index: number;
  total: number;
}>;

/** A verdict that repeats or a twin have changed. */
export type ChangedVerdict = Readonly<{ name: string; before: Verdict; verdict: Verdict }>;

/** Told while the run goes on. */
export type Progress = Readonly<{
  planned(count: number): void;
  finished(drill: FinishedDrill): void;
  repeating(repeat: RepeatedDrills): void;
  /** Once everything is judged. */
  changed(drills: readonly ChangedVerdict[]): void;
}>;
