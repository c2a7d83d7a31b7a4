/** When: what somebody tries. */
import { When } from "@cucumber/cucumber";
import { assumingRole, callApi, closeOwnAccount, inRegion, moveAccount, removeAccount } from "../src/action/index.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  attemptAs,
  attemptToJoin,
  deedOf,
  foreignOrganization,
  inviteActors,
  managementActor,
  operatorNamed,
  organizationNamed,
  unitNamed,
} from "../src/drill/index.ts";
import type { ApiCall, NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

When("the attacker tries to {deed}", async function (this: DrillWorld, deed: string) {
  await attempt(this.drill, ATTACKER, deedOf(this.drill, deed));
});

When("{principal} tries to {deed}", async function (this: DrillWorld, named: NamedPrincipal, deed: string) {
  const action = deedOf(this.drill, deed);
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
});

When(
  "{principal} tries to {deed} in the Region {string}",
  async function (this: DrillWorld, named: NamedPrincipal, deed: string, region: string) {
    const action = inRegion(region, deedOf(this.drill, deed));
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

When("the attacker tries to join {string}", async function (this: DrillWorld, organization: string) {
  await attemptToJoin(this.drill, ATTACKER, organizationNamed(this.drill, organization));
});

When("the attacker is invited by another organization and tries to join it", async function (this: DrillWorld) {
  const organization = foreignOrganization(this.drill);
  await inviteActors(this.drill, ATTACKER, organization);
  await attemptToJoin(this.drill, ATTACKER, organization);
});

When("the attacker tries to close the account from within", async function (this: DrillWorld) {
  await attempt(this.drill, ATTACKER, closeOwnAccount);
});

When("the attacker calls {call}", async function (this: DrillWorld, call: ApiCall) {
  await attempt(this.drill, ATTACKER, callApi(call.service, call.operation));
});

When("the attacker calls {call} with", async function (this: DrillWorld, call: ApiCall, input: string) {
  await attempt(this.drill, ATTACKER, callApi(call.service, call.operation, JSON.parse(input)));
});

When("the management account tries to {deed}", async function (this: DrillWorld, deed: string) {
  const action = deedOf(this.drill, deed);
  await attemptAs(this.drill, [managementActor(this.drill, this.drill.organization)], () => action);
});

When("the management account removes {string}", async function (this: DrillWorld, account: string) {
  const actor = managementActor(this.drill, this.drill.organization);
  await attemptAs(this.drill, [actor], () => removeAccount(accountNamed(this.drill, account).id));
});

When(
  "{principal} moves {string} to the unit {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, unit: string) {
    const member = accountNamed(this.drill, account);
    const organization = organizationNamed(this.drill, member.organization ?? "none");
    const action = moveAccount(member.id, unitNamed(this.drill, unit, organization).id);
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

When("{principal} calls {call}", async function (this: DrillWorld, named: NamedPrincipal, call: ApiCall) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => callApi(call.service, call.operation));
});

When(
  "{principal} calls {call} with",
  async function (this: DrillWorld, named: NamedPrincipal, call: ApiCall, input: string) {
    const action = callApi(call.service, call.operation, JSON.parse(input));
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

When(
  "{principal} calls {call} in the Region {string} with",
  async function (this: DrillWorld, named: NamedPrincipal, call: ApiCall, region: string, input: string) {
    const action = inRegion(region, callApi(call.service, call.operation, JSON.parse(input)));
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

When(
  "{principal} enters {string} as {string} and calls {call}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, role: string, call: ApiCall) {
    const arn = `arn:aws:iam::${accountNamed(this.drill, account).id}:role/${role}`;
    const action = assumingRole(arn, callApi(call.service, call.operation));
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

When(
  "{principal} enters {string} as {string} and tries to {deed}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, role: string, deed: string) {
    const arn = `arn:aws:iam::${accountNamed(this.drill, account).id}:role/${role}`;
    const action = assumingRole(arn, deedOf(this.drill, deed));
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);
