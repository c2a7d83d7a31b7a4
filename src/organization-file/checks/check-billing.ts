/** Usage of accounts that exist, periods in the order of time, and agreements that one party accepted. */

import { ACCOUNT_ID } from "../../kernel/index.ts";
import { findAccount } from "../account-directory.ts";
import type { BillingEntry, FormerMembershipEntry, PeriodEntry } from "../billing-entry.ts";
import type { AgreementEntry, Mention, Moment } from "../organization-file.ts";
import type { Checking } from "./checking.ts";

export function checkBilling(checking: Checking): void {
  const seen = new Set<unknown>();
  for (const entry of checking.file.billing) {
    const account = checkAccount(checking, entry.account);
    if (account !== undefined && seen.has(account))
      checking.problems.at(
        entry.account.at,
        `expected the usage of each account once, saw \`${entry.account.text}\` again`,
      );
    seen.add(account);
    checkEntry(checking, entry);
  }
  const accepted = new Set<string>();
  for (const entry of checking.file.agreements) checkAgreement(checking, entry, accepted);
}

function checkAccount({ accounts, problems }: Checking, { text, at }: Mention): unknown {
  const found = findAccount(accounts, text);
  if (found.kind === "found") return found.place.account;
  problems.at(at, found.message, found.suggest());
  return undefined;
}

function checkEntry(checking: Checking, { usage, formerMemberships, pauses, costTags }: BillingEntry): void {
  for (const period of [...usage, ...formerMemberships, ...pauses, ...costTags]) checkOrder(checking, period);
  for (const key of new Set(costTags.map((each) => each.key)))
    checkActivations(
      checking,
      costTags.filter((each) => each.key === key),
    );
  for (const list of [formerMemberships, pauses]) checkSequence(checking, list);
  for (const each of formerMemberships) checkPayer(checking, each);
}

function checkOrder({ problems }: Checking, { from, until, at }: PeriodEntry): void {
  if (compared(from, until) !== "before" && compared(from, until) !== "unknown")
    problems.at(at, "expected `until` after `from`, saw it before or at the same moment");
}

function checkSequence({ problems }: Checking, periods: readonly PeriodEntry[]): void {
  periods.slice(1).forEach((each, index) => {
    if (compared(each.from, periods[index]?.until) === "before")
      problems.at(
        each.at,
        "expected periods in order, none overlapping, saw one that begins before the last has ended",
      );
  });
}

/** Of one key: the next begins when the last has ended. */
function checkActivations(checking: Checking, activations: readonly PeriodEntry[]): void {
  checkSequence(checking, activations);
  const open = activations.slice(0, -1).find(({ until }) => until === undefined);
  if (open !== undefined)
    checking.problems.at(open.at, "expected `until` for an activation that another one follows, saw none");
}

/** A date and a length of time can be compared only once the start is known. */
function compared(one: Moment | undefined, other: Moment | undefined): "before" | "same" | "after" | "unknown" {
  const difference = differenceOf(one, other);
  if (difference === undefined) return "unknown";
  return difference < 0 ? "before" : difference === 0 ? "same" : "after";
}

function differenceOf(one: Moment | undefined, other: Moment | undefined): number | undefined {
  if (one?.kind === "at" && other?.kind === "at") return one.instant - other.instant;
  return one?.kind === "ago" && other?.kind === "ago" ? other.durationMs - one.durationMs : undefined;
}

/** An organization that is gone is known by its id, and somebody must say who paid. */
function checkPayer(checking: Checking, { organization, payer }: FormerMembershipEntry): void {
  const isKnown = checking.file.organizations.some(
    ({ name, id }) => name === organization.text || id?.text === organization.text,
  );
  if (!isKnown && payer === undefined)
    checking.problems.at(
      organization.at,
      `expected an organization of this file, or a \`payer\` beside, saw \`${organization.text}\``,
    );
  if (payer !== undefined && !ACCOUNT_ID.test(payer.text)) checkAccount(checking, payer);
}

function checkAgreement(checking: Checking, entry: AgreementEntry, accepted: Set<string>): void {
  const { file, problems } = checking;
  const { account, organization, name, at } = entry;
  if (account !== undefined) checkAccount(checking, account);
  if (organization !== undefined && !file.organizations.some((each) => each.name === organization.text))
    problems.at(organization.at, `expected the name of an organization in this file, saw \`${organization.text}\``);
  const key = JSON.stringify([account?.text, organization?.text, name]);
  if (accepted.has(key)) problems.at(at, `expected each agreement once, saw \`${name}\` again`);
  accepted.add(key);
}
