/** What a drill needs from outside: an organization brought to life on a target, as often as it asks. compose builds it. */
import type { LoadedFolder } from "../detection/index.ts";
import type { Baseline } from "../evidence/index.ts";
import type { Timeline } from "../incident/index.ts";
import type { Program, Target } from "../target/index.ts";
import type { Coverage } from "./coverage.ts";
import type { LeftBehind } from "./left-behind.ts";
import type { WorldView } from "./organization-view.ts";

/** `under-test` is the reader's own file; otherwise the name of a fixture in `scenarios/organizations`, or of an incident. */
export type OrganizationChoice =
  | Readonly<{ kind: "under-test" }>
  | Readonly<{
      kind: "fixture" | "incident";
      name: string;
      /** The drill is about these values of named assumptions alone, whatever the run assumes. */
      assuming?: Readonly<Record<string, string>>;
    }>;

/** The same organization with something changed: for sensitivity twins. */
export type Changes = Readonly<{ withoutGuardrails: readonly string[] }>;

export type OpenedWorld = Readonly<{
  target: Target;
  view: WorldView;
  /** What the guardrails of the organization under test leave open as they are now; absent where they cannot be read. */
  coverage?: () => Coverage;
  /** What a departure leaves open and shuts; absent where the policies cannot be read. */
  leftBehind?: LeftBehind;
  /** Detections that live outside the target: those that the reader brought, or the incident's. */
  brought?: Pick<LoadedFolder, "detections" | "correlated">;
  /** Every named assumption with its value. */
  assumptions?: Readonly<Record<string, string>>;
}>;

export type DrillStage = Readonly<{
  open(choice: OrganizationChoice, changes?: Changes): Promise<OpenedWorld>;
  /** Only verdicts are wanted, as when a drill is repeated under another assumption: no twins, no state, no records beside. */
  isBrief?: boolean;
  /** The attacker's acts of an incident. Throws when there is none of that name, or its files hold mistakes. */
  timeline?(incident: string): Timeline;
  /** A baseline that was approved: a file of the incident, or of the working directory. Throws when it cannot be read. */
  baseline?(choice: OrganizationChoice, name: string): Baseline;
  /** A program of the reader's, found like a baseline. */
  runbook?(choice: OrganizationChoice, name: string): Program;
}>;
