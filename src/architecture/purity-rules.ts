/** The rules about the outside world: clocks, chance, timers, the environment, Node's own modules, packages. */
import { BUILT_INS, EDGES, FILE_BUILT_INS, IMPURE_FILES, PURE_MODULE_PACKAGES, PURE_MODULES } from "./modules.ts";
import { type Import, isTest, moduleOf, type Repository, type Rule, type Source } from "./repository.ts";

type Word = Readonly<{ pattern: RegExp; name: string; instead: string }>;

/** What gives another answer tomorrow, or on another machine. */
const CLOCK_AND_CHANCE: readonly Word[] = [
  { pattern: /\bDate\.now\b/, name: "Date.now", instead: "take `now` as an argument" },
  { pattern: /\bnew Date\s*(?:\(\s*\)|[;,)])/, name: "new Date()", instead: "take `now` as an argument" },
  { pattern: /(?<!\bnew )(?<![\w$.])Date\(/, name: "Date()", instead: "take `now` as an argument" },
  { pattern: /\bMath\.random\b/, name: "Math.random", instead: "take a `Random` as an argument" },
  {
    pattern: /(?<![\w$])(?:set|clear)(?:Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/,
    name: "a timer",
    instead: "read the state off the clock",
  },
  { pattern: /\bperformance\s*\./, name: "performance", instead: "take `now` as an argument" },
  {
    pattern: /\b(?:randomUUID|randomBytes|randomInt|getRandomValues)\b/,
    name: "Node's chance",
    instead: "take `Identifiers` or a `Random` as an argument",
  },
  { pattern: /\bprocess\.(?:env|hrtime|uptime)\b/, name: "process.env", instead: "take the value as an argument" },
  {
    pattern: /\.localeCompare\b|\.toLocale\w+\(|(?<![\w$.])Intl\./,
    name: "the machine's locale",
    instead: "compare with < and write your own format",
  },
  {
    pattern: /\.(?:get|set)(?:Hours|Minutes|Seconds|Milliseconds|Date|Day|Month|FullYear|TimezoneOffset)\(/,
    name: "the machine's time zone",
    instead: "use the UTC form",
  },
];

/** What a pure module has no use for beside that. */
const EFFECTS: readonly Word[] = [
  { pattern: /(?<![\w$.])process\s*[.[]/, name: "process", instead: "take the value as an argument" },
  { pattern: /(?<![\w$.])Buffer\b/, name: "Buffer", instead: "use Uint8Array and TextEncoder" },
  { pattern: /(?<![\w$.])Promise(?:Like)?\b/, name: "a promise", instead: "answer at once" },
  { pattern: /(?<![\w$.])async\s*(?:\(|function\b|\*|[\w$]+\s*(?:\(|=>))/, name: "async", instead: "answer at once" },
  { pattern: /(?<![\w$.])await\b/, name: "await", instead: "answer at once" },
  {
    pattern: /(?<![\w$.])(?:console|globalThis|crypto)\s*[.[]/,
    name: "a global of the machine",
    instead: "answer with data",
  },
  { pattern: /(?<![\w$.])fetch\(/, name: "fetch", instead: "answer with data" },
];

export const keepsPureModulesPure: Rule = {
  name: "purity",
  sentence: `${PURE_MODULES.join(", ")} know no clock, chance, timer, promise, process or Buffer`,
  violations: ({ sources }) =>
    sources.filter(isPure).flatMap((source) => found(source, [...CLOCK_AND_CHANCE, ...EFFECTS])),
};

export const keepsClocksAtTheEdge: Rule = {
  name: "clocks at the edge",
  sentence: "the wall clock, chance, timers and the environment are touched at the edges only",
  violations: ({ sources }) =>
    sources
      .filter((source) => !isPure(source) && !isTest(source.path) && !EDGES.some((edge) => edge.test(source.path)))
      .flatMap((source) => found(source, CLOCK_AND_CHANCE)),
};

function found(source: Source, words: readonly Word[]): readonly string[] {
  return words.flatMap(({ pattern, name, instead }) => {
    const index = source.code.search(pattern);
    if (index < 0) return [];
    return [
      `\`${source.path}:${lineOf(source.code, index)}\` uses ${name}, which ${moduleOf(source.path)} may not; ${instead}`,
    ];
  });
}

const lineOf = (code: string, index: number): number => code.slice(0, index).split("\n").length;

const isPure = ({ path }: Source): boolean =>
  PURE_MODULES.includes(moduleOf(path)) && !isTest(path) && !IMPURE_FILES.includes(path);

export const asksNodeWhereItMay: Rule = {
  name: "Node built-ins",
  sentence: "Node's own modules are imported where the allow-list says so",
  violations: ({ sources }) =>
    sources
      .filter(({ path }) => !isTest(path))
      .flatMap((source) =>
        builtIns(source.imports)
          .filter((name) => !mayUseBuiltIn(source, name))
          .map(
            (name) =>
              `\`${source.path}\` imports \`node:${name}\`, which is not on the allow-list of ${moduleOf(source.path)}`,
          ),
      ),
};

function mayUseBuiltIn(source: Source, name: string): boolean {
  if (isPure(source)) return false;
  const isAtTheDisk = /\/(read|write)(-[^/]*)?\.ts$/.test(source.path);
  if (isAtTheDisk && FILE_BUILT_INS.includes(name)) return true;
  const allowed = BUILT_INS[moduleOf(source.path)] ?? [];
  return allowed === "any" || allowed.includes(name);
}

const builtIns = (imports: readonly Import[]): readonly string[] =>
  imports.flatMap(({ specifier }) => (specifier.startsWith("node:") ? [specifier.slice(5)] : []));

export const usesListedPackages: Rule = {
  name: "packages",
  sentence: "every imported package is listed in package.json, and pure modules import hardly any",
  violations: (repository) => {
    const ships = listed(repository, ["dependencies", "peerDependencies"]);
    const builds = new Set([...ships, ...listed(repository, ["devDependencies"])]);
    return repository.sources.flatMap((source) =>
      packages(source.imports)
        .filter(
          ({ name, typeOnly }) => !packagesFor(source, typeOnly || isTest(source.path) ? builds : ships).has(name),
        )
        .map(({ name }) => packageProblem(source, name, ships)),
    );
  },
};

const packagesFor = (source: Source, others: ReadonlySet<string>): ReadonlySet<string> =>
  isPure(source) ? new Set(PURE_MODULE_PACKAGES[moduleOf(source.path)] ?? []) : others;

function packageProblem(source: Source, name: string, ships: ReadonlySet<string>): string {
  const reason = ships.has(name)
    ? `${moduleOf(source.path)} is pure and may not use it`
    : "package.json does not list it as a dependency";
  return `\`${source.path}\` imports the package \`${name}\`: ${reason}`;
}

/** `@aws-sdk/client-iam` for `@aws-sdk/client-iam/schemas`. */
const packages = (imports: readonly Import[]): readonly Readonly<{ name: string; typeOnly: boolean }>[] =>
  imports
    .filter(({ specifier }) => !specifier.startsWith(".") && !specifier.startsWith("node:"))
    .map(({ specifier, typeOnly }) => ({
      name: specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/"),
      typeOnly,
    }));

function listed({ files }: Repository, sections: readonly string[]): ReadonlySet<string> {
  const text = files.find(({ path }) => path === "package.json")?.text ?? "{}";
  const manifest: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = JSON.parse(text);
  return new Set(sections.flatMap((section) => Object.keys(manifest[section] ?? {})));
}
