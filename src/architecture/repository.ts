/** The repository as the rules see it: every file, and what its TypeScript imports and exports. */
import { posix } from "node:path";
import { scanSource } from "./scan-source.ts";

/** A text file; the path is relative to the top of the repository, with forward slashes. */
export type SourceFile = Readonly<{ path: string; text: string }>;

export type Import = Readonly<{
  /** As written: `../kernel/index.ts`, `node:fs`, `ajv`. */
  specifier: string;
  /** The file it leads to, from the top of the repository; undefined for packages and built-ins. */
  path?: string;
  /** `import type …`, `export type … from`: erased before anything runs. */
  typeOnly: boolean;
}>;

export type Source = Readonly<{
  path: string;
  text: string;
  code: string;
  strings: readonly string[];
  comments: readonly string[];
  imports: readonly Import[];
  /** Names that it exports itself; what it passes on from elsewhere does not count. */
  exports: readonly Readonly<{ name: string; typeOnly: boolean }>[];
}>;

export type Repository = Readonly<{ files: readonly SourceFile[]; sources: readonly Source[] }>;

/** One rule: its name, what it asks for, and a sentence for each place that breaks it. */
export type Rule = Readonly<{
  name: string;
  sentence: string;
  violations(repository: Repository): readonly string[];
}>;

/** The TypeScript of `src/` and `steps/` is scanned, once; all other files are kept as they are. */
export function repositoryOf(files: readonly SourceFile[]): Repository {
  return { files, sources: files.filter(({ path }) => /^(src|steps)\/.*\.ts$/.test(path)).map(sourceOf) };
}

function sourceOf({ path, text }: SourceFile): Source {
  const { code, strings, comments } = scanSource(text);
  return { path, text, code, strings, comments, imports: importsOf(path, code, strings), exports: exportsOf(code) };
}

const FROM = /\b(?:import|export)(\s+type\b(?!\s+from\b)(?!\s*,))?(?![.(\w])[^"`;()]*?\bfrom\s*"(\d+)"/g;
const BARE = /\bimport\s*()"(\d+)"/g;
const DYNAMIC = /\bimport\s*()\(\s*"(\d+)"/g;

function importsOf(from: string, code: string, strings: readonly string[]): readonly Import[] {
  return [FROM, BARE, DYNAMIC]
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .sort((left, right) => left.index - right.index)
    .map(([, type, index]) => importOf(from, strings[Number(index)] ?? "", Boolean(type)));
}

function importOf(from: string, specifier: string, typeOnly: boolean): Import {
  if (!specifier.startsWith(".")) return { specifier, typeOnly };
  return { specifier, typeOnly, path: posix.join(posix.dirname(from), specifier) };
}

const DECLARATION =
  /\bexport\s+(?:declare\s+|abstract\s+|async\s+)*(function\*?|const|let|class|type|interface|enum|namespace)\s+([\w$]+)/g;
const LIST = /\bexport\s+(type\s+)?\{([^}]*)\}(?!\s*from\b)/g;

function exportsOf(code: string): Source["exports"] {
  const declared = [...code.matchAll(DECLARATION)].map(([, kind = "", name = ""]) => ({
    name,
    typeOnly: kind === "type" || kind === "interface",
  }));
  const listed = [...code.matchAll(LIST)].flatMap(([, type, names = ""]) =>
    names
      .split(",")
      .map((each) => each.trim().split(/\s+/).at(-1) ?? "")
      .filter((name) => name !== "")
      .map((name) => ({ name, typeOnly: Boolean(type) })),
  );
  return [...declared, ...listed];
}

/** Tests, benchmarks and what only they need: they may look behind every door. */
export const isTest = (path: string): boolean =>
  /\.(test|bench|test-support|cases)\.ts$/.test(path) || /^src\/(bench|architecture)\//.test(path);

/** `kernel` for `src/kernel/clock.ts`, `compose` for `src/compose.ts`, `steps` and `steps/world` outside `src/`. */
export function moduleOf(path: string): string {
  if (path === "steps/world.ts") return "steps/world";
  if (path.startsWith("steps/")) return "steps";
  return path.split("/")[1]?.replace(/(\.test)?\.ts$/, "") ?? "";
}
