/** What brings a drill's world to life; plain JSON, because Cucumber hands it to every scenario. */
import type { Roots } from "./roots.ts";

export type StageParameters = Readonly<{
  /** Absolute path of the organization under test. */
  organizationFile: string;
  roots: Roots;
  seed: number;
  /** Virtual start, milliseconds since 1970. */
  at: number;
  /** Named assumptions that differ from their defaults. */
  assumptions: Readonly<Record<string, string>>;
  /** Absolute path of the folder of detections that the reader brought. */
  detectionsFolder?: string;
  /** Calls that come faster than AWS documents are refused. */
  throttle?: boolean;
  /** The reader asked for runbooks to be run, which are programs on this machine. */
  allowRunbooks?: boolean;
  /** Only verdicts are wanted. */
  isBrief?: boolean;
}>;
