/** The sentences of aws-facts 1.4, and which denial is named. */
import { expect, test } from "vitest";
import { authorize } from "./authorize.ts";
import { compileText } from "./compiled-policy.ts";
import { denialText } from "./denial-text.ts";
import type { LevelReference, PolicyReference, PolicyType } from "./explanation.ts";
import type { PolicyKind } from "./policy-document.ts";
import type { AttachedPolicy, PolicyScope } from "./request.ts";

const LEAVE = { action: "organizations:LeaveOrganization", resource: "*", context: new Map() };
const SESSION = "arn:aws:sts::111122223333:assumed-role/R/S";
const SCP_ARN = "arn:aws:organizations::999999999999:policy/o-exampleorgid/service_control_policy/p-examplepolicyid111";
const ALLOW = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}';
const NOTHING = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sqs:*","Resource":"*"}}';
const DENY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "*", "Resource": "*" },
    { "Sid": "DenyLeave", "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*" }
  ]
}`;

function attach(type: PolicyType & PolicyKind, text: string, reference: Partial<PolicyReference> = {}): AttachedPolicy {
  const compiled = compileText(text, type);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
  return { reference: { type, name: "deny-leave", ...reference }, document: compiled.value };
}

const ROOT: LevelReference = { kind: "root", id: "r-1", name: "Root" };
const UNIT: LevelReference = { kind: "organizationalUnit", id: "ou-1", name: "Workloads" };
const ADMINISTRATOR: PolicyScope = {
  principal: {
    kind: "roleSession",
    accountId: "111122223333",
    arn: SESSION,
    issuerArn: "arn:aws:iam::111122223333:role/R",
  },
  identity: [attach("identity", ALLOW)],
};

const textOf = (scope: Partial<PolicyScope>, sameOrganization = true): string =>
  denialText(authorize(LEAVE, { ...ADMINISTRATOR, ...scope }), { sameOrganization });

const SUBJECT = `User: ${SESSION} is not authorized to perform: organizations:LeaveOrganization on resource: *`;
const denyingLadder = [{ level: ROOT, policies: [attach("serviceControl", DENY, { arn: SCP_ARN })] }];

test("the canonical denial of LeaveOrganization, with and without the policy's ARN", () => {
  const sentence = `${SUBJECT} with an explicit deny in a service control policy`;
  expect(textOf({ serviceControl: denyingLadder })).toBe(`${sentence}: ${SCP_ARN}`);
  expect(textOf({ serviceControl: denyingLadder }, false)).toBe(sentence);
});

test.each<[string, Partial<PolicyScope>, string]>([
  [
    "no service control policy",
    { serviceControl: [{ level: ROOT, policies: [] }] },
    "because no service control policy allows the organizations:LeaveOrganization action",
  ],
  [
    "no identity policy",
    { identity: [] },
    "because no identity-based policy allows the organizations:LeaveOrganization action",
  ],
  ["an identity policy", { identity: [attach("identity", DENY)] }, "with an explicit deny in an identity-based policy"],
  [
    "a managed identity policy",
    { identity: [attach("identity", DENY, { arn: "arn:aws:iam::1:policy/x" })] },
    "with an explicit deny in an identity-based policy: arn:aws:iam::1:policy/x",
  ],
  [
    "no boundary",
    { boundary: attach("boundary", NOTHING) },
    "because no permissions boundary allows the organizations:LeaveOrganization action",
  ],
  ["a boundary", { boundary: attach("boundary", DENY) }, "with an explicit deny in a permissions boundary"],
  [
    "no session policy",
    { session: [attach("session", NOTHING)] },
    "because no session policy allows the organizations:LeaveOrganization action",
  ],
  ["a session policy", { session: [attach("session", DENY)] }, "with an explicit deny in a session policy"],
  [
    "no resource policy",
    { resourceAccountId: "444455556666" },
    "because no resource-based policy allows the organizations:LeaveOrganization action",
  ],
])("the text of %s", (_, scope, context) => {
  expect(textOf(scope)).toBe(`${SUBJECT} ${context}`);
});

test("an allowed request has no text: asking is a defect", () => {
  expect(() => textOf({})).toThrow("has no denial text");
});

const twoLevels = {
  serviceControl: [
    { level: ROOT, policies: [attach("serviceControl", DENY, { name: "upper", id: "p-1", file: "scp/upper.json" })] },
    { level: UNIT, policies: [attach("serviceControl", DENY, { name: "lower" })] },
  ],
  boundary: attach("boundary", NOTHING, { name: "Cage" }),
};

test("among several service control policies the one nearest the root is named, by a named assumption", () => {
  const decide = (assumptions: Record<string, string>) =>
    authorize(LEAVE, { ...ADMINISTRATOR, ...twoLevels, assumptions });
  const named = (assumptions: Record<string, string>) => {
    const { decisive } = decide(assumptions);
    return decisive?.kind === "explicit" && decisive.statement.policy.name;
  };
  expect(named({})).toBe("upper");
  expect(named({ "scp-named-when-several-deny": "nearest-account" })).toBe("lower");
  expect(decide({}).assumptions).toEqual(["scp-named-when-several-deny"]);
  expect(authorize(LEAVE, { ...ADMINISTRATOR, serviceControl: denyingLadder }).assumptions).toEqual([]);
});

test("among several policy types the organization's is named, by a named assumption", () => {
  const scope = { ...ADMINISTRATOR, serviceControl: denyingLadder, identity: [attach("identity", DENY)] };
  const turned = authorize(LEAVE, {
    ...scope,
    assumptions: { "policy-type-named-when-several-deny": "identity-first" },
  });
  expect(authorize(LEAVE, scope)).toMatchObject({
    decisive: { policyType: "serviceControl" },
    assumptions: ["policy-type-named-when-several-deny"],
  });
  expect(turned.decisive?.policyType).toBe("identity");
});

test("an assumption that changes nothing is not listed", () => {
  const open =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"}]}';
  expect(authorize(LEAVE, { ...ADMINISTRATOR, identity: [attach("identity", open)] }).assumptions).toEqual([]);
  const closed = open.replace(
    '"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::${aws:username}"',
    '"Effect":"Deny","Action":"*","Resource":["*","arn:aws:s3:::${aws:username}"]',
  );
  expect(authorize(LEAVE, { ...ADMINISTRATOR, identity: [attach("identity", closed)] })).toMatchObject({
    outcome: "allowed",
    assumptions: ["unresolvable-variable"],
  });
});

test("exemptions are told in words", () => {
  const linked = { ...ADMINISTRATOR.principal, kind: "serviceLinkedRole" } as const;
  const { outcome, exemptions } = authorize(LEAVE, {
    ...ADMINISTRATOR,
    principal: linked,
    serviceControl: denyingLadder,
    exemptions: ["as given"],
  });
  expect(outcome).toBe("allowed");
  expect(exemptions).toEqual(["as given", "service-linked roles are exempt from service control policies"]);
});

test("a ladder without its root is a defect, not an allow", () => {
  expect(() => authorize(LEAVE, { ...ADMINISTRATOR, serviceControl: [] })).toThrow("must have the root on it");
});
