/** What a file means, beyond its shape: every name resolves, every limit of AWS holds, every document can be read. */
import { accountDirectory } from "./account-directory.ts";
import { checkAccounts } from "./checks/check-accounts.ts";
import { checkBilling } from "./checks/check-billing.ts";
import { checkConfiguration } from "./checks/check-configuration.ts";
import { checkDelegation } from "./checks/check-delegation.ts";
import { checkDetections, checkInvitations } from "./checks/check-detections.ts";
import { checkEventDataStores } from "./checks/check-event-data-stores.ts";
import { checkFunctions } from "./checks/check-functions.ts";
import { checkIdentityCenters } from "./checks/check-identity-center.ts";
import { checkLifeCycle } from "./checks/check-life-cycle.ts";
import { checkNotified } from "./checks/check-notified.ts";
import { checkPolicies } from "./checks/check-policies.ts";
import { checkPrincipals } from "./checks/check-principals.ts";
import { checkResourceShares } from "./checks/check-resource-shares.ts";
import { checkSecurityServices } from "./checks/check-security-services.ts";
import { checkServiceQuotas } from "./checks/check-service-quotas.ts";
import { checkStackSets } from "./checks/check-stack-sets.ts";
import { checkTrails } from "./checks/check-trails.ts";
import { checkTrees } from "./checks/check-tree.ts";
import type { UnreadDocuments } from "./checks/checking.ts";
import type { OrganizationFile } from "./organization-file.ts";
import type { Problems } from "./problem.ts";

export function validate(file: OrganizationFile, unread: UnreadDocuments, problems: Problems): void {
  const checking = { file, unread, accounts: accountDirectory(file), problems };
  checkTrees(checking);
  checkAccounts(checking);
  checkLifeCycle(checking);
  checkPolicies(checking);
  checkDelegation(checking);
  checkPrincipals(checking);
  checkDetections(checking);
  checkTrails(checking);
  checkEventDataStores(checking);
  checkFunctions(checking);
  checkNotified(checking);
  checkSecurityServices(checking);
  checkResourceShares(checking);
  checkConfiguration(checking);
  checkBilling(checking);
  checkServiceQuotas(checking);
  checkStackSets(checking);
  checkIdentityCenters(checking);
  checkInvitations(checking);
}
