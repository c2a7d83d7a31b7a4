/** Functions: their accounts and roles exist, each is there once, and what they tell is a topic or a queue. */
import { parsePolicy } from "../../authorization/index.ts";
import { FUNCTION_NAME, functionPolicyBytes, LONGEST_FUNCTION_POLICY } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import type { FunctionEntry } from "../function-entry.ts";
import type { AccountPlace, DocumentEntry, Mention } from "../organization-file.ts";
import { didYouMean } from "../suggestion.ts";
import { complainInside, requireText } from "./check-document.ts";
import type { Checking } from "./checking.ts";

export function checkFunctions(checking: Checking): void {
  const seen = new Set<string>();
  for (const lambda of checking.file.functions.values()) {
    checkNames(checking, lambda);
    checkPolicy(checking, lambda);
    for (const caller of lambda.invokedBy) checkCaller(checking, caller);
    const owner = ownerOf(checking, lambda.account);
    if (owner === undefined) continue;
    checkRole(checking, lambda.role, owner);
    const key = `${owner.account.at} ${lambda.region} ${lambda.name}`;
    if (seen.has(key)) {
      const message = `expected each function once per account and Region, saw \`${lambda.name}\` again`;
      checking.problems.at(lambda.at, message);
    }
    seen.add(key);
  }
}

function ownerOf({ accounts, problems }: Checking, { text, at }: Mention): AccountPlace | undefined {
  if (text === "") return undefined;
  const found = findAccount(accounts, text);
  if (found.kind === "found") return found.place;
  problems.at(at, found.message, found.suggest);
  return undefined;
}

const TOLD = /^(?:[A-Za-z0-9_-]{1,256}|arn:aws:(?:sns|sqs):[a-z0-9-]{1,32}:\d{12}:[A-Za-z0-9_-]{1,256})$/;

function checkNames({ problems }: Checking, { at, name, tells }: FunctionEntry): void {
  if (!FUNCTION_NAME.test(name))
    problems.at(at, `expected a function name of 1 to 64 letters, digits and \`-_\`, saw \`${name}\``);
  if (tells !== undefined && !TOLD.test(tells.text))
    problems.at(tells.at, `expected the name of a topic, or the ARN of a topic or a queue, saw \`${tells.text}\``);
}

function checkPolicy(checking: Checking, { at, invokedBy, policy }: FunctionEntry): void {
  if (policy === undefined) return;
  if (invokedBy.length > 0)
    checking.problems.at(at, "expected either `invokedBy` or a policy document of a function, saw both");
  const text = requireText(checking, policy);
  if (text === undefined) return;
  checkLength(checking, policy, text);
  const parsed = parsePolicy(text, "resource");
  for (const problem of parsed.ok ? [] : parsed.refusal) complainInside(checking, policy, problem);
}

function checkLength({ problems }: Checking, { at }: DocumentEntry, text: string): void {
  const bytes = functionPolicyBytes(text);
  if (bytes <= LONGEST_FUNCTION_POLICY) return;
  problems.at(at, `expected at most ${LONGEST_FUNCTION_POLICY} bytes, saw ${bytes}`, "split the policy in two");
}

const SERVICE = /^service:[a-z0-9.-]{1,100}\.amazonaws\.com$/;

function checkCaller(checking: Checking, caller: Mention): void {
  if (caller.text.startsWith("service:")) {
    if (!SERVICE.test(caller.text))
      checking.problems.at(
        caller.at,
        `expected \`service:\` and a name such as events.amazonaws.com, saw \`${caller.text}\``,
      );
  } else ownerOf(checking, caller);
}

function checkRole({ problems }: Checking, role: Mention | undefined, { account }: AccountPlace): void {
  if (role === undefined) return;
  const names = account.principals.roles.map(({ name }) => name);
  if (names.includes(role.text)) return;
  problems.at(
    role.at,
    `expected a role of \`${account.name}\` that this file describes, saw \`${role.text}\``,
    () => didYouMean(role.text, names) ?? "write it out under `principals: { roles: … }` of that account",
  );
}
