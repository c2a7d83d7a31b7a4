/** What an organization delegates: services that AWS could know, members of its own, and a delegation policy that AWS would take. */
import {
  isServicePrincipal,
  type ResourcePolicyProblem,
  ROOT_ACCESS_SERVICE,
  readDelegationPolicy,
} from "../../domain/index.ts";
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
    checkRootAccess(checking, organization);
  }
}

function checkFeatureSet({ problems }: Checking, { at, featureSet, delegation }: OrganizationEntry): void {
  const { trustedServices, administrators, policy, rootAccess } = delegation;
  const isDelegating = trustedServices.length + administrators.length > 0 || policy !== undefined;
  if (featureSet === "ALL" || !(isDelegating || rootAccess !== undefined)) return;
  problems.at(at, "expected `featureSet: ALL` where something is delegated, saw CONSOLIDATED_BILLING");
}

/** IAM API Reference, EnableOrganizationsRootSessions: trusted access comes first. */
function checkRootAccess({ problems }: Checking, { delegation }: OrganizationEntry): void {
  const { rootAccess, trustedServices } = delegation;
  if (rootAccess === undefined || trustedServices.some(({ service }) => service.text === ROOT_ACCESS_SERVICE)) return;
  const message = `expected \`${ROOT_ACCESS_SERVICE}\` in \`trustedServices\`, as root access hangs on it`;
  problems.at(rootAccess.at, message, "add it under `trustedServices`");
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
  if (account.text === "") return;
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
