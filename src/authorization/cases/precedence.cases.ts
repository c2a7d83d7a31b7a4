/**
 * Which denial is named when several deny. AWS names one policy type and documents no order, so one is fixed here:
 * explicit before implicit; explicit: SCP, RCP, resource or trust policy, identity, boundary, session; implicit: RCP, SCP,
 * then the same. Each row lets two neighbours of the order deny at once, and the later ones with them.
 */
import {
  ACCOUNT,
  ALL,
  type DecisionCase,
  deny,
  NOTHING,
  OTHER,
  policy,
  ROLE_ARN,
  SESSION,
  trust,
} from "./cast.test-support.ts";

const EXPLICIT = "policy-evaluation 3.8: one type is reported, precedence fixed by policy-type-named-when-several-deny";
const IMPLICIT = "IAM User Guide: Policy evaluation logic (order of evaluation); aws-facts 6";

const DENY = policy(deny("*"));
const DENY_ANYBODY = policy(deny("s3:*", { Principal: "*" }));
const DENY_ASSUMING = policy({ Effect: "Deny", Action: "sts:*", Principal: "*" });
const NOBODY = policy(deny("s3:Nothing", { Principal: "*" }));

const DENYING = {
  serviceControl: { serviceControl: [[ALL, DENY]] },
  resourceControl: { resourceControl: [[policy(deny("*", { Principal: "*" }))]] },
  resource: { resourcePolicy: DENY_ANYBODY },
  identity: { identity: [DENY] },
  boundary: { boundary: DENY },
  session: { session: [DENY] },
} as const;

const SILENT = {
  resourceControl: { resourceControl: [[NOBODY]] },
  serviceControl: { serviceControl: [[NOTHING]] },
  resource: { resourceAccountId: OTHER },
  identity: { identity: [NOTHING] },
  boundary: { boundary: NOTHING },
  session: { session: [NOTHING] },
} as const;

/** The types from one on, all of them denying. */
const fromOnwards = (kinds: Readonly<Record<string, object>>, first: string): object =>
  Object.assign({}, ...Object.keys(kinds).map((type, at, all) => (at >= all.indexOf(first) ? kinds[type] : {})));

const assume = {
  action: "sts:AssumeRole",
  resource: `arn:aws:iam::${ACCOUNT}:role/Target`,
  resourceIsRole: true,
  principal: SESSION,
};

const neighbours = (
  kind: "explicit" | "implicit",
  types: Readonly<Record<string, object>>,
  source: string,
): readonly DecisionCase[] =>
  Object.keys(types).map((type, at, all) => ({
    name: all[at + 1] === undefined ? `${kind}: ${type} alone` : `${kind}: ${type} before ${all[at + 1]} and the rest`,
    question: { principal: SESSION, ...fromOnwards(types, type) },
    expected: `${kind} ${type}`,
    source,
  }));

export const PRECEDENCE_CASES: readonly DecisionCase[] = [
  ...neighbours("explicit", DENYING, EXPLICIT),
  ...neighbours("implicit", SILENT, IMPLICIT),
  {
    name: "explicit: resourceControl before trust and the rest",
    question: {
      ...assume,
      ...fromOnwards(DENYING, "identity"),
      ...DENYING.resourceControl,
      resourcePolicy: DENY_ASSUMING,
    },
    expected: "explicit resourceControl",
    source: EXPLICIT,
  },
  {
    name: "explicit: trust before identity and the rest",
    question: { ...assume, ...fromOnwards(DENYING, "identity"), resourcePolicy: DENY_ASSUMING },
    expected: "explicit trust",
    source: EXPLICIT,
  },
  {
    name: "implicit: serviceControl before trust and the rest",
    question: {
      ...assume,
      ...fromOnwards(SILENT, "identity"),
      ...SILENT.serviceControl,
      resourcePolicy: trust({ AWS: OTHER }),
    },
    expected: "implicit serviceControl",
    source: IMPLICIT,
  },
  {
    name: "implicit: trust before identity and the rest",
    question: { ...assume, ...fromOnwards(SILENT, "identity"), resourcePolicy: trust({ AWS: OTHER }) },
    expected: "implicit trust",
    source: IMPLICIT,
  },
  {
    name: "the last explicit type before the first implicit one",
    question: { principal: SESSION, ...fromOnwards(SILENT, "resourceControl"), session: [DENY] },
    expected: "explicit session",
    source: EXPLICIT,
  },
  {
    name: "identity-first: identity before the organization's policies",
    question: { principal: SESSION, ...fromOnwards(DENYING, "serviceControl") },
    assumptions: { "policy-type-named-when-several-deny": "identity-first" },
    expected: "explicit identity",
    source: EXPLICIT,
  },
  {
    name: "identity-first: boundary before session and the organization's policies",
    question: { principal: SESSION, ...fromOnwards(DENYING, "serviceControl"), identity: [ALL] },
    assumptions: { "policy-type-named-when-several-deny": "identity-first" },
    expected: "explicit boundary",
    source: EXPLICIT,
  },
  {
    name: "identity-first: session before the organization's policies",
    question: { principal: SESSION, ...fromOnwards(DENYING, "serviceControl"), identity: [ALL], boundary: ALL },
    assumptions: { "policy-type-named-when-several-deny": "identity-first" },
    expected: "explicit session",
    source: EXPLICIT,
  },
  {
    name: "identity-first: without a deny of the caller's own policies the usual order",
    question: {
      principal: SESSION,
      ...DENYING.serviceControl,
      ...DENYING.resourceControl,
      ...DENYING.resource,
      context: { "aws:principalarn": ROLE_ARN },
    },
    assumptions: { "policy-type-named-when-several-deny": "identity-first" },
    expected: "explicit serviceControl",
    source: EXPLICIT,
  },
];
