/** Detections and invitations: they name accounts and organizations that exist, and say something that can be matched. */
import { parseJson } from "../../authorization/index.ts";
import { findAccount } from "../account-directory.ts";
import { type DetectionEntry, EVERY_MEMBER_ACCOUNT, type InvitationEntry } from "../organization-file.ts";
import { didYouMean } from "../suggestion.ts";
import { complainInside, requireText } from "./check-document.ts";
import type { Checking } from "./checking.ts";

export function checkDetections(checking: Checking): void {
  const rules = new Set<string>();
  for (const detection of checking.file.detections.values()) {
    checkRule(checking, detection, rules);
    checkPattern(checking, detection);
  }
}

function checkRule({ accounts, problems }: Checking, detection: DetectionEntry, rules: Set<string>): void {
  const { account, region, bus, name, at } = detection;
  if (account.text === "" || account.text === EVERY_MEMBER_ACCOUNT) return;
  const found = findAccount(accounts, account.text);
  if (found.kind === "notFound") {
    problems.at(account.at, found.message, found.suggest);
    return;
  }
  const rule = `${found.place.account.at}/${region}/${bus}/${name}`;
  if (rules.has(rule)) {
    problems.at(
      at,
      `expected each rule once per account, Region and bus, saw \`${name}\` in \`${account.text}\` again`,
    );
  }
  rules.add(rule);
}

/** EventBridge says what a pattern must be; here it must be one JSON object. */
function checkPattern(checking: Checking, { pattern }: DetectionEntry): void {
  const text = pattern === undefined ? undefined : requireText(checking, pattern);
  if (pattern === undefined || text === undefined) return;
  const parsed = parseJson(text);
  if (!parsed.ok) {
    for (const problem of parsed.refusal) complainInside(checking, pattern, problem);
  } else if (parsed.value.kind !== "object" || parsed.value.members.length === 0) {
    const message = "expected an event pattern: one JSON object with at least one field";
    complainInside(checking, pattern, { message, ...parsed.value.at });
  }
}

export function checkInvitations(checking: Checking): void {
  const seen = new Set<string>();
  for (const invitation of checking.file.invitations) {
    checkParties(checking, invitation);
    const pair = `${invitation.from.text} ${invitation.to.text}`;
    if (seen.has(pair)) problems(checking, invitation, `from \`${invitation.from.text}\` to \`${invitation.to.text}\``);
    seen.add(pair);
  }
}

const problems = (checking: Checking, invitation: InvitationEntry, pair: string): void =>
  checking.problems.at(invitation.at, `expected one open invitation for each pair, saw a second ${pair}`);

function checkParties({ file, accounts, problems }: Checking, { from, to }: InvitationEntry): void {
  const names = file.organizations.map((each) => each.name);
  if (from.text !== "" && !names.includes(from.text)) {
    const message = `expected the name of an organization in this file, saw \`${from.text}\``;
    problems.at(from.at, message, didYouMean(from.text, names));
  }
  if (to.text === "" || to.text.includes("@")) return;
  const found = findAccount(accounts, to.text);
  if (found.kind === "notFound") problems.at(to.at, found.message, found.suggest);
  else if (found.place.organization?.name === from.text) {
    problems.at(to.at, `expected an account outside \`${from.text}\`, saw \`${to.text}\`, which is already in it`);
  }
}
