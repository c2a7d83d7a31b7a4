/** Tags of the caller, by condition key: those of the user or role, overlaid by session tags. IAM User Guide: "Passing session tags". */
import type { Caller } from "../caller.ts";

export const PRINCIPAL_TAG = "aws:principaltag/";

const NO_TAGS: ReadonlyMap<string, string> = new Map();

/** `aws:principaltag/team` to its value; keys are in lower case because condition keys are compared that way. */
export function principalTags({ identity }: Caller): ReadonlyMap<string, string> {
  if (identity.kind === "root" || identity.kind === "federated" || identity.kind === "anonymous") return NO_TAGS;
  const own = identity.kind === "role" ? identity.role.tags : identity.user.tags;
  const session = identity.kind === "user" ? NO_TAGS : identity.session.tags;
  if (own.size + session.size === 0) return NO_TAGS;
  return new Map([...own, ...session].map(([key, value]) => [`${PRINCIPAL_TAG}${key.toLowerCase()}`, value]));
}

type ConditionKeys = Readonly<Record<string, string | readonly string[]>>;

/** `aws:requesttag/KEY` and `aws:tagkeys` for the tags that a request brings; nothing when it brings none. */
export function requestTagKeys(tags: Iterable<readonly [key: string, value: string]>): ConditionKeys {
  const given = [...tags];
  if (given.length === 0) return {};
  const values = given.map(([key, value]) => [`aws:requesttag/${key.toLowerCase()}`, value] as const);
  return Object.fromEntries([...values, ["aws:tagkeys", given.map(([key]) => key)] as const]);
}

/** `aws:resourcetag/KEY` for the tags of the resource; with `service`, that service's own spelling beside it. */
export function resourceTagKeys(tags: ReadonlyMap<string, string>, service?: string): ConditionKeys {
  const prefixes = service === undefined ? ["aws"] : ["aws", service];
  return Object.fromEntries(
    [...tags].flatMap(([key, value]) =>
      prefixes.map((prefix) => [`${prefix}:resourcetag/${key.toLowerCase()}`, value]),
    ),
  );
}
