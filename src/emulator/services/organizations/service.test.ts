import assert from "node:assert/strict";
import * as organizationsSdk from "@aws-sdk/client-organizations";
import { describe, test } from "vitest";
import { OPERATIONS_NOT_EMULATED } from "../../../catalogue/index.ts";
import { ORGANIZATIONS_CONSTRAINTS } from "../../wire/constraints/organizations.ts";
import type { Bench } from "./bench.test-support.ts";
import { bench, founded } from "./bench.test-support.ts";
import { acceptHandshake } from "./operations/accept-handshake.ts";
import { inviteAccountToOrganization } from "./operations/invite-account-to-organization.ts";
import { organizationsService } from "./service.ts";

/** What anybody may call: outside an organization, or as a plain member. */
const FOR_ALL = new Set([
  "CreateOrganization",
  "DescribeOrganization",
  "LeaveOrganization",
  "AcceptHandshake",
  "DeclineHandshake",
  "CancelHandshake",
  "DescribeHandshake",
  "ListHandshakesForAccount",
  "DescribeEffectivePolicy",
]);

/** An input that is well formed and names nothing that exists. */
const WELL_FORMED = {
  RootId: "r-none",
  ParentId: "r-none",
  ChildId: "999999999999",
  ChildType: "ACCOUNT",
  AccountId: "999999999999",
  SourceParentId: "r-none",
  DestinationParentId: "r-none",
  OrganizationalUnitId: "ou-none-none0000",
  PolicyId: "p-none0000",
  TargetId: "999999999999",
  HandshakeId: "h-none0000",
  CreateAccountRequestId: "car-none0000",
  PolicyType: "SERVICE_CONTROL_POLICY",
  Type: "SERVICE_CONTROL_POLICY",
  Name: "name",
  Description: "",
  Content: "{}",
  AccountName: "name",
  Email: "nobody@example.com",
  Target: { Type: "EMAIL", Id: "nobody@example.com" },
  ResourceId: "r-none",
  Id: "rt-none0000",
  StartTimestamp: new Date("2030-03-01T00:00:00Z"),
  SourceName: "name",
  Tags: [],
  TagKeys: [],
  ServicePrincipal: "cloudtrail.amazonaws.com",
} as const;

const inputOf = (name: string) => ({
  ...WELL_FORMED,
  Filter: name.startsWith("ListPolicies") ? "SERVICE_CONTROL_POLICY" : undefined,
});

function codeOf(on: Bench, name: string, caller: Parameters<Bench["context"]>[0]): string | undefined {
  const operation = organizationsService.operations.get(name);
  assert.ok(operation);
  const decision = operation.decide(on.context(caller), inputOf(name) as never);
  return decision.ok ? undefined : organizationsService.wireError(decision.refusal as never).code;
}

const NAMES = [...organizationsService.operations.keys()];
const RESTRICTED = NAMES.filter((name) => !FOR_ALL.has(name));

test("every operation is registered once under its own name and has constraints for its input", () => {
  assert.equal(NAMES.length, Object.keys(ORGANIZATIONS_CONSTRAINTS).length);
  assert.deepEqual([...NAMES].sort(), Object.keys(ORGANIZATIONS_CONSTRAINTS).sort());
});

test("every operation of the SDK is emulated, or in the catalogue with the reason why not", () => {
  const known = Object.keys(organizationsSdk).flatMap((name) => /^(\w+)Command$/.exec(name)?.[1] ?? []);
  const refused = OPERATIONS_NOT_EMULATED.filter(({ service }) => service === "organizations").map(({ name }) => name);
  assert.equal(known.length, 63);
  assert.deepEqual([...NAMES, ...refused].sort(), known.sort());
});

describe("who may ask is settled before what is asked for", () => {
  test.each(RESTRICTED)("%s", (name) => {
    const on = bench();
    const { founder } = founded(on);
    const member = on.open(2);
    const target = { Target: { Type: "ACCOUNT", Id: member } } as const;
    const invitation = on.call(founder, inviteAccountToOrganization, target).Handshake;
    on.call(member, acceptHandshake, { HandshakeId: invitation?.Id ?? "" });
    assert.equal(codeOf(on, name, on.open(3)), "AWSOrganizationsNotInUseException");
    assert.equal(codeOf(on, name, member), "AccessDeniedException");
    assert.notEqual(codeOf(on, name, founder), "AccessDeniedException");
  });
});

describe("permissions", () => {
  test.each(NAMES)("%s asks for itself, on `*` for somebody without an organization", (name) => {
    const on = bench();
    const operation = organizationsService.operations.get(name);
    const permissions = operation?.permissions?.(on.context(on.open(1)), inputOf(name) as never);
    if (permissions === undefined) return;
    assert.ok(permissions.length > 0);
    // Joining makes a role as well, in the caller's own account.
    const own = permissions.filter(({ deniedAs }) => deniedAs === undefined);
    for (const { action, resource } of own) {
      assert.equal(action, `organizations:${name}`);
      assert.equal(resource, "*");
    }
  });
});
