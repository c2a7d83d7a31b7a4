/** Reads a folder of detections from the disk: `*.json`, `*.yml`, `*.yaml`, in every folder below it. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, sep } from "node:path";
import { accept, type Result, refuse } from "../kernel/index.ts";
import type { DetectionFile } from "./load-detections.ts";

const MAX_FILES = 20_000;
const MAX_BYTES = 1_048_576;

/** Refused with one sentence when the folder cannot be read; files with other endings are left alone. */
export function readDetections(folder: string): Result<readonly DetectionFile[], string> {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats === undefined) return refuse(`\`${folder}\` is not there: expected a folder of detections`);
  if (!stats.isDirectory()) return refuse(`\`${folder}\` is not a folder`);
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (each) =>
        /\.(?:json|ya?ml)$/.test(each) &&
        !each.split(sep).some((part) => part === "node_modules" || part.startsWith(".")),
    )
    .toSorted();
  if (names.length === 0) return refuse(`\`${folder}\` holds no detection: expected .json, .yml or .yaml files`);
  if (names.length > MAX_FILES)
    return refuse(`\`${folder}\` holds ${names.length} files: expected at most ${MAX_FILES}`);
  const files: DetectionFile[] = [];
  for (const each of names) {
    const path = join(folder, each);
    const { size } = statSync(path);
    if (size > MAX_BYTES) return refuse(`\`${path}\` has ${size} bytes: expected a detection of at most ${MAX_BYTES}`);
    const text = textOf(path);
    if (text === undefined) return refuse(`\`${path}\` is not text in UTF-8`);
    files.push({ path, name: each.split(sep).join("/"), text });
  }
  return accept(files);
}

/** A byte order mark is left out. */
function textOf(path: string): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
