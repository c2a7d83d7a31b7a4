/** What is known of the services that integrate with Organizations. User Guide: "AWS services that you can use with AWS Organizations". */
import type { PolicyTypeName } from "../policy/organization-policy.ts";

/**
 * No list of services is kept, because AWS adds to its own often: every name of the shape of a service principal is
 * recognised. aws-facts 13: assumed, as AWS refuses names that it does not know.
 */
export const isServicePrincipal = (name: string): boolean => /^[a-z0-9][a-z0-9.-]{0,110}\.amazonaws\.com$/.test(name);

/** Delegated administrators that a service takes, from the services' own guides; a service that is not here takes any number. */
const ADMINISTRATOR_LIMITS: ReadonlyMap<string, number> = new Map([
  ["access-analyzer.amazonaws.com", 1],
  ["account.amazonaws.com", 1],
  ["cloudtrail.amazonaws.com", 3],
  ["config.amazonaws.com", 3],
  ["config-multiaccountsetup.amazonaws.com", 3],
  ["detective.amazonaws.com", 1],
  ["guardduty.amazonaws.com", 1],
  ["health.amazonaws.com", 5],
  ["inspector2.amazonaws.com", 1],
  ["macie.amazonaws.com", 1],
  ["member.org.stacksets.cloudformation.amazonaws.com", 5],
  ["securityhub.amazonaws.com", 1],
  ["sso.amazonaws.com", 1],
]);

export const administratorLimit = (servicePrincipal: string): number =>
  ADMINISTRATOR_LIMITS.get(servicePrincipal) ?? Number.POSITIVE_INFINITY;

/** A policy type that must be off before its service loses trusted access. ConstraintViolationException: POLICY_TYPE_ENABLED_FOR_THIS_SERVICE. */
export const POLICY_TYPE_OF_SERVICE: ReadonlyMap<string, PolicyTypeName> = new Map([
  ["guardduty.amazonaws.com", "GUARDDUTY_POLICY"],
  ["inspector2.amazonaws.com", "INSPECTOR_POLICY"],
  ["securityhub.amazonaws.com", "SECURITYHUB_POLICY"],
]);
