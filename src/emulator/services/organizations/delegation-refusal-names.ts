/** Data: reason and text of what stands against a delegation. Organizations API Reference: ConstraintViolationException, InvalidInputException. */
import type { ConstraintViolationExceptionReason, InvalidInputExceptionReason } from "@aws-sdk/client-organizations";
import type { DelegationObstacle, ResourcePolicyProblem } from "../../../domain/index.ts";

type Reasoned<Reason> = Readonly<{ reason: Reason; message: string }>;

export const DELEGATION_OBSTACLES: Readonly<Record<DelegationObstacle, Reasoned<ConstraintViolationExceptionReason>>> =
  {
    serviceAccessNotEnabled: {
      reason: "SERVICE_ACCESS_NOT_ENABLED",
      message: "Trusted access is not enabled for the service. Call EnableAWSServiceAccess first.",
    },
    managementAccount: {
      reason: "CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR",
      message: "The management account cannot be a delegated administrator.",
    },
    accountSuspended: {
      reason: "CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR",
      message: "A suspended or closed account cannot be a delegated administrator.",
    },
    administratorExists: {
      reason: "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE",
      message: "The service has a delegated administrator already. Deregister it first.",
    },
    tooManyAdministrators: {
      reason: "MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED",
      message: "The service has as many delegated administrators as it allows.",
    },
    policyTypeEnabled: {
      reason: "POLICY_TYPE_ENABLED_FOR_THIS_SERVICE",
      message: "A policy type of the service is still enabled. Disable it first.",
    },
  };

/** The first two texts were observed by others; `{named}` stands for what the refusal names. */
export const RESOURCE_POLICY_PROBLEMS: Readonly<Record<ResourcePolicyProblem, Reasoned<InvalidInputExceptionReason>>> =
  {
    json: {
      reason: "INVALID_RESOURCE_POLICY_JSON",
      message: "This resource-based policy contains invalid JSON.",
    },
    action: {
      reason: "UNSUPPORTED_ACTION_IN_RESOURCE_POLICY",
      message: "{named} is not a supported action for this resource-based policy.",
    },
    resource: {
      reason: "UNSUPPORTED_RESOURCE_IN_RESOURCE_POLICY",
      message: "The resource policy names a resource that is not one of AWS Organizations.",
    },
    principal: {
      reason: "INVALID_PRINCIPAL",
      message: "The resource policy names a principal that is no account, and no user or role of one.",
    },
  };
