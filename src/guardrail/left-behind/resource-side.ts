/** What the account of a role brings into the question who may assume it: its keys, the role's tags, and its resource control policies. */
import type { PolicyLevel } from "../../authorization/index.ts";
import { attachedPolicies, isManagementAccount, organizationOf, pathTo, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import type { CompiledTexts } from "../compiled-texts.ts";

export type ResourceSide = Readonly<{
  /** `aws:ResourceAccount` and, in an organization, `aws:ResourceOrgID` and `aws:ResourceOrgPaths`; in lower case. */
  keys: ReadonlyMap<string, string | readonly string[]>;
  /** Absent where none binds: stand-alone, management account, type not enabled. */
  resourceControl?: readonly PolicyLevel[];
}>;

const RCP = "RESOURCE_CONTROL_POLICY";

/** Of the organization that the account is in now, whichever that is. policy-evaluation 3.4, 3.6: STS is among the services that RCPs reach. */
export function resourceSide(world: World, accountId: AccountId, compiled: CompiledTexts): ResourceSide {
  const keys = new Map<string, string | readonly string[]>([["aws:resourceaccount", accountId]]);
  const organization = organizationOf(world, accountId);
  if (organization === undefined) return { keys };
  const path = pathTo(organization, world.accounts.get(accountId)?.membership?.parentId ?? organization.rootId);
  keys.set("aws:resourceorgid", organization.id);
  keys.set("aws:resourceorgpaths", [`${[organization.id, ...path].join("/")}/`]);
  const isEnabled = organization.featureSet === "ALL" && organization.enabledPolicyTypes.has(RCP);
  if (!isEnabled || isManagementAccount(organization, accountId)) return { keys };
  const resourceControl = [...path, accountId].map((id, index): PolicyLevel => {
    const kind = id === accountId ? "account" : index === 0 ? "root" : "organizationalUnit";
    const policies = attachedPolicies(organization, id, RCP).map(({ arn, name, content, ...policy }) => ({
      reference: { type: "resourceControl" as const, name, id: policy.id, arn },
      document: compiled(content, "resourceControl"),
    }));
    return { level: { kind, id, name: id }, policies };
  });
  return { keys, resourceControl };
}

const TAG_KEYS = ["aws:resourcetag/", "iam:resourcetag/"];

/** Both spellings of each tag. policy-evaluation 3.4. */
export const tagKeysOf = (tags: ReadonlyMap<string, string>): readonly (readonly [string, string])[] =>
  [...tags].flatMap(([key, value]) => TAG_KEYS.map((prefix) => [`${prefix}${key.toLowerCase()}`, value] as const));

/** Keys that the role and its account settle, present or absent. */
export const isOfResource = (key: string, areTagsKnown: boolean): boolean =>
  RESOURCE_KEYS.has(key) || (areTagsKnown && TAG_KEYS.some((prefix) => key.startsWith(prefix)));

const RESOURCE_KEYS: ReadonlySet<string> = new Set([
  "aws:resourceaccount",
  "aws:resourceorgid",
  "aws:resourceorgpaths",
]);
