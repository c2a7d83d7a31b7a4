/** Users and roles: names that IAM would take, policies that exist, trust that somebody can be named for. */
import { AWS_MANAGED_POLICIES, awsManagedPolicyNamed } from "../../catalogue/index.ts";
import { GROUPS_PER_USER } from "../../domain/index.ts";
import { type AccountDirectory, findAccount } from "../account-directory.ts";
import {
  type AccountPlace,
  accountsOf,
  type Mention,
  type OrganizationFile,
  type PrincipalsEntry,
  type RoleEntry,
  type UserEntry,
} from "../organization-file.ts";
import type { Suggestion } from "../problem.ts";
import { didYouMean } from "../suggestion.ts";
import { checkPolicyDocument } from "./check-document.ts";
import type { Checking } from "./checking.ts";

const SERVICE_PRINCIPAL = /^[a-z0-9-]+(?:\.[a-z0-9-]+){2,6}$/;
/** A host, and a path where the provider has one: `oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE`. */
const OIDC_PROVIDER = /^[a-z0-9-]+(?:\.[a-z0-9-]+){1,8}(?:\/[A-Za-z0-9._~-]+){0,8}\/?$/;

/** IAM API Reference: CreateSAMLProvider, Name. */
const SAML_PROVIDER = /^[\w.-]{1,128}$/;

const OTHER_TRUST =
  "known words: `management`, `self`, `service:<principal>`, `oidc:<provider>`, `saml:<provider>`; an account outside this file needs a trust document";

export function checkPrincipals(checking: Checking): void {
  for (const place of accountsOf(checking.file)) {
    const { users, groups, roles, policies } = place.account.principals;
    checkNamesakes(checking, users, "user");
    checkNamesakes(checking, roles, "role");
    checkGroups(checking, place.account.principals);
    for (const group of groups) checkPolicies(checking, group, "inlineGroup");
    for (const mention of policies) checkIdentityPolicy(checking, mention);
    for (const user of users) checkPrincipal(checking, user, "inlineUser");
    for (const role of roles) {
      checkPrincipal(checking, role, "inlineRole");
      checkTrust(checking, place, role);
    }
    checkAccessKeys(checking, place);
  }
}

type Named = Pick<UserEntry, "name" | "at">;

/** Names are unique without regard to case. IAM User Guide: "IAM name requirements". */
function checkNamesakes({ problems }: Checking, principals: readonly Named[], kind: string): void {
  const seen = new Set<string>();
  for (const { name, at } of principals) {
    const folded = name.toLowerCase();
    if (seen.has(folded))
      problems.at(at, `expected each ${kind}'s name once without regard to case, saw \`${name}\` again`);
    seen.add(folded);
  }
}

/** Every group that a user names must be there, and a user is in ten at most. IAM User Guide: "IAM and AWS STS quotas". */
function checkGroups(checking: Checking, { users, groups }: PrincipalsEntry): void {
  checkNamesakes(checking, groups, "group");
  const known = new Set(groups.map(({ name }) => name));
  for (const user of users) {
    const beyond = user.groups[GROUPS_PER_USER];
    if (beyond !== undefined) {
      checking.problems.at(beyond.at, `expected at most ${GROUPS_PER_USER} groups, saw ${user.groups.length}`);
    }
    for (const { text, at } of user.groups) {
      if (known.has(text)) continue;
      const message = `expected a group of this account, saw \`${text}\``;
      checking.problems.at(at, message, () => didYouMean(text, [...known]) ?? "write it out under `groups`");
    }
  }
}

function checkPrincipal(
  checking: Checking,
  principal: UserEntry | RoleEntry,
  limit: "inlineUser" | "inlineRole",
): void {
  if (principal.boundary !== undefined) checkIdentityPolicy(checking, principal.boundary);
  checkPolicies(checking, principal, limit);
}

function checkPolicies(
  checking: Checking,
  holder: Pick<UserEntry, "policies" | "inlinePolicies">,
  limit: "inlineUser" | "inlineRole" | "inlineGroup",
): void {
  for (const mention of holder.policies) checkIdentityPolicy(checking, mention);
  for (const { document } of holder.inlinePolicies) {
    if (document !== undefined) checkPolicyDocument(checking, document, { kind: "identity", limit });
  }
}

function checkIdentityPolicy({ file, problems }: Checking, { text, at }: Mention): void {
  if (awsManagedPolicyNamed(text) !== undefined) return;
  const own = file.policies.get(text);
  if (own?.type === "IDENTITY_POLICY") return;
  if (own !== undefined) {
    problems.at(at, `expected a policy of the type IDENTITY_POLICY, saw \`${text}\` of the type ${own.type}`);
    return;
  }
  const message = `expected an AWS-managed policy that is known here or one of this file, saw \`${text}\``;
  problems.at(at, message, () => didYouMean(text, identityPolicyNames(file)) ?? OWN_IDENTITY_POLICY);
}

const OWN_IDENTITY_POLICY = "write it out under `policies` with the type IDENTITY_POLICY";

const identityPolicyNames = ({ policies }: OrganizationFile): readonly string[] => [
  ...AWS_MANAGED_POLICIES.map((each) => each.name),
  ...[...policies.values()].filter((each) => each.type === "IDENTITY_POLICY").map((each) => each.key),
];

function checkTrust(checking: Checking, place: AccountPlace, { trust }: RoleEntry): void {
  if (trust.kind === "document") checkPolicyDocument(checking, trust.document, { kind: "trust", limit: "trust" });
  else for (const name of trust.names) checkTrusted(checking, place, name);
}

function checkTrusted({ accounts, problems }: Checking, place: AccountPlace, { text, at }: Mention): void {
  const complaint = distrusted(accounts, place, text);
  if (complaint !== undefined) problems.at(at, complaint.message, complaint.suggestion);
}

type Complaint = Readonly<{ message: string; suggestion: Suggestion }>;

/** Why a word cannot be trusted as a principal; undefined when it can. */
function distrusted(accounts: AccountDirectory, place: AccountPlace, text: string): Complaint | undefined {
  if (text === "self" || (text === "management" && place.organization !== undefined)) return undefined;
  if (text === "management") {
    const message = "expected an account that this role trusts, saw `management` in a stand-alone account";
    return { message, suggestion: "name the account, or write a trust document" };
  }
  if (text.startsWith("service:")) {
    if (SERVICE_PRINCIPAL.test(text.slice("service:".length))) return undefined;
    const message = `expected a service principal, saw \`${text}\``;
    return { message, suggestion: "write it as in `service:ec2.amazonaws.com`" };
  }
  if (text.startsWith("oidc:")) {
    if (OIDC_PROVIDER.test(text.slice("oidc:".length))) return undefined;
    const message = `expected an OpenID Connect provider, saw \`${text}\``;
    return {
      message,
      suggestion: "write its address without `https://`, as in `oidc:token.actions.githubusercontent.com`",
    };
  }
  if (text.startsWith("saml:")) {
    if (SAML_PROVIDER.test(text.slice("saml:".length))) return undefined;
    const message = `expected the name of a SAML provider, saw \`${text}\``;
    return { message, suggestion: "write the last part of its ARN, as in `saml:corporate`" };
  }
  const found = findAccount(accounts, text);
  if (found.kind === "found") return undefined;
  const suggestion = (): string => found.suggest() ?? didYouMean(text, ["management", "self"]) ?? OTHER_TRUST;
  return { message: found.message, suggestion };
}

function checkAccessKeys({ problems }: Checking, { account }: AccountPlace): void {
  const { root, users } = account.principals;
  const seen = new Set<string>();
  for (const { id } of [...root.accessKeys, ...users.flatMap((each) => each.accessKeys)]) {
    if (id === undefined) continue;
    if (seen.has(id.text)) problems.at(id.at, `expected each access key once, saw \`${id.text}\` again`);
    seen.add(id.text);
  }
}
