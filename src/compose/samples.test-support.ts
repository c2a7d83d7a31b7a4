/** Stages on the organizations of this repository, for tests. */
import { resolve } from "node:path";
import type { StageParameters } from "./stage-parameters.ts";

const HERE = resolve(".");

/** An organization of `scenarios/organizations` by name; the virtual start is 2026-11-01T00:00:00Z. */
export const parametersFor = (name: string, over: Partial<StageParameters> = {}): StageParameters => ({
  organizationFile: resolve("scenarios/organizations", `${name}.yaml`),
  roots: { packageRoot: HERE, workingDirectory: HERE },
  seed: 1,
  at: Date.UTC(2026, 10, 1),
  assumptions: {},
  ...over,
});
