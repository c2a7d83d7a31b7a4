import assert from "node:assert/strict";
import { test } from "vitest";
import { type AccountId, days, minutes } from "../../kernel/index.ts";
import { createServiceLinkedRole, SERVICE_LINKED_ROLE } from "../account/organization-roles.ts";
import { apply } from "../apply/index.ts";
import { type Stage, stage } from "../apply/stage.test-support.ts";
import { decideLeaveOrganization } from "../organization/decide-leave.ts";
import { shownState } from "./all-features-state.ts";
import { decideAcceptHandshake } from "./decide-accept.ts";
import { decideCancelHandshake, decideDeclineHandshake } from "./decide-answer.ts";
import { decideEnableAllFeatures } from "./decide-enable-all-features.ts";
import type { Handshake } from "./handshake.ts";

const handshakes = (on: Stage): readonly Handshake[] => [...on.world.handshakes.values()];
const states = (on: Stage) => handshakes(on).map((each) => shownState(on.world, each, on.moment.now));

/** An organization for consolidated billing with one created member that has the service-linked role, or has lost it. */
function founded({ role = true } = {}) {
  const on = stage();
  const founder = on.open(1);
  const member = on.open(2);
  const { id: organizationId, rootId: parentId } = on.found(founder, "CONSOLIDATED_BILLING");
  const at = on.moment.now;
  apply(on.world, { kind: "AccountJoined", accountId: member, organizationId, parentId, method: "CREATED", at });
  if (role) for (const event of createServiceLinkedRole(on.world, member, on.moment)) apply(on.world, event);
  return { on, founder, member };
}

test("without anybody to ask it can be finalised at once", () => {
  const { on, founder } = founded();
  on.carryOut(decideEnableAllFeatures(on.world, { caller: founder }, on.moment));
  assert.deepEqual(states(on), ["OPEN"]);
  const [parent] = handshakes(on);
  on.carryOut(decideAcceptHandshake(on.world, { caller: founder, handshakeId: parent?.id ?? "" }, on.moment));
  const organization = on.organizationOf(founder);
  assert.equal(organization.featureSet, "ALL");
  assert.ok(organization.policies.has("p-FullAWSAccess"));
});

test("a created member without the service-linked role is asked for that alone, and gets it back", () => {
  const { on, founder, member } = founded({ role: false });
  on.carryOut(decideEnableAllFeatures(on.world, { caller: founder }, on.moment));
  const [, request] = handshakes(on);
  assert.equal(request?.action, "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE");
  assert.deepEqual(states(on), ["REQUESTED", "OPEN"]);
  on.carryOut(decideAcceptHandshake(on.world, { caller: member, handshakeId: request?.id ?? "" }, on.moment));
  assert.ok(on.world.identities.get(member)?.roles.has(SERVICE_LINKED_ROLE));
  assert.deepEqual(states(on), ["OPEN", "ACCEPTED"]);
});

test("ninety days end the process and every request in it", () => {
  const { on, founder, member } = founded({ role: false });
  on.carryOut(decideEnableAllFeatures(on.world, { caller: founder }, on.moment));
  on.advance(days(90) - minutes(1));
  assert.deepEqual(states(on), ["REQUESTED", "OPEN"]);
  on.advance(minutes(1));
  assert.deepEqual(states(on), ["EXPIRED", "EXPIRED"]);
  const handshakeId = handshakes(on)[1]?.id ?? "";
  const late = decideAcceptHandshake(on.world, { caller: member, handshakeId }, on.moment);
  assert.deepEqual(late, { ok: false, refusal: { kind: "InvalidHandshakeTransition", state: "EXPIRED" } });
  on.carryOut(decideEnableAllFeatures(on.world, { caller: founder }, on.moment));
});

/** Two invited members that were asked. */
function asked() {
  const on = stage();
  const founder = on.open(1);
  const { id: organizationId, rootId: parentId } = on.found(founder, "CONSOLIDATED_BILLING");
  const join = (accountId: AccountId) =>
    apply(on.world, {
      ...{ kind: "AccountJoined", accountId, organizationId, parentId, method: "INVITED", at: on.moment.now },
    });
  const [one, two] = [on.open(2), on.open(3)];
  join(one);
  join(two);
  on.carryOut(decideEnableAllFeatures(on.world, { caller: founder }, on.moment));
  const [process, toOne, toTwo] = handshakes(on).map(({ id }) => id) as [string, string, string];
  return { on, founder, one, two, process, toOne, toTwo, join };
}

test("whoever has declined and departed holds up nothing, also when it is back", () => {
  const { on, one, two, toOne, toTwo, join } = asked();
  on.carryOut(decideDeclineHandshake(on.world, { caller: one, handshakeId: toOne, now: on.moment.now }));
  assert.deepEqual(states(on), ["REQUESTED", "DECLINED", "OPEN"]);
  on.advance(minutes(1));
  on.carryOut(decideLeaveOrganization(on.world, one, on.moment));
  join(one);
  assert.deepEqual(states(on), ["REQUESTED", "DECLINED", "OPEN"]);
  on.carryOut(decideAcceptHandshake(on.world, { caller: two, handshakeId: toTwo }, on.moment));
  assert.deepEqual(states(on), ["OPEN", "DECLINED", "ACCEPTED"]);
});

test("what ends with the process has an end of its own", () => {
  const { on, founder, process } = asked();
  on.advance(minutes(1));
  on.carryOut(decideCancelHandshake(on.world, { caller: founder, handshakeId: process, now: on.moment.now }));
  assert.deepEqual(
    handshakes(on).map(({ state, completedAt }) => [state, completedAt]),
    [1, 2, 3].map(() => ["CANCELED", on.moment.now]),
  );
});
