/** Trust policies for the words that the file allows: management, self, an account, a service. */
import { type AccountId, invariant } from "../../kernel/index.ts";
import type { Mention } from "../organization-file.ts";

/** The accounts that words can mean, seen from one account. */
export type TrustedAccounts = Readonly<{
  accountId: AccountId;
  /** Undefined for a stand-alone account. */
  managementAccountId: AccountId | undefined;
  /** An account of the file by name or id. */
  named(reference: string): AccountId | undefined;
}>;

/** One statement that lets all of them assume the role. IAM User Guide: "AWS JSON policy elements: Principal". */
export function trustPolicyText(trusted: TrustedAccounts, names: readonly Pick<Mention, "text">[]): string {
  const services = names
    .filter(({ text }) => text.startsWith("service:"))
    .map(({ text }) => text.slice("service:".length));
  const accounts = names.filter(({ text }) => !text.startsWith("service:")).map(({ text }) => rootArn(trusted, text));
  const principal = {
    ...(accounts.length > 0 ? { AWS: oneOrMany(accounts) } : {}),
    ...(services.length > 0 ? { Service: oneOrMany(services) } : {}),
  };
  const statement = { Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
}

function rootArn(trusted: TrustedAccounts, word: string): string {
  const accountId = accountMeant(trusted, word);
  invariant(accountId !== undefined, `the trusted account \`${word}\` is unknown`);
  return `arn:aws:iam::${accountId}:root`;
}

function accountMeant(trusted: TrustedAccounts, word: string): AccountId | undefined {
  if (word === "self") return trusted.accountId;
  return word === "management" ? trusted.managementAccountId : trusted.named(word);
}

const oneOrMany = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 ? (values[0] ?? "") : values;
