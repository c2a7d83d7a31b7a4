/** Accounts: one id and one address each, no management account inside a tree, and a reason wherever departure is allowed. */
import { type AccountPlace, accountsOf } from "../organization-file.ts";
import { placeOf } from "../source-text.ts";
import type { Checking } from "./checking.ts";

export function checkAccounts(checking: Checking): void {
  for (const place of accountsOf(checking.file)) {
    checkId(checking, place);
    checkEmail(checking, place);
    checkDeparture(checking, place);
    checkStandalone(checking, place);
    checkRootUser(checking, place);
  }
}

function checkId({ accounts, file, problems }: Checking, { account }: AccountPlace): void {
  if (account.id === undefined) return;
  const first = accounts.byId.get(account.id.text);
  if (first === undefined || first.account.at === account.at) return;
  if (first.isManagement) {
    const message = `expected the management account \`${account.id.text}\` in \`management\` only, saw it in the tree as well`;
    problems.at(account.id.at, message, "take it out of the tree: it stands in the root by itself");
    return;
  }
  const line = placeOf(file.source, first.account.id?.at ?? first.account.at).line;
  problems.at(account.id.at, `expected each account id once, saw \`${account.id.text}\` again (first on line ${line})`);
}

function checkEmail({ accounts, file, problems }: Checking, { account }: AccountPlace): void {
  const first = accounts.byEmail.get(account.email.text.toLowerCase());
  if (first === undefined || first.account.at === account.at) return;
  const line = placeOf(file.source, first.account.email.at).line;
  const message = `expected each e-mail address once, saw \`${account.email.text}\` again (first on line ${line})`;
  problems.at(account.email.at, message, "an address belongs to one account; upper and lower case are the same");
}

function checkDeparture({ problems }: Checking, { account, organization, isManagement }: AccountPlace): void {
  if (account.departure === undefined) return;
  if (organization === undefined || isManagement) {
    const whose = isManagement ? "a management account" : "a stand-alone account";
    problems.at(account.departure.at, `expected \`departure\` on a member account, saw it on ${whose}`);
  } else if (account.departure.text === "") {
    problems.at(account.at, "expected a `reason` beside `departure: allowed`, saw none", "say why it may leave");
  }
}

/** What only an organization gives: attached policies, and a role for its management account. */
function checkStandalone({ problems }: Checking, { account, organization }: AccountPlace): void {
  if (organization !== undefined) return;
  if (account.policies !== undefined) {
    const at = account.policies[0]?.at ?? account.at;
    problems.at(at, "expected no `policies` on a stand-alone account: only an organization attaches them");
  }
  if (account.accessRole) {
    const message = "expected no `accessRole` on a stand-alone account: it has no management account";
    problems.at(account.at, message, "write the role under `principals.roles` with the account that it trusts");
  }
}

/** Root credentials are removed centrally in members alone, and a password goes with them. IAM User Guide: "Centrally manage root access for member accounts". */
function checkRootUser({ problems }: Checking, { account, isManagement }: AccountPlace): void {
  const { recovery, password } = account.principals.root;
  if (recovery) return;
  if (isManagement) {
    problems.at(account.at, "expected a root user with recovery in `management`: its credentials are never removed");
  }
  if (password === true) problems.at(account.at, "expected no root password where `recovery` is false, saw one");
}
