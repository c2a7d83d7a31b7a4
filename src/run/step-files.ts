/** The compiled step modules: the World and hooks first, then every vocabulary. An explicit list, so that nothing stray is loaded. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Roots } from "../compose.ts";
import { invariant } from "../kernel/index.ts";

const MODULES = [
  "world",
  "hooks",
  "parameters",
  "organization.steps",
  "actor.steps",
  "attempt.steps",
  "prevention.steps",
  "detection.steps",
  "alarm.steps",
  "fault.steps",
  "experiment.steps",
  "incident.steps",
  "containment.steps",
  "recovery.steps",
  "runbook.steps",
  "response.steps",
  "closing.steps",
  "console.steps",
  "root-access.steps",
  "consequence.steps",
  "shown.steps",
  "invitation.steps",
  "escalation.steps",
  "coverage.steps",
  "left-behind.steps",
  "membership-effects.steps",
  "commitment.steps",
  "cost.steps",
  "trail.steps",
  "event-data-store.steps",
];

export function stepFiles(roots: Roots): readonly string[] {
  const files = MODULES.map((name) => join(roots.packageRoot, "dist", "steps", `${name}.js`));
  for (const file of files) invariant(existsSync(file), `the step module ${file} was not built; run npm run build`);
  return files;
}
