/** What an organization delegates: services that AWS could know, members of its own, and a delegation policy that AWS would take. */
import { isServicePrincipal, type ResourcePolicyProblem, readDelegationPolicy } from "../../domain/index.ts";
import { findAccount } from "../account-directory.ts";
import { textOf } from "../document-entry.ts";
import type {
  AdministratorEntry,
  DelegationPolicyEntry,
  OrganizationEntry,
  ServiceEntry,
} from "../organization-file.ts";
import { didYouMean } from "../suggestion.ts";
import { checkPolicyDocument } from "./check-document.ts";
import type { Checking } from "./checking.ts";

export function checkDelegation(checking: Checking): void {
  for (const organization of checking.file.organizations) {
    const { trustedServices, administrators, policy } = organization.delegation;
    checkFeatureSet(checking, organization);
    checkServices(checking, trustedServices);
    for (const each of administrators) checkAdministrator(checking, organization, each);
    checkEachOnce(checking, administrators);
    if (policy !== undefined) checkPolicy(checking, policy);
  }
}

function checkFeatureSet({ problems }: Checking, { at, featureSet, delegation }: OrganizationEntry): void {
  const { trustedServices, administrators, policy } = delegation;
  if (featureSet === "ALL" || trustedServices.length + administrators.length + (policy === undefined ? 0 : 1) === 0)
    return;
  problems.at(at, "expected `featureSet: ALL` where something is delegated, saw CONSOLIDATED_BILLING");
}

function checkServices({ problems }: Checking, services: readonly ServiceEntry[]): void {
  const seen = new Set<string>();
  for (const { service } of services) {
    const { text, at } = service;
    if (!isServicePrincipal(text))
      problems.at(at, `expected a service principal such as cloudtrail.amazonaws.com, saw \`${text}\``);
    if (seen.has(text)) problems.at(at, `expected each service once, saw \`${text}\` again`);
    seen.add(text);
  }
}

/** Registration needs trusted access and a member of the organization. API Reference: RegisterDelegatedAdministrator. */
function checkAdministrator(checking: Checking, organization: OrganizationEntry, entry: AdministratorEntry): void {
  const { problems, accounts } = checking;
  const { account, services } = entry;
  const found = findAccount(accounts, account.text);
  if (found.kind === "notFound") problems.at(account.at, found.message, found.suggest);
  else if (found.place.organization !== organization || found.place.isManagement) {
    const message = `expected a member account of \`${organization.name}\`, saw \`${account.text}\``;
    problems.at(account.at, message, "the management account cannot be a delegated administrator");
  }
  checkServices(checking, services);
  const trusted = organization.delegation.trustedServices.map(({ service }) => service.text);
  for (const { service } of services) {
    if (trusted.includes(service.text)) continue;
    const message = `expected a service of \`trustedServices\`, saw \`${service.text}\``;
    problems.at(service.at, message, () => didYouMean(service.text, trusted) ?? "add it under `trustedServices`");
  }
}

function checkEachOnce({ problems, accounts }: Checking, administrators: readonly AdministratorEntry[]): void {
  const seen = new Set<unknown>();
  for (const { account } of administrators) {
    const found = findAccount(accounts, account.text);
    if (found.kind === "notFound") continue;
    if (seen.has(found.place))
      problems.at(account.at, `expected each delegated administrator once, saw \`${account.text}\` again`);
    seen.add(found.place);
  }
}

const EXPECTED: Readonly<Record<ResourcePolicyProblem, string>> = {
  json: "expected statements with Action, Resource and Principal, saw something else",
  action: "expected only actions that can be delegated, saw another",
  resource: "expected only ARNs of AWS Organizations or `*` as resources, saw something else",
  principal: "expected accounts, or users and roles of accounts, as principals, saw something else",
  tagsOnUpdate: "expected no tags",
};

function checkPolicy(checking: Checking, { document, at }: DelegationPolicyEntry): void {
  if (document === undefined) return;
  const before = checking.problems.count();
  checkPolicyDocument(checking, document, { kind: "resource", limit: "delegation" });
  const text = textOf(checking.file, document);
  if (text === undefined || checking.problems.count() > before) return;
  const read = readDelegationPolicy(text);
  if (!read.ok) checking.problems.at(at, EXPECTED[read.refusal.because]);
}
