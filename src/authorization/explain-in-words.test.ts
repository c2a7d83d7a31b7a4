/** Every decision as a person would tell it: each policy type, explicit and implicit, and why nobody asked. */
import { expect, test } from "vitest";
import { authorize } from "./authorize.ts";
import { compileText } from "./compiled-policy.ts";
import { explainInWords } from "./explain-in-words.ts";
import type { Explanation, LevelReference, PolicyReference, PolicyType } from "./explanation.ts";
import type { PolicyKind } from "./policy-document.ts";
import type { AttachedPolicy, PolicyLevel, PolicyScope } from "./request.ts";

const HOME = "111122223333";
const ALICE = `arn:aws:iam::${HOME}:user/alice`;
const REQUEST = { action: "s3:GetObject", resource: "arn:aws:s3:::box/a", context: new Map() };
const SUBJECT = `s3:GetObject on arn:aws:s3:::box/a by ${ALICE}`;
const EXPLICIT = `${SUBJECT} is denied explicitly`;
const IMPLICIT = `${SUBJECT} is denied, because an allow is missing`;

const statement = (Effect: string, rest: object = {}) => ({ Effect, Action: "s3:*", Resource: "*", ...rest });
const textOf = (...Statement: readonly object[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement }, null, 2);
const ALLOW = textOf(statement("Allow"));
const OTHER = textOf(statement("Allow", { Action: "sqs:*" }));
const DENY = textOf(statement("Allow"), { Sid: "DenyRead", ...statement("Deny") });
const named = (text: string): string => text.replaceAll('"Action"', `"Principal": {"AWS": "${ALICE}"}, "Action"`);

function attach(type: PolicyType & PolicyKind, text: string, reference: Partial<PolicyReference> = {}): AttachedPolicy {
  const compiled = compileText(text, type, { awsManaged: true });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.refusal));
  return { reference: { type, name: `the-${type}`, ...reference }, document: compiled.value };
}

const ROOT: LevelReference = { kind: "root", id: "r-1", name: "Root" };
const UNIT: LevelReference = { kind: "organizationalUnit", id: "ou-1", name: "Workloads" };
const ACCOUNT: LevelReference = { kind: "account", id: HOME, name: "shop" };
const at = (level: LevelReference, ...policies: readonly AttachedPolicy[]): PolicyLevel => ({ level, policies });
const ladder = (type: "serviceControl" | "resourceControl", text: string, reference: Partial<PolicyReference> = {}) => [
  at(ROOT, attach(type, type === "resourceControl" ? anybody(ALLOW) : ALLOW)),
  at(UNIT, attach(type, type === "resourceControl" ? anybody(text) : text, reference)),
  at(ACCOUNT, attach(type, type === "resourceControl" ? anybody(ALLOW) : ALLOW)),
];
const anybody = (text: string): string => text.replaceAll('"Action"', '"Principal": "*", "Action"');

const USER: PolicyScope = {
  principal: { kind: "user", accountId: HOME, arn: ALICE },
  identity: [attach("identity", ALLOW)],
};
const explain = (scope: Partial<PolicyScope>): Explanation => authorize(REQUEST, { ...USER, ...scope });

test.each<readonly [string, Partial<PolicyScope>, readonly string[]]>([
  [
    "a service control policy of a file",
    {
      serviceControl: ladder("serviceControl", DENY, {
        ...{ name: "deny-read", id: "p-1", arn: "arn:aws:organizations::999999999999:policy/o-1/p-1" },
        file: "scp/deny-read.json",
      }),
    },
    [
      EXPLICIT,
      "service control policy `deny-read` (arn:aws:organizations::999999999999:policy/o-1/p-1) denies by statement 2 `DenyRead` at scp/deny-read.json:9:5, attached to organizational unit `Root/Workloads` (ou-1)",
    ],
  ],
  [
    "a level of service control policies without an allow",
    { serviceControl: ladder("serviceControl", OTHER) },
    [IMPLICIT, "no service control policy attached to organizational unit `Root/Workloads` (ou-1) allows s3:GetObject"],
  ],
  [
    "the account's own level without a policy",
    { serviceControl: [...ladder("serviceControl", ALLOW).slice(0, 2), at(ACCOUNT)] },
    [IMPLICIT, `no service control policy attached to account \`Root/Workloads/shop\` (${HOME}) allows s3:GetObject`],
  ],
  [
    "a resource control policy",
    { resourceControl: ladder("resourceControl", DENY, { id: "p-2" }) },
    [
      EXPLICIT,
      "resource control policy `the-resourceControl` (p-2) denies by statement 2 `DenyRead` in line 9 of its text, attached to organizational unit `Root/Workloads` (ou-1)",
    ],
  ],
  [
    "a level of resource control policies without an allow",
    { resourceControl: [at(ROOT)] },
    [IMPLICIT, "no resource control policy attached to root `Root` (r-1) allows s3:GetObject"],
  ],
  [
    "a resource policy",
    { resourcePolicy: attach("resource", named(DENY)) },
    [EXPLICIT, "resource-based policy `the-resource` denies by statement 2 `DenyRead` in line 9 of its text"],
  ],
  [
    "a resource policy of another account that is silent",
    { resourcePolicy: attach("resource", named(OTHER)), resourceAccountId: "444455556666" },
    [IMPLICIT, "the resource-based policy `the-resource` does not allow s3:GetObject"],
  ],
  [
    "a resource of another account without a policy",
    { resourceAccountId: "444455556666" },
    [IMPLICIT, "no resource-based policy allows s3:GetObject"],
  ],
  [
    "an identity policy",
    { identity: [attach("identity", DENY)] },
    [EXPLICIT, "identity-based policy `the-identity` denies by statement 2 `DenyRead` in line 9 of its text"],
  ],
  [
    "no identity policy",
    { identity: [attach("identity", OTHER)] },
    [IMPLICIT, "no identity-based policy allows s3:GetObject"],
  ],
  [
    "a boundary",
    { boundary: attach("boundary", DENY) },
    [EXPLICIT, "permissions boundary `the-boundary` denies by statement 2 `DenyRead` in line 9 of its text"],
  ],
  [
    "a boundary that is silent",
    { boundary: attach("boundary", OTHER) },
    [IMPLICIT, "the permissions boundary `the-boundary` does not allow s3:GetObject"],
  ],
  [
    "a session policy",
    { session: [attach("session", DENY)] },
    [EXPLICIT, "session policy `the-session` denies by statement 2 `DenyRead` in line 9 of its text"],
  ],
  [
    "a session policy that is silent",
    { session: [attach("session", OTHER)] },
    [IMPLICIT, "the session policy `the-session` does not allow s3:GetObject"],
  ],
])("%s", (_what, scope, expected) => {
  expect(explainInWords(explain(scope))).toEqual(expected);
});

test("a trust policy", () => {
  const trust = (Effect: string) =>
    textOf({ Effect, Principal: { AWS: Effect === "Deny" ? ALICE : "444455556666" }, Action: "sts:AssumeRole" });
  const words = (text: string) =>
    explainInWords(
      authorize(
        { ...REQUEST, action: "sts:AssumeRole" },
        { ...USER, identity: [attach("identity", ALLOW.replace("s3:*", "*"))], resourcePolicy: attach("trust", text) },
      ),
    ).slice(1);
  expect(words(trust("Deny"))).toEqual([
    "role trust policy `the-trust` denies by statement 1 in line 4 of its text",
    "the role trust policy `the-trust` does not allow sts:AssumeRole",
  ]);
  expect(words(trust("Allow"))).toEqual(["the role trust policy `the-trust` does not allow sts:AssumeRole"]);
});

test("the whole denying set, the denial that AWS would name first", () => {
  const { decisive, ...explanation } = explain({
    serviceControl: ladder("serviceControl", DENY, { file: "scp.json" }),
    ...{ identity: [], boundary: attach("boundary", OTHER, { name: "Cage" }) },
  });
  expect(decisive).toEqual(explanation.denying[0]);
  expect(explainInWords({ ...explanation, ...(decisive && { decisive: explanation.denying[1] ?? decisive }) })).toEqual(
    [
      EXPLICIT,
      "no identity-based policy allows s3:GetObject",
      "service control policy `the-serviceControl` denies by statement 2 `DenyRead` at scp.json:9:5, attached to organizational unit `Root/Workloads` (ou-1)",
      "the permissions boundary `Cage` does not allow s3:GetObject",
    ],
  );
});

test("an allowed call names everything that allows it", () => {
  expect(explainInWords(explain({}))).toEqual([
    `${SUBJECT} is allowed`,
    "identity-based policy `the-identity` allows by statement 1 in line 4 of its text",
  ]);
});

test("who is exempt is told, and why", () => {
  const root = { kind: "root", accountId: HOME, arn: `arn:aws:iam::${HOME}:root` } as const;
  expect(
    explainInWords(explain({ principal: root, exemptions: ["the management account is exempt"] })).slice(1),
  ).toEqual(["not asked: the management account is exempt", "not asked: the root user needs no identity-based policy"]);
  const linked = { ...USER.principal, kind: "serviceLinkedRole" } as const;
  const words = explainInWords(explain({ principal: linked, serviceControl: ladder("serviceControl", DENY) }));
  expect(words.at(-1)).toBe("not asked: service-linked roles are exempt from service control policies");
  expect(words[0]).toMatch(/is allowed$/);
});

test("of a call that needs several permissions, each allow and each missing one names its action", () => {
  const allowing = explain({}).allowing.map((each) => ({ ...each, action: "iam:PassRole" }));
  expect(explainInWords({ ...explain({}), allowing })[1]).toContain("allows iam:PassRole by statement 1");
  const denying = [{ kind: "implicit", policyType: "identity", action: "iam:PassRole" }] as const;
  expect(explainInWords({ ...explain({ identity: [] }), denying, decisive: denying[0] })[1]).toBe(
    "no identity-based policy allows iam:PassRole",
  );
});

test("assumptions are told", () => {
  const open = textOf(statement("Allow"), statement("Deny", { NotResource: "arn:aws:s3:::box", Resource: undefined }));
  const asked = { ...REQUEST, resource: "*" };
  const words = explainInWords(authorize(asked, { ...USER, identity: [attach("identity", open)] }));
  expect(words.at(-1)).toBe("rests on the assumption `not-resource-without-resource`");
});
