/** Organization files by path, read and checked once in a process. */
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import type { Result } from "../kernel/index.ts";
import {
  type ReadFailure,
  type ReadOrganization,
  readOrganizationFile,
  renderProblems,
} from "../organization-file/index.ts";
import type { Roots } from "./roots.ts";

/** By the file and by where the reader stands: that is what its places are called by. */
const READ = new Map<string, Result<ReadOrganization, ReadFailure>>();

/** Called by its place in the working directory while that is where the program stands; during a replay it is not. */
export function loadOrganization(path: string, roots: Roots): Result<ReadOrganization, ReadFailure> {
  const key = JSON.stringify([roots.workingDirectory, path]);
  const known = READ.get(key);
  if (known !== undefined) return known;
  const inside = relative(roots.workingDirectory, path);
  const isInside = inside !== ".." && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
  const shown = isInside && resolve(inside) === path ? inside : path;
  const read = readOrganizationFile(shown, isInside ? { within: roots.workingDirectory } : {});
  READ.set(key, read);
  return read;
}

/** The problems of a file as a person reads them. */
export const renderFailure = (failure: ReadFailure): string => renderProblems(failure.problems, failure.sources);

export const fixturePath = (name: string, roots: Roots): string =>
  join(roots.packageRoot, "scenarios", "organizations", `${name}.yaml`);
