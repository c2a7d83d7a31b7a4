/** Groups, passwords and second factors of users in a file. */
import { expect, test } from "vitest";
import { loaded, parsed } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";

const ID = "222222222222";
const file = (principals: object) =>
  JSON.stringify({
    orgdrill: 1,
    standaloneAccounts: [{ id: ID, name: "alone", email: "alone@alone.example", principals }],
  });

const identities = (principals: object) => {
  const { world } = loaded(parsed(file(principals)));
  return [...world.identities].find(([id]) => id === ID)?.[1];
};

test("users name their groups, whose policies may be AWS's, the file's or inline", () => {
  const found = identities({
    groups: { crew: { path: "/eng/", policies: ["ReadOnlyAccess"] }, staff: {} },
    users: { alice: { groups: ["staff", "crew"] }, bob: {} },
  });
  expect(found?.groups?.get("crew")).toMatchObject({
    arn: `arn:aws:iam::${ID}:group/eng/crew`,
    attachedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
  });
  expect(found?.users.get("alice")?.groups).toEqual(["staff", "crew"]);
  expect(found?.users.get("bob")).not.toHaveProperty("groups");
});

test("a password and a second factor are made from the seed", () => {
  const found = identities({ users: { alice: { password: true, mfa: true }, bob: {} } });
  expect(found?.users.get("alice")?.loginProfile?.password).toMatch(/^.{20}-aA1$/);
  expect(found?.users.get("bob")?.loginProfile).toBeUndefined();
  const device = found?.mfaDevices?.get(`arn:aws:iam::${ID}:mfa/alice`);
  expect(device?.enabled?.owner).toEqual({ kind: "user", userName: "alice" });
  expect(device?.seed).toMatch(/^[A-Z2-7]{64}$/);
});

test.each([
  [{ users: { alice: { groups: ["crow"] } }, groups: { crew: {} } }, "expected a group of this account, saw `crow`"],
  [{ groups: { crew: { policies: ["Nonsense"] } } }, "saw `Nonsense`"],
  [{ groups: { crew: {}, CREW: {} } }, "expected each group's name once without regard to case, saw `CREW` again"],
  [{ users: { alice: { groups: ["a", "a"] } }, groups: { a: {} } }, "groups"],
])("%j is refused with its place", (principals, message) => {
  const text = file(principals);
  const read = parseOrganizationFile({ path: "org.json", text }, new Map());
  expect(JSON.stringify(read)).toContain(message);
});

test("a policy that IAM keeps is kept, though it could be written better", () => {
  const Statement = { Effect: "Allow", Action: "s3.s:List", Resource: "*", Condition: { StringEquals: { team: "a" } } };
  const inlinePolicies = { own: { document: { Version: "2012-10-17", Id: "own", Statement } } };
  expect(identities({ users: { alice: { inlinePolicies } } })?.users.get("alice")?.inlinePolicies.size).toBe(1);
});
