/** Event data stores in the file: what they are taken to be, what is wrong with them, and that they come back. */
import { expect, test } from "vitest";
import { loaded, parsed } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

const file = (store: object, trustedServices: readonly string[] = ["cloudtrail.amazonaws.com"]): string =>
  JSON.stringify({
    orgdrill: 1,
    organizations: [
      {
        name: "acme",
        trustedServices,
        management: { id: "111111111111", name: "management", email: "aws@acme.example" },
        root: {
          accounts: [
            {
              id: "222222222222",
              name: "member",
              email: "member@acme.example",
              joined: { method: "invited", at: "2025-01-10" },
            },
          ],
        },
      },
    ],
    eventDataStores: { events: store },
  });

const problems = (text: string): string => {
  const read = parseOrganizationFile({ path: "test.yaml", text }, new Map());
  return read.ok ? "" : read.refusal.map(({ message }) => message).join("; ");
};

test("what is left out is as CreateEventDataStore has it", () => {
  const [store] = loaded(parsed(file({ account: "management", organization: true }))).world.eventDataStores.values();
  expect(store).toMatchObject({
    name: "events",
    accountId: "111111111111",
    organizationId: expect.stringMatching(/^o-/),
    isMultiRegion: true,
    isIngesting: true,
    isTerminationProtected: true,
    retentionDays: 366,
  });
});

test("the management account has the role that its store needs", () => {
  const { world } = loaded(parsed(file({ account: "management", organization: true })));
  const withRole = [...world.identities].filter(([, { roles }]) => roles.has("AWSServiceRoleForCloudTrail"));
  expect(withRole.map(([id]) => id)).toEqual(["111111111111"]);
});

test("everything that is said of one comes back", () => {
  const said = {
    account: "member",
    region: "eu-west-1",
    multiRegion: false,
    retentionDays: 30,
    terminationProtection: false,
    ingestion: false,
    tags: { team: "red" },
  };
  const first = loaded(parsed(file(said)));
  const again = loaded(parsed(organizationFileText(first.world, first)));
  expect(again.world.eventDataStores).toEqual(first.world.eventDataStores);
});

test.each([
  [{ account: "member", organization: true }, undefined, "expected the management account as owner"],
  [{ account: "management", organization: true }, [], "among the `trustedServices`"],
  [{ account: "nobody" }, undefined, "nobody"],
  [{ account: "member", retentionDays: 6 }, undefined, "7"],
])("%j is not taken", (store, trusted, message) => {
  expect(problems(file(store, trusted))).toContain(message);
});
