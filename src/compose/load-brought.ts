/** Folders of detections that were brought to drills, read once in a process. */
import { relative } from "node:path";
import { type LoadedFolder, loadDetections, type Mistake, readDetections } from "../detection/index.ts";
import type { WorldView } from "../drill/index.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { labelOf, type Roots } from "./roots.ts";

type Place = Readonly<{ roots: Roots; view: WorldView }>;

const READ = new Map<string, Result<LoadedFolder, readonly string[]>>();

/** The refusal names every mistake as `file:line:column: message`; files of a loaded folder have the names of the evidence. */
export function loadBrought(folder: string, { roots, view }: Place): Result<LoadedFolder, readonly string[]> {
  const idByName = new Map(view.accounts.flatMap(({ id, name }) => [[name, id] as const, [id, id] as const]));
  const key = JSON.stringify([folder, roots, [...idByName]]);
  const known = READ.get(key) ?? read(folder, { roots, idByName });
  READ.set(key, known);
  return known;
}

type Named = Readonly<{ roots: Roots; idByName: ReadonlyMap<string, string> }>;

function read(folder: string, { roots, idByName }: Named): Result<LoadedFolder, readonly string[]> {
  const files = readDetections(folder);
  if (!files.ok) return refuse([files.refusal]);
  const labelled = files.value.map((file) => ({ ...file, path: labelOf(file.path, roots) }));
  const loaded = loadDetections(labelled, (name) => idByName.get(name));
  if (loaded.mistakes.length === 0) return accept(loaded);
  const shown = new Map(files.value.map(({ path }, index) => [labelled[index]?.path, pathShown(path, roots)]));
  return refuse(loaded.mistakes.map((each) => render({ ...each, file: shown.get(each.file) ?? each.file })));
}

/** As the reader finds it from where they stand. */
function pathShown(path: string, { workingDirectory }: Roots): string {
  const inside = relative(workingDirectory, path);
  return inside.startsWith("..") ? path : inside;
}

const render = ({ file, line, column, message }: Mistake): string => `${file}:${line}:${column}: ${message}`;
