import { expect, test } from "vitest";
import { apply } from "../apply/index.ts";
import { stage } from "../apply/stage.test-support.ts";
import { agreementsOf, decideAcceptAgreement } from "./agreements.ts";

function told() {
  const on = stage();
  const [home, member] = [on.open(1), on.open(2)];
  const { id: organizationId, rootId: parentId } = on.found(home);
  const at = on.moment.now;
  apply(on.world, { kind: "AccountJoined", accountId: member, organizationId, parentId, method: "INVITED", at });
  const accepting = (accountId: typeof home, name: string, scope: "account" | "organization") =>
    decideAcceptAgreement(on.world, { accountId, name, scope, now: at });
  const names = (accountId: typeof home) =>
    agreementsOf(on.world, accountId).map(({ name, scope }) => `${name}: ${scope}`);
  return { on, home, member, organizationId, at, accepting, names };
}

test("an organization's agreement covers its members while they are members, an account's own stays", () => {
  const { on, home, member, organizationId, at, accepting, names } = told();
  on.carryOut(accepting(home, "shared", "organization"));
  on.carryOut(accepting(member, "own", "account"));
  expect(names(member)).toEqual(["own: account", "shared: organization"]);
  expect(names(home)).toEqual(["shared: organization"]);
  apply(on.world, { kind: "AccountDeparted", accountId: member, organizationId, method: "LEFT", at });
  expect(names(member)).toEqual(["own: account"]);
  apply(on.world, { kind: "AccountDeparted", accountId: home, organizationId, method: "LEFT", at });
  apply(on.world, { kind: "OrganizationDeleted", organizationId, at });
  expect(names(home)).toEqual([]);
  expect([...on.world.agreements.keys()]).toEqual([member]);
});

test("only the management account of an organization with all features accepts for it, and once", () => {
  const { on, home, member, accepting } = told();
  expect(accepting(member, "shared", "organization")).toMatchObject({ refusal: { kind: "NotManagementAccount" } });
  on.carryOut(accepting(home, "shared", "organization"));
  expect(accepting(home, "shared", "organization")).toMatchObject({ refusal: { kind: "AgreementAccepted" } });
  const billed = on.open(3);
  on.found(billed, "CONSOLIDATED_BILLING");
  expect(accepting(billed, "shared", "organization")).toMatchObject({ refusal: { kind: "NotAllFeatures" } });
  for (let count = 0; count < 100; count++) on.carryOut(accepting(member, `agreement ${count}`, "account"));
  expect(accepting(member, "one more", "account")).toMatchObject({ refusal: { kind: "TooManyAgreements" } });
});
