import { expect, test } from "vitest";
import { identityPolicyFault as faultOf } from "./identity-policy-fault.ts";

const identityPolicyFault = (text: string): string | undefined => faultOf(text, { isManaged: true });

const LIST = { Effect: "Allow", Action: "sqs:ListQueues", Resource: "*" };
const policy = (...statements: readonly unknown[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: statements.length === 1 ? statements[0] : statements });
const said = (changed: object): string | undefined => identityPolicyFault(policy({ ...LIST, ...changed }));
const saidOfResource = (Resource: unknown): string | undefined => said({ Resource });

const SYNTAX = "Syntax errors in policy.";
const LEGACY = "The policy failed legacy parsing";
const OLD = "Policy document must be version 2012-10-17 or greater.";
const VENDOR = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
const COLONS = "Actions/Condition can contain only one colon.";
const NO_ACTIONS = "Policy statement must contain actions.";
const NO_RESOURCES = "Policy statement must contain resources.";
const UNIQUE = "Statement IDs (SID) in a single policy must be unique.";
const PRINCIPAL = "Policy document should not specify a principal.";
const IN_FULL = "Resource vendor must be fully qualified and cannot contain regexes.";

test.each([
  ["text that is no JSON", "Statement: all"],
  ["a list", "[]"],
  ["a version that never was", JSON.stringify({ Version: "2020-01-01", Statement: LIST })],
  ["no statement", JSON.stringify({ Version: "2012-10-17" })],
  ["an empty list of statements", policy(...[[]])],
  ["a statement that is text", policy("all")],
  [
    "an element of the document that nobody knows",
    JSON.stringify({ Version: "2012-10-17", Owner: "me", Statement: LIST }),
  ],
  ["an Id that is a list", JSON.stringify({ Version: "2012-10-17", Id: ["a"], Statement: LIST })],
  ["the same key twice", '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}'],
])("%s is a syntax error", (_name, text) => {
  expect(identityPolicyFault(text)).toBe(SYNTAX);
});

test.each([
  ["an element of the statement that nobody knows", { Owner: "me" }],
  ["another effect", { Effect: "Maybe" }],
  ["Action beside NotAction", { NotAction: "s3:*" }],
  ["Action beside an empty NotAction", { NotAction: [] }],
  ["Resource beside NotResource", { NotResource: "*" }],
  ["actions in an object", { Action: {} }],
  ["a list in the list of actions", { Action: [[]] }],
  ["an object in the list of resources", { Resource: ["nothing", {}] }],
  ["a number as action", { Action: 5 }],
  ["a Sid that is an object", { Sid: {} }],
  ["conditions in a list", { Condition: [] }],
  ["an operator with text", { Condition: { StringEquals: "b" } }],
  ["an operator that nobody knows", { Condition: { About: { a: "b" } } }],
  ["a set prefix with two colons", { Condition: { "ForAllValues::StringLike": { a: "b" } } }],
  ["a condition's value in an object", { Condition: { DateLessThan: { a: {} } } }],
])("%s is a syntax error of the statement", (_name, changed) => {
  expect(said(changed)).toBe(SYNTAX);
});

test.each([
  ["an effect in other letters", { Effect: "ALLOW" }],
  ["a date of words", { Condition: { DateGreaterThan: { a: "tomorrow" } } }],
  ["a thirteenth month", { Condition: { DateEquals: { a: "2024-13" } } }],
  ["a zone of one digit", { Condition: { DateEquals: { a: "2024-01-01T01:00:00+1" } } }],
  ["ten digits of a second", { Condition: { DateEquals: { a: "2024-01-01T01:00:00.1234567890Z" } } }],
  ["too many seconds", { Condition: { DateLessThan: { a: "9223372036854775808" } } }],
  ["a year too long ago", { Condition: { DateLessThan: { a: "-292275055" } } }],
  ["a number of words", { Condition: { NumericLessThan: { "s3:max-keys": "many" } } }],
  ["an address of words", { Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "office"] } } }],
  ["neither true nor false", { Condition: { BoolIfExists: { "aws:SecureTransport": "maybe" } } }],
  ["neither there nor absent", { Condition: { Null: { "aws:TokenIssueTime": "maybe" } } }],
  ["an ARN with a part too few", { Resource: "arn:aws:s3::plans" }],
  ["the same in NotResource", { Resource: undefined, NotResource: "arn:aws:s3::plans" }],
  ["an ARN without a service", { Resource: "arn:aws::::plans" }],
  ["a variable without an end", { Resource: "arn:aws:s3:::${aws:username" }],
])("%s fails legacy parsing", (_name, changed) => {
  expect(said(changed)).toBe(LEGACY);
});

test.each([
  ["plans", 'Resource plans must be in ARN format or "*".'],
  ["", 'Resource  must be in ARN format or "*".'],
  [["*", "plans"], 'Resource plans must be in ARN format or "*".'],
  ["x:y", 'Partition "y" is not valid for resource "arn:y:*:*:*:*".'],
  ["x:y:z", 'Partition "y" is not valid for resource "arn:y:z:*:*:*".'],
  ["aws:s3:::plans", 'Partition "s3" is not valid for resource "arn:s3:::plans:*".'],
  ["arn:mars:s3:::a:b", 'Partition "mars" is not valid for resource "arn:mars:s3:::a:b".'],
  ["arn:aws-cn:s3:::plans", 'Partition "aws-cn" is not valid for resource "arn:aws-cn:s3:::plans".'],
  ["arn:aws", IN_FULL],
  ["arn:aws:s*:::plans", IN_FULL],
  ["arn:aws:s3:eu-west-1::plans", "Resource arn:aws:s3:eu-west-1::plans can not contain region information."],
  ["arn:aws:iam:eu-west-1::role/a", "IAM resource arn:aws:iam:eu-west-1::role/a cannot contain region information."],
  ["arn:aws:iam:*:*:role/a", "IAM resource arn:aws:iam:*:*:role/a cannot contain region information."],
])("the resource %j is refused in its own words", (resource, message) => {
  expect(saidOfResource(resource)).toBe(message);
});

test.each(["plans", "*/plans", "roles/a"])("the path %s is none of IAM's", (path) => {
  expect(saidOfResource(`arn:aws:iam::111122223333:${path}`)).toMatch(
    /^IAM resource path must either be "\*", root, or start with user\/, .*, access-report\/\.$/,
  );
});

test.each([
  ["everything", VENDOR],
  ["", VENDOR],
  ["s3:List:Bucket", COLONS],
  ["my s3:List", "Vendor my s3 is not valid"],
])("the action %j is refused in its own words", (action, message) => {
  expect(said({ Action: ["sqs:*", action] })).toBe(message);
  expect(said({ Action: undefined, NotAction: action })).toBe(message);
});

test("a statement without actions or resources, or with empty lists of them, is told apart", () => {
  expect(said({ Action: undefined })).toBe(NO_ACTIONS);
  expect(said({ Action: [] })).toBe(NO_ACTIONS);
  expect(said({ Resource: undefined })).toBe(NO_RESOURCES);
  expect(said({ Resource: [] })).toBe(NO_RESOURCES);
});

test("Sids are letters and digits, each stands once, and an empty one is none", () => {
  const twice = (Sid: string) => identityPolicyFault(policy({ ...LIST, Sid }, { ...LIST, Sid }));
  expect(twice("one")).toBe(UNIQUE);
  expect(twice("")).toBeUndefined();
  expect(said({ Sid: "not so" })).toMatch(/^Statement IDs \(SID\) must be alpha-numeric\. .*\[0-9A-Za-z\]\*$/);
});

test.each([{}, { Version: "2008-10-17" }])(
  "an inline policy may be as old as %j, and has the other faults",
  (version) => {
    const inline = (statement: object) =>
      faultOf(JSON.stringify({ ...version, Statement: { ...LIST, ...statement } }), { isManaged: false });
    expect(inline({})).toBeUndefined();
    expect(inline({ Resource: "arn:aws:s3:::home/${aws:username}" })).toBeUndefined();
    expect(inline({ Action: undefined })).toBe(NO_ACTIONS);
    expect(faultOf(JSON.stringify({ Version: "2020-01-01", Statement: LIST }), { isManaged: false })).toBe(SYNTAX);
  },
);

test("one fault hides another in the order that AWS shows, not in that of the text", () => {
  const unversioned = (statement: object) => identityPolicyFault(JSON.stringify({ Statement: statement }));
  const date = { Condition: { DateLessThan: { a: "soon" } } };
  expect(unversioned({ ...LIST, Effect: "deny" })).toBe(OLD);
  expect(unversioned({ ...LIST, ...date })).toBe(OLD);
  expect(unversioned({ ...LIST, Effect: "never" })).toBe(SYNTAX);
  expect(identityPolicyFault(JSON.stringify({ Version: "2008-10-17", Statement: LIST }))).toBe(OLD);
  expect(said({ Action: undefined, ...date })).toBe(LEGACY);
  expect(said({ Resource: "arn:mars:s3:::plans", ...date })).toBe(LEGACY);
  expect(said({ Action: undefined, Resource: "arn:aws:s3::plans" })).toBe(LEGACY);
  expect(said({ Action: undefined, Condition: { DateLessThan: { a: {} } } })).toBe(SYNTAX);
  expect(said({ Effect: "allow", Resource: "arn:aws:s3:eu-west-1::plans" })).toBe(LEGACY);
  expect(said({ Resource: ["arn:mars:s3:::plans", "arn:mars:s3::plans"] })).toContain('Partition "mars"');
  expect(said({ Action: "s:3:x", Resource: "plans" })).toContain("ARN format");
  expect(said({ Action: "everything", Resource: undefined })).toBe(VENDOR);
  expect(said({ Action: undefined, Resource: undefined })).toBe(NO_ACTIONS);
  expect(identityPolicyFault(policy({ ...LIST, Sid: "a" }, { Sid: "a", Effect: "Allow" }))).toBe(UNIQUE);
  expect(identityPolicyFault(policy({ ...LIST, Sid: "a", Effect: "allow" }, { ...LIST, Sid: "a" }))).toBe(LEGACY);
  expect(said({ Principal: "*" })).toBe(PRINCIPAL);
});

test.each([
  {},
  { Action: "*" },
  { Action: "iam: some words, and more " },
  { Action: ["s3.s:ListBucket", "s3-s:ListBucket", "nobodyhasthis:List", "*:*"] },
  { Action: undefined, NotAction: "s3:*", Resource: undefined, NotResource: "*" },
  { Resource: ["arn:aws:s3:::plans", "*"] },
  { Resource: "arn:*:s3:::plans" },
  { Resource: "arn:aws:nowhere" },
  { Resource: "arn:aws:nowhere:eu-west-1::plans" },
  { Resource: ["arn:aws:s3:*", "arn:aws:s3:eu-west-1:111122223333:accesspoint/mine"] },
  {
    Resource: ["arn:aws:iam:::user/a", "arn:aws:iam::*:root", "arn:aws:iam::*:user/${aws:username}", "arn:aws:iam::*"],
  },
  { Condition: {} },
  { Condition: { about: {}, elsewhere: {} } },
  { Condition: { DateGreaterThan: {} } },
  { Condition: { DateGreaterThan: { a: [] } } },
  { Condition: { StringEqualsIfExists: { a: "b" }, "ForAnyValue:StringLikeIfExists": { a: "b" } } },
  { Condition: { DateEquals: { a: ["01T", "-292275054", "1700000000", "2024-01-01t2:00:00.123456+23"] } } },
  { Condition: { DateEquals: { a: ["2024-01-01T13:20:15Z", "2024-01-01T21:20:37.593194+00:00", "2024"] } } },
  { Condition: { Bool: { a: [true, "false"] }, NumericEquals: { a: ["1", 2.5] }, Null: { a: "TRUE" } } },
  { Condition: { NotIpAddress: { a: ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1"] } } },
  { Condition: { StringLike: { "s3:prefix": ["", "home/${aws:userid}/*"] } } },
])("AWS takes %j, and so does the policy engine", (changed) => {
  expect(said(changed)).toBeUndefined();
});

test("an Id of the document is taken", () => {
  expect(identityPolicyFault(JSON.stringify({ Version: "2012-10-17", Id: "mine", Statement: LIST }))).toBeUndefined();
});

test("nothing that a client sends makes it throw or think long", () => {
  for (const text of [
    "",
    "null",
    "5",
    '{"Statement":null}',
    '{"Version":null,"Statement":[null]}',
    "{".repeat(200_000),
  ]) {
    expect(identityPolicyFault(text)).toBe(SYNTAX);
  }
  expect(saidOfResource(`arn:aws:s3:::${":".repeat(50_000)}`)).toBeUndefined();
});
