/** The offline check of a run folder: every hash, the chain, and that the parts tell one story. Also what was not checked. */
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Check, Verification, VerifyOptions } from "./check.ts";
import { digestOf } from "./digest.ts";
import { diskRefusal, nodeDisk } from "./disk.ts";
import type { Manifest } from "./manifest.ts";
import { isManifest, readJson } from "./read-run.ts";
import { verifyStory } from "./verify-story.ts";

/** Never throws for what it finds in the folder; a folder that cannot be read is a failed check. */
export function verifyRun(folder: string, options: VerifyOptions = {}): Verification {
  const manifest = readJson(join(folder, "manifest.json"), isManifest, nodeDisk);
  if (!manifest.ok) return verdictOn([{ name: "manifest", ok: false, detail: manifest.refusal.sentence }], options);
  const count = manifest.value.files.length;
  const listed: Check = { name: "manifest", ok: true, detail: `lists ${count} files` };
  return verdictOn(
    [listed, ...verifyFiles(folder, manifest.value), ...verifyStory(folder, manifest.value, options)],
    options,
  );
}

function verdictOn(checks: readonly Check[], { expectedHead }: VerifyOptions): Verification {
  const unanchored =
    expectedHead === undefined
      ? ["anchor: no head from elsewhere was given; whoever can write the folder can write it anew"]
      : [];
  const notChecked = [
    "signature: none; the chain is consistent, not authenticated",
    ...unanchored,
    "inputs: the organization file, features and documents outside the folder were not read again",
    "verdicts: nothing was carried out again; `orgdrill replay` does that",
  ];
  return { ok: checks.every((each) => each.ok), checks, notChecked };
}

function verifyFiles(folder: string, manifest: Manifest): readonly Check[] {
  const there = filesUnder(folder);
  if (!there.ok) return [{ name: "files present", ok: false, detail: there.sentence }];
  const paths = new Set(there.paths.filter((path) => path !== "manifest.json"));
  const listed = new Set(manifest.files.map((each) => each.path));
  const missing = [...listed].filter((path) => !paths.has(path));
  const extra = [...paths].filter((path) => !listed.has(path));
  const changed = manifest.files.filter((each) => paths.has(each.path)).flatMap((each) => changeOf(folder, each));
  return [
    checkNone("files present", missing, { good: "no file is missing", bad: "missing" }),
    checkNone("nothing added", extra, { good: "no file is there that the manifest does not list", bad: "not listed" }),
    checkNone("file hashes", changed, {
      good: `${listed.size - missing.length} of ${listed.size} files are there and have their hash`,
      bad: "changed",
    }),
  ];
}

function changeOf(folder: string, file: Manifest["files"][number]): readonly string[] {
  try {
    const content = readFileSync(join(folder, file.path));
    return content.byteLength === file.bytes && digestOf(content) === file.sha256 ? [] : [file.path];
  } catch (error) {
    const refusal = diskRefusal(error, file.path);
    if (refusal === undefined) throw error;
    return [refusal.sentence];
  }
}

function checkNone(name: string, found: readonly string[], words: Readonly<{ good: string; bad: string }>): Check {
  if (found.length === 0) return { name, ok: true, detail: words.good };
  const shown = found.slice(0, 5).map((path) => `\`${path}\``);
  const rest = found.length > 5 ? ` and ${found.length - 5} more` : "";
  return { name, ok: false, detail: `${words.bad}: ${shown.join(", ")}${rest}` };
}

type Listing = Readonly<{ ok: true; paths: readonly string[] }> | Readonly<{ ok: false; sentence: string }>;

/** Everything that is not a folder, links included, none followed. */
function filesUnder(folder: string): Listing {
  const paths: string[] = [];
  const walk = (relative: string): void => {
    for (const name of readdirSync(join(folder, relative)).sort()) {
      const path = relative === "" ? name : `${relative}/${name}`;
      if (lstatSync(join(folder, path)).isDirectory()) walk(path);
      else paths.push(path);
    }
  };
  try {
    walk("");
    return { ok: true, paths };
  } catch (error) {
    const refusal = diskRefusal(error, folder);
    if (refusal === undefined) throw error;
    return { ok: false, sentence: refusal.sentence };
  }
}
