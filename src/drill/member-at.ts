/** One member of an answer, by its path. */

/** `Account.State`, `Policies.0.Name`; the whole answer without one. Undefined where there is nothing. */
export function memberAt(output: unknown, path: string): unknown {
  let found = output;
  for (const part of path === "" ? [] : path.split(".")) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, part)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[part];
  }
  return found;
}
