/** What the tests of this module share: a start, seeded ids, and a file read from the scenarios. */
import { type Identifiers, type Instant, identifiersFrom, instant, seededRandom } from "../kernel/index.ts";
import type { OrganizationFile } from "./organization-file.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { readOrganizationFile } from "./read.ts";
import { type LoadedWorld, worldFrom } from "./world-from-file.ts";

/** 2026-11-01T00:00:00Z, where a run begins. */
export const NOW: Instant = instant(Date.UTC(2026, 10, 1));
export const seeded = (seed = 1): Identifiers => identifiersFrom(seededRandom(seed));

export function scenario(name: string): OrganizationFile {
  const read = readOrganizationFile(`scenarios/organizations/${name}`);
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.problems, null, 2));
  return read.value.file;
}

export function parsed(text: string, documents: ReadonlyMap<string, string> = new Map()): OrganizationFile {
  const file = parseOrganizationFile({ path: "test.yaml", text }, documents);
  if (!file.ok) throw new Error(`${JSON.stringify(file.refusal, null, 2)}\n${text}`);
  return file.value;
}

export const loaded = (file: OrganizationFile, seed = 1): LoadedWorld =>
  worldFrom(file, { ids: seeded(seed), now: NOW });
