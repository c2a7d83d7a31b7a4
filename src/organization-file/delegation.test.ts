import { describe, expect, test } from "vitest";
import { apply, delegationOf, isDelegatedAdministrator, rootAccessOf } from "../domain/index.ts";
import { loaded, parsed } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

const statement = {
  Effect: "Allow",
  Principal: { AWS: "222222222222" },
  Action: "organizations:List*",
  Resource: "*",
};
const policy = (more: object = {}) => ({
  document: { Version: "2012-10-17", Statement: [{ ...statement, ...more }] },
});
const account = (id: string, name: string) => ({ id, name, email: `${name}@acme.example` });
const file = (organization: object) =>
  JSON.stringify({
    orgdrill: 1,
    organizations: [
      {
        name: "acme",
        management: account("111111111111", "management"),
        root: { tags: { a: "b" }, accounts: [account("222222222222", "security")] },
        trustedServices: ["cloudtrail.amazonaws.com", { service: "guardduty.amazonaws.com", since: "2025-01-10" }],
        ...organization,
      },
    ],
  });
const administrators = (accountName: string, ...services: unknown[]) => ({
  delegatedAdministrators: [{ account: accountName, services }],
});

test("what is delegated comes into the world, and comes back", () => {
  const delegating = { ...administrators("security", "guardduty.amazonaws.com"), delegationPolicy: policy() };
  const first = loaded(parsed(file(delegating)));
  const [organization] = first.world.organizations.values();
  const member = first.accountsByName.get("security");
  if (organization === undefined || member === undefined) throw new Error("both are there");
  expect([...delegationOf(organization).trustedServices.keys()]).toContain("cloudtrail.amazonaws.com");
  expect(isDelegatedAdministrator(first.world, member)).toBe(true);
  expect([...(delegationOf(organization).resourcePolicy?.delegates ?? [])]).toEqual([member]);
  expect(organization.rootTags).toEqual(new Map([["a", "b"]]));
  expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
});

describe("centralised root access", () => {
  const IAM = { trustedServices: ["iam.amazonaws.com"] };

  test.each([
    [{ credentialsManagement: true, sessions: true }, ["credentialsManagement", "sessions"]],
    [{ sessions: true }, ["sessions"]],
    [{ sessions: false }, []],
    [{}, []],
  ])("%j comes into the world, and comes back", (rootAccess, features) => {
    const first = loaded(parsed(file({ ...IAM, rootAccess })));
    const [organization] = first.world.organizations.values();
    if (organization === undefined) throw new Error("it is there");
    expect(rootAccessOf(organization)).toEqual(features);
    expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
  });

  test("a root user without recovery has no password, and comes back", () => {
    const member = { ...account("222222222222", "security"), principals: { root: { recovery: false } } };
    const first = loaded(parsed(file({ root: { accounts: [member] }, trustedServices: [] })));
    const found = first.world.accounts.get(first.accountsByName.get("security") ?? ("" as never));
    expect(found?.rootUser).toEqual({ password: false, mfa: false, recovery: "barred" });
    expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
  });
});

test("what was delegated and taken back leaves nothing", () => {
  const { world } = loaded(parsed(file({ trustedServices: [] })));
  const [before] = world.organizations.values();
  if (before === undefined) throw new Error("it is there");
  const change = { organizationId: before.id, servicePrincipal: "sso.amazonaws.com" };
  apply(world, { kind: "ServiceAccessEnabled", ...change, at: before.createdAt });
  expect(world.organizations.get(before.id)).not.toEqual(before);
  apply(world, { kind: "ServiceAccessDisabled", ...change });
  expect(world.organizations.get(before.id)).toEqual(before);
});

describe("complaints", () => {
  const messages = (organization: object): string => {
    const read = parseOrganizationFile({ path: "org.json", text: file(organization) });
    return read.ok ? "" : read.refusal.map(({ message }) => message).join("\n");
  };
  test.each([
    ["a service that is none", { trustedServices: ["cloudtrail"] }, "expected a service principal"],
    ["a service twice", { trustedServices: Array(2).fill("sso.amazonaws.com") }, "expected each service once"],
    ["a stranger", administrators("nobody", "guardduty.amazonaws.com"), "expected the name or id of an account"],
    ["the management account", administrators("management", "guardduty.amazonaws.com"), "expected a member account"],
    [
      "a service not trusted",
      administrators("security", "sso.amazonaws.com"),
      "expected a service of `trustedServices`",
    ],
    ["billing only", { featureSet: "CONSOLIDATED_BILLING" }, "expected `featureSet: ALL`"],
    [
      "root access without trust",
      { rootAccess: { sessions: true } },
      "expected `iam.amazonaws.com` in `trustedServices`",
    ],
    [
      "root access in a shared bill",
      { featureSet: "CONSOLIDATED_BILLING", trustedServices: [], rootAccess: { sessions: true } },
      "expected `featureSet: ALL`",
    ],
    [
      "a management account without recovery",
      { management: { ...account("111111111111", "management"), principals: { root: { recovery: false } } } },
      "its credentials are never removed",
    ],
    [
      "a password without recovery",
      {
        root: {
          accounts: [
            {
              ...account("222222222222", "security"),
              principals: { root: { recovery: false, password: true } },
            },
          ],
        },
      },
      "expected no root password where `recovery` is false",
    ],
    ["an action", { delegationPolicy: policy({ Action: "organizations:MoveAccount" }) }, "can be delegated"],
    ["no principal", { delegationPolicy: policy({ Principal: undefined }) }, "Principal"],
  ])("about %s", (_, organization, message) => {
    expect(messages(organization)).toContain(message);
  });
});
