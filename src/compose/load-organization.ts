/** Organization files by path, read and checked once in a process. */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Result } from "../kernel/index.ts";
import {
  type ReadFailure,
  type ReadOrganization,
  readOrganizationFile,
  renderProblems,
} from "../organization-file/index.ts";
import type { Roots } from "../run/roots.ts";

const READ = new Map<string, Result<ReadOrganization, ReadFailure>>();

export function loadOrganization(path: string, roots: Roots): Result<ReadOrganization, ReadFailure> {
  const inside = relative(roots.workingDirectory, path);
  const shown = inside.startsWith("..") ? path : inside;
  const known = READ.get(path);
  if (known !== undefined) return known;
  const read = readOrganizationFile(shown === inside ? join(shown) : path);
  READ.set(path, read);
  return read;
}

/** The problems of a file as a person reads them. */
export const renderFailure = (failure: ReadFailure): string => renderProblems(failure.problems, failure.sources);

export const fixturePath = (name: string, roots: Roots): string =>
  join(roots.packageRoot, "scenarios", "organizations", `${name}.yaml`);

export const readBytes = (path: string): Buffer => readFileSync(path);
