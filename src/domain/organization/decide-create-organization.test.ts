import assert from "node:assert/strict";
import { describe, test } from "vitest";
import { days } from "../../kernel/index.ts";
import { SERVICE_LINKED_ROLE } from "../account/organization-roles.ts";
import { apply } from "../apply/index.ts";
import { stage } from "../apply/stage.test-support.ts";
import { decideInvite } from "../handshake/decide-invite.ts";
import { handshakeStateAt } from "../handshake/handshake-state.ts";
import { FULL_AWS_ACCESS } from "../policy/organization-policy.ts";
import { decideCreateOrganization } from "./decide-create-organization.ts";
import { decideDeleteOrganization } from "./decide-delete-organization.ts";

describe("founding", () => {
  test("the founder is invited into its own organization, under the root, with the service-linked role", () => {
    const on = stage();
    const founder = on.open(1);
    const organization = on.found(founder);
    assert.equal(organization.managementAccountId, founder);
    assert.deepEqual(on.world.accounts.get(founder)?.membership, {
      organizationId: organization.id,
      parentId: organization.rootId,
      method: "INVITED",
      joinedAt: on.moment.now,
    });
    assert.equal(on.world.identities.get(founder)?.roles.get(SERVICE_LINKED_ROLE)?.serviceLinked, true);
  });

  test("with all features FullAWSAccess exists, and no policy type is enabled and nothing attached", () => {
    const on = stage();
    const organization = on.found(on.open(1));
    assert.deepEqual([...organization.policies.keys()], [FULL_AWS_ACCESS]);
    assert.equal(organization.enabledPolicyTypes.size, 0);
    assert.equal(organization.attachments.size, 0);
    assert.equal(on.found(on.open(2), "CONSOLIDATED_BILLING").policies.size, 0);
  });

  test("an account of an organization founds no second one", () => {
    const on = stage();
    const founder = on.open(1);
    on.found(founder);
    const again = decideCreateOrganization(on.world, { caller: founder, featureSet: "ALL" }, on.moment);
    assert.deepEqual(again, { ok: false, refusal: { kind: "AlreadyInOrganization" } });
  });
});

describe("deleting", () => {
  test("only without other members; closed ones count", () => {
    const on = stage();
    const founder = on.open(1);
    const { id: organizationId, rootId: parentId } = on.found(founder);
    const accountId = on.open(2, { state: "CLOSED" });
    apply(on.world, {
      kind: "AccountJoined",
      accountId,
      organizationId,
      parentId,
      method: "CREATED",
      at: on.moment.now,
    });
    const deletion = () => decideDeleteOrganization(on.world, { caller: founder, now: on.moment.now });
    assert.deepEqual(deletion(), { ok: false, refusal: { kind: "OrganizationNotEmpty" } });
    apply(on.world, { kind: "AccountDeparted", accountId, organizationId, method: "CLEANED", at: on.moment.now });
    on.carryOut(deletion());
    assert.equal(on.world.organizations.size, 0);
    assert.equal(on.world.accounts.get(founder)?.membership, undefined);
    assert.deepEqual(deletion(), { ok: false, refusal: { kind: "NotInOrganization" } });
  });

  test("open invitations end with the organization, ended ones keep their state", () => {
    const on = stage();
    const founder = on.open(1);
    on.found(founder);
    const invite = (email: string) =>
      on.carryOut(
        decideInvite(
          on.world,
          { caller: founder, target: { kind: "EMAIL", email }, notes: undefined, tags: new Map() },
          on.moment,
        ),
      );
    invite("early@example.com");
    on.advance(days(15));
    invite("late@example.com");
    on.carryOut(decideDeleteOrganization(on.world, { caller: founder, now: on.moment.now }));
    const states = [...on.world.handshakes.values()].map((each) => handshakeStateAt(each, on.moment.now));
    assert.deepEqual(states, ["EXPIRED", "CANCELED"]);
  });
});
