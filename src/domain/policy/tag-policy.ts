/** What an enforced tag policy forbids: tags that it does not know in this spelling or with this value. User Guide: "Tag policies". */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { Organization } from "../organization/organization.ts";
import { organizationOf } from "../organization/tree.ts";
import type { PolicyRefusal } from "../refusal.ts";
import type { World } from "../world.ts";
import { effectivePolicy } from "./effective-policy.ts";

/** As `enforced_for` calls the things of an organization, after `organizations:`; the names are from memory and unverified. */
export type EnforceableType = "account" | "ou" | "policy" | "root";

type Tagging = Readonly<{ caller: AccountId; type: EnforceableType; tags: ReadonlyMap<string, string> }>;
type Rule = Readonly<{ key: string; spelling: string; values: readonly string[]; enforcedFor: readonly string[] }>;

/**
 * Whether these tags may be put on a thing of the caller's organization. Only what is put is looked at: a missing tag is never
 * refused. TAG_POLICY_VIOLATION speaks of "this account"; that it is the management account, whose things these are, is inferred.
 */
export function decideTags(world: World, { caller, type, tags }: Tagging): Result<readonly never[], PolicyRefusal> {
  const organization = organizationOf(world, caller);
  if (organization === undefined || tags.size === 0) return accept([]);
  const rules = rulesOf(world, organization).filter(({ enforcedFor }) => enforcedFor.some((each) => isFor(each, type)));
  for (const [key, value] of tags)
    for (const rule of rules) if (violates(rule, key, value)) return refuse({ kind: "TagPolicyViolated" });
  return accept([]);
}

const isFor = (entry: string, type: EnforceableType): boolean =>
  [`organizations:${type}`, "organizations:*", "organizations:ALL_SUPPORTED"].includes(entry);

/** Keys are compared without regard to case, values with; a policy without values takes any. */
function violates({ key, spelling, values }: Rule, given: string, value: string): boolean {
  if (given.toLowerCase() !== key.toLowerCase()) return false;
  return given !== spelling || (values.length > 0 && !values.some((each) => fits(each, value)));
}

/** One `*` stands for any characters. User Guide, "Tag policy syntax": tag_value. */
function fits(pattern: string, value: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === value;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return value.length >= head.length + tail.length && value.startsWith(head) && value.endsWith(tail);
}

function rulesOf(world: World, organization: Organization): readonly Rule[] {
  const management = world.accounts.get(organization.managementAccountId);
  const text = management && effectivePolicy(organization, management, "TAG_POLICY");
  const { tags }: Readonly<Record<string, unknown>> = text === undefined ? {} : JSON.parse(text);
  return Object.entries(fieldsOf(tags)).map(([key, fields]) => ruleOf(key, fieldsOf(fields)));
}

/** Without a `tag_key` the spelling is lower case. User Guide, "Tag policy syntax": "lowercase is the default case treatment". */
function ruleOf(key: string, fields: Readonly<Record<string, unknown>>): Rule {
  const { tag_key: spelling, tag_value: values, enforced_for: enforcedFor } = fields;
  return {
    key,
    spelling: typeof spelling === "string" ? spelling : key.toLowerCase(),
    values: textsIn(values),
    enforcedFor: textsIn(enforcedFor),
  };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};

const textsIn = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
