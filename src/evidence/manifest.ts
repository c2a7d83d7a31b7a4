/** `manifest.json`: every file of a run folder with its size and hash, and what each hash covers. */
import { digestOf } from "./digest.ts";

export const MANIFEST_SCHEMA = "orgdrill.manifest/1";

/** `core`: the same bytes on any day. `envelope and core`: with wall-clock times and the machine. `rendered`: made from those. */
export type Coverage = "core" | "envelope and core" | "rendered";

/** `path` is relative to the run folder, with forward slashes. */
export type ManifestFile = Readonly<{ path: string; bytes: number; sha256: string; covers: Coverage }>;

export type Manifest = Readonly<{
  schema: typeof MANIFEST_SCHEMA;
  files: readonly ManifestFile[];
  /** `sha256`: of the canonical JSON of `run.json` without its envelope. */
  core: Readonly<{ sha256: string; ledgerHead: string }>;
}>;

export const manifestFile = (path: string, text: string, covers: Coverage): ManifestFile => ({
  path,
  bytes: Buffer.byteLength(text),
  sha256: digestOf(text),
  covers,
});

export const manifestOf = (files: readonly ManifestFile[], core: Manifest["core"]): Manifest => ({
  schema: MANIFEST_SCHEMA,
  files: files.toSorted((left, right) => (left.path < right.path ? -1 : 1)),
  core,
});
