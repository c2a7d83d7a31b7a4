/** Which detector each operation of GuardDuty is authorized on. Service Authorization Reference: "Amazon GuardDuty". */
import { GUARDDUTY } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { designating } from "../designating.ts";
import { NOT_MANAGEMENT } from "./refusals.ts";

export const onDetector = (
  { caller, request }: OperationContext,
  action: string,
  detectorId: string | undefined,
): readonly RequiredPermission[] => [
  {
    action: `guardduty:${action}`,
    resource: `arn:aws:guardduty:${request.region}:${caller.accountId}:detector/${detectorId ?? "*"}`,
  },
];

/** A lack of rights in Organizations is worded as a lack of rights of the management account. */
export const designatingAdministrator = (
  context: OperationContext,
  accountId: string | undefined,
): readonly RequiredPermission[] =>
  designating(context, {
    accountId,
    servicePrincipal: GUARDDUTY,
    own: { action: "guardduty:EnableOrganizationAdminAccount", resource: "*" },
    deniedAs: () => NOT_MANAGEMENT,
  });
