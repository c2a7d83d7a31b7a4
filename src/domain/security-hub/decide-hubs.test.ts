import { expect, test } from "vitest";
import { type AccountId, instant } from "../../kernel/index.ts";
import { apply } from "../apply/index.ts";
import { assumptionReader } from "../assumptions.ts";
import { emptyWorld } from "../world.ts";
import { decideDisableHub } from "./decide-hubs.ts";
import { newHub } from "./hub.ts";

const NOW = instant(0);
const place = { accountId: "222222222222" as AccountId, region: "us-east-1" };
const administrator = { accountId: "333333333333" as AccountId, region: "us-east-1" };

/** An organization's member that is watched; only what the decision reads is there. */
function watched() {
  const world = emptyWorld();
  const organizations = new Map([["o-1", { id: "o-1" }]]);
  const membership = { organizationId: "o-1" };
  const accounts = new Map([place, administrator].map(({ accountId }) => [accountId, { id: accountId, membership }]));
  Object.assign(world, { organizations, accounts });
  const member = { accountId: place.accountId, email: "", status: "Enabled" as const, since: NOW, updatedAt: NOW };
  const administration = { organizationId: "o-1", region: "us-east-1", administrator: administrator.accountId };
  apply(world, { kind: "HubEnabled", hub: newHub(place, { now: NOW }) });
  apply(world, {
    kind: "HubAdministratorDesignated",
    administration: { ...administration, autoEnable: false, withStandards: true },
  });
  apply(world, { kind: "HubMembersChanged", place: administrator, members: [member] });
  return world;
}

test("whether a member of an organization may switch its hub off is what the assumption says", () => {
  const asked = (value: string) =>
    decideDisableHub(watched(), place, {
      now: NOW,
      assumptions: assumptionReader({ "security-hub-member-disables": value }),
    });
  expect(asked("refused")).toEqual({ ok: false, refusal: { kind: "HubAdministered" } });
  expect(asked("allowed")).toMatchObject({
    value: [{ kind: "HubDisabled" }, { kind: "HubMembersChanged", members: [{ status: "Removed" }] }],
  });
});
