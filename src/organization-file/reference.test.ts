/** What the reference organizations promise to the drills and to the demonstration. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type AttachedPolicy,
  authorize,
  compileText,
  type Explanation,
  type PolicyLevel,
} from "../authorization/index.ts";
import type { Account, World } from "../domain/index.ts";
import { loaded, scenario } from "./fixtures.test-support.ts";
import type { LoadedWorld } from "./world-from-file.ts";

function compiled(text: string, kind: "serviceControl" | "identity") {
  const policy = compileText(text, kind);
  if (!policy.ok) throw new Error(text);
  return policy.value;
}
const ADMINISTRATOR: AttachedPolicy = {
  reference: { type: "identity", name: "AdministratorAccess" },
  document: compiled('{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}', "identity"),
};

/** Root first, then units, then the account. */
function ladder({ organizations }: World, { id, membership }: Account): readonly PolicyLevel[] {
  const organization = organizations.get(membership?.organizationId ?? "");
  if (organization === undefined || membership === undefined) return [];
  const way: string[] = [id];
  for (let at: string | undefined = membership.parentId; at !== undefined; ) {
    way.unshift(at);
    at = organization.organizationalUnits.get(at)?.parentId;
  }
  return way.map((target) => ({
    level: { kind: "organizationalUnit", id: target, name: target },
    policies: (organization.attachments.get(target) ?? []).flatMap((policyId) => {
      const policy = organization.policies.get(policyId);
      if (policy === undefined) return [];
      const reference = { type: "serviceControl" as const, name: policy.name, id: policyId };
      return [{ reference, document: compiled(policy.content, "serviceControl") }];
    }),
  }));
}

function ask(
  world: World,
  account: Account,
  { action, role }: Readonly<{ action: string; role: string }>,
): Explanation {
  const arn = `arn:aws:iam::${account.id}:role/${role}`;
  return authorize(
    { action, resource: "*", context: new Map([["aws:principalarn", arn]]) },
    {
      principal: {
        kind: "roleSession",
        accountId: account.id,
        arn: `arn:aws:sts::${account.id}:assumed-role/${role}/x`,
        issuerArn: arn,
      },
      identity: [ADMINISTRATOR],
      serviceControl: ladder(world, account),
    },
  );
}

const membersOf = ({ world }: LoadedWorld): readonly Account[] => {
  const managers = new Set([...world.organizations.values()].map((each) => each.managementAccountId));
  return [...world.accounts.values()].filter((each) => each.membership !== undefined && !managers.has(each.id));
};
const whoMay = (from: LoadedWorld, action: string): readonly string[] =>
  membersOf(from)
    .filter((each) => ask(from.world, each, { action, role: "admin" }).outcome === "allowed")
    .map((each) => each.name);

test("in the reference organization vendor-lab can be taken out, and handover by declared intent; nobody else", () => {
  const reference = loaded(scenario("reference.yaml"));
  expect(whoMay(reference, "organizations:LeaveOrganization")).toEqual(["handover", "vendor-lab"]);
  expect(whoMay(reference, "account:CloseAccount")).toEqual(["handover", "vendor-lab"]);
  const handover = reference.accountsByName.get("handover");
  expect([...reference.allowedDepartures.keys()]).toEqual([handover]);
  expect(reference.guardrails.map((each) => [each.name, each.protects])).toEqual([
    ["deny-leave", ["leave", "close"]],
    ["protect-logging", ["logging"]],
  ]);
});

test("with the fix only the declared departure is left", () => {
  expect(whoMay(loaded(scenario("reference-fixed.yaml")), "organizations:LeaveOrganization")).toEqual(["handover"]);
});

test("logging is protected in every member of acme, and the break-glass role is spared", () => {
  const reference = loaded(scenario("reference.yaml"));
  const ours = membersOf(reference).filter((each) => each.membership?.organizationId === "o-acme000001");
  expect(ours).toHaveLength(13);
  for (const account of ours) {
    const action = "cloudtrail:StopLogging";
    expect(ask(reference.world, account, { action, role: "admin" }).outcome).toBe("explicitlyDenied");
    expect(ask(reference.world, account, { action, role: "break-glass" }).outcome).toBe("allowed");
    expect(reference.world.identities.get(account.id)?.roles.has("admin")).toBe(true);
  }
});

test("the fix is two lines: the guardrail on Vendors, and the alarm where the attempt is recorded", () => {
  const lines = (name: string): readonly string[] =>
    readFileSync(`scenarios/organizations/${name}`, "utf8").split("\n");
  const before = lines("reference.yaml");
  const after = lines("reference-fixed.yaml");
  expect(after).toHaveLength(before.length);
  const changed = before.flatMap((line, index) => (line === after[index] ? [] : [[line.trim(), after[index]?.trim()]]));
  expect(changed).toEqual([
    ["policies: [FullAWSAccess]", "policies: [FullAWSAccess, deny-leave]"],
    ["account: management", "account: every member account"],
  ]);
  const fixed = loaded(scenario("reference-fixed.yaml"));
  expect(fixed.detections.get("account-departure")?.rules.map((each) => each.accountId)).toContain(
    fixed.accountsByName.get("vendor-lab"),
  );
});

test("the two organizations hold every kind of member that a departure depends on", () => {
  const two = loaded(scenario("two-organizations.yaml"));
  expect(whoMay(two, "organizations:LeaveOrganization")).toEqual([
    "open-complete",
    "open-incomplete",
    "open-no-payment",
    "open-young",
    "open-invited",
    "open-root-keys",
    "umbrella-member",
  ]);
  expect(two.world.handshakes.size).toBe(6);
});

test("an allow-list denies by what it leaves out", () => {
  const listed = loaded(scenario("allow-list.yaml"));
  expect(whoMay(listed, "organizations:LeaveOrganization")).toEqual(["free"]);
  const account = [...listed.world.accounts.values()].find((each) => each.name === "listed");
  const answer = account && ask(listed.world, account, { action: "organizations:LeaveOrganization", role: "admin" });
  expect(answer?.outcome).toBe("implicitlyDenied");
});

test("redundant guardrails deny twice", () => {
  const twice = loaded(scenario("redundant-guardrails.yaml"));
  const denials = membersOf(twice).map((each) => {
    const { denying } = ask(twice.world, each, { action: "organizations:LeaveOrganization", role: "admin" });
    return [each.name, denying.length];
  });
  expect(denials).toEqual([
    ["twice", 2],
    ["once", 1],
  ]);
});
