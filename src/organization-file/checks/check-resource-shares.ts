/** Shares of AWS RAM: of accounts of the organization, of resources that can be shared, with principals that the file knows. */
import { RAM, shareableType } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { AccountPlace, Mention, OrganizationEntry } from "../organization-file.ts";
import { type ResourceShareEntry, WHOLE_ORGANIZATION } from "../security-services-entry.ts";
import { unitMeant } from "../unit-directory.ts";
import type { Checking } from "./checking.ts";

export function checkResourceShares(checking: Checking): void {
  for (const organization of checking.file.organizations) {
    for (const share of organization.securityServices.resourceShares) {
      const owner = ownerOf(checking, organization, share.account);
      if (owner === undefined) continue;
      for (const each of share.resources) checkResource(checking, owner, each);
      for (const each of share.principals) checkPrincipal(checking, { organization, share, owner }, each);
    }
  }
}

function ownerOf(
  { accounts, problems }: Checking,
  organization: OrganizationEntry,
  { text, at }: Mention,
): AccountPlace | undefined {
  if (text === "") return undefined;
  const found = findAccount(accounts, text);
  if (found.kind === "found" && found.place.organization === organization) return found.place;
  if (found.kind === "notFound") problems.at(at, found.message, found.suggest);
  else problems.at(at, `expected an account of \`${organization.name}\`, saw \`${text}\``);
  return undefined;
}

function checkResource({ problems }: Checking, { account }: AccountPlace, { text, at }: Mention): void {
  if (shareableType(text) === undefined)
    problems.at(at, `expected the ARN of a resource that is known to be shareable, saw \`${text}\``);
  const owner = text.split(":")[4] ?? "";
  if (account.id !== undefined && owner !== account.id.text)
    problems.at(at, `expected a resource of \`${account.name}\` (${account.id.text}), saw one of \`${owner}\``);
}

type Sharing = Readonly<{ organization: OrganizationEntry; share: ResourceShareEntry; owner: AccountPlace }>;

function checkPrincipal(checking: Checking, { organization, share, owner }: Sharing, { text, at }: Mention): void {
  const { accounts, problems } = checking;
  const isInside = text === WHOLE_ORGANIZATION || unitMeant(organization, text) !== undefined;
  const found = findAccount(accounts, text);
  if (isInside) checkTrust(checking, organization, at);
  else if (found.kind === "notFound")
    problems.at(at, `expected organization, a unit of \`${organization.name}\` or an account, saw \`${text}\``);
  else if (found.place === owner) problems.at(at, "expected somebody else than the account that shares");
  else if (found.place.organization === organization) checkTrust(checking, organization, at);
  else if (!share.allowsExternalPrincipals)
    problems.at(at, `expected an account of \`${organization.name}\`, as the share allows no other, saw \`${text}\``);
}

function checkTrust({ problems }: Checking, { delegation }: OrganizationEntry, at: number): void {
  if (delegation.trustedServices.some(({ service }) => service.text === RAM)) return;
  problems.at(at, `expected \`${RAM}\` in \`trustedServices\`, as sharing inside the organization hangs on it`);
}
