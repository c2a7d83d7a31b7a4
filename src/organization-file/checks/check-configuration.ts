/** AWS Config: recorders once in an account and Region, and aggregators where the organization lets them gather from everybody. */
import { CONFIG, parseRoleArn } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { ConfigAggregatorEntry, ConfigRecorderEntry } from "../configuration-entry.ts";
import type { AccountPlace, Mention, OrganizationEntry } from "../organization-file.ts";
import { didYouMean } from "../suggestion.ts";
import type { Checking } from "./checking.ts";
import { memberNamed } from "./member-named.ts";

export function checkConfiguration(checking: Checking): void {
  for (const organization of checking.file.organizations) {
    const { configRecorders, configAggregators } = organization.securityServices;
    checkRecorders(checking, organization, configRecorders);
    checkAggregators(checking, organization, configAggregators);
  }
}

function checkRecorders(
  checking: Checking,
  organization: OrganizationEntry,
  recorders: readonly ConfigRecorderEntry[],
): void {
  const seen = new Map<AccountPlace, Set<string>>();
  for (const { account, region, role, at } of recorders) {
    const place = memberNamed(checking, organization, account);
    if (place === undefined) continue;
    if (role !== undefined) checkRole(checking, place, role);
    const regions = seen.get(place) ?? new Set();
    if (regions.has(region))
      checking.problems.at(at, `expected one recorder in \`${region}\` of \`${account.text}\`, saw another`);
    seen.set(place, regions.add(region));
  }
}

function checkAggregators(
  checking: Checking,
  organization: OrganizationEntry,
  aggregators: readonly ConfigAggregatorEntry[],
): void {
  const seen = new Set<string>();
  for (const { account, region, name, role } of aggregators) {
    const place = memberNamed(checking, organization, account);
    if (place === undefined) continue;
    checkStanding(checking, organization, { place, account });
    checkRole(checking, place, role);
    const key = `${place.account.at}/${region}/${name.text}`;
    if (seen.has(key)) checking.problems.at(name.at, `expected each aggregator once, saw \`${name.text}\` again`);
    seen.add(key);
  }
}

type Aggregating = Readonly<{ place: AccountPlace; account: Mention }>;

/** AWS Config API Reference, OrganizationAggregationSource: all features, trusted access, and the management account or a delegate. */
function checkStanding(
  { problems, accounts }: Checking,
  { featureSet, delegation }: OrganizationEntry,
  { place, account: { text, at } }: Aggregating,
): void {
  if (featureSet !== "ALL") problems.at(at, `expected featureSet ALL for an aggregator, saw \`${featureSet}\``);
  if (!delegation.trustedServices.some(({ service }) => service.text === CONFIG))
    problems.at(at, `expected \`${CONFIG}\` in \`trustedServices\`, as aggregation hangs on it`);
  if (place.isManagement) return;
  const isRegistered = delegation.administrators.some(({ account, services }) => {
    const registered = findAccount(accounts, account.text);
    const isIt = registered.kind === "found" && registered.place === place;
    return isIt && services.some(({ service }) => service.text === CONFIG);
  });
  if (isRegistered) return;
  const message = `expected \`${text}\` among the \`delegatedAdministrators\` with \`${CONFIG}\``;
  problems.at(at, message, "add it under `delegatedAdministrators`");
}

function checkRole({ problems }: Checking, { account }: AccountPlace, { text, at }: Mention): void {
  const names = account.principals.roles.map(({ name }) => name);
  if (text === "" || names.includes(text) || parseRoleArn(text) !== undefined) return;
  const message = `expected an ARN or a role of \`${account.name}\`, saw \`${text}\``;
  problems.at(at, message, () => didYouMean(text, names));
}
