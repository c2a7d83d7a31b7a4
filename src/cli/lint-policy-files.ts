/** Reads the policy documents that a command line names: files, and the .json files of folders. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";

const MAX_BYTES = 1_048_576;

/** Texts by path, each once, in the order of the command line; a byte order mark is left out. */
export function readPolicyFiles(paths: readonly string[]): ReadonlyMap<string, string> {
  const files = paths.flatMap((each) => filesAt(normalize(each)));
  return new Map([...new Set(files)].map((each) => [each, readText(each)]));
}

function filesAt(path: string): readonly string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw complaint(`\`${path}\` is not there: expected a policy document or a folder of them`);
  if (path.endsWith(".feature")) throw complaint(`\`${path}\` is a feature: \`orgdrill run\` checks its steps first`);
  if (!stats.isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true, encoding: "utf8" });
  const files = names.filter((each) => each.endsWith(".json")).map((each) => join(path, each));
  if (files.length === 0) throw complaint(`\`${path}\` holds no .json file`);
  return files.toSorted();
}

function readText(path: string): string {
  const { size } = statSync(path);
  if (size > MAX_BYTES)
    throw complaint(`\`${path}\` has ${size} bytes: expected a policy document of at most ${MAX_BYTES}`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof Error && "code" in error) throw complaint(`\`${path}\` cannot be read: ${error.message}`);
    throw error;
  }
}

const complaint = (line: string): Complaint =>
  new Complaint({
    exitCode: EXIT.usage,
    lines: [line],
    nextStep: "give policy documents such as scp/deny-leave.json, or `--org FILE` for an organization file",
  });
