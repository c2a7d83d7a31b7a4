/** The rules about the repository as a whole: what stands at its top, and what may be written nowhere in it. */
import { moduleOf, type Rule } from "./repository.ts";

const TOP_LEVEL: readonly string[] = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "biome.json",
  "features",
  "steps",
  "scenarios",
  "src",
  "reports",
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
  "action.yml",
  "Dockerfile",
];

export const keepsTheTopLevel: Rule = {
  name: "top level",
  sentence: "the top of the repository holds the agreed names and dotfiles, and nothing else",
  violations: ({ files }) => {
    const names = new Set(files.map(({ path }) => path.split("/")[0] ?? path));
    return [...names]
      .filter((name) => !name.startsWith(".") && !TOP_LEVEL.includes(name))
      .map((name) => `\`${name}\` is not an agreed name at the top of the repository`);
  },
};

/** Absolute paths of the machine on which it was written. */
const MACHINE_PATH = new RegExp(String.raw`(?<![\w./:~-])/(?:${["work", "root", "farm"].join("|")})/`);

export const namesNoMachine: Rule = {
  name: "no machine paths",
  sentence: "no file mentions a path of the machine on which it was written",
  violations: ({ files }) =>
    files.flatMap(({ path, text }) => {
      const line = text.split("\n").findIndex((each) => MACHINE_PATH.test(each)) + 1;
      return line === 0 ? [] : [`\`${path}:${line}\` names a path of somebody's machine`];
    }),
};

export const locksNoRegistry: Rule = {
  name: "no registry hosts",
  sentence: "the lock file names no registry, so that it works with any",
  violations: ({ files }) =>
    files
      .filter(({ path, text }) => path === "package-lock.json" && /"resolved":\s*"https?:/.test(text))
      .map(({ path }) => `\`${path}\` names a registry; run npm install with the repository's .npmrc`),
};

export const keepsTheMap: Rule = {
  name: "the map",
  sentence: "every module stands on the map in src/README.md",
  violations: ({ files, sources }) => {
    const map = files.find(({ path }) => path === "src/README.md")?.text ?? "";
    const modules = new Set(sources.flatMap(({ path }) => (path.startsWith("src/") ? [moduleOf(path)] : [])));
    return [...modules]
      .filter((name) => !map.includes(`| \`${name}/\``) && !map.includes(`| \`${name}.`))
      .map((name) => `\`src/${name}\` is not on the map in src/README.md; add its line`);
  },
};

type Lock = Readonly<{
  packages?: Readonly<Record<string, Readonly<{ optionalDependencies?: Readonly<Record<string, string>> }>>>;
}>;

export const locksEveryPlatform: Rule = {
  name: "complete lock file",
  sentence: "the lock file lists the optional packages of every platform, or `npm ci` refuses it",
  violations: ({ files }) => {
    const lock: Lock = JSON.parse(files.find(({ path }) => path === "package-lock.json")?.text ?? "{}");
    const packages = lock.packages ?? {};
    return Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter(
          (name) =>
            packages[`node_modules/${name}`] === undefined && packages[`${place}/node_modules/${name}`] === undefined,
        )
        .map(
          (name) => `\`package-lock.json\` lacks \`${name}\`, which \`${place}\` wants on some platform; add its entry`,
        ),
    );
  },
};
