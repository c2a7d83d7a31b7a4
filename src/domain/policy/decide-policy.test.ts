import assert from "node:assert/strict";
import { describe, test } from "vitest";
import type { AccountId } from "../../kernel/index.ts";
import { foundWithPolicies, type Stage, stage } from "../apply/stage.test-support.ts";
import { attachedPolicies } from "./attached-policies.ts";
import { decideAttachPolicy, decideDetachPolicy } from "./decide-attachment.ts";
import {
  type CreatePolicyCommand,
  decideCreatePolicy,
  decideDeletePolicy,
  decideUpdatePolicy,
} from "./decide-policy.ts";
import { decideDisablePolicyType, decideEnablePolicyType } from "./decide-policy-type.ts";
import { FULL_AWS_ACCESS, type PolicyTypeName, RCP_FULL_AWS_ACCESS } from "./organization-policy.ts";

const SCP = "SERVICE_CONTROL_POLICY" as const;
const RCP = "RESOURCE_CONTROL_POLICY" as const;
const problemOf = (content: string) => (content === "broken" ? "it is broken" : undefined);
const refused = (kind: string, more: object = {}) => ({ ok: false, refusal: { kind, ...more } });

const create = (on: Stage, caller: AccountId, command: Partial<CreatePolicyCommand> = {}) =>
  decideCreatePolicy(
    on.world,
    { caller, name: "policy", description: "", type: SCP, content: "{}", tags: new Map(), ...command },
    { ids: on.moment.ids, problemOf },
  );

function made(on: Stage, caller: AccountId, command: Partial<CreatePolicyCommand> = {}): string {
  const [event] = on.carryOut(create(on, caller, command));
  assert.ok(event?.kind === "PolicyCreated");
  return event.policy.id;
}

const enable = (on: Stage, caller: AccountId, policyType: PolicyTypeName) =>
  decideEnablePolicyType(on.world, { caller, rootId: on.organizationOf(caller).rootId, policyType });

describe("documents", () => {
  test("size, grammar and name are judged when a policy is made and when it is changed", () => {
    const on = stage();
    const caller = on.open(1);
    on.found(caller);
    const tooLong = refused("LimitReached", { limit: "policyCharacters" });
    const malformed = refused("MalformedPolicy", { problem: "it is broken" });
    assert.deepEqual(create(on, caller, { content: "x".repeat(10_241) }), tooLong);
    assert.equal(create(on, caller, { content: "x".repeat(10_240) }).ok, true);
    assert.deepEqual(create(on, caller, { content: "x".repeat(5_121), type: RCP }), tooLong);
    assert.deepEqual(create(on, caller, { content: "broken" }), malformed);
    const policyId = made(on, caller, { name: "first" });
    made(on, caller, { name: "second" });
    assert.deepEqual(create(on, caller, { name: "first" }), refused("DuplicatePolicy"));
    const update = (change: { name?: string; content?: string }) => {
      const command = { caller, policyId, name: undefined, description: undefined, content: undefined };
      return decideUpdatePolicy(on.world, { ...command, ...change }, problemOf);
    };
    assert.deepEqual(update({ content: "broken" }), malformed);
    assert.deepEqual(update({ name: "second" }), refused("DuplicatePolicy"));
    on.carryOut(update({ content: "[]" }));
    const stored = on.organizationOf(caller).policies.get(policyId);
    assert.deepEqual([stored?.name, stored?.content], ["first", "[]"]);
  });

  test("AWS's own policies stay as they are, and consolidated billing has none", () => {
    const on = stage();
    const caller = on.open(1);
    on.found(caller);
    const own = { caller, policyId: FULL_AWS_ACCESS };
    assert.deepEqual(decideDeletePolicy(on.world, own), refused("PolicyIsAwsManaged"));
    const billing = on.open(2);
    on.found(billing, "CONSOLIDATED_BILLING");
    const notAvailable = refused("PolicyTypeNotAvailable", { policyType: SCP });
    assert.deepEqual(create(on, billing), notAvailable);
    assert.deepEqual(enable(on, billing, SCP), notAvailable);
  });
});

describe("policy types", () => {
  test("enabling attaches the default to everything; disabling detaches all; enabling again brings only the default", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = foundWithPolicies(on, caller);
    const policyId = made(on, caller);
    on.carryOut(decideAttachPolicy(on.world, { caller, policyId, targetId: caller }));
    const attached = () => attachedPolicies(on.organizationOf(caller), caller, SCP).map(({ id }) => id);
    assert.deepEqual(attached(), [FULL_AWS_ACCESS, policyId]);
    assert.deepEqual(enable(on, caller, SCP), refused("PolicyTypeAlreadyEnabled", { policyType: SCP }));
    on.carryOut(decideDisablePolicyType(on.world, { caller, rootId, policyType: SCP }));
    assert.deepEqual([attached(), on.organizationOf(caller).attachments.size], [[], 0]);
    const disableAgain = decideDisablePolicyType(on.world, { caller, rootId, policyType: SCP });
    assert.deepEqual(disableAgain, refused("PolicyTypeNotEnabled", { policyType: SCP }));
    on.carryOut(enable(on, caller, SCP));
    assert.deepEqual(attached(), [FULL_AWS_ACCESS]);
    const elsewhere = decideEnablePolicyType(on.world, { caller, rootId: "r-none", policyType: SCP });
    assert.deepEqual(elsewhere, refused("Missing", { what: "root" }));
  });

  test("RCPFullAWSAccess comes with its type and cannot be detached", () => {
    const on = stage();
    const caller = on.open(1);
    on.found(caller);
    on.carryOut(enable(on, caller, RCP));
    const detach = { caller, policyId: RCP_FULL_AWS_ACCESS, targetId: caller };
    assert.deepEqual(decideDetachPolicy(on.world, detach), refused("PolicyNotDetachable"));
  });
});

describe("attachments", () => {
  test("policy, target, type, duplicate: complained about in that order", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = on.found(caller);
    const policyId = made(on, caller);
    const attach = (command: { policyId?: string; targetId?: string }) =>
      decideAttachPolicy(on.world, { caller, policyId, targetId: rootId, ...command });
    assert.deepEqual(attach({ policyId: "p-none", targetId: "r-none" }), refused("Missing", { what: "policy" }));
    assert.deepEqual(attach({ targetId: "999999999999" }), refused("Missing", { what: "target" }));
    assert.deepEqual(attach({ targetId: on.open(2) }), refused("Missing", { what: "target" }));
    assert.deepEqual(attach({}), refused("PolicyTypeNotEnabled", { policyType: SCP }));
    on.carryOut(enable(on, caller, SCP));
    on.carryOut(attach({}));
    assert.deepEqual(attach({}), refused("DuplicateAttachment"));
  });

  test("ten at most, one at least, and an attached policy is not deleted", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId: targetId } = foundWithPolicies(on, caller);
    const ids = Array.from({ length: 10 }, (_, index) => made(on, caller, { name: `policy ${index}` }));
    for (const policyId of ids.slice(0, 9)) on.carryOut(decideAttachPolicy(on.world, { caller, policyId, targetId }));
    const [first = "", last = ""] = [ids[0], ids[9]];
    const tenth = decideAttachPolicy(on.world, { caller, policyId: last, targetId });
    assert.deepEqual(tenth, refused("LimitReached", { limit: "attachments" }));
    assert.deepEqual(decideDeletePolicy(on.world, { caller, policyId: first }), refused("PolicyInUse"));
    const detach = (policyId: string) => decideDetachPolicy(on.world, { caller, policyId, targetId });
    for (const policyId of [FULL_AWS_ACCESS, ...ids.slice(1, 9)]) on.carryOut(detach(policyId));
    assert.deepEqual(detach(first), refused("LastAttachedPolicy"));
    assert.deepEqual(detach(last), refused("PolicyNotAttached"));
  });
});
