/** Adds formats to a run folder that is already there, and lists them in its manifest, so that it still verifies. */
import { join } from "node:path";
import { accept, invariant, type Result, refuse } from "../kernel/index.ts";
import { type Disk, type DiskRefusal, diskRefusal, nodeDisk } from "./disk.ts";
import { manifestFile, manifestOf } from "./manifest.ts";
import { isManifest, readJson } from "./read-run.ts";
import { writtenJson } from "./written-json.ts";

/** Writes each text by its file name. Only rendered files can be added or replaced; evidence cannot. */
export function addRendered(
  folder: string,
  rendered: ReadonlyMap<string, string>,
  disk: Disk = nodeDisk,
): Result<null, DiskRefusal> {
  const manifest = readJson(join(folder, "manifest.json"), isManifest, disk);
  if (!manifest.ok) return manifest;
  const evidence = new Set(manifest.value.files.filter((each) => each.covers !== "rendered").map((each) => each.path));
  for (const name of rendered.keys())
    invariant(!evidence.has(name), `${name} is evidence and cannot be rendered again`);
  const kept = manifest.value.files.filter((each) => !rendered.has(each.path));
  const added = [...rendered].map(([path, text]) => manifestFile(path, text, "rendered"));
  try {
    for (const [name, text] of rendered) replace(join(folder, name), text, disk);
    replace(join(folder, "manifest.json"), writtenJson(manifestOf([...kept, ...added], manifest.value.core)), disk);
    return accept(null);
  } catch (error) {
    const refusal = diskRefusal(error, folder);
    if (refusal === undefined) throw error;
    return refuse(refusal);
  }
}

function replace(path: string, text: string, disk: Disk): void {
  const spare = `${path}.partial-${process.pid}`;
  disk.write(spare, text);
  disk.rename(spare, path);
}
