/** Writes a world as an organization file. */
import { writeFileSync } from "node:fs";
import { dump } from "js-yaml";
import type { World } from "../domain/index.ts";
import { notWritten } from "./describe/not-written.ts";
import { describeWorld, type WorldNotes } from "./describe-world.ts";

/** The file's text: YAML that reads back into an equal world with the same seed, but for what its first lines say is not in it. */
export function organizationFileText(world: World, notes: Partial<WorldNotes> = {}): string {
  const comments = notWritten(world).map((each) => `# Not in this file: ${each}\n`);
  return comments.join("") + dump(describeWorld(world, notes), { lineWidth: -1, noRefs: true });
}

/** Writes the file, replacing one that is there. Fails with the system's error when it cannot be written. */
export function writeOrganizationFile(path: string, world: World, notes: Partial<WorldNotes> = {}): void {
  writeFileSync(path, organizationFileText(world, notes), "utf8");
}
