/** Trust policies for the words that the file allows: management, self, an account, a service, an OpenID Connect or a SAML provider. */
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

type Names = readonly Pick<Mention, "text">[];

/**
 * A statement that lets accounts and services assume the role, and one for each kind of identity provider: without a condition, as
 * no word says which subject is meant. Whoever comes by SAML may bring session tags, as in the roles of IAM Identity Center. IAM User
 * Guide: "AWS JSON policy elements: Principal".
 */
export function trustPolicyText(trusted: TrustedAccounts, names: Names): string {
  const services = named(names, "service:");
  const providers = named(names, "oidc:").map(
    (provider) => `arn:aws:iam::${trusted.accountId}:oidc-provider/${provider}`,
  );
  const samlProviders = named(names, "saml:").map(
    (provider) => `arn:aws:iam::${trusted.accountId}:saml-provider/${provider}`,
  );
  const accounts = names
    .filter(({ text }) => !/^(?:service|oidc|saml):/.test(text))
    .map(({ text }) => rootArn(trusted, text));
  const principal = {
    ...(accounts.length > 0 ? { AWS: oneOrMany(accounts) } : {}),
    ...(services.length > 0 ? { Service: oneOrMany(services) } : {}),
  };
  const statements = [
    ...(accounts.length + services.length > 0 ? [allow(principal, "sts:AssumeRole")] : []),
    ...(providers.length > 0 ? [allow({ Federated: oneOrMany(providers) }, "sts:AssumeRoleWithWebIdentity")] : []),
    ...(samlProviders.length > 0
      ? [allow({ Federated: oneOrMany(samlProviders) }, ["sts:AssumeRoleWithSAML", "sts:TagSession"])]
      : []),
  ];
  return sameAsLast(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
}

let last = "";

/** Roles that follow each other often trust the same accounts: then they share one text in memory. */
function sameAsLast(text: string): string {
  if (text !== last) last = text;
  return last;
}

const allow = (principal: object, action: string | readonly string[]) => ({
  Effect: "Allow",
  Principal: principal,
  Action: action,
});

const named = (names: Names, prefix: string): readonly string[] =>
  names.filter(({ text }) => text.startsWith(prefix)).map(({ text }) => text.slice(prefix.length));

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
