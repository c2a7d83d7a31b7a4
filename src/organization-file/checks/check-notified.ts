/** What a detection notifies: in an account whose functions the file writes out, a function is one of those. */
import { readFunctionArn } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { AccountPlace, NotifyEntry } from "../organization-file.ts";
import { didYouMean } from "../suggestion.ts";
import type { Checking } from "./checking.ts";

/** Where an account has no function in the file, and of topics, queues and log groups, which no file describes, any name is taken to be there. */
export function checkNotified(checking: Checking): void {
  const described = describedFunctions(checking);
  if (described.size === 0) return;
  for (const { notify } of checking.file.detections.values())
    for (const each of notify) checkFunction(checking, described, each);
}

type Described = Readonly<{ name: string; region: string }>;
type DescribedFunctions = ReadonlyMap<AccountPlace["account"], readonly Described[]>;

function describedFunctions({ file, accounts }: Checking): DescribedFunctions {
  const described = new Map<AccountPlace["account"], Described[]>();
  for (const lambda of file.functions.values()) {
    const owner = findAccount(accounts, lambda.account.text);
    if (owner.kind !== "found") continue;
    const { account } = owner.place;
    const known = described.get(account);
    if (known === undefined) described.set(account, [lambda]);
    else known.push(lambda);
  }
  return described;
}

function checkFunction(
  { accounts, problems }: Checking,
  described: DescribedFunctions,
  { target, at }: NotifyEntry,
): void {
  const arn = readFunctionArn(target)?.arn;
  if (arn === undefined) return;
  const [, , , region = "", accountId = "", , name = ""] = arn.split(":");
  const account = accounts.byId.get(accountId)?.account;
  const known = account === undefined ? undefined : described.get(account);
  if (account === undefined || known === undefined) return;
  if (known.some((each) => each.name === name && each.region === region)) return;
  const message = `expected a function of \`${account.name}\` in ${region} that this file describes, saw \`${name}\``;
  problems.at(at, message, () => suggestionFor(known, { name, region }));
}

function suggestionFor(known: readonly Described[], { name, region }: Described): string {
  const here = known.filter((each) => each.region === region).map((each) => each.name);
  const elsewhere = known.find((each) => each.name === name);
  if (elsewhere !== undefined) return `\`${name}\` is described in ${elsewhere.region}`;
  return didYouMean(name, here) ?? "write it out under `functions`";
}
