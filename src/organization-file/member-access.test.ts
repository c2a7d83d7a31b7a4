/** Stack sets and IAM Identity Center of an organization file: what is built, and what is refused with its place. */
import { describe, expect, test } from "vitest";
import { apply } from "../domain/index.ts";
import { loaded, parsed, scenario } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

const BUCKET = { Resources: { Store: { Type: "AWS::S3::Bucket" } } };
const account = (id: string, name: string) => ({ id, name, email: `${name}@acme.example` });
const file = (organization: object) =>
  JSON.stringify(
    {
      orgdrill: 1,
      organizations: [
        {
          name: "acme",
          management: account("111111111111", "management"),
          trustedServices: ["sso.amazonaws.com", "member.org.stacksets.cloudformation.amazonaws.com"],
          root: {
            organizationalUnits: [
              { name: "Work", accounts: [account("222222222222", "payments")] },
              { name: "Twice" },
              { name: "Other", organizationalUnits: [{ name: "Twice" }] },
            ],
          },
          ...organization,
        },
      ],
    },
    null,
    1,
  );
const stackSet = (more: object = {}) => ({ stackSets: [{ name: "set", units: ["Work"], document: BUCKET, ...more }] });
const center = (more: object) => ({
  identityCenter: { permissionSets: [{ name: "Readers", policies: ["ReadOnlyAccess"] }], ...more },
});
const USER = "90000000-5555-6666-7777-888888888888";
const assigned = (more: object = {}) =>
  center({ assignments: [{ account: "payments", permissionSet: "Readers", user: USER, ...more }] });

describe("what cannot be is refused where it stands", () => {
  test.each([
    ["a unit that is not there", stackSet({ units: ["Nowhere"] }), "`Nowhere`", '"Nowhere"'],
    ["a name of two units", stackSet({ units: ["Twice"] }), "`Twice`", '      "Twice"'],
    ["no trust in StackSets", { ...stackSet(), trustedServices: ["sso.amazonaws.com"] }, "member.org.stacksets", "{"],
    ["another resource", stackSet({ document: { Resources: { A: { Type: "AWS::EC2::VPC" } } } }), "AWS::EC2::VPC", "{"],
    ["no template at all", stackSet({ document: "Resources:" }), "expected a template", '"Resources:"'],
    [
      "a parameter without a value",
      stackSet({ document: { ...BUCKET, Parameters: { Stage: { Type: "String" } } } }),
      "`Stage`",
      '"set"',
    ],
    [
      "the same set twice",
      { stackSets: [...stackSet().stackSets, ...stackSet().stackSets] },
      "expected each stack set once",
      '"set"',
    ],
    ["no trust in Identity Center", { ...assigned(), trustedServices: [] }, "sso.amazonaws.com", "{"],
    ["an unknown account", assigned({ account: "paymets" }), "`paymets`", '"paymets"'],
    ["an unknown permission set", assigned({ permissionSet: "Reader" }), "`Reader`", '"Reader"'],
    ["a user and a group", assigned({ group: USER }), "one of", "{"],
    ["an unknown policy", center({ permissionSets: [{ name: "A", policies: ["Nothing"] }] }), "`Nothing`", '"Nothing"'],
  ])("%s", (_what, organization, message, at) => {
    const text = file(organization);
    const read = parseOrganizationFile({ path: "test.yaml", text });
    if (read.ok) throw new Error("the file was taken");
    const found = read.refusal.find((each) => each.message.includes(message));
    expect(found, JSON.stringify(read.refusal)).toBeDefined();
    const line = text.split("\n")[(found?.line ?? 0) - 1] ?? "";
    expect(line.slice((found?.column ?? 0) - 1)).toContain(at.trim());
  });
});

test("what stacks and assignments brought is written once, and what stays after a departure is the account's own", () => {
  const [first, untouched] = [loaded(scenario("member-access.yaml")), loaded(scenario("member-access.yaml"))];
  const accountId = first.accountsByName.get("payments");
  const organizationId = first.organizationsByName.get("acme");
  if (accountId === undefined || organizationId === undefined) throw new Error("both are there");
  const departed = {
    accountId,
    organizationId,
    method: "LEFT",
    at: first.world.organizations.get(organizationId)?.createdAt,
  };
  apply(first.world, { kind: "AccountDeparted", ...departed } as never);
  const text = organizationFileText(first.world, first);
  expect(text.match(/baseline-reader/g)).toHaveLength(2);
  const said = "# Not in this file: 1 of the stacks that their stack sets let go of";
  expect([text.split("\n")[0]?.startsWith(said), organizationFileText(untouched.world).startsWith("#")]).toEqual([
    true,
    false,
  ]);
  const again = loaded(parsed(text));
  expect(again.world.identities.get(accountId)?.roles.has("baseline-reader")).toBe(true);
  const lab = first.accountsByName.get("lab") ?? accountId;
  const rolesOf = ({ world }: typeof first) => [...(world.identities.get(lab)?.roles.keys() ?? [])].sort();
  expect(rolesOf(again)).toEqual(rolesOf(first));
  expect(again.world.stackInstances).toEqual(first.world.stackInstances);
});

test("a set with a template in YAML comes back with the same stacks", () => {
  const { world } = loaded(scenario("member-access.yaml"));
  for (const stackSet of world.stackSets.values())
    apply(world, { kind: "StackSetChanged", stackSet: { ...stackSet, templateBody: "Resources: # in YAML" } });
  const again = loaded(parsed(organizationFileText(world)));
  expect(again.world.stackSets.size).toBe(2);
  for (const [id, { template }] of world.stackSets) expect(again.world.stackSets.get(id)?.template).toEqual(template);
  expect(again.world.stacks).toEqual(world.stacks);
  expect(again.world.identities).toEqual(world.identities);
});

test("recorders and aggregators come into the world, and every form of them comes back", () => {
  const written = scenario("member-access.yaml").source.text.replace(
    /configRecorders:[\s\S]*?(?=\n {4}management:)/,
    `configRecorders:
        - { account: payments }
        - { account: payments, region: eu-west-1, name: mine, role: admin, recording: false, types: [], globalTypes: false }
        - { account: lab, since: 9d ago, stopped: 10d ago, delivery: { name: all, bucket: b, prefix: p, topic: t } }
        - { account: archive, recording: false, stopped: 1d ago }
      configAggregators:
        - { name: one, account: acme-management, role: "arn:aws:iam::480000000001:role/x", regions: [eu-west-1], updated: 2d ago }
        - { name: one, account: security, role: admin }`,
  );
  const first = loaded(parsed(written));
  const recorders = [...first.world.configurationRecorders.values()];
  expect(recorders.map(({ accountId, isRecording }) => [accountId.slice(-2), isRecording])).toEqual([
    ["11", true],
    ["11", false],
    ["12", true],
    ["13", false],
  ]);
  expect(recorders[3]?.statusChangedAt).toBe(recorders[3]?.stoppedAt);
  expect(recorders[1]).toMatchObject({ roleArn: "arn:aws:iam::480000000011:role/admin", startedAt: undefined });
  expect(first.world.deliveryChannels.get("480000000011/us-east-1")?.bucketName).toBe("config-bucket-480000000011");
  expect([...first.world.deliveryChannels.keys()]).toHaveLength(2);
  expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
});

const CONFIGURED = {
  trustedServices: ["config.amazonaws.com"],
  delegatedAdministrators: [{ account: "payments", services: ["config.amazonaws.com"] }],
};
const aggregated = (aggregator: object, more: object = {}) => ({
  ...CONFIGURED,
  ...more,
  securityServices: {
    configAggregators: [{ name: "all", account: "payments", role: "arn:aws:iam::222222222222:role/a", ...aggregator }],
  },
});
const recorded = (...recorders: readonly object[]) => ({
  ...CONFIGURED,
  securityServices: { configRecorders: recorders.map((each) => ({ account: "payments", ...each })) },
});

test.each([
  ["an aggregator of an unknown account", aggregated({ account: "paymets" }), "`paymets`", '"paymets"'],
  ["an aggregator without trust", aggregated({}, { trustedServices: [] }), "`config.amazonaws.com` in", '"payments"'],
  [
    "an aggregator of nobody registered",
    aggregated({}, { delegatedAdministrators: [] }),
    "among the `delegatedAdministrators`",
    '"payments"',
  ],
  [
    "an aggregator without all features",
    aggregated({}, { featureSet: "CONSOLIDATED_BILLING" }),
    "featureSet ALL",
    '"payments"',
  ],
  ["an aggregator with a role that is not there", aggregated({ role: "admn" }), "saw `admn`", '"admn"'],
  ["an aggregator without a role", aggregated({ role: undefined }), "role", "{"],
  ["a recorder of an unknown account", recorded({ account: "paymets" }), "`paymets`", '"paymets"'],
  ["two recorders in a Region", recorded({}, { name: "second" }), "one recorder in `us-east-1` of `payments`", "{"],
  ["a recorder with a role that is not there", recorded({ role: "admn" }), "saw `admn`", '"admn"'],
  ["a type that is none", recorded({ types: ["bucket!"] }), "a type of resource", '"bucket!"'],
])("%s is a mistake with a place", (_what, organization, message, at) => {
  const text = file(organization);
  const read = parseOrganizationFile({ path: "test.yaml", text });
  const found = (read.ok ? [] : read.refusal).find((each) => each.message.includes(message));
  expect(found, JSON.stringify(read)).toBeDefined();
  expect((text.split("\n")[(found?.line ?? 0) - 1] ?? "").slice((found?.column ?? 0) - 1)).toContain(at);
});

test("the same aggregator twice is a mistake, and in two Regions it is not", () => {
  const [one] = aggregated({}).securityServices.configAggregators;
  const twice = (region: string) =>
    file({ ...CONFIGURED, securityServices: { configAggregators: [one, { ...one, region }] } });
  const read = parseOrganizationFile({ path: "test.yaml", text: twice("us-east-1") });
  expect(read.ok ? [] : read.refusal.map(({ message }) => message)).toEqual([
    "expected each aggregator once, saw `all` again",
  ]);
  expect(parseOrganizationFile({ path: "test.yaml", text: twice("eu-west-1") }).ok).toBe(true);
});
