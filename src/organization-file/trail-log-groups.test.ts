import { describe, expect, test } from "vitest";
import { apply } from "../domain/index.ts";
import { loaded, parsed } from "./fixtures.test-support.ts";
import { parseOrganizationFile } from "./parse-file.ts";
import { organizationFileText } from "./write.ts";

const account = (id: string, name: string, roles: object = {}) => ({
  ...{ id, name, email: `${name}@acme.example` },
  principals: { roles },
});
const statement = (Action: unknown, Resource: string, Effect = "Allow") => ({ Effect, Action, Resource });
const writing = (...Statement: object[]) => ({ write: { document: { Version: "2012-10-17", Statement } } });
const BOTH = ["logs:CreateLogStream", "logs:PutLogEvents"];
const GROUP = "arn:aws:logs:us-east-1:111111111111:log-group:trails/all";
const ROLE = {
  trust: "service:cloudtrail.amazonaws.com",
  inlinePolicies: writing(statement(BOTH, `${GROUP}:log-stream:o-acme000001_*`)),
};

type Parts = Readonly<{ role?: object; trail?: object; organization?: object; security?: object }>;
const file = ({ role = ROLE, trail = {}, organization = {}, security = {} }: Parts = {}) =>
  JSON.stringify({
    orgdrill: 1,
    organizations: [
      {
        ...{ name: "acme", id: "o-acme000001", trustedServices: ["cloudtrail.amazonaws.com"] },
        management: account("111111111111", "management", { "trail-to-logs": role }),
        root: { accounts: [account("222222222222", "security", security)] },
        ...organization,
      },
    ],
    trails: {
      all: {
        ...{ account: "management", organization: true, bucket: "acme-trail" },
        logGroup: { name: "trails/all", role: "trail-to-logs" },
        ...trail,
      },
    },
  });

function problemsOf(text: string): readonly string[] {
  const outcome = parseOrganizationFile({ path: "organization.json", text }, new Map());
  return outcome.ok ? [] : outcome.refusal.map(({ message }) => message);
}

test("a trail's log group comes into the world, is made there, and comes back", () => {
  const first = loaded(parsed(file()));
  const [trail] = first.world.trails.values();
  expect(trail?.logGroup).toEqual({ groupArn: GROUP, roleArn: "arn:aws:iam::111111111111:role/trail-to-logs" });
  expect([...first.world.logGroups.keys()]).toEqual([GROUP]);
  const text = organizationFileText(first.world, first);
  expect(text).toContain("logGroup:");
  expect(loaded(parsed(text)).world).toEqual(first.world);
});

test("a delegated administrator's group is in its own account", () => {
  const foreign = file({
    organization: { delegatedAdministrators: [{ account: "security", services: ["cloudtrail.amazonaws.com"] }] },
    security: { writer: { ...ROLE, inlinePolicies: writing(statement("logs:*", "*")) } },
    trail: { logGroup: { name: "g", role: "writer", account: "security" } },
  });
  const first = loaded(parsed(foreign));
  expect([...first.world.logGroups.keys()]).toEqual(["arn:aws:logs:us-east-1:222222222222:log-group:g"]);
  expect(loaded(parsed(organizationFileText(first.world, first))).world).toEqual(first.world);
});

test("a log group whose role is no longer fit is left out, so that the file can be read", () => {
  const first = loaded(parsed(file()));
  const [role] = [...(first.world.identities.values().next().value?.roles.values() ?? [])].filter(
    ({ name }) => name === "trail-to-logs",
  );
  if (role === undefined) throw new Error("it is there");
  const accountId = [...first.world.accounts.values()].find(({ name }) => name === "management")?.id;
  if (accountId === undefined) throw new Error("it is there");
  apply(first.world, { kind: "RoleChanged", accountId, role: { ...role, inlinePolicies: new Map() } });
  const text = organizationFileText(first.world, first);
  expect(text).not.toContain("logGroup:");
  expect(loaded(parsed(text)).world.trails.size).toBe(1);
});

describe("what is wrong is told", () => {
  const STREAM = `${GROUP}:log-stream:o-acme000001_111111111111_CloudTrail_us-east-1`;
  const role = (changes: object) => file({ role: { ...ROLE, ...changes } });
  const may = (action: string) => `expected a role that may call \`${action}\` on \`${STREAM}\`, saw \`trail-to-logs\``;
  const untrusted = "expected a role that trusts `cloudtrail.amazonaws.com`, saw `trail-to-logs`";
  const trusting = (Condition: object, Service = "cloudtrail.amazonaws.com") => ({
    document: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole", Condition }],
    },
  });
  const sourced = { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:111111111111:trail/all" } };

  test.each([
    [
      "no such role",
      file({ trail: { logGroup: { name: "g", role: "trail-to-log" } } }),
      ["expected a role of `management`, which has the log group, saw `trail-to-log`"],
    ],
    ["a role that trusts somebody else", role({ trust: "self" }), [untrusted]],
    ["a role that trusts another service", role({ trust: "service:ec2.amazonaws.com" }), [untrusted]],
    ["a trust policy for another service", role({ trust: trusting({}, "ec2.amazonaws.com") }), [untrusted]],
    ["a role without a policy", role({ inlinePolicies: {} }), [may("logs:CreateLogStream")]],
    [
      "a role that may make no events",
      role({ inlinePolicies: writing(statement(BOTH[0], "*")) }),
      [may("logs:PutLogEvents")],
    ],
    [
      "a role for another group",
      role({ inlinePolicies: writing(statement(BOTH, "arn:aws:logs:us-east-1:111111111111:log-group:other:*")) }),
      [may("logs:CreateLogStream")],
    ],
    ["a role that is denied", role({ policies: ["AWSDenyAll"] }), [may("logs:CreateLogStream")]],
    [
      "a group in an account that has no say",
      file({ trail: { logGroup: { name: "g", role: "x", account: "security" } } }),
      [
        "expected the trail's account, or of an organization trail a delegated administrator of `cloudtrail.amazonaws.com`, saw `security`",
      ],
    ],
    ["a condition that nobody can judge", role({ trust: trusting(sourced) }), []],
    ["a customer's right to everything", role({ inlinePolicies: {}, policies: ["AdministratorAccess"] }), []],
  ])("%s", (_what, text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  test("at its place in the file", () => {
    const text = file({ trail: { logGroup: { name: "g", role: "nobody" } } });
    const outcome = parseOrganizationFile({ path: "organization.json", text }, new Map());
    if (outcome.ok) throw new Error("it is refused");
    const column = text.indexOf('"nobody"') + 1;
    expect(outcome.refusal[0]).toMatchObject({ file: "organization.json", line: 1, column });
  });

  test("in its shape", () => {
    expect(problemsOf(file({ trail: { logGroup: { name: "g" } } }))).toHaveLength(1);
    expect(problemsOf(file({ trail: { logGroup: { name: "no blanks", role: "r" } } })).length).toBeGreaterThan(0);
  });
});
