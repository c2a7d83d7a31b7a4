/** The sentence with which AWS refuses. IAM User Guide: "Troubleshoot access denied error messages"; aws-facts 1.4. */
import { invariant } from "../kernel/index.ts";
import type { Denial, Explanation, PolicyType } from "./explanation.ts";

export type DenialTextOptions = Readonly<{
  /** Caller and resource are in one account or organization: only then does AWS append the policy's ARN (since January 2026). */
  sameOrganization: boolean;
}>;

const WITH_DENY: Readonly<Record<PolicyType, string>> = {
  serviceControl: "a service control policy",
  resourceControl: "a resource control policy",
  resource: "a resource-based policy",
  identity: "an identity-based policy",
  boundary: "a permissions boundary",
  session: "a session policy",
  trust: "the role trust policy",
};

const NOTHING_ALLOWS: Readonly<Record<PolicyType, string>> = {
  serviceControl: "service control policy",
  resourceControl: "resource control policy",
  resource: "resource-based policy",
  identity: "identity-based policy",
  boundary: "permissions boundary",
  session: "session policy",
  trust: "role trust policy",
};

const WITHOUT_ARN: readonly PolicyType[] = ["resource", "trust"];

/** What of an explanation AWS tells. */
export type DenialFacts = Pick<Explanation, "principal" | "action" | "resource" | "decisive">;

/** The `message` of AWS's AccessDenied answer. The facts must be of a denial; anything else is a defect. */
export function denialText({ principal, action, resource, decisive }: DenialFacts, options: DenialTextOptions): string {
  invariant(decisive, `an allowed request has no denial text: ${action}`);
  const subject = `User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`;
  return `${subject} ${contextOf(decisive, action, options)}`;
}

function contextOf(denial: Denial, action: string, { sameOrganization }: DenialTextOptions): string {
  const { policyType } = denial;
  if (denial.kind === "implicit") return `because no ${NOTHING_ALLOWS[policyType]} allows the ${action} action`;
  const { arn } = denial.statement.policy;
  const tail = sameOrganization && arn !== undefined && !WITHOUT_ARN.includes(policyType) ? `: ${arn}` : "";
  return `with an explicit deny in ${WITH_DENY[policyType]}${tail}`;
}
