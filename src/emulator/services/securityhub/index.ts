/** AWS Security Hub CSPM: hubs, who watches them, and the findings that were imported. */
import type { AnyOperation, Service } from "../../operation.ts";
import { batchImportFindings } from "./operations/batch-import-findings.ts";
import { createMembers } from "./operations/create-members.ts";
import { deleteMembers } from "./operations/delete-members.ts";
import { describeHub } from "./operations/describe-hub.ts";
import { describeOrganizationConfiguration } from "./operations/describe-organization-configuration.ts";
import { disableOrganizationAdminAccount } from "./operations/disable-organization-admin-account.ts";
import { disableSecurityHub } from "./operations/disable-security-hub.ts";
import { disassociateMembers } from "./operations/disassociate-members.ts";
import { enableOrganizationAdminAccount } from "./operations/enable-organization-admin-account.ts";
import { enableSecurityHub } from "./operations/enable-security-hub.ts";
import { getAdministratorAccount } from "./operations/get-administrator-account.ts";
import { getFindings } from "./operations/get-findings.ts";
import { getMembers } from "./operations/get-members.ts";
import { listMembers } from "./operations/list-members.ts";
import { listOrganizationAdminAccounts } from "./operations/list-organization-admin-accounts.ts";
import { updateOrganizationConfiguration } from "./operations/update-organization-configuration.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  batchImportFindings,
  createMembers,
  deleteMembers,
  describeHub,
  describeOrganizationConfiguration,
  disableOrganizationAdminAccount,
  disableSecurityHub,
  disassociateMembers,
  enableOrganizationAdminAccount,
  enableSecurityHub,
  getAdministratorAccount,
  getFindings,
  getMembers,
  listMembers,
  listOrganizationAdminAccounts,
  updateOrganizationConfiguration,
];

export const securityHubService: Service = {
  name: "securityhub",
  eventSource: "securityhub.amazonaws.com",
  actionPrefix: "securityhub",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
