/** The rules about imports: the table of the map, front doors, the way to the emulator, cycles. */
import { CONCRETE_TARGET, FAR_FROM_EMULATOR, MODULES } from "./modules.ts";
import { type Import, isTest, moduleOf, type Rule, type Source } from "./repository.ts";

export const knowsOnlyWhatItMay: Rule = {
  name: "import table",
  sentence: "a module imports only the modules of its row in the table, and type imports count",
  violations: ({ sources }) =>
    crossings(sources).flatMap(({ source, each, path }) => {
      const problem = tableProblem(source.path, path, each.typeOnly);
      return problem === undefined ? [] : [`\`${source.path}\` imports \`${path}\`: ${problem}`];
    }),
};

function tableProblem(from: string, to: string, typeOnly: boolean): string | undefined {
  const home = moduleOf(from);
  const row = MODULES[home];
  if (row === undefined) return `\`${home}\` is not in the table; add its row to src/architecture/modules.ts`;
  const goal = moduleOf(to);
  const door = row.doors?.[to];
  if (door === "all" || (door === "types" && typeOnly)) return undefined;
  if (door === "types") return `${home} may know its types only; write \`import type\``;
  if (row.mayImport.includes(goal) || row.exceptions?.[from]?.includes(goal)) return undefined;
  if (row.typesOf?.includes(goal)) {
    return typeOnly ? undefined : `only compose wires ${goal}; ${home} may know its types only`;
  }
  return `${home} may import ${list([...row.mayImport, ...Object.keys(row.doors ?? {})])}, not ${goal}`;
}

export const entersByTheFrontDoor: Rule = {
  name: "front doors",
  sentence: "another module is imported through its index.ts",
  violations: ({ sources }) =>
    crossings(sources)
      .filter(({ source, path }) => !isFrontDoor(source, path))
      .map(({ source, path }) => {
        const door = path.startsWith("src/") ? `src/${moduleOf(path)}/index.ts` : "its index.ts";
        return `\`${source.path}\` imports \`${path}\` past the front door; import \`${door}\``;
      }),
};

function isFrontDoor(source: Source, path: string): boolean {
  const home = moduleOf(source.path);
  const isWiring = home === "compose" && CONCRETE_TARGET.test(path);
  const isListed = MODULES[home]?.doors?.[path] !== undefined;
  return isWiring || isListed || /^src\/[^/]+(\/index)?\.ts$/.test(path);
}

export const staysFarFromTheEmulator: Rule = {
  name: "distance to the emulator",
  sentence: "what must work against any target does not reach the emulator, not even through others",
  violations: ({ sources }) => {
    const byPath = new Map(sources.map((source) => [source.path, source]));
    const isFar = ({ path }: Source): boolean => FAR_FROM_EMULATOR.includes(moduleOf(path)) && !isTest(path);
    return sources.filter(isFar).flatMap((source) => {
      const way = wayToEmulator(source, byPath);
      if (way === undefined) return [];
      return [`\`${source.path}\` reaches the emulator: ${way.join(" → ")}; let compose import that file itself`];
    });
  },
};

/** Breadth first, so that the shortest way is the one that is shown. */
function wayToEmulator(start: Source, byPath: ReadonlyMap<string, Source>): readonly string[] | undefined {
  const seen = new Set([start.path]);
  const ways: (readonly string[])[] = [[start.path]];
  for (const way of ways) {
    const end = byPath.get(way.at(-1) ?? "");
    for (const { path } of end?.imports ?? []) {
      if (path === undefined || seen.has(path)) continue;
      if (moduleOf(path) === "emulator") return [...way, path];
      seen.add(path);
      ways.push([...way, path]);
    }
  }
  return undefined;
}

export const keepsTestsOut: Rule = {
  name: "tests stay tests",
  sentence: "nothing that ships imports a test, its support, a benchmark or the architecture's own rules",
  violations: ({ sources }) =>
    sources
      .filter(({ path }) => !isTest(path))
      .flatMap(({ path, imports }) =>
        imports
          .filter((each) => each.path !== undefined && isTest(each.path))
          .map((each) => `\`${path}\` ships, and imports \`${each.path}\`, which does not`),
      ),
};

export const hasNoCycles: Rule = {
  name: "no cycles",
  sentence: "no file imports itself through others, and type imports count",
  violations: ({ sources }) => cyclesOf(sources).map((cycle) => `these files import each other: ${cycle.join(" → ")}`),
};

/** One cycle for each back edge of a depth-first walk; each is written from its first file back to it. */
function cyclesOf(sources: readonly Source[]): readonly (readonly string[])[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const finished = new Set<string>();
  const trail: string[] = [];
  const cycles: string[][] = [];
  const visit = (path: string): void => {
    if (finished.has(path)) return;
    const start = trail.indexOf(path);
    if (start >= 0) {
      cycles.push([...trail.slice(start), path]);
      return;
    }
    trail.push(path);
    for (const next of byPath.get(path)?.imports ?? []) if (next.path !== undefined) visit(next.path);
    trail.pop();
    finished.add(path);
  };
  for (const { path } of sources) visit(path);
  return cycles;
}

type Crossing = Readonly<{ source: Source; each: Import; path: string }>;

/** Every import that leaves its module, out of files that the table binds. */
function crossings(sources: readonly Source[]): readonly Crossing[] {
  return sources
    .filter(({ path }) => !isTest(path))
    .flatMap((source) =>
      source.imports.flatMap((each) =>
        each.path === undefined || isTest(each.path) || folder(each.path) === folder(source.path)
          ? []
          : [{ source, each, path: each.path }],
      ),
    );
}

/** The step files and the World live in one folder and may see each other. */
const folder = (path: string): string => (path.startsWith("steps/") ? "steps" : moduleOf(path));

const list = (names: readonly string[]): string => (names.length === 0 ? "nothing" : names.join(", "));
