/** File to world, world to file, and the same world again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { apply } from "../domain/index.ts";
import { instant } from "../kernel/index.ts";
import { loaded, parsed, scenario } from "./fixtures.test-support.ts";
import { organizationFileText } from "./write.ts";

test.each([
  "reference.yaml",
  "reference-fixed.yaml",
  "two-organizations.yaml",
  "allow-list.yaml",
  "redundant-guardrails.yaml",
  "costs.yaml",
  "trails.yaml",
  "event-data-stores.yaml",
  "member-access.yaml",
  "pipeline-function.yaml",
])("%s comes back as the same world", (name) => {
  const first = loaded(scenario(name));
  const again = loaded(parsed(organizationFileText(first.world, first)));
  expect(again.world).toEqual(first.world);
  expect(again.guardrails).toEqual(first.guardrails);
  expect(again.allowedDepartures).toEqual(first.allowedDepartures);
  expect([...again.detections]).toEqual([...first.detections]);
});

test("usage that fell into memberships and closures comes back, and so does who may see it", () => {
  const first = loaded(scenario("costs.yaml"));
  const accountId = first.accountsByName.get("payments");
  const organizationId = first.organizationsByName.get("acme") ?? "";
  if (accountId === undefined) throw new Error("the scenario has an account called payments");
  const at = (date: string) => instant(Date.parse(date));
  const closure = { by: "owner", requestedAt: at("2027-02-01"), closedAt: at("2027-02-02") } as const;
  for (const event of [
    { kind: "AccountDeparted", accountId, organizationId, method: "LEFT", at: at("2027-01-01T12:34:56.789Z") },
    { kind: "AccountCloseRequested", accountId, closure },
    { kind: "AccountReopened", accountId, at: at("2027-03-01") },
    { kind: "MemberCostAccessSwitched", organizationId, on: false },
    { kind: "AgreementAccepted", holder: organizationId, name: "Addendum", at: at("2027-01-01") },
  ] as const)
    apply(first.world, event);
  expect(first.world.billing.get(accountId)).toMatchObject({ formerMemberships: [{}], pauses: [{}] });
  const again = loaded(parsed(organizationFileText(first.world, first)));
  const inOrder = (map: ReadonlyMap<string, unknown>) => [...map].sort(([one], [other]) => (one < other ? -1 : 1));
  expect(inOrder(again.world.billing)).toEqual(inOrder(first.world.billing));
  expect(again.world.agreements).toEqual(first.world.agreements);
  expect(again.world.organizations).toEqual(first.world.organizations);
});

const word = fc.stringMatching(/^[a-z]{1,8}$/);
const text = fc.string({ minLength: 1, maxLength: 20 });
const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const moment = fc.constantFrom("2025-01-10", "2024-02-29T08:30:00.250Z", "3d ago", "90m ago");
const identityPolicies = fc.subarray(["AdministratorAccess", "ReadOnlyAccess", "own", "other"]);
const document = fc
  .record({ action: fc.constantFrom("s3:*", "iam:GetRole"), spaced: fc.boolean() })
  .map(({ action, spaced }) => {
    const content = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] };
    return spaced ? JSON.stringify(content, null, 2) : content;
  });
const accessKeys = fc.constantFrom(0, 1, 2);
const principal = {
  path: optional(fc.constantFrom("/", "/teams/a/")),
  policies: identityPolicies,
  inlinePolicies: fc.dictionary(word, fc.record({ document }), { maxKeys: 2 }),
  boundary: fc.constantFrom("none", "own", "ReadOnlyAccess"),
  tags: fc.dictionary(word, text, { maxKeys: 2 }),
};
const signIn = { groups: fc.subarray(["crew", "staff"]), password: fc.boolean(), mfa: fc.boolean() };
const group = fc.record({ path: principal.path, policies: identityPolicies, inlinePolicies: principal.inlinePolicies });
const role = fc.record({
  ...principal,
  trust: fc.constantFrom(
    "self",
    "management",
    "service:ec2.amazonaws.com",
    "oidc:token.actions.githubusercontent.com",
    "saml:AWSSSO_0123456789abcdef_DO_NOT_DELETE",
    ["self", "management"],
    ["saml:b", "self", "oidc:token.actions.githubusercontent.com", "saml:a", "service:ec2.amazonaws.com"],
  ),
  maxSessionDuration: fc.integer({ min: 3600, max: 43200 }),
  description: optional(text),
});
const account = fc.record({
  created: optional(moment),
  state: fc.constantFrom("ACTIVE", "SUSPENDED", "CLOSED"),
  joined: optional(fc.record({ method: fc.constantFrom("created", "invited"), at: moment })),
  signUp: optional(fc.record({ payment: fc.boolean(), supportPlan: fc.constantFrom("none", "basic", "business") })),
  accessRole: fc.constantFrom(undefined, true, false, "Landing"),
  serviceLinkedRole: fc.constantFrom(undefined, true, false),
  policies: optional(fc.constantFrom(["FullAWSAccess", "deny"], ["deny", "FullAWSAccess"], ["deny", "tag"])),
  tags: fc.dictionary(word, fc.string({ maxLength: 10 }), { maxKeys: 2 }),
  principals: optional(
    fc.record({
      root: optional(fc.record({ password: fc.boolean(), mfa: fc.boolean(), accessKeys })),
      users: fc.dictionary(word, fc.record({ ...principal, ...signIn, accessKeys }), { maxKeys: 2 }),
      groups: fc.dictionary(word, group, { maxKeys: 2 }).map((drawn) => ({ ...drawn, crew: {}, staff: {} })),
      roles: fc.dictionary(word, role, { maxKeys: 2 }),
      policies: fc.subarray(["own", "other"]),
    }),
  ),
});
const unit = fc.letrec((tie) => ({
  unit: fc.record({
    policies: optional(fc.constantFrom(["FullAWSAccess"], ["deny"], ["FullAWSAccess", "tag", "deny"])),
    tags: fc.dictionary(word, text, { maxKeys: 1 }),
    accounts: fc.array(account, { maxLength: 2 }),
    organizationalUnits: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie("unit"), { maxLength: 2 })),
  }),
})).unit;
const organization = fc.record({
  created: optional(moment),
  policyTypes: fc.constantFrom(
    ["SERVICE_CONTROL_POLICY", "TAG_POLICY"],
    ["TAG_POLICY", "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"],
  ),
  management: account,
  root: unit,
});
const statement = [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }];
const POLICIES = {
  deny: {
    type: "SERVICE_CONTROL_POLICY",
    protects: ["leave"],
    tags: { a: "b" },
    document: { Version: "2012-10-17", Statement: statement },
  },
  tag: { type: "TAG_POLICY", document: { tags: { owner: { tag_key: { "@@assign": "Owner" } } } } },
  own: { type: "IDENTITY_POLICY", description: "own", document: { Version: "2012-10-17", Statement: statement } },
  other: { type: "IDENTITY_POLICY", name: "own-2", document: { Version: "2012-10-17", Statement: statement } },
};

/** Gives accounts, units and organizations of a drawn file the names and addresses that must be unique. */
function named(value: unknown, counter = { count: 0 }): unknown {
  if (Array.isArray(value)) return value.map((each) => named(each, counter));
  if (typeof value !== "object" || value === null) return value;
  const count = ++counter.count;
  const members = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, isContent(key) ? each : named(each, counter)]),
  );
  const name = `name-${count}`;
  if ("state" in value) return { name, email: `${name}@acme.example`, ...members };
  return "management" in value || "organizationalUnits" in value ? { name, ...members } : members;
}
const isContent = (key: string): boolean => ["principals", "tags", "signUp", "joined"].includes(key);
const withoutRootName = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (key, each) => {
    if (key === "root" && "organizationalUnits" in each) return { ...each, name: undefined, tags: undefined };
    return each;
  });
const standaloneOf = (each: object): object => ({
  ...each,
  policies: undefined,
  accessRole: undefined,
  principals: undefined,
});

test("any file comes back as the same world", { timeout: 60_000 }, () => {
  const files = fc.record({
    organizations: fc.array(organization, { maxLength: 2 }),
    standaloneAccounts: fc.array(account.map(standaloneOf), { maxLength: 1 }),
  });
  fc.assert(
    fc.property(files, (drawn) => {
      const content = { orgdrill: 1, ...Object(withoutRootName(named(drawn))), policies: POLICIES };
      const first = loaded(parsed(JSON.stringify(content)));
      const written = organizationFileText(first.world, first);
      expect(loaded(parsed(written)).world).toEqual(first.world);
    }),
    { numRuns: 150 },
  );
});

test("what happened after the file is written as well", () => {
  const { world } = loaded(scenario("reference.yaml"));
  const vendorLab = [...world.accounts.values()].find((each) => each.name === "vendor-lab");
  if (vendorLab?.membership === undefined) throw new Error("vendor-lab is a member");
  const { organizationId } = vendorLab.membership;
  apply(world, {
    kind: "AccountDeparted",
    accountId: vendorLab.id,
    organizationId,
    method: "LEFT",
    at: vendorLab.createdAt,
  });
  apply(world, { kind: "PolicyDetached", organizationId, policyId: "p-denyleave1", targetId: "ou-acme-secur001" });
  const again = loaded(parsed(organizationFileText(world))).world;
  expect(again.accounts.get(vendorLab.id)?.membership).toBeUndefined();
  expect(again.identities.get(vendorLab.id)?.roles.has("AWSServiceRoleForOrganizations")).toBe(true);
  expect(again.organizations).toEqual(world.organizations);
});
