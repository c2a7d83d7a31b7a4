/** Reads the repository's own text files from the disk, without what .gitignore leaves out. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceFile } from "./repository.ts";

/** Larger files (recordings, lock files of others) are listed without their text. */
const TEXT_LIMIT_BYTES = 2_000_000;
const BINARY = /\.(png|jpg|gif|ico|woff2?|gz|tgz|zip|pdf)$/;

export function readRepository(top: string): readonly SourceFile[] {
  const isIgnored = ignoredBy(readFileSync(join(top, ".gitignore"), "utf8"));
  const files: SourceFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(top, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (path === ".git" || isIgnored(path)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) files.push({ path, text: BINARY.test(path) ? "" : readText(join(top, path)) });
    }
  };
  walk("");
  return files;
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  return bytes.length > TEXT_LIMIT_BYTES ? "" : bytes.toString("utf8");
}

/** The three forms that our .gitignore has: `name/`, `path/to/it`, `*.ending`; any other form is refused. */
export function ignoredBy(gitignore: string): (path: string) => boolean {
  const lines = gitignore.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  const strange = lines.find((line) => !/^(\*\.)?[\w./-]+$/.test(line));
  if (strange !== undefined)
    throw new Error(`.gitignore has a line that the architecture test cannot read: \`${strange}\``);
  const endings = lines.filter((line) => line.startsWith("*.")).map((line) => line.slice(1));
  const paths = lines.filter((line) => !line.startsWith("*.")).map((line) => line.replace(/^\/|\/$/g, ""));
  return (path) => {
    const name = path.split("/").at(-1);
    return endings.some((ending) => path.endsWith(ending)) || paths.some((each) => each === path || each === name);
  };
}
