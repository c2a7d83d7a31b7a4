/** Where AWS does not document how it decides: named switches, each with the reading taken unless told otherwise. */

type Assumption = Readonly<{ name: string; default: string; alternatives: readonly string[]; source: string }>;

export const AUTHORIZATION_ASSUMPTIONS = [
  {
    name: "scp-named-when-several-deny",
    default: "nearest-root",
    alternatives: ["nearest-account"],
    source: "aws-facts 1.4: one tester saw the ancestor's policy named; AWS documents no order",
  },
  {
    name: "policy-type-named-when-several-deny",
    default: "organization-first",
    alternatives: ["identity-first"],
    source: "policy-evaluation 3.8: one policy type only is reported, precedence undocumented",
  },
  {
    name: "resource-wildcard-mid-segment",
    default: "within-segment",
    alternatives: ["across-colons"],
    source: "policy-evaluation 3.2: only a wildcard that ends a segment is documented to run across colons",
  },
  {
    name: "not-resource-without-resource",
    default: "matches",
    alternatives: ["no-match"],
    source: "policy-evaluation 3.2: NotResource of an ARN on an action without resource types, inferred",
  },
  {
    name: "unresolvable-variable",
    default: "statement-does-not-apply",
    alternatives: ["value-does-not-match"],
    source: 'policy-evaluation 3.2; IAM User Guide says that it "might" invalidate the whole statement',
  },
  {
    name: "variable-value-wildcards",
    default: "literal",
    alternatives: ["pattern"],
    source: "policy-evaluation 3.2: `*` and `?` inside a substituted value are not documented",
  },
  {
    name: "arn-condition-short-pattern",
    default: "no-match",
    alternatives: ["whole-string"],
    source: 'policy-evaluation 1.3: ArnLike "*" against a full ARN is unclear; ARN operators compare six parts',
  },
  {
    name: "service-control-version",
    default: "required",
    alternatives: ["optional"],
    source: "policy-evaluation 3.1 and 6: the SCP syntax page asks for 2012-10-17; untested without Version",
  },
] as const satisfies readonly Assumption[];

export type AuthorizationAssumption = (typeof AUTHORIZATION_ASSUMPTIONS)[number]["name"];

/** Chosen values by name; names that are not of this module are ignored, and a missing name means its default. */
export type AssumptionValues = Readonly<Record<string, string>>;

/** Whether `alternative` was chosen instead of the default. */
export const assumes = (
  values: AssumptionValues | undefined,
  name: AuthorizationAssumption,
  alternative: string,
): boolean => values !== undefined && Object.hasOwn(values, name) && values[name] === alternative;
