/** Requests, folders and scenarios for the tests of runs; the step modules are built once where they are missing. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { instant } from "../kernel/index.ts";
import type { Progress, RunRequest } from "./run-request.ts";
import type { PlannedScenario } from "./scenario.ts";

export const HERE = resolve(".");
export const NOBODY: Progress = { planned() {}, finished() {}, repeating() {}, changed() {} };

/** The steps that Cucumber loads are the built ones. */
export function buildOnce(): void {
  if (!existsSync(join(HERE, "dist", "steps", "world.js")))
    execFileSync("node", [".ci/build.mjs"], { stdio: "ignore" });
}

export const temporaryFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), "orgdrill-run-")));

/** Writes a file below a folder and answers its path. */
export function written(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

export const requestFor = (folder: string, over: Partial<RunRequest> = {}): RunRequest => ({
  paths: [],
  organizationFile: join(HERE, "scenarios", "organizations", "two-organizations.yaml"),
  tags: undefined,
  name: undefined,
  seed: 1,
  at: instant(Date.UTC(2026, 10, 1)),
  assumptionMode: "documented",
  assume: {},
  parallel: 0,
  shard: undefined,
  exceptionsFile: undefined,
  reportDirectory: join(folder, "reports"),
  formats: ["junit"],
  roots: { packageRoot: HERE, workingDirectory: folder },
  version: "0.0.0-test",
  wallClock: () => new Date(),
  environment: {},
  ...over,
});

export const scenario = (over: Partial<PlannedScenario> = {}): PlannedScenario => ({
  pickleId: "pickle-1",
  uri: "features/leave.feature",
  feature: "Leaving",
  rule: "Nobody leaves",
  name: "An administrator tries",
  line: 7,
  isOutline: false,
  tags: [],
  steps: [
    { pickleStepId: "step-1", keyword: "When", text: "somebody tries", line: 8 },
    { pickleStepId: "step-2", keyword: "Then", text: "it is stopped", line: 9 },
  ],
  ...over,
});
