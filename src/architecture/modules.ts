/** Who may know whom: the table of the map, and what else belongs to a module's place in it. */

export type ModuleRow = Readonly<{
  /** Modules whose `index.ts` it may import. */
  mayImport: readonly string[];
  /** Modules of which it may know the types, because only `compose` wires. */
  typesOf?: readonly string[];
  /** Single files behind another module's front door; `types` when nothing else of them. */
  doors?: Readonly<Record<string, "types" | "all">>;
  /** A file of this module that may import more than the rest of it. */
  exceptions?: Readonly<Record<string, readonly string[]>>;
}>;

const BELOW_COMPOSE = [
  "kernel",
  "authorization",
  "trail",
  "matching",
  "catalogue",
  "domain",
  "lint",
  "organization-file",
  "emulator",
  "detection",
  "incident",
  "target",
  "snapshot",
  "action",
  "evidence",
  "drill",
  "guardrail",
  "reporting",
] as const;

const EDGE = {
  mayImport: [...BELOW_COMPOSE.filter((each) => each !== "emulator" && each !== "target"), "compose", "run"],
  typesOf: ["emulator", "target"],
} as const satisfies ModuleRow;

const EXPLANATION = "src/authorization/explanation.ts";

export const MODULES: Readonly<Record<string, ModuleRow>> = {
  kernel: { mayImport: [] },
  authorization: { mayImport: ["kernel"] },
  trail: { mayImport: ["kernel"] },
  matching: { mayImport: ["kernel"] },
  catalogue: { mayImport: ["kernel"] },
  domain: { mayImport: ["kernel"] },
  lint: { mayImport: ["kernel", "authorization", "catalogue"] },
  "organization-file": { mayImport: ["kernel", "authorization", "domain", "catalogue"] },
  "artifact-client": { mayImport: [] },
  emulator: {
    mayImport: [
      "kernel",
      "artifact-client",
      "domain",
      "authorization",
      "trail",
      "matching",
      "catalogue",
      "organization-file",
    ],
  },
  detection: { mayImport: ["kernel", "trail", "matching", "catalogue"] },
  incident: { mayImport: ["kernel", "detection"] },
  target: {
    mayImport: ["kernel", "artifact-client", "trail", "organization-file"],
    exceptions: { "src/target/emulator.ts": ["emulator"] },
  },
  snapshot: { mayImport: ["kernel", "target", "organization-file"] },
  action: { mayImport: ["kernel", "catalogue", "target"] },
  evidence: { mayImport: ["kernel", "trail", "detection", "catalogue"], doors: { [EXPLANATION]: "types" } },
  drill: {
    mayImport: ["kernel", "catalogue", "action", "target", "trail", "detection", "incident", "evidence"],
    doors: { [EXPLANATION]: "all" },
  },
  guardrail: { mayImport: ["kernel", "domain", "authorization", "organization-file", "evidence"] },
  reporting: { mayImport: ["kernel", "catalogue", "evidence"] },
  run: { mayImport: ["kernel", "catalogue", "drill", "evidence", "reporting", "organization-file", "compose"] },
  compose: { mayImport: BELOW_COMPOSE },
  cli: EDGE,
  index: EDGE,
  steps: { mayImport: ["drill", "action", "evidence"] },
  "steps/world": EDGE,
};

/** Modules that nobody imports: they have an entry of their own and need no front door. */
export const WITHOUT_FRONT_DOOR: readonly string[] = ["cli", "bench"];

/**
 * The concrete targets stand behind no front door: `target/index.ts` is the interface, so that importing it loads
 * neither the emulator nor a container. Only `compose` opens these files, and lazily if it likes.
 */
export const CONCRETE_TARGET = /^src\/target\/(emulator|endpoint|container|aws)(\/index)?\.ts$/;

/** Modules that must work the same against any target, and so may not reach the emulator, not even through others. */
export const FAR_FROM_EMULATOR: readonly string[] = [
  "action",
  "drill",
  "snapshot",
  "detection",
  "evidence",
  "guardrail",
  "reporting",
];

/** Pure modules: the same answer for the same arguments, on any day and any machine. */
export const PURE_MODULES: readonly string[] = [
  "kernel",
  "authorization",
  "trail",
  "matching",
  "catalogue",
  "domain",
  "lint",
  "organization-file",
];
export const IMPURE_FILES: readonly string[] = ["src/organization-file/read.ts", "src/organization-file/write.ts"];

/** Where the wall clock, chance, timers and the environment may be touched beside the tests. */
export const EDGES: readonly RegExp[] = [
  /^src\/(target|cli|compose|index)(\/|\.ts$)/,
  /^src\/emulator\/server(\.ts$|\/)/,
  /^src\/organization-file\/(read|write)\.ts$/,
  /^steps\/world\.ts$/,
];

/** Packages of pure modules; the rest may use whatever package.json lists. */
export const PURE_MODULE_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "organization-file": ["js-yaml", "ajv"],
};

/** Node's own modules, by module; files called `read*.ts` and `write*.ts` may also use FILE_BUILT_INS. */
export const BUILT_INS: Readonly<Record<string, readonly string[] | "any">> = {
  emulator: ["buffer", "crypto", "fs", "fs/promises", "http", "net", "path", "stream", "zlib"],
  evidence: ["crypto", "fs", "fs/promises", "path"],
  drill: ["assert/strict"],
  reporting: ["buffer"],
  run: ["fs", "fs/promises", "os", "path", "stream", "url"],
  steps: ["assert", "assert/strict"],
  "steps/world": "any",
  target: "any",
  compose: "any",
  cli: "any",
  index: "any",
};
export const FILE_BUILT_INS: readonly string[] = ["crypto", "fs", "fs/promises", "path", "url"];
