/** IAM Identity Center: the organization trusts it, policies are known, and assignments name members and permission sets. */
import { awsManagedPolicyNamed } from "../../catalogue/index.ts";
import { IDENTITY_CENTER } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { AssignmentEntry, IdentityCenterEntry, PermissionSetEntry } from "../identity-center-entry.ts";
import type { OrganizationEntry } from "../organization-file.ts";
import { didYouMean } from "../suggestion.ts";
import { checkPolicyDocument } from "./check-document.ts";
import type { Checking } from "./checking.ts";

export function checkIdentityCenters(checking: Checking): void {
  for (const organization of checking.file.organizations) {
    const { identityCenter: center } = organization;
    if (center === undefined) continue;
    checkTrust(checking, organization, center);
    checkSets(checking, center.permissionSets);
    for (const each of center.assignments) checkAssignment(checking, each, { organization, center });
  }
}

function checkTrust({ problems }: Checking, { delegation }: OrganizationEntry, { at }: IdentityCenterEntry): void {
  if (delegation.trustedServices.some(({ service }) => service.text === IDENTITY_CENTER)) return;
  problems.at(at, `expected \`${IDENTITY_CENTER}\` in \`trustedServices\`, as permission sets hang on it`);
}

function checkSets(checking: Checking, sets: readonly PermissionSetEntry[]): void {
  const { problems } = checking;
  const seen = new Set<string>();
  for (const { name, policies, document } of sets) {
    if (seen.has(name.text)) problems.at(name.at, `expected each permission set once, saw \`${name.text}\` again`);
    seen.add(name.text);
    for (const { text, at } of policies) {
      if (awsManagedPolicyNamed(text) === undefined)
        problems.at(at, `expected a known AWS-managed policy, saw \`${text}\``);
    }
    if (document !== undefined) checkPolicyDocument(checking, document, { kind: "identity", limit: "inlineRole" });
  }
}

type Around = Readonly<{ organization: OrganizationEntry; center: IdentityCenterEntry }>;

function checkAssignment(
  { problems, accounts }: Checking,
  { account, permissionSet, at, user, group }: AssignmentEntry,
  { organization, center }: Around,
): void {
  const found = findAccount(accounts, account.text);
  if (found.kind === "notFound") problems.at(account.at, found.message, found.suggest);
  else if (found.place.organization !== organization) {
    problems.at(account.at, `expected an account of \`${organization.name}\`, saw \`${account.text}\``);
  }
  const names = center.permissionSets.map(({ name }) => name.text);
  if (!names.includes(permissionSet.text)) {
    const message = `expected a permission set of this organization, saw \`${permissionSet.text}\``;
    problems.at(permissionSet.at, message, () => didYouMean(permissionSet.text, names));
  }
  if ((user === undefined) === (group === undefined)) problems.at(at, "expected one of user and group");
}
