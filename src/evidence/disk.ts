/** The few things a run folder needs of a file system, and what its refusals mean to the person who meets them. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";

/** Every member throws Node's own system error; `diskRefusal` reads it. */
export type Disk = Readonly<{
  /** With all its parents; no complaint when it is there. */
  makeFolder(path: string): void;
  /** A new folder whose name is `prefix`, or begins with it when that is taken; answers its path. */
  makeUnique(prefix: string): string;
  /** Writes a file, and the folder it stands in. */
  write(path: string, text: string): void;
  read(path: string): string;
  names(path: string): readonly string[];
  rename(from: string, to: string): void;
  link(target: string, path: string): void;
  /** Where a symbolic link points, or undefined when there is none. */
  linkTarget(path: string): string | undefined;
  remove(path: string): void;
}>;

export const nodeDisk: Disk = {
  makeFolder,
  makeUnique,
  write(path, text) {
    makeFolder(dirname(path));
    writeFileSync(path, text);
  },
  read: (path) => readFileSync(path, "utf8"),
  names: (path) => readdirSync(path),
  rename: (from, to) => renameSync(from, to),
  link: (target, path) => symlinkSync(target, path),
  linkTarget: (path) =>
    lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true ? readlinkSync(path) : undefined,
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};

function makeUnique(prefix: string): string {
  for (let attempt = 0; ; attempt++) {
    const path = attempt === 0 ? prefix : `${prefix}-${attempt}`;
    try {
      mkdirSync(path);
      return path;
    } catch (error) {
      const taken = error instanceof Error && "code" in error && error.code === "EEXIST";
      if (!taken || attempt > 1000) throw error;
    }
  }
}

export type DiskRefusalKind =
  | "noSpace"
  | "notPermitted"
  | "readOnly"
  | "notAFolder"
  | "notThere"
  | "damaged"
  | "failed";

/** Why a run folder could not be written or read, in words, and what to do next. */
export type DiskRefusal = Readonly<{ kind: DiskRefusalKind; path: string; sentence: string; nextStep: string }>;

const FREE_SPACE = "free some space, or choose another folder with `--report-dir`";
const ELSEWHERE = "choose a folder that you may write to with `--report-dir`";

const MEANING: Readonly<Record<string, readonly [DiskRefusalKind, string, string]>> = {
  ENOSPC: ["noSpace", "there is no space left on the disk", FREE_SPACE],
  EDQUOT: ["noSpace", "the disk quota is used up", FREE_SPACE],
  EACCES: ["notPermitted", "the folder may not be written to", ELSEWHERE],
  EPERM: ["notPermitted", "the operation is not permitted there", ELSEWHERE],
  EROFS: ["readOnly", "the file system is read-only", ELSEWHERE],
  ENOTDIR: [
    "notAFolder",
    "a part of the path is a file, expected a folder",
    "move that file away, or choose another folder with `--report-dir`",
  ],
  EEXIST: [
    "notAFolder",
    "a file stands where a folder is expected",
    "move that file away, or choose another folder with `--report-dir`",
  ],
  ENOENT: ["notThere", "there is no such file or folder", "check the path"],
};

/** Undefined for anything that is not a system error: that is a defect of ours and must be thrown on. */
export function diskRefusal(error: unknown, path: string): DiskRefusal | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return undefined;
  const code = String(error.code);
  const where = "path" in error && typeof error.path === "string" ? error.path : path;
  const known = Object.hasOwn(MEANING, code) ? MEANING[code] : undefined;
  const [kind, what, nextStep] = known ?? ["failed", `the disk answered \`${code}\``, "check the disk, then run again"];
  return { kind, path: where, sentence: `\`${where}\`: ${what}`, nextStep };
}

/** Makes the folders that are missing, one by one: Node's own recursion never ends below folders such as `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
