/** Reads a baseline that was approved earlier, from a file of the incident or of the working directory. */
import { readFileSync } from "node:fs";
import type { OrganizationChoice } from "../drill/index.ts";
import { type Baseline, parseBaseline } from "../evidence/index.ts";
import { type FileAsked, incidentFile } from "./load-incident.ts";
import { labelOf } from "./roots.ts";

export function loadBaseline(choice: OrganizationChoice, asked: FileAsked): Baseline {
  const path = incidentFile(choice, asked);
  const label = labelOf(path, asked.roots);
  const parsed = parseBaseline(readFileSync(path, "utf8"), label);
  if (!parsed.ok) throw new Error(`\`${label}\`: ${parsed.refusal}`);
  if (parsed.value.regions === undefined)
    throw new Error(
      `\`${label}\`: expected a baseline with \`regions\`; this one is of an earlier version, which read less: take it anew and approve it`,
    );
  return parsed.value;
}
