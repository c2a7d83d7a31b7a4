/** An account of one organization, by name or id. */
import { findAccount } from "../account-directory.ts";
import type { AccountPlace, Mention, OrganizationEntry } from "../organization-file.ts";
import type { Checking } from "./checking.ts";

/** Undefined when nothing is written, which was told before, or when the organization has no such account, which is told here. */
export function memberNamed(
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
