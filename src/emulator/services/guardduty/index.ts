/** Amazon GuardDuty: detectors, who watches them, and what they found. */
import type { AnyOperation, Service } from "../../operation.ts";
import { createDetector } from "./operations/create-detector.ts";
import { createMembers } from "./operations/create-members.ts";
import { createSampleFindings } from "./operations/create-sample-findings.ts";
import { deleteDetector } from "./operations/delete-detector.ts";
import { deleteMembers } from "./operations/delete-members.ts";
import { describeOrganizationConfiguration } from "./operations/describe-organization-configuration.ts";
import { disableOrganizationAdminAccount } from "./operations/disable-organization-admin-account.ts";
import { disassociateFromAdministratorAccount } from "./operations/disassociate-from-administrator-account.ts";
import { disassociateMembers } from "./operations/disassociate-members.ts";
import { enableOrganizationAdminAccount } from "./operations/enable-organization-admin-account.ts";
import { getAdministratorAccount } from "./operations/get-administrator-account.ts";
import { getDetector } from "./operations/get-detector.ts";
import { getFindings } from "./operations/get-findings.ts";
import { getMembers } from "./operations/get-members.ts";
import { listDetectors } from "./operations/list-detectors.ts";
import { listFindings } from "./operations/list-findings.ts";
import { listMembers } from "./operations/list-members.ts";
import { listOrganizationAdminAccounts } from "./operations/list-organization-admin-accounts.ts";
import { updateDetector } from "./operations/update-detector.ts";
import { updateOrganizationConfiguration } from "./operations/update-organization-configuration.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  createDetector,
  createMembers,
  createSampleFindings,
  deleteDetector,
  deleteMembers,
  describeOrganizationConfiguration,
  disableOrganizationAdminAccount,
  disassociateFromAdministratorAccount,
  disassociateMembers,
  enableOrganizationAdminAccount,
  getAdministratorAccount,
  getDetector,
  getFindings,
  getMembers,
  listDetectors,
  listFindings,
  listMembers,
  listOrganizationAdminAccounts,
  updateDetector,
  updateOrganizationConfiguration,
];

export const guardDutyService: Service = {
  name: "guardduty",
  eventSource: "guardduty.amazonaws.com",
  actionPrefix: "guardduty",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
