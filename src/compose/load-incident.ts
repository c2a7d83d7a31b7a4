/** The folder of an incident: which organization it plays in, its detections, and what the intruder does. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Mistakes, sourceOf } from "../detection/index.ts";
import { parseExample, parseTimeline, type Timeline } from "../incident/index.ts";
import { fixturePath } from "./load-organization.ts";
import { labelOf, type Roots } from "./roots.ts";

const folderOf = (name: string, roots: Roots): string => join(roots.packageRoot, "scenarios", "incidents", name);

export const incidentDetections = (name: string, roots: Roots): string => join(folderOf(name, roots), "detections");

/** Its own organization file, or the example to which that refers. */
export function incidentOrganization(name: string, roots: Roots): string {
  const path = join(folderOf(name, roots), "organization.yaml");
  const mistakes = read(path, roots);
  const example = parseExample(mistakes);
  complain(mistakes);
  return example === undefined ? path : fixturePath(example, roots);
}

export function incidentTimeline(name: string, roots: Roots): Timeline {
  const mistakes = read(join(folderOf(name, roots), "timeline.yaml"), roots);
  const timeline = parseTimeline(mistakes);
  complain(mistakes);
  if (timeline === undefined) throw new Error(`the timeline of \`${name}\` cannot be read`);
  return timeline;
}

function read(path: string, roots: Roots): Mistakes {
  if (!existsSync(path)) throw new Error(`\`${labelOf(path, roots)}\` is not there: expected a folder of an incident`);
  return new Mistakes(sourceOf(labelOf(path, roots), readFileSync(path, "utf8")));
}

function complain({ all }: Mistakes): void {
  if (all.length === 0) return;
  throw new Error(all.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join("\n"));
}
