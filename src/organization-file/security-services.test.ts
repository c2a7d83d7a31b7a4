import { expect, test } from "vitest";
import {
  administrationOf,
  apply,
  hubAdministrationOf,
  hubMembersOf,
  reaches,
  threatMembersOf,
  visibleFindings,
  visibleThreats,
} from "../domain/index.ts";
import type { AccountId } from "../kernel/index.ts";
import { loaded, NOW, parsed, scenario } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

const SECURITY = "630000000002" as AccountId;
const WORKLOAD = "630000000011" as AccountId;
const PLACE = { accountId: SECURITY, region: "us-east-1" };

test("what an organization watches comes into the world, and comes back", () => {
  const first = loaded(scenario("security-services.yaml"));
  expect(administrationOf(first.world, PLACE)).toMatchObject({ administrator: SECURITY, autoEnable: "ALL" });
  expect([...threatMembersOf(first.world, PLACE).keys()]).toEqual([WORKLOAD, "630000000012"]);
  expect(visibleThreats(first.world, PLACE, NOW).map(({ type }) => type)).toEqual([
    "UnauthorizedAccess:IAMUser/MaliciousIPCaller",
    "Stealth:IAMUser/CloudTrailLoggingDisabled",
  ]);
  expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
});

test("what Security Hub shows comes into the world, and comes back", () => {
  const first = loaded(scenario("security-services.yaml"));
  expect(hubAdministrationOf(first.world, PLACE)).toMatchObject({ administrator: SECURITY, autoEnable: true });
  expect([...hubMembersOf(first.world, PLACE).keys()]).toEqual([WORKLOAD, "630000000012"]);
  expect(visibleFindings(first.world, PLACE, NOW).map(({ id }) => id)).toEqual([
    "A bucket that everybody reads",
    "key-1",
  ]);
  const again = loaded(parsed(organizationFileText(first.world, first))).world;
  expect(again).toEqual(first.world);
});

test("Security Hub of several Regions, without newcomers, standards or members comes back as well", () => {
  const text = organizationFileText(loaded(scenario("security-services.yaml")).world);
  const several = parsed(
    text.replace(
      /securityHub:[\s\S]*?(?=\n {4}root:)/,
      `securityHub:
        - { administrator: security, autoEnable: false, defaultStandards: false }
        - { administrator: security, region: eu-west-1, since: 9d ago, members: [management] }`,
    ),
  );
  const first = loaded(several);
  expect(hubAdministrationOf(first.world, PLACE)).toMatchObject({ autoEnable: false, withStandards: false });
  expect(hubMembersOf(first.world, PLACE).size).toBe(0);
  expect([...hubMembersOf(first.world, { ...PLACE, region: "eu-west-1" }).keys()]).toEqual(["630000000001"]);
  expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
});

test("what an account shares comes into the world, and comes back", () => {
  const { world } = loaded(scenario("security-services.yaml"));
  const [network, kept] = world.resourceShares.values();
  if (network === undefined || kept === undefined) throw new Error("both are there");
  expect([...network.principals.keys()]).toEqual(["arn:aws:organizations::630000000001:organization/o-guarded001"]);
  expect([...kept.principals.keys()]).toEqual(["arn:aws:organizations::630000000001:ou/o-guarded001/ou-wtch-work0001"]);
  expect([reaches(world, network, WORKLOAD), reaches(world, kept, SECURITY)]).toEqual([true, false]);
  apply(world, {
    kind: "AccountDeparted",
    accountId: WORKLOAD,
    organizationId: "o-guarded001",
    method: "LEFT",
    at: NOW,
  });
  const again = loaded(parsed(organizationFileText(world))).world;
  const [networkAgain, keptAgain] = again.resourceShares.values();
  if (networkAgain === undefined || keptAgain === undefined) throw new Error("both are there");
  expect([reaches(again, networkAgain, WORKLOAD), reaches(again, keptAgain, WORKLOAD)]).toEqual([false, true]);
  expect(keptAgain.principals.get(WORKLOAD)).toMatchObject({ isExternal: true });
});

test("several Regions, chosen members and nobody come back as well", () => {
  const text = organizationFileText(loaded(scenario("security-services.yaml")).world);
  const several = parsed(
    text.replace(
      /guardDuty:[\s\S]*?(?=\n {4}root:)/,
      `guardDuty:
        - { administrator: security, autoEnable: NONE }
        - { administrator: security, region: eu-west-1, autoEnable: NEW, since: 9d ago, members: [management] }`,
    ),
  );
  const first = loaded(several);
  expect(threatMembersOf(first.world, PLACE).size).toBe(0);
  expect([...threatMembersOf(first.world, { ...PLACE, region: "eu-west-1" }).keys()]).toEqual(["630000000001"]);
  expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
});

test.each(["LEFT", "REMOVED", "CLEANED"] as const)(
  "after a departure (%s) the file no longer says who watched",
  (method) => {
    const first = loaded(scenario("security-services.yaml"));
    const departure = { organizationId: "o-guarded001", method, at: NOW };
    apply(first.world, { kind: "AccountDeparted", accountId: WORKLOAD, ...departure });
    const again = loaded(parsed(organizationFileText(first.world, first)));
    expect([...threatMembersOf(again.world, PLACE).keys()]).toEqual(["630000000012"]);
    expect(visibleThreats(again.world, PLACE, NOW)).toEqual([]);
    expect(hubMembersOf(first.world, PLACE).get(WORKLOAD)?.status).toBe("Deleted");
    expect([...hubMembersOf(again.world, PLACE).keys()]).toEqual(["630000000012"]);
    expect(visibleFindings(again.world, PLACE, NOW).map(({ id }) => id)).toEqual(["key-1"]);
  },
);

test("nobody administers anything for an organization that is gone", () => {
  const { world } = loaded(scenario("security-services.yaml"));
  apply(world, { kind: "OrganizationDeleted", organizationId: "o-guarded001", at: NOW });
  expect([world.threatAdministrations.size, world.hubAdministrations.size]).toEqual([0, 0]);
});

const account = (id: string, name: string) => ({ id, name, email: `${name}@acme.example` });
const file = (guardDuty: unknown, more: object = {}) =>
  JSON.stringify({
    orgdrill: 1,
    organizations: [
      {
        name: "acme",
        management: account("111111111111", "management"),
        root: { accounts: [account("222222222222", "security"), account("333333333333", "other")] },
        trustedServices: ["guardduty.amazonaws.com"],
        delegatedAdministrators: [{ account: "security", services: ["guardduty.amazonaws.com"] }],
        ...more,
        securityServices: { guardDuty },
      },
    ],
    standaloneAccounts: [account("444444444444", "alone")],
  });
const hubFile = (securityHub: unknown) => {
  const written = JSON.parse(file(GOOD)) as { organizations: Record<string, unknown>[] };
  const services = ["securityhub.amazonaws.com"];
  const delegatedAdministrators = [{ account: "security", services }];
  const delegating = { trustedServices: services, delegatedAdministrators };
  Object.assign(written.organizations[0] ?? {}, delegating, { securityServices: { securityHub } });
  return JSON.stringify(written);
};
const GOOD = { administrator: "security" };
const FOUND = { type: "Recon:IAMUser/TorIPCaller" };

test.each([
  ["an unknown administrator", file({ administrator: "securty" }), "expected the name or id of an account"],
  ["a stranger", file({ administrator: "alone" }), "expected an account of `acme`, saw `alone`"],
  ["nobody registered", file({ administrator: "other" }), "expected `other` among the `delegatedAdministrators`"],
  [
    "nothing trusted",
    file({ administrator: "management" }, { trustedServices: [], delegatedAdministrators: [] }),
    "expected `guardduty.amazonaws.com` in `trustedServices`",
  ],
  ["a Region twice", file([GOOD, GOOD]), "expected each Region once, saw `us-east-1` again"],
  ["the administrator as a member", file({ ...GOOD, members: ["security"] }), "expected accounts beside"],
  ["a finding of a stranger", file({ ...GOOD, findings: [{ ...FOUND, account: "alone" }] }), "an account of `acme`"],
  [
    "a finding of nobody watched",
    file({ ...GOOD, autoEnable: "NONE", findings: [{ ...FOUND, account: "other" }] }),
    "expected a member or the administrator of GuardDuty, saw `other`",
  ],
  ["a type that is none", file({ ...GOOD, findings: [{ account: "other", type: "bad" }] }), "a finding type such as"],
  ["another word", file({ ...GOOD, autoEnable: "SOME" }), "ALL"],
  [
    "a hub of nobody registered",
    hubFile({ administrator: "other" }),
    "expected `other` among the `delegatedAdministrators` with `securityhub.amazonaws.com`",
  ],
  ["a Region of hubs twice", hubFile([GOOD, GOOD]), "expected each Region once, saw `us-east-1` again"],
  [
    "a finding of nobody shown",
    hubFile({ ...GOOD, autoEnable: false, findings: [{ account: "other", title: "x" }] }),
    "expected a member or the administrator of Security Hub, saw `other`",
  ],
  [
    "a severity that is none",
    hubFile({ ...GOOD, findings: [{ account: "other", title: "x", severity: "7" }] }),
    "HIGH",
  ],
])("%s is a mistake with a place", (_, text, message) => {
  const read = parseOrganizationFile({ path: "test.yaml", text }, new Map());
  expect(read.ok ? [] : read.refusal).toEqual([
    expect.objectContaining({
      message: expect.stringContaining(message),
      line: expect.any(Number),
      column: expect.any(Number),
    }),
  ]);
});

const SUBNET = "arn:aws:ec2:us-east-1:222222222222:subnet/subnet-1";
const sharing = (share: object, more: object = {}) => {
  const written = JSON.parse(file(GOOD)) as { organizations: Record<string, unknown>[] };
  const trustedServices = ["guardduty.amazonaws.com", "ram.amazonaws.com"];
  const resourceShares = [{ name: "network", account: "security", ...share }];
  Object.assign(written.organizations[0] ?? {}, { trustedServices, securityServices: { resourceShares }, ...more });
  return JSON.stringify(written);
};

test.each([
  ["an unknown owner", sharing({ account: "securty" }), "expected the name or id of an account"],
  ["an owner elsewhere", sharing({ account: "alone" }), "expected an account of `acme`, saw `alone`"],
  ["a resource of another", sharing({ account: "other", resources: [SUBNET] }), "expected a resource of `other`"],
  ["what cannot be shared", sharing({ resources: [SUBNET.replace("subnet/", "sofa/")] }), "known to be shareable"],
  ["nobody", sharing({ principals: ["nobody"] }), "expected organization, a unit of `acme` or an account"],
  ["itself", sharing({ principals: ["security"] }), "expected somebody else"],
  [
    "an account outside that is not allowed",
    sharing({ principals: ["alone"], allowExternalPrincipals: false }),
    "as the share allows no other, saw `alone`",
  ],
  [
    "an organization that does not share",
    sharing({ principals: ["organization"] }, { trustedServices: ["guardduty.amazonaws.com"] }),
    "expected `ram.amazonaws.com` in `trustedServices`",
  ],
])("a share with %s is a mistake with a place", (_, text, message) => {
  const read = parseOrganizationFile({ path: "test.yaml", text }, new Map());
  expect(read.ok ? [] : read.refusal).toEqual([
    expect.objectContaining({ message: expect.stringContaining(message), line: expect.any(Number) }),
  ]);
});
