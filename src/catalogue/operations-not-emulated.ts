/** Operations of emulated services that are refused with 501, each with the reason: none of them pretends. */
import type { OperationService } from "./operations.ts";

export type MissingOperation = Readonly<{ service: OperationService; name: string; reason: string }>;

const BILLING_TRANSFER = "billing transfers move a bill and no account; they are not modelled";
const EFFECTIVE_POLICY_CHECK =
  "AWS checks effective policies against a schema for each type and publishes neither the schemas nor the whole list of error codes";

const organizations = (reason: string, ...names: readonly string[]): readonly MissingOperation[] =>
  names.map((name) => ({ service: "organizations", name, reason }));

export const OPERATIONS_NOT_EMULATED: readonly MissingOperation[] = [
  ...organizations("accounts live in the partition `aws`; there is no GovCloud beside it", "CreateGovCloudAccount"),
  ...organizations(
    EFFECTIVE_POLICY_CHECK,
    "ListAccountsWithInvalidEffectivePolicy",
    "ListEffectivePolicyValidationErrors",
  ),
  ...organizations(
    BILLING_TRANSFER,
    "DescribeResponsibilityTransfer",
    "InviteOrganizationToTransferResponsibility",
    "ListInboundResponsibilityTransfers",
    "ListOutboundResponsibilityTransfers",
    "TerminateResponsibilityTransfer",
    "UpdateResponsibilityTransfer",
  ),
];
