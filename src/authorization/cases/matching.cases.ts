/** Actions and resources: wildcards, segments, variables. policy-evaluation 3.1 and 3.2. */
import type { PolicyVersion } from "../policy-document.ts";

/** Unless a row says otherwise. */
export const ACTION_SOURCE = "IAM User Guide: Action and NotAction elements; policy-evaluation 3.2";
export const RESOURCE_SOURCE = "IAM User Guide: Resource and NotResource elements; policy-evaluation 3.2";
const VARIABLES = "IAM User Guide: Policy variables; policy-evaluation 3.2";

const LEAVE = "organizations:LeaveOrganization";

export type ActionCase = Readonly<{
  element: "Action" | "NotAction";
  pattern: string | readonly string[];
  action: string;
  covers: boolean;
  source?: string;
}>;

export const ACTION_CASES: readonly ActionCase[] = [
  { element: "Action", pattern: "*", action: "organizations:LeaveOrganization", covers: true },
  {
    element: "Action",
    pattern: "ORGANIZATIONS:leaveorganization",
    action: "organizations:LeaveOrganization",
    covers: true,
  },
  { element: "Action", pattern: "organizations:*", action: "organizations:LeaveOrganization", covers: true },
  {
    element: "Action",
    pattern: "organizations:*Organization",
    action: "organizations:LeaveOrganization",
    covers: true,
  },
  {
    element: "Action",
    pattern: "organizations:Leave?rganization",
    action: "organizations:LeaveOrganization",
    covers: true,
  },
  { element: "Action", pattern: "organizations:Leave?", action: "organizations:LeaveOrganization", covers: false },
  { element: "Action", pattern: "*:LeaveOrganization", action: "organizations:LeaveOrganization", covers: true },
  { element: "Action", pattern: "organizations:Leave", action: "organizations:LeaveOrganization", covers: false },
  { element: "NotAction", pattern: "iam:*", action: "organizations:LeaveOrganization", covers: true },
  { element: "NotAction", pattern: "Organizations:*", action: "organizations:LeaveOrganization", covers: false },
  { element: "Action", pattern: ["s3:*", "organizations:Leave*"], action: LEAVE, covers: true },
  { element: "Action", pattern: "?rganizations:LeaveOrganization", action: LEAVE, covers: true },
  { element: "Action", pattern: "organizations:LeaveOrganization?", action: LEAVE, covers: false },
  { element: "Action", pattern: "organizations:LeaveOrganization*", action: LEAVE, covers: true },
  { element: "Action", pattern: "organizations:*leave*ORG*", action: LEAVE, covers: true },
  { element: "Action", pattern: "*:*", action: LEAVE, covers: true },
  { element: "Action", pattern: "iam:*", action: "iamx:Get", covers: false },
  { element: "Action", pattern: "s3:GetObject", action: "s3:GetObjectAcl", covers: false },
  { element: "Action", pattern: "s3:Get.bject", action: "s3:GetObject", covers: false },
  { element: "NotAction", pattern: ["iam:*", "organizations:*"], action: LEAVE, covers: false },
  { element: "NotAction", pattern: ["iam:*", "sts:*"], action: LEAVE, covers: true },
  { element: "NotAction", pattern: "*", action: LEAVE, covers: false },
  { element: "NotAction", pattern: "organizations:Leave", action: LEAVE, covers: true },
];

export type ResourceCase = Readonly<{
  element?: "NotResource";
  pattern: string | readonly string[];
  resource: string;
  context?: Readonly<Record<string, string | readonly string[]>>;
  version?: PolicyVersion;
  assumptions?: Readonly<Record<string, string>>;
  matches: boolean;
  /** The assumption that this row must touch. */
  touches?: string;
  source?: string;
}>;

const ALICE = { "aws:username": "alice" };
const UNREADABLE = "policy-evaluation 3.2: assumption unresolvable-variable";

export const RESOURCE_CASES: readonly ResourceCase[] = [
  { pattern: "*", resource: "*", matches: true },
  { pattern: "arn:aws:organizations::*", resource: "*", matches: false },
  { pattern: "arn:aws:s3:*", resource: "arn:aws:s3:::box/key", matches: true },
  { pattern: "arn:aws:s3:::box/*", resource: "arn:aws:s3:::box/a/b:c", matches: true },
  { pattern: "arn:aws:s3:::box/*", resource: "arn:aws:s3:::Box/a", matches: false },
  { pattern: "arn:aws:s3:::box", resource: "arn:aws:s3:::box", matches: true },
  { pattern: "arn:aws:s3:::bo?", resource: "arn:aws:s3:::box", matches: true },
  { pattern: "arn:aws:iam::*:role/x", resource: "arn:aws:iam::111122223333:role/x", matches: true },
  { pattern: "arn:*:iam::*:role/x", resource: "arn:aws-cn:iam::111122223333:role/x", matches: true },
  {
    pattern: "arn:aws:s3:::b*x",
    resource: "arn:aws:s3:::b:x",
    matches: false,
    touches: "resource-wildcard-mid-segment",
  },
  {
    pattern: "arn:aws:s3:::b*x",
    resource: "arn:aws:s3:::b:x",
    assumptions: { "resource-wildcard-mid-segment": "across-colons" },
    matches: true,
    touches: "resource-wildcard-mid-segment",
  },
  { pattern: "arn:aws:s3:::b*x", resource: "arn:aws:s3:::b/y/x", matches: true },
  {
    pattern: "arn:aws:s3:::box/${aws:username}/*",
    resource: "arn:aws:s3:::box/alice/1",
    context: ALICE,
    matches: true,
  },
  {
    pattern: "arn:aws:s3:::box/${AWS:UserName}/*",
    resource: "arn:aws:s3:::box/alice/1",
    context: ALICE,
    matches: true,
  },
  { pattern: "arn:aws:s3:::box/${aws:username}/*", resource: "arn:aws:s3:::box/bob/1", context: ALICE, matches: false },
  { pattern: "arn:aws:s3:::box/${aws:username}", resource: "arn:aws:s3:::box/", matches: false },
  { pattern: "arn:aws:s3:::box/${aws:username, 'guest'}", resource: "arn:aws:s3:::box/guest", matches: true },
  {
    pattern: "arn:aws:s3:::box/${aws:username, 'guest'}",
    resource: "arn:aws:s3:::box/alice",
    context: ALICE,
    matches: true,
  },
  {
    pattern: "arn:aws:s3:::box/${aws:TagKeys}",
    resource: "arn:aws:s3:::box/a",
    context: { "aws:tagkeys": ["a"] },
    matches: false,
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username}",
    resource: "arn:aws:s3:::box/${aws:username}",
    context: ALICE,
    version: "2008-10-17",
    matches: true,
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username}",
    resource: "arn:aws:s3:::box/alice",
    context: ALICE,
    version: "2008-10-17",
    matches: false,
  },
  { pattern: "arn:aws:s3:::box/${*}", resource: "arn:aws:s3:::box/*", matches: true },
  { pattern: "arn:aws:s3:::box/${*}", resource: "arn:aws:s3:::box/x", matches: false },
  { pattern: "arn:aws:s3:::box/${$}${?}", resource: "arn:aws:s3:::box/$?", matches: true },
  {
    pattern: "arn:aws:s3:::box/${aws:username}",
    resource: "arn:aws:s3:::box/bob",
    context: { "aws:username": "*" },
    matches: false,
    touches: "variable-value-wildcards",
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username}",
    resource: "arn:aws:s3:::box/bob",
    context: { "aws:username": "*" },
    assumptions: { "variable-value-wildcards": "pattern" },
    matches: true,
    touches: "variable-value-wildcards",
  },
  { element: "NotResource", pattern: "arn:aws:s3:::box/*", resource: "arn:aws:s3:::other/x", matches: true },
  { element: "NotResource", pattern: "arn:aws:s3:::box/*", resource: "arn:aws:s3:::box/x", matches: false },
  {
    element: "NotResource",
    pattern: "arn:aws:s3:::box/*",
    resource: "*",
    matches: true,
    touches: "not-resource-without-resource",
  },
  {
    element: "NotResource",
    pattern: "arn:aws:s3:::box/*",
    resource: "*",
    assumptions: { "not-resource-without-resource": "no-match" },
    matches: false,
    touches: "not-resource-without-resource",
  },
  { pattern: "arn:aws:s3:::box/*", resource: "arn:aws:s3:::box/", matches: true },
  { pattern: "arn:aws:s3:::box/*", resource: "arn:aws:s3:::box", matches: false },
  { pattern: "arn:aws:s3:::box*", resource: "arn:aws:s3:::box2/key", matches: true },
  { pattern: "arn:aws:s3:::*/key", resource: "arn:aws:s3:::a/b/c/key", matches: true },
  { pattern: "arn:aws:s3:::box/?", resource: "arn:aws:s3:::box/", matches: false },
  { pattern: ["arn:aws:s3:::chest", "arn:aws:s3:::box"], resource: "arn:aws:s3:::box", matches: true },
  { pattern: "arn:aws:s3:::box", resource: "arn:aws-cn:s3:::box", matches: false },
  { pattern: "arn:aws:iam::111122223333:user/Alice", resource: "arn:aws:iam::111122223333:user/alice", matches: false },
  { pattern: "arn:aws:s3:::BOX", resource: "arn:aws:s3:::box", matches: false },
  {
    pattern: "arn:aws:logs:*:log-group:a",
    resource: "arn:aws:logs:eu-west-1:111122223333:log-group:a",
    matches: true,
    source: "policy-evaluation 3.2: a wildcard that ends its segment may run across colons",
  },
  {
    pattern: "arn:aws:s3:::b?x",
    resource: "arn:aws:s3:::b:x",
    matches: false,
    touches: "resource-wildcard-mid-segment",
  },
  { pattern: "arn:aws:s3:::box/*", resource: "*", matches: false },
  { element: "NotResource", pattern: ["arn:aws:s3:::a", "arn:aws:s3:::b"], resource: "arn:aws:s3:::b", matches: false },
  { element: "NotResource", pattern: "*", resource: "arn:aws:s3:::b", matches: false },
  { element: "NotResource", pattern: "*", resource: "*", matches: false },
  {
    pattern: "arn:aws:s3:::${aws:username}-${aws:PrincipalTag/Team}/*",
    resource: "arn:aws:s3:::alice-blue/1",
    context: { ...ALICE, "aws:principaltag/team": "blue" },
    matches: true,
    source: VARIABLES,
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username}",
    resource: "arn:aws:s3:::box/${aws:userid}",
    context: { "aws:username": "${aws:userid}", "aws:userid": "AIDA" },
    matches: true,
    source: "policy-evaluation 3.2: no recursive substitution",
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username}",
    resource: "arn:aws:s3:::box/AIDA",
    context: { "aws:username": "${aws:userid}", "aws:userid": "AIDA" },
    matches: false,
    source: "policy-evaluation 3.2: no recursive substitution",
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username, ''}",
    resource: "arn:aws:s3:::box/",
    matches: true,
    source: VARIABLES,
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username, 'a b, c'}",
    resource: "arn:aws:s3:::box/a b, c",
    matches: true,
    source: VARIABLES,
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username, 'a*'}",
    resource: "arn:aws:s3:::box/abc",
    matches: false,
    touches: "variable-value-wildcards",
    source: "policy-evaluation 3.2: assumption variable-value-wildcards",
  },
  {
    pattern: "arn:aws:s3:::box/${*}",
    resource: "arn:aws:s3:::box/${abc}",
    version: "2008-10-17",
    matches: true,
    source: VARIABLES,
  },
  {
    pattern: "arn:aws:s3:::box/${aws:username, 'guest'}",
    resource: "arn:aws:s3:::box/guest",
    version: "2008-10-17",
    matches: false,
    source: VARIABLES,
  },
  {
    pattern: ["arn:aws:s3:::open", "arn:aws:s3:::box/${aws:username}"],
    resource: "arn:aws:s3:::open",
    matches: false,
    touches: "unresolvable-variable",
    source: UNREADABLE,
  },
  {
    pattern: ["arn:aws:s3:::open", "arn:aws:s3:::box/${aws:username}"],
    resource: "arn:aws:s3:::open",
    assumptions: { "unresolvable-variable": "value-does-not-match" },
    matches: true,
    touches: "unresolvable-variable",
    source: UNREADABLE,
  },
  {
    element: "NotResource",
    pattern: "arn:aws:s3:::box/${aws:username}",
    resource: "arn:aws:s3:::open",
    matches: false,
    touches: "unresolvable-variable",
    source: UNREADABLE,
  },
];
