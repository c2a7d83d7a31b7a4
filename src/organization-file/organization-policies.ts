/** Which policies of the file exist in which organization, and what is attached where nothing is said. */
import type { PolicyTypeName } from "../domain/index.ts";
import {
  accountsOf,
  type Mention,
  type OrganizationEntry,
  type OrganizationFile,
  type PolicyEntry,
  unitsOf,
} from "./organization-file.ts";

/** AWS-managed policies of an organization; no file has to define them. */
export const BUILT_IN_POLICIES: ReadonlyMap<string, PolicyTypeName> = new Map([
  ["FullAWSAccess", "SERVICE_CONTROL_POLICY"],
  ["RCPFullAWSAccess", "RESOURCE_CONTROL_POLICY"],
]);

export type OrganizationPolicyEntry = PolicyEntry & Readonly<{ type: PolicyTypeName }>;

/**
 * The organization's own policies in the order of the file: those attached somewhere in it, those that name it, and in a
 * file with a single organization all of them.
 */
export function policiesIn(
  file: Pick<OrganizationFile, "organizations" | "standaloneAccounts" | "policies">,
  organization: OrganizationEntry,
): readonly OrganizationPolicyEntry[] {
  const attached = attachedNames(organization);
  const isAlone = file.organizations.length === 1;
  return [...file.policies.values()].filter(
    (each): each is OrganizationPolicyEntry =>
      each.type !== "IDENTITY_POLICY" &&
      (isAlone || attached.has(each.key) || each.organizations.some(({ text }) => text === organization.name)),
  );
}

function attachedNames(organization: OrganizationEntry): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (policies: readonly Mention[] | undefined): void => {
    for (const { text } of policies ?? []) names.add(text);
  };
  for (const { unit } of unitsOf(organization)) add(unit.policies);
  for (const { account } of accountsOf({ organizations: [organization], standaloneAccounts: [] }))
    add(account.policies);
  return names;
}

/** Names attached to a target: the list that is given, or FullAWSAccess; RCPFullAWSAccess cannot be detached. aws-facts 5. */
export function attachedTo(
  { policyTypes }: Pick<OrganizationEntry, "policyTypes">,
  policies: readonly Mention[] | undefined,
): readonly string[] {
  const byDefault = policyTypes.includes("SERVICE_CONTROL_POLICY") ? ["FullAWSAccess"] : [];
  const names = policies?.map((each) => each.text) ?? byDefault;
  const needsDefault = policyTypes.includes("RESOURCE_CONTROL_POLICY") && !names.includes("RCPFullAWSAccess");
  return needsDefault ? [...names, "RCPFullAWSAccess"] : names;
}
