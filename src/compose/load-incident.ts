/** The folder of an incident: which organization it plays in, its detections, and what the intruder does. */
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { Mistakes, sourceOf } from "../detection/index.ts";
import type { OrganizationChoice } from "../drill/index.ts";
import { parseExample, parseTimeline, type Timeline } from "../incident/index.ts";
import { sha256 } from "../kernel/index.ts";
import type { Program } from "../target/index.ts";
import { fixturePath } from "./load-organization.ts";
import { labelOf, type Roots } from "./roots.ts";

/** The name of a folder, and no way to another one. Throws for anything else. */
function folderOf(name: string, roots: Roots): string {
  if (!/^[\w-]{1,100}$/.test(name))
    throw new Error(`\`${name}\` is no name of an incident: expected letters, digits, - and _`);
  return join(roots.packageRoot, "scenarios", "incidents", name);
}

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

export type FileAsked = Readonly<{ name: string; roots: Roots }>;

/** A file in the incident's folder, else in the working directory. Throws for one that lies outside, by its name or by a link. */
export function incidentFile(choice: OrganizationChoice, { name, roots }: FileAsked): string {
  const folders = [...(choice.kind === "incident" ? [folderOf(choice.name, roots)] : []), roots.workingDirectory];
  const found = folders.find((each) => existsSync(resolve(each, name)));
  if (found === undefined)
    throw new Error(`\`${name}\` is not there: looked in the incident's folder and the working directory`);
  const path = realpathSync(resolve(found, name));
  if (!folders.some((each) => path.startsWith(join(realpathSync(each), sep))))
    throw new Error(`\`${name}\` lies outside the incident's folder and the working directory, and is not opened`);
  return resolve(found, name);
}

export function loadRunbook(choice: OrganizationChoice, asked: FileAsked): Program {
  const path = incidentFile(choice, asked);
  return { name: asked.name, path, sha256: sha256(readFileSync(path)) };
}

function read(path: string, roots: Roots): Mistakes {
  if (!existsSync(path)) throw new Error(`\`${labelOf(path, roots)}\` is not there: expected a folder of an incident`);
  return new Mistakes(sourceOf(labelOf(path, roots), readFileSync(path, "utf8")));
}

function complain({ all }: Mistakes): void {
  if (all.length === 0) return;
  throw new Error(all.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join("\n"));
}
