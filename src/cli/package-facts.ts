/** Where orgdrill is installed, and which version it is. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Roots } from "../compose.ts";
import { invariant } from "../kernel/index.ts";

/** The folder that holds our package.json: found upwards, because the bundled code and the sources lie at different depths. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json")) || !existsSync(join(folder, "scenarios"))) {
    const parent = dirname(folder);
    invariant(parent !== folder, "the package of orgdrill has no package.json");
    folder = parent;
  }
  return folder;
}

export function version(): string {
  const { version: written } = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as {
    version: string;
  };
  return written;
}

export const rootsHere = (): Roots => ({ packageRoot: packageRoot(), workingDirectory: process.cwd() });

export const REFERENCE_ORGANIZATION = "scenarios/organizations/reference.yaml";
export const FIXED_ORGANIZATION = "scenarios/organizations/reference-fixed.yaml";
