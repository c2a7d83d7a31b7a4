import assert from "node:assert/strict";
import { describe, test } from "vitest";
import type { AccountId } from "../../kernel/index.ts";
import { foundWithPolicies, type Stage, stage } from "../apply/stage.test-support.ts";
import { attachedPolicies } from "../policy/attached-policies.ts";
import { decideMoveAccount } from "./decide-move-account.ts";
import {
  decideCreateOrganizationalUnit,
  decideDeleteOrganizationalUnit,
  decideRenameOrganizationalUnit,
} from "./decide-organizational-unit.ts";
import { pathTo } from "./tree.ts";

type Place = Readonly<{ parentId: string; name?: string }>;

const create = (on: Stage, caller: AccountId, { parentId, name = "unit" }: Place) =>
  decideCreateOrganizationalUnit(on.world, { caller, parentId, name, tags: new Map() }, on.moment.ids);

function made(on: Stage, caller: AccountId, place: Place): string {
  const [event] = on.carryOut(create(on, caller, place));
  assert.ok(event?.kind === "OrganizationalUnitCreated");
  return event.unit.id;
}

const missing = (what: string) => ({ ok: false, refusal: { kind: "Missing", what } });

describe("units", () => {
  test("five levels under the root and no more", () => {
    const on = stage();
    const caller = on.open(1);
    let parentId = on.found(caller).rootId;
    for (let level = 1; level <= 5; level++) parentId = made(on, caller, { parentId });
    assert.equal(pathTo(on.organizationOf(caller), parentId).length, 6);
    assert.deepEqual(create(on, caller, { parentId }), {
      ok: false,
      refusal: { kind: "LimitReached", limit: "organizationalUnitDepth" },
    });
  });

  test("a name is free unless a sibling has it", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = on.found(caller);
    const first = made(on, caller, { parentId: rootId, name: "first" });
    const second = made(on, caller, { parentId: rootId, name: "second" });
    made(on, caller, { parentId: first, name: "first" });
    const duplicate = { ok: false, refusal: { kind: "DuplicateOrganizationalUnit" } };
    assert.deepEqual(create(on, caller, { parentId: rootId, name: "first" }), duplicate);
    const rename = (name: string) => decideRenameOrganizationalUnit(on.world, { caller, unitId: second, name });
    assert.deepEqual(rename("first"), duplicate);
    assert.deepEqual(rename("second"), { ok: true, value: [] });
    on.carryOut(rename("third"));
    assert.equal(on.organizationOf(caller).organizationalUnits.get(second)?.name, "third");
  });

  test("a new unit gets the default policies of the types that are on", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = foundWithPolicies(on, caller);
    const unitId = made(on, caller, { parentId: rootId });
    const attached = attachedPolicies(on.organizationOf(caller), unitId, "SERVICE_CONTROL_POLICY");
    assert.deepEqual(
      attached.map(({ name }) => name),
      ["FullAWSAccess"],
    );
  });

  test("a unit goes only when it is empty, and everything about it goes", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = foundWithPolicies(on, caller);
    const unitId = made(on, caller, { parentId: rootId });
    const inner = made(on, caller, { parentId: unitId });
    const remove = (id: string) => decideDeleteOrganizationalUnit(on.world, { caller, unitId: id });
    assert.deepEqual(remove(unitId), { ok: false, refusal: { kind: "OrganizationalUnitNotEmpty" } });
    on.carryOut(remove(inner));
    on.carryOut(remove(unitId));
    const { children, attachments } = on.organizationOf(caller);
    assert.deepEqual([children.has(unitId), attachments.has(unitId)], [false, false]);
    assert.deepEqual(remove(unitId), missing("organizationalUnit"));
    assert.deepEqual(create(on, caller, { parentId: unitId }), missing("parent"));
  });
});

describe("moving", () => {
  function moveOn(on: Stage, caller: AccountId) {
    return (accountId: string, sourceParentId: string, destinationParentId: string) =>
      decideMoveAccount(on.world, { caller, accountId, sourceParentId, destinationParentId }, on.moment.now);
  }

  test("an account moves from where it is, the management account too", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = on.found(caller);
    const unitId = made(on, caller, { parentId: rootId });
    const move = moveOn(on, caller);
    on.carryOut(move(caller, rootId, unitId));
    assert.equal(on.world.accounts.get(caller)?.membership?.parentId, unitId);
    assert.deepEqual(move(caller, unitId, unitId), { ok: false, refusal: { kind: "AccountAlreadyThere" } });
    assert.deepEqual(move(caller, unitId, rootId).ok, true);
  });

  test("what is missing is named in the order account, source, destination", () => {
    const on = stage();
    const caller = on.open(1);
    const { rootId } = on.found(caller);
    const unitId = made(on, caller, { parentId: rootId });
    const move = moveOn(on, caller);
    assert.deepEqual(move("999999999999", "r-none", "r-none"), missing("account"));
    assert.deepEqual(move(caller, "r-none", "r-none"), missing("sourceParent"));
    assert.deepEqual(move(caller, rootId, "ou-none"), missing("destinationParent"));
    const other = made(on, caller, { parentId: rootId, name: "other" });
    assert.deepEqual(move(caller, unitId, other), missing("sourceParent"));
  });
});
