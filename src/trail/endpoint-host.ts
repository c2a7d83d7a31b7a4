/** Which host a client of AWS calls: what `tlsDetails.clientProvidedHostHeader` of a record names. CloudTrail User Guide, record contents; aws-facts 1.3. */

/** AWS General Reference, service endpoints: one host for all Regions. By the name in front of `.amazonaws.com` in the event source. */
const WITHOUT_REGION: ReadonlySet<string> = new Set(["iam", "budgets", "savingsplans"]);
/** The same: one endpoint, which names us-east-1. */
const AT_HOME: ReadonlySet<string> = new Set(["organizations", "ce"]);
/** AWS Billing and Cost Management API Reference, "Service endpoint" of AWS Invoicing: one endpoint, of the newer kind. */
const AT_HOME_DUAL_STACK: ReadonlySet<string> = new Set(["invoicing"]);
const HOME_REGION = "us-east-1";

/** `organizations.us-east-1.amazonaws.com` of `organizations.amazonaws.com`. */
export function endpointHostOf(eventSource: string, region: string): string {
  const name = eventSource.replace(/\.amazonaws\.com$/, "");
  if (WITHOUT_REGION.has(name)) return `${name}.amazonaws.com`;
  if (AT_HOME_DUAL_STACK.has(name)) return `${name}.${HOME_REGION}.api.aws`;
  return `${name}.${AT_HOME.has(name) ? HOME_REGION : region}.amazonaws.com`;
}

/** A host of AWS's own, of its APIs or its console. */
export const isHostOfAws = (host: string): boolean =>
  host.endsWith(".amazonaws.com") || host.endsWith(".aws.amazon.com") || host.endsWith(".api.aws");
