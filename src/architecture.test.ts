/** The map, enforced: every rule holds for the repository, and every rule is seen to fail on a small example. */
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { LARGE_TABLES } from "./architecture/file-rules.ts";
import { type Repository, RULES, type RuleName, readRepository, repositoryOf } from "./architecture/index.ts";

const repository = repositoryOf(readRepository(fileURLToPath(new URL("..", import.meta.url))));

describe("the repository", () => {
  for (const rule of Object.values(RULES)) {
    test(`${rule.name}: ${rule.sentence}`, () => {
      expect(rule.violations(repository).join("\n")).toBe("");
    });
  }

  test("was read: it has the kernel, this test and the package's own description", () => {
    const paths = repository.files.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(["src/kernel/index.ts", "src/architecture.test.ts", "package.json", ".gitignore"]),
    );
    expect(paths.filter((path) => /^(node_modules|dist|\.git)\//.test(path))).toEqual([]);
  });
});

type Example = Readonly<{
  breaks: Readonly<Record<string, string>>;
  says: string;
}>;

const MANIFEST = JSON.stringify({ dependencies: { ajv: "1" }, devDependencies: { vitest: "1" } });

/** For each rule: files that break it, with a part of the sentence that it then says, and files that it lets pass. */
const EXAMPLES: Readonly<
  Record<RuleName, Readonly<{ broken: readonly Example[]; kept: Readonly<Record<string, string>> }>>
> = {
  knowsOnlyWhatItMay: {
    broken: [
      {
        breaks: { "src/domain/a.ts": `import { b } from "../emulator/index.ts";` },
        says: "domain may import kernel, not emulator",
      },
      { breaks: { "src/domain/a.ts": `import type { B } from "../trail/index.ts";` }, says: "not trail" },
      { breaks: { "src/kernel/a.ts": `export { b } from "../domain/index.ts";` }, says: "kernel may import nothing" },
      { breaks: { "src/kernel/a.ts": `export * from "../domain/index.ts";` }, says: "not domain" },
      { breaks: { "src/trail/a.ts": `import "../matching/index.ts";` }, says: "not matching" },
      {
        breaks: { "src/cli/a.ts": `const b = await import("../emulator/index.ts");` },
        says: "only compose wires emulator",
      },
      { breaks: { "src/drill/a.ts": `import {\n  a,\n  type B,\n} from "../domain/index.ts";` }, says: "not domain" },
      { breaks: { "src/target/aws.ts": `import { a } from "../emulator/index.ts";` }, says: "not emulator" },
      { breaks: { "src/compose.ts": `import { a } from "./cli/run.ts";` }, says: "not cli" },
      { breaks: { "src/index.ts": `import { a } from "./target/index.ts";` }, says: "only compose wires target" },
      {
        breaks: { "steps/world.ts": `import { a } from "../src/emulator/index.ts";` },
        says: "only compose wires emulator",
      },
      { breaks: { "steps/leave.steps.ts": `import { a } from "../src/target/index.ts";` }, says: "not target" },
      {
        breaks: { "src/evidence/a.ts": `import { A } from "../authorization/explanation.ts";` },
        says: "may know its types only",
      },
      {
        breaks: { "src/evidence/a.ts": `import type { A } from "../authorization/index.ts";` },
        says: "not authorization",
      },
      {
        breaks: { "src/novelty/a.ts": `import { a } from "../kernel/index.ts";` },
        says: "`novelty` is not in the table",
      },
    ],
    kept: {
      "src/evidence/a.ts": `import type { A } from "../authorization/explanation.ts";`,
      "src/drill/a.ts": `import type { A } from "../authorization/explanation.ts";`,
      "src/target/emulator.ts": `import { a } from "../emulator/index.ts";`,
      "src/emulator/b.ts": `import type { A } from "../trail/index.ts";`,
      "src/cli/run.ts": `import { a } from "../compose.ts";\nimport type { B } from "../target/index.ts";`,
      "src/domain/b.ts": `/** import { a } from "../emulator/index.ts" */\nconst quote = 'import { a } from "../emulator/index.ts"';`,
      "src/domain/b.test.ts": `import { a } from "../emulator/index.ts";`,
      "src/bench/b.ts": `import { a } from "../emulator/index.ts";`,
      "steps/leave.steps.ts": `import type { DrillWorld } from "./world.ts";\nimport { a } from "../src/action/index.ts";`,
      "steps/world.ts": `import { a } from "../src/compose.ts";`,
    },
  },
  entersByTheFrontDoor: {
    broken: [
      {
        breaks: { "src/domain/a.ts": `import { b } from "../kernel/clock.ts";` },
        says: "import `src/kernel/index.ts`",
      },
      { breaks: { "src/cli/a.ts": `import type { B } from "../target/emulator.ts";` }, says: "past the front door" },
      {
        breaks: { "src/domain/a.ts": `import type { B } from "../authorization/explanation.ts";` },
        says: "past the front door",
      },
      { breaks: { "src/compose.ts": `import { b } from "./drill/cast.ts";` }, says: "import `src/drill/index.ts`" },
      { breaks: { "src/domain/a.ts": `import { b } from "../../steps/world.ts";` }, says: "past the front door" },
    ],
    kept: {
      "src/domain/a.ts": `import { b } from "../kernel/index.ts";\nimport { c } from "./handshake/decide-accept.ts";`,
      "src/drill/a.ts": `import type { B } from "../authorization/explanation.ts";`,
      "src/compose.ts": `import { b } from "./target/emulator.ts";`,
      "src/cli/a.ts": `import { b } from "../compose.ts";`,
    },
  },
  staysFarFromTheEmulator: {
    broken: [
      {
        breaks: {
          "src/drill/a.ts": `import type { T } from "../target/index.ts";`,
          "src/target/index.ts": `export * from "./emulator.ts";`,
          "src/target/emulator.ts": `import { a } from "../emulator/index.ts";`,
        },
        says: "src/drill/a.ts → src/target/index.ts → src/target/emulator.ts → src/emulator/index.ts",
      },
    ],
    kept: {
      "src/drill/a.ts": `import type { T } from "../target/index.ts";`,
      "src/target/index.ts": `export * from "./target.ts";`,
      "src/target/emulator.ts": `import { a } from "../emulator/index.ts";`,
      "src/drill/a.test.ts": `import { a } from "../target/emulator.ts";`,
    },
  },
  keepsTestsOut: {
    broken: [
      { breaks: { "src/domain/a.ts": `import { b } from "./b.test.ts";` }, says: "imports `src/domain/b.test.ts`" },
      {
        breaks: { "src/domain/a.ts": `import { b } from "./oracle.test-support.ts";` },
        says: "oracle.test-support.ts",
      },
      { breaks: { "src/cli/a.ts": `import { b } from "../bench/figure.ts";` }, says: "src/bench/figure.ts" },
      {
        breaks: { "src/cli/a.ts": `import { b } from "../architecture/index.ts";` },
        says: "src/architecture/index.ts",
      },
    ],
    kept: { "src/domain/a.test.ts": `import { b } from "./oracle.test-support.ts";` },
  },
  hasNoCycles: {
    broken: [
      {
        breaks: {
          "src/domain/a.ts": `import type { B } from "./b.ts";`,
          "src/domain/b.ts": `import type { C } from "./c/c.ts";`,
          "src/domain/c/c.ts": `import { a } from "../a.ts";`,
        },
        says: "src/domain/a.ts → src/domain/b.ts → src/domain/c/c.ts → src/domain/a.ts",
      },
      { breaks: { "src/domain/a.ts": `import { a } from "./a.ts";` }, says: "src/domain/a.ts → src/domain/a.ts" },
    ],
    kept: {
      "src/domain/a.ts": `import { b } from "./b.ts";\nimport { c } from "./c.ts";`,
      "src/domain/b.ts": `import { c } from "./c.ts";`,
      "src/domain/c.ts": "",
    },
  },
  keepsPureModulesPure: {
    broken: [
      { breaks: { "src/kernel/a.ts": "\n\nconst now = Date.now();" }, says: "`src/kernel/a.ts:3` uses Date.now" },
      { breaks: { "src/kernel/a.ts": "const now = new Date();" }, says: "new Date()" },
      { breaks: { "src/kernel/a.ts": "const now = new Date;" }, says: "new Date()" },
      { breaks: { "src/kernel/a.ts": "const now = Date();" }, says: "Date()" },
      { breaks: { "src/domain/a.ts": "const chance = Math.random();" }, says: "Math.random" },
      { breaks: { "src/domain/a.ts": "setTimeout(expire, 10);" }, says: "a timer" },
      { breaks: { "src/domain/a.ts": "const at = performance.now();" }, says: "performance" },
      { breaks: { "src/trail/a.ts": "const id = crypto.randomUUID();" }, says: "Node's chance" },
      { breaks: { "src/trail/a.ts": "const home = process.env.HOME;" }, says: "process" },
      { breaks: { "src/trail/a.ts": "const bytes = Buffer.from(text);" }, says: "Buffer" },
      { breaks: { "src/matching/a.ts": "async function match() {}" }, says: "async" },
      { breaks: { "src/matching/a.ts": "const match = async (event) => event;" }, says: "async" },
      { breaks: { "src/matching/a.ts": "type Matched = Promise<boolean>;" }, says: "a promise" },
      { breaks: { "src/matching/a.ts": "await matched;" }, says: "await" },
      { breaks: { "src/catalogue/a.ts": `console.log("here");` }, says: "a global of the machine" },
      { breaks: { "src/catalogue/a.ts": "fetch(url);" }, says: "fetch" },
      { breaks: { "src/catalogue/a.ts": "names.sort((a, b) => a.localeCompare(b));" }, says: "the machine's locale" },
      {
        breaks: { "src/authorization/a.ts": "const hour = new Date(at).getHours();" },
        says: "the machine's time zone",
      },
      { breaks: { "src/organization-file/a.ts": "const text = `${Date.now()}`;" }, says: "Date.now" },
    ],
    kept: {
      "src/kernel/a.ts": `const at = new Date(ms); // not Date.now()\nconst say = "Math.random()";\nconst hour = at.getUTCHours();`,
      "src/kernel/b.ts": 'const pattern = /Date.now"/; const text = `setTimeout( ${pattern} process.env`;',
      "src/kernel/c.ts": "const asynchronous = { async: true, preprocess: 1 }; const x = account.process.name;",
      "src/kernel/d.test.ts": "const now = Date.now();",
      "src/organization-file/read.ts": "const text = await readFile(path);",
    },
  },
  keepsClocksAtTheEdge: {
    broken: [
      { breaks: { "src/reporting/formats/html.ts": "const now = new Date();" }, says: "reporting may not" },
      { breaks: { "src/emulator/pipeline.ts": "const now = Date.now();" }, says: "Date.now" },
      { breaks: { "src/drill/a.ts": "const home = process.env.HOME;" }, says: "process.env" },
      { breaks: { "steps/leave.steps.ts": "setTimeout(done, 10);" }, says: "a timer" },
    ],
    kept: {
      "src/cli/serve.ts": "const now = Date.now();",
      "src/target/aws.ts": "setTimeout(done, 10);",
      "src/emulator/server.ts": "const now = Date.now();",
      "steps/world.ts": "const home = process.env.HOME;",
      "src/drill/a.ts": "async function act() { await act(); }",
    },
  },
  asksNodeWhereItMay: {
    broken: [
      { breaks: { "src/domain/a.ts": `import { createHash } from "node:crypto";` }, says: "`node:crypto`" },
      {
        breaks: { "src/reporting/html.ts": `import { writeFileSync } from "node:fs";` },
        says: "allow-list of reporting",
      },
      { breaks: { "src/emulator/a.ts": `import { spawn } from "node:child_process";` }, says: "node:child_process" },
      { breaks: { "src/domain/read.ts": `import { readFileSync } from "node:fs";` }, says: "allow-list of domain" },
    ],
    kept: {
      "src/emulator/a.ts": `import { createHmac } from "node:crypto";`,
      "src/organization-file/read.ts": `import { readFileSync } from "node:fs";`,
      "src/reporting/write-run.ts": `import { writeFileSync } from "node:fs";`,
      "src/cli/a.ts": `import { spawn } from "node:child_process";`,
      "src/domain/a.test.ts": `import { createHash } from "node:crypto";`,
    },
  },
  usesListedPackages: {
    broken: [
      { breaks: { "package.json": MANIFEST, "src/cli/a.ts": `import a from "left-pad";` }, says: "does not list it" },
      {
        breaks: { "package.json": MANIFEST, "src/cli/a.ts": `import { test } from "vitest";` },
        says: "does not list it",
      },
      {
        breaks: { "package.json": MANIFEST, "src/cli/a.ts": `import { a } from "@smithy/core/schema";` },
        says: "`@smithy/core`",
      },
      { breaks: { "package.json": MANIFEST, "src/domain/a.ts": `import Ajv from "ajv";` }, says: "domain is pure" },
    ],
    kept: {
      "package.json": MANIFEST,
      "src/organization-file/a.ts": `import Ajv from "ajv/dist/2020.js";`,
      "src/cli/a.ts": `import type { Test } from "vitest";`,
      "src/domain/a.test.ts": `import { test } from "vitest";`,
    },
  },
  keepsFilesShort: {
    broken: [{ breaks: { "src/domain/a.ts": "x;\n".repeat(301) }, says: "has 301 lines" }],
    kept: {
      "src/domain/a.ts": "x;\n".repeat(300),
      "src/domain/a.test.ts": "x;\n".repeat(999),
      "src/catalogue/operations.data.ts": "x;\n".repeat(999),
    },
  },
  // That it fails is shown in architecture/file-rules.test.ts, with a list of its own.
  exemptsOnlyWhatNeedsIt: {
    broken: [],
    kept: Object.fromEntries(Object.keys(LARGE_TABLES).map((path) => [path, "x;\n".repeat(301)])),
  },
  avoidsBannedNames: {
    broken: [
      { breaks: { "src/domain/handshake-helpers.ts": "" }, says: "called `helpers`" },
      { breaks: { "src/utils/text.ts": "" }, says: "called `utils`" },
      { breaks: { "src/emulator/request-handler.ts": "" }, says: "called `handler`" },
      { breaks: { "scenarios/misc/brief.md": "" }, says: "called `misc`" },
      { breaks: { "src/domain/data.ts": "" }, says: "called `data`" },
    ],
    kept: {
      "src/catalogue/operations.data.ts": "",
      "src/domain/processing-state.ts": "",
      "src/domain/information.ts": "",
    },
  },
  isNamedInKebabCase: {
    broken: [
      { breaks: { "src/domain/decideAccept.ts": "" }, says: "kebab-case" },
      { breaks: { "src/domain/decide_accept.ts": "" }, says: "kebab-case" },
    ],
    kept: { "src/domain/decide-accept.ts": "", "steps/leave.steps.ts": "", "src/domain/sha256.test.ts": "" },
  },
  isNamedAfterItsExport: {
    broken: [
      {
        breaks: { "src/domain/handshake/decide-accept.ts": "export function refuseDecline() {}" },
        says: "exports `refuseDecline` and says nothing of it in its name",
      },
      { breaks: { "src/domain/tree.ts": "export type Branch = string;\nexport const ladder = [];" }, says: "`ladder`" },
    ],
    kept: {
      "src/kernel/duration.ts": "export function parseDuration() {}",
      "src/domain/assumption.ts": "export const DOMAIN_ASSUMPTIONS = [];",
      "src/evidence/answers.ts": "const answer = 1;\nexport { answer };",
      "src/evidence/shapes.ts": "export type Answer = string;",
      "src/run/gather.ts": "export class Gatherer {}",
      "src/domain/tree.ts": "export const parentOf = 1;\nexport const childrenOf = 2;",
      "src/evidence/index.ts": `export const SECTIONS = [];`,
      "src/emulator/pipeline.ts": "export function answerOperation() {}",
      "src/cli/orgdrill.ts": "run();",
    },
  },
  beginsWithASentence: {
    broken: [
      { breaks: { "src/domain/a.ts": "export const a = 1;" }, says: "does not begin with" },
      { breaks: { "src/domain/a.ts": "// What it is.\nexport const a = 1;" }, says: "does not begin with" },
    ],
    kept: {
      "src/domain/a.ts": "/** What it is. */\nexport const a = 1;",
      "src/domain/b.ts": "/**\n * What it is.\n */\nexport const a = 1;",
      "src/cli/orgdrill.ts": "#!/usr/bin/env node\n/** The command. */\nrun();",
      "src/domain/a.test.ts": "test();",
    },
  },
  hasAFrontDoor: {
    broken: [{ breaks: { "src/domain/a.ts": "" }, says: "`src/domain` has no index.ts" }],
    kept: { "src/domain/index.ts": "", "src/domain/a.ts": "", "src/compose.ts": "", "src/compose/stage.ts": "" },
  },
  hasBarrelsOnlyAtDoors: {
    broken: [{ breaks: { "src/domain/everything.ts": `export * from "./account.ts";` }, says: "only an index.ts" }],
    kept: { "src/domain/index.ts": `export * from "./account.ts";`, "src/domain/a.ts": "export const a = 1;" },
  },
  hasNoEscapes: {
    broken: [
      { breaks: { "src/domain/a.ts": "const a = b as unknown as C;" }, says: "`as unknown as`" },
      { breaks: { "src/domain/a.ts": "const a = b as never;" }, says: "`as never`" },
      { breaks: { "src/domain/a.ts": "const a = JSON.parse(text);" }, says: "declare it as `unknown`" },
      { breaks: { "src/domain/a.ts": "const { a } = JSON.parse(text);" }, says: "declare it as `unknown`" },
      { breaks: { "src/domain/a.ts": "return JSON.parse(text).version;" }, says: "JSON.parse" },
      { breaks: { "src/domain/a.ts": "const a = Object.create(null);" }, says: "Object.create" },
      { breaks: { "src/domain/a.ts": `const a = require("b");` }, says: "loaded from text" },
      { breaks: { "src/domain/a.ts": `eval("b");` }, says: "loaded from text" },
      { breaks: { "src/domain/a.ts": "type A = { run: Function };" }, says: "`any` by another name" },
      { breaks: { "src/domain/a.ts": "export enum A { B }" }, says: "an enum" },
      { breaks: { "src/domain/a.ts": "const enum A { B }" }, says: "an enum" },
      { breaks: { "src/domain/a.ts": "namespace A {}" }, says: "a namespace" },
      { breaks: { "src/domain/a.ts": "export default a;" }, says: "a default export" },
      { breaks: { "src/domain/a.ts": "// @ts-expect-error\na.b;" }, says: "silences the compiler" },
      {
        breaks: { "src/domain/a.ts": "// biome-ignore lint/suspicious/noExplicitAny: later" },
        says: "a rule of the house",
      },
      { breaks: { "src/domain/a.ts": "// TODO: the other half" }, says: "an open end" },
    ],
    kept: {
      "src/domain/a.ts": `const a: unknown = JSON.parse(text);\nconst b = [1] as const;\nconst say = "as never, TODO";`,
      "src/domain/b.ts":
        "const a = parse(JSON.parse(text));\nconst b: Table = Object.create(null);\nx({ c: Object.keys(b) });",
      "src/emulator/pipeline.ts": "operation.decide(context, input as never);",
      "src/domain/a.test.ts": "const a = b as unknown as C;",
    },
  },
  keepsTheTopLevel: {
    broken: [
      { breaks: { "vitest.config.ts": "" }, says: "`vitest.config.ts` is not an agreed name" },
      { breaks: { "lib/a.ts": "" }, says: "`lib`" },
    ],
    kept: { "README.md": "", ".ci/run": "", ".gitignore": "", "features/leave/leave.feature": "", "action.yml": "" },
  },
  keepsTheMap: {
    broken: [
      {
        breaks: { "src/README.md": "| `kernel/` | words |", "src/novelty/a.ts": "" },
        says: "`src/novelty` is not on the map",
      },
      { breaks: { "src/README.md": "compose is named elsewhere", "src/compose.ts": "" }, says: "`src/compose`" },
    ],
    kept: {
      "src/README.md": "| `kernel/` | words |\n| `compose.ts` | wires |",
      "src/kernel/a.ts": "",
      "src/compose.ts": "",
    },
  },
  namesNoMachine: {
    broken: [
      { breaks: { "README.md": `one\nsee ${"/wo"}rk/shared/notes.md` }, says: "`README.md:2`" },
      { breaks: { ".ci/run": `cd "${"/ro"}ot/checkout"` }, says: "`.ci/run:1`" },
    ],
    kept: {
      "README.md": "https://example.com/work/items, ./work/a, arn:aws:organizations::1:root/o-1/r-1, payments/root/",
    },
  },
  locksEveryPlatform: {
    broken: [
      {
        breaks: {
          "package-lock.json": `{ "packages": { "node_modules/tool": { "optionalDependencies": { "tool-linux": "1", "tool-mac": "1" } }, "node_modules/tool-linux": {} } }`,
        },
        says: "lacks `tool-mac`",
      },
    ],
    kept: {
      "package-lock.json": `{ "packages": { "node_modules/tool": { "optionalDependencies": { "tool-mac": "1" } }, "node_modules/tool/node_modules/tool-mac": {} } }`,
    },
  },
  locksNoRegistry: {
    broken: [
      { breaks: { "package-lock.json": `{ "resolved": "https://registry.example/a.tgz" }` }, says: "names a registry" },
    ],
    kept: { "package-lock.json": `{ "integrity": "sha512-…" }` },
  },
};

describe("every rule can fail", () => {
  for (const [name, rule] of Object.entries(RULES)) {
    const { broken, kept } = EXAMPLES[name as RuleName];
    for (const { breaks, says } of broken) {
      test(`${rule.name}: ${says}`, () => {
        expect(rule.violations(inMemory(breaks)).join("\n")).toContain(says);
      });
    }
    test(`${rule.name}: lets pass what keeps it`, () => {
      expect(rule.violations(inMemory(kept))).toEqual([]);
    });
  }
});

const inMemory = (files: Readonly<Record<string, string>>): Repository =>
  repositoryOf(Object.entries(files).map(([path, text]) => ({ path, text })));
