/** Quotas that exist, of accounts that exist, each once. */
import { ACCOUNTS_QUOTA, quotaKey, SERVICE_QUOTAS } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { AppliedQuotaEntry } from "../billing-entry.ts";
import type { Checking } from "./checking.ts";

export function checkServiceQuotas(checking: Checking): void {
  const { file, accounts, problems } = checking;
  const seen = new Set<unknown>();
  for (const { account, applied } of file.serviceQuotas) {
    const found = findAccount(accounts, account.text);
    if (found.kind !== "found") problems.at(account.at, found.message, found.suggest());
    else if (seen.has(found.place.account))
      problems.at(account.at, `expected the service quotas of each account once, saw \`${account.text}\` again`);
    else seen.add(found.place.account);
    const keys = new Set<string>();
    for (const each of applied) checkApplied(checking, each, keys);
  }
}

function checkApplied(
  { problems }: Checking,
  { service, quota: code, region, at }: AppliedQuotaEntry,
  keys: Set<string>,
): void {
  const quota = SERVICE_QUOTAS.find((each) => each.service === service && each.code === code);
  if (quota === undefined) {
    const known = SERVICE_QUOTAS.filter((each) => each.service === service).map((each) => `\`${each.code}\``);
    if (known.length > 0) problems.at(at, `expected a quota of ${service} (${known.join(", ")}), saw \`${code}\``);
    return;
  }
  if (code === ACCOUNTS_QUOTA)
    problems.at(at, "expected the number of accounts among the `quotas` of the organization, saw it here");
  const key = quotaKey(quota, region);
  if (keys.has(key)) problems.at(at, `expected each quota once, saw \`${code}\` again`);
  keys.add(key);
}
