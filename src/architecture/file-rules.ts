/** The rules about one file: its size, its name, its first line, and the escapes that the linter does not see. */

import { WITHOUT_FRONT_DOOR } from "./modules.ts";
import { isTest, moduleOf, type Repository, type Rule, type Source } from "./repository.ts";

export const LINE_LIMIT = 300;

/** Pure tables that may be longer than LINE_LIMIT and are not called `*.data.ts`, each with its reason. */
export const LARGE_TABLES: Readonly<Record<string, string>> = {
  "src/organization-file/schema.ts": "the JSON Schema of the organization file",
  "src/catalogue/claims.ts": "the documented claims, one entry each",
};

export const keepsFilesShort: Rule = {
  name: "file size",
  sentence: `a file has at most ${LINE_LIMIT} lines; tests and tables of data are exempt`,
  violations: ({ sources }) =>
    sources
      .filter(({ path }) => !isTest(path) && !path.endsWith(".data.ts") && LARGE_TABLES[path] === undefined)
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split("\n").length }))
      .filter(({ lines }) => lines > LINE_LIMIT)
      .map(({ path, lines }) => `\`${path}\` has ${lines} lines, and ${LINE_LIMIT} is the limit; split it`),
};

const BANNED_WORD =
  /(?:^|-)(managers?|helpers?|utils?|utilit(?:y|ies)|data|info|misc|process|processors?|handlers?)(?=-|$)/;

/** PutMetricData is called so by AWS. */
const IS_NAMED_BY_AWS = /^src\/emulator\/services\/[a-z0-9]+\/operations\//;

/** CloudTrail Lake's EventDataStore is called so by AWS, wherever it is spoken of. */
const withoutNameOfAws = (name: string): string => name.replaceAll("event-data-store", "event-store");

export const avoidsBannedNames: Rule = {
  name: "banned names",
  sentence: "no file or folder is called manager, helper, util, data, info, misc, process or handler",
  violations: ({ files }) =>
    files
      .filter(({ path }) => /^(src|steps|features|scenarios|\.ci)\//.test(path) && !IS_NAMED_BY_AWS.test(path))
      .flatMap(({ path }) => {
        const word = path
          .split("/")
          .map((part) => BANNED_WORD.exec(withoutNameOfAws(stem(part)))?.[1])
          .find((each) => each !== undefined);
        return word === undefined ? [] : [`\`${path}\` is called \`${word}\`, which says nothing; name what it is`];
      }),
};

export const isNamedInKebabCase: Rule = {
  name: "kebab case",
  sentence: "source files are named in kebab-case",
  violations: ({ sources }) =>
    sources
      .filter(({ path }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem(basename(path))))
      .map(({ path }) => `\`${path}\` is not in kebab-case`),
};

/** Named for what they are in the pipeline, as the map names them; their one function says what they do. */
export const NAMED_BY_THE_MAP: readonly string[] = [
  "src/emulator/pipeline.ts",
  "src/emulator/server.ts",
  "src/emulator/wire/sigv4.ts",
  "src/detection/engine.ts",
];

export const isNamedAfterItsExport: Rule = {
  name: "named after its export",
  sentence: "a file with one exported value is named after it; a file with several is named after their subject",
  violations: ({ sources }) =>
    sources
      .filter(({ path }) => path.startsWith("src/") && !isTest(path) && basename(path) !== "index.ts")
      .filter(({ path, exports }) => !NAMED_BY_THE_MAP.includes(path) && valuesOf(exports).length === 1)
      .filter(({ path, exports }) => !exports.some(({ name }) => shareAWord(name, stem(basename(path)))))
      .map(({ path, exports }) => {
        const name = valuesOf(exports)[0]?.name;
        return `\`${path}\` exports \`${name}\` and says nothing of it in its name; rename one of them`;
      }),
};

const valuesOf = (exports: Source["exports"]): Source["exports"] => exports.filter((each) => !each.typeOnly);

/** `parseDuration` and `duration.ts` share one; so do `Gatherer` and `gather.ts`, `OPERATIONS` and `operation.ts`. */
function shareAWord(name: string, fileStem: string): boolean {
  const words = wordsOf(name);
  return wordsOf(fileStem).some((word) => words.some((each) => isSameWord(word, each)));
}

/** Inflections are the same word: `demonstrate` and `demonstrating`, `gather` and `Gatherer`. */
const isSameWord = (one: string, other: string): boolean => {
  const length = Math.min(one.length, other.length, 5);
  return one === other || (length >= 4 && one.slice(0, length) === other.slice(0, length));
};

const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .split(/[-_]/)
    .map((word) => word.replace(/ies$/, "y").replace(/s$/, ""));

export const beginsWithASentence: Rule = {
  name: "first sentence",
  sentence: "a file begins with one sentence that says what it is",
  violations: ({ sources }) =>
    sources
      .filter(({ path, text }) => !isTest(path) && !/^(#![^\n]*\n)?\/\*\*\s/.test(text))
      .map(({ path }) => `\`${path}\` does not begin with a \`/** … */\` sentence`),
};

export const hasAFrontDoor: Rule = {
  name: "index.ts",
  sentence: "every module has a front door: its index.ts, or a file beside the folder with its name",
  violations: ({ sources }) => {
    const modules = new Set(sources.flatMap(({ path }) => (/^src\/[^/]+\//.test(path) ? [moduleOf(path)] : [])));
    return [...modules]
      .filter((each) => !WITHOUT_FRONT_DOOR.includes(each))
      .filter((each) => !sources.some(({ path }) => path === `src/${each}/index.ts` || path === `src/${each}.ts`))
      .map((each) => `\`src/${each}\` has no index.ts`);
  },
};

/** The one place that calls operations whose types were forgotten; the codec has checked their input by then. */
const FORGETS_TYPES = "src/emulator/pipeline.ts";

type Escape = Readonly<{ pattern: RegExp; says: string; where: "code" | "comment"; except?: string }>;

const ESCAPES: readonly Escape[] = [
  { pattern: /\bas\s+unknown\s+as\b/, says: "`as unknown as` silences the compiler; parse the value", where: "code" },
  {
    pattern: /\bas\s+never\b/,
    says: "`as never` silences the compiler; parse the value",
    where: "code",
    except: FORGETS_TYPES,
  },
  {
    pattern:
      /\b(?:const|let|var)\s+(?:\w+|\{[^}]*\}|\[[^\]]*\])\s*=\s*JSON\.parse\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)(?!\s*as\b)/,
    says: "what JSON.parse answers is an `any` here; declare it as `unknown` and parse it",
    where: "code",
  },
  { pattern: /\bJSON\.parse\([^()]*\)\s*[.[]/, says: "what JSON.parse answers is an `any` here", where: "code" },
  {
    pattern: /\b(?:const|let|var)\s+\w+\s*=\s*Object\.create\(/,
    says: "what Object.create answers is an `any` here; declare its type",
    where: "code",
  },
  { pattern: /(?<![\w$.])(?:eval|new Function|require)\s*\(/, says: "code may not be loaded from text", where: "code" },
  {
    pattern: /:\s*(?:Function|Object)\b(?!\s*[.(])/,
    says: "`Function` and `Object` are `any` by another name",
    where: "code",
  },
  { pattern: /(?<![\w$.])(?:const\s+)?enum\s+\w+\s*\{/, says: "an enum; use a union of strings", where: "code" },
  { pattern: /(?<![\w$.])namespace\s+\w+\s*\{/, says: "a namespace; use a module", where: "code" },
  { pattern: /\bexport\s+default\b/, says: "a default export; export it by its name", where: "code" },
  { pattern: /@ts-(?:ignore|nocheck|expect-error)\b/, says: "a comment that silences the compiler", where: "comment" },
  {
    pattern: /biome-ignore[^\n]*(?:noExplicitAny|noNonNullAssertion|noExcessiveLinesPerFunction)/,
    says: "a comment that silences a rule of the house",
    where: "comment",
  },
  {
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    says: "an open end; finish it or write it down as a known gap",
    where: "comment",
  },
];

export const hasNoEscapes: Rule = {
  name: "no escapes",
  sentence: "nothing silences the compiler or the linter, and nothing is left to do",
  violations: ({ sources }) =>
    sources
      .filter(({ path }) => !isTest(path))
      .flatMap((source) => {
        const comments = source.comments.join("\n");
        return ESCAPES.filter(({ except }) => except !== source.path)
          .filter(({ pattern, where }) => pattern.test(where === "code" ? source.code : comments))
          .map(({ says }) => `\`${source.path}\`: ${says}`);
      }),
};

export const hasBarrelsOnlyAtDoors: Rule = {
  name: "no barrels",
  sentence: "only an index.ts passes on everything that another file exports",
  violations: ({ sources }) =>
    sources
      .filter(({ path, code }) => basename(path) !== "index.ts" && /\bexport\s*\*\s*from\b/.test(code))
      .map(({ path }) => `\`${path}\` passes on another file's exports; only an index.ts does that`),
};

export const exemptsOnlyWhatNeedsIt: Rule = {
  name: "honest exemptions",
  sentence: "every table that is exempt from the size limit exists and needs the exemption",
  violations: ({ sources }: Repository) => staleExemptions(sources, LARGE_TABLES),
};

export function staleExemptions(
  sources: readonly Source[],
  exempt: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.keys(exempt)
    .filter((path) => !sources.some((each) => each.path === path && each.text.split("\n").length > LINE_LIMIT))
    .map((path) => `\`${path}\` is exempt from the size limit and does not need it; take it off the list`);
}

const basename = (path: string): string => path.split("/").at(-1) ?? path;

/** `handshake` for `handshake.steps.ts`, `operations` for `operations.data.ts`. */
const stem = (part: string): string => part.replace(/^\./, "").split(".")[0] ?? part;
