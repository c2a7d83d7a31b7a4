/** Actions and resources: wildcards, segments, variables. policy-evaluation 3.1 and 3.2. */
import type { PolicyVersion } from "../policy-document.ts";

export const ACTION_CASES: readonly Readonly<{
  element: "Action" | "NotAction";
  pattern: string;
  action: string;
  covers: boolean;
}>[] = [
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
];

type ResourceCase = Readonly<{
  element?: "NotResource";
  pattern: string;
  resource: string;
  context?: Readonly<Record<string, string | readonly string[]>>;
  version?: PolicyVersion;
  assumptions?: Readonly<Record<string, string>>;
  matches: boolean;
  /** The assumption that this row must touch. */
  touches?: string;
}>;

const ALICE = { "aws:username": "alice" };

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
];
