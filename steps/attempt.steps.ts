/** When: what somebody tries. */
import { When } from "@cucumber/cucumber";
import { acceptInvitation, callApi, leaveOrganization, removeAccount } from "../src/action/index.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  attemptAs,
  foreignOrganization,
  inviteActors,
  managementActor,
  organizationNamed,
  principalIn,
  serviceNamed,
} from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

When("the attacker tries to leave the organization", async function (this: DrillWorld) {
  await attempt(this.drill, ATTACKER, leaveOrganization);
});

When("the attacker tries to join {string}", async function (this: DrillWorld, organization: string) {
  await attempt(this.drill, ATTACKER, acceptInvitation(organizationNamed(this.drill, organization).id));
});

When("the attacker is invited by another organization and tries to join it", async function (this: DrillWorld) {
  const organization = foreignOrganization(this.drill);
  await inviteActors(this.drill, ATTACKER, organization);
  await attempt(this.drill, ATTACKER, acceptInvitation(organization.id));
});

When("the attacker calls {word} {word}", async function (this: DrillWorld, service: string, operation: string) {
  await attempt(this.drill, ATTACKER, callApi(serviceNamed(service), operation));
});

When(
  "the attacker calls {word} {word} with",
  async function (this: DrillWorld, service: string, operation: string, input: string) {
    await attempt(this.drill, ATTACKER, callApi(serviceNamed(service), operation, JSON.parse(input)));
  },
);

When("the management account tries to leave the organization", async function (this: DrillWorld) {
  await attemptAs(this.drill, [managementActor(this.drill, this.drill.organization)], leaveOrganization);
});

When("the management account removes {string}", async function (this: DrillWorld, account: string) {
  const actor = managementActor(this.drill, this.drill.organization);
  await attemptAs(this.drill, [actor], removeAccount(accountNamed(this.drill, account).id));
});

When(
  "{string} in {string} calls {word} {word}",
  async function (this: DrillWorld, ...given: [string, string, string, string]) {
    const [principal, name, service, operation] = given;
    const account = accountNamed(this.drill, name);
    const actor = { name: principal, role: "operator", account, principal: principalIn(account, principal) } as const;
    await attemptAs(this.drill, [actor], callApi(serviceNamed(service), operation));
  },
);

When(
  "{string} in {string} calls {word} {word} with",
  async function (this: DrillWorld, ...given: [string, string, string, string, string]) {
    const [principal, name, service, operation, input] = given;
    const account = accountNamed(this.drill, name);
    const actor = { name: principal, role: "operator", account, principal: principalIn(account, principal) } as const;
    await attemptAs(this.drill, [actor], callApi(serviceNamed(service), operation, JSON.parse(input)));
  },
);
