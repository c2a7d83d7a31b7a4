/** Event data stores: their accounts exist, an organization's belongs to a management account that trusts CloudTrail, names and ids come once. */
import { CLOUDTRAIL } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { EventDataStoreEntry } from "../event-data-store-entry.ts";
import type { AccountPlace, Mention } from "../organization-file.ts";
import type { Checking } from "./checking.ts";

export function checkEventDataStores(checking: Checking): void {
  const { problems, file } = checking;
  const seen = new Set<string>();
  const once = (key: string, { at, name }: EventDataStoreEntry): void => {
    if (seen.has(key)) {
      problems.at(at, `expected each event data store once per account and Region, saw \`${name}\` again`);
    }
    seen.add(key);
  };
  for (const store of file.eventDataStores.values()) {
    const owner = accountOf(checking, store.account);
    if (store.id !== undefined) once(store.id, store);
    if (owner === undefined) continue;
    once(`${owner.account.at} ${store.region} ${store.name}`, store);
    if (store.organization) checkOrganization(checking, store, owner);
  }
}

function accountOf({ accounts, problems }: Checking, { text, at }: Mention): AccountPlace | undefined {
  if (text === "") return undefined;
  const found = findAccount(accounts, text);
  if (found.kind === "found") return found.place;
  problems.at(at, found.message, found.suggest);
  return undefined;
}

function checkOrganization({ problems }: Checking, { account }: EventDataStoreEntry, owner: AccountPlace): void {
  if (!owner.isManagement) {
    problems.at(
      account.at,
      `expected the management account as owner of an organization's event data store, saw \`${account.text}\``,
    );
    return;
  }
  const trusted = owner.organization?.delegation.trustedServices.map(({ service }) => service.text) ?? [];
  if (trusted.includes(CLOUDTRAIL)) return;
  problems.at(
    account.at,
    `expected \`${CLOUDTRAIL}\` among the \`trustedServices\` of an organization with an event data store`,
  );
}
