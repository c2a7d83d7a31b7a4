/** The sentence of every denial: each policy type, explicit and implicit, with and without the policy's ARN. */
import type { Denial, PolicyType } from "../explanation.ts";

export type DenialTextCase = Readonly<{
  denial: Denial;
  /** Whether caller and resource are in one account or organization. */
  sameOrganization: boolean;
  /** What follows `User: … is not authorized to perform: sts:AssumeRole on resource: …`. */
  context: string;
  source: string;
}>;

const SOURCE = "IAM User Guide: Troubleshoot access denied error messages; policy-evaluation 3.8";
const TAIL =
  "IAM User Guide: Troubleshoot access denied error messages (policy ARN, January 2026); policy-evaluation 3.8";

export const ACTION = "sts:AssumeRole";
const ARN = "arn:aws:organizations::987654321098:policy/o-qv5af4abcd/service_control_policy/p-2kgnabcd";

const explicit = (policyType: PolicyType, arn?: string): Denial => ({
  kind: "explicit",
  policyType,
  statement: { policy: { type: policyType, name: "p", ...(arn === undefined ? {} : { arn }) }, index: 0 },
});
const implicit = (policyType: PolicyType): Denial => ({
  kind: "implicit",
  policyType,
  policy: { type: policyType, name: "p", arn: ARN },
});

const DENIES: readonly (readonly [PolicyType, string])[] = [
  ["serviceControl", "with an explicit deny in a service control policy"],
  ["resourceControl", "with an explicit deny in a resource control policy"],
  ["identity", "with an explicit deny in an identity-based policy"],
  ["boundary", "with an explicit deny in a permissions boundary"],
  ["session", "with an explicit deny in a session policy"],
];
/** Their ARN is the resource's or the role's, and AWS lists them not among those that get one. */
const DENIES_WITHOUT_ARN: readonly (readonly [PolicyType, string])[] = [
  ["resource", "with an explicit deny in a resource-based policy"],
  ["trust", "with an explicit deny in the role trust policy"],
];
const SILENT: readonly (readonly [PolicyType, string])[] = [
  ["serviceControl", "because no service control policy allows the sts:AssumeRole action"],
  ["resourceControl", "because no resource control policy allows the sts:AssumeRole action"],
  ["resource", "because no resource-based policy allows the sts:AssumeRole action"],
  ["trust", "because no role trust policy allows the sts:AssumeRole action"],
  ["identity", "because no identity-based policy allows the sts:AssumeRole action"],
  ["boundary", "because no permissions boundary allows the sts:AssumeRole action"],
  ["session", "because no session policy allows the sts:AssumeRole action"],
];

export const DENIAL_TEXT_CASES: readonly DenialTextCase[] = [
  ...DENIES.flatMap(([type, context]) => [
    { denial: explicit(type, ARN), sameOrganization: true, context: `${context}: ${ARN}`, source: TAIL },
    { denial: explicit(type, ARN), sameOrganization: false, context, source: TAIL },
    { denial: explicit(type), sameOrganization: true, context, source: SOURCE },
  ]),
  ...DENIES_WITHOUT_ARN.map(([type, context]) => ({
    denial: explicit(type, ARN),
    sameOrganization: true,
    context,
    source: TAIL,
  })),
  ...SILENT.map(([type, context]) => ({ denial: implicit(type), sameOrganization: true, context, source: SOURCE })),
];
