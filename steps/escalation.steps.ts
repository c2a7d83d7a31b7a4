/** Given, When: an intruder comes by more than it was given, and leaves with it; or the owners have seen to it that it cannot. */
import { Given, When } from "@cucumber/cucumber";
import {
  addSelfToGroup,
  assumingRole,
  attachPolicyToSelf,
  createAccessKey,
  createPolicyVersion,
  deleteOwnKeys,
  type Escalation,
  escalating,
  leaveOnConsole,
  leaveOrganization,
  putInlinePolicyOnSelf,
  recoverRootPassword,
  setConsolePassword,
  setDefaultPolicyVersion,
  tightenPolicy,
  updateTrustPolicy,
  visitConsole,
} from "../src/action/index.ts";
import {
  ATTACKER,
  accountNamed,
  actorsNamed,
  attempt,
  attemptAs,
  castAs,
  operatorNamed,
  prepareAs,
  principalIn,
} from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

const escalate = ({ drill }: DrillWorld, escalation: Escalation): Promise<void> =>
  attempt(drill, ATTACKER, escalating(escalation, leaveOrganization));

When(
  "the attacker attaches an administrator policy to itself and tries to leave the organization",
  async function (this: DrillWorld) {
    await escalate(this, attachPolicyToSelf);
  },
);

When(
  "the attacker puts an inline policy on itself and tries to leave the organization",
  async function (this: DrillWorld) {
    await escalate(this, putInlinePolicyOnSelf);
  },
);

When(
  "the attacker writes a new version of the policy {string} and tries to leave the organization",
  async function (this: DrillWorld, policy: string) {
    await escalate(this, createPolicyVersion(policy));
  },
);

When(
  "the attacker puts the old version of the policy {string} in force and tries to leave the organization",
  async function (this: DrillWorld, policy: string) {
    await escalate(this, setDefaultPolicyVersion(policy));
  },
);

When(
  "the attacker makes the role {string} trust it and tries to leave the organization",
  async function (this: DrillWorld, role: string) {
    await escalate(this, updateTrustPolicy(role));
  },
);

When(
  "the attacker makes an access key for {string} and tries to leave the organization",
  async function (this: DrillWorld, user: string) {
    await escalate(this, createAccessKey(user));
  },
);

When(
  "the attacker adds itself to the group {string} and tries to leave the organization",
  async function (this: DrillWorld, group: string) {
    await escalate(this, addSelfToGroup(group));
  },
);

When(
  "the attacker enters the role {string} and tries to leave the organization",
  async function (this: DrillWorld, role: string) {
    await attemptAs(this.drill, actorsNamed(this.drill, ATTACKER), ({ account }) =>
      assumingRole(`arn:aws:iam::${account.id}:role/${role}`, leaveOrganization),
    );
  },
);

When(
  "the attacker enters the role {string} of {string} and tries to leave the organization",
  async function (this: DrillWorld, role: string, account: string) {
    const arn = `arn:aws:iam::${accountNamed(this.drill, account).id}:role/${role}`;
    await attempt(this.drill, ATTACKER, assumingRole(arn, leaveOrganization));
  },
);

When("the attacker sets a console password for {string}", async function (this: DrillWorld, user: string) {
  await attempt(this.drill, ATTACKER, setConsolePassword(user));
});

When(
  "the attacker signs in to the console as {string} and tries to leave the organization",
  async function (this: DrillWorld, user: string) {
    const members = actorsNamed(this.drill, ATTACKER).map(({ account }) => ({
      account,
      principal: principalIn(account, user),
    }));
    castAs(this.drill, ATTACKER, { role: "attacker", members });
    await attempt(this.drill, ATTACKER, leaveOnConsole);
  },
);

When("the attacker signs in to the console and tries to leave the organization", async function (this: DrillWorld) {
  await attempt(this.drill, ATTACKER, leaveOnConsole);
});

When("the attacker recovers the root password by mail", async function (this: DrillWorld) {
  await attempt(this.drill, ATTACKER, recoverRootPassword);
});

When(
  "{principal} signs in to the console with the second factor",
  async function (this: DrillWorld, named: NamedPrincipal) {
    const action = visitConsole({
      action: "sign-in",
      sentence: "sign in to the console with the second factor",
      parameters: { secondFactor: true },
    });
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

Given(
  "{principal} has tightened the policy {string} to {string}",
  async function (this: DrillWorld, named: NamedPrincipal, policy: string, allowed: string) {
    await prepareAs(this.drill, operatorNamed(this.drill, named), tightenPolicy(policy, allowed.split(", ")));
  },
);

Given(
  "the owner of {string} has deleted the root user's access keys",
  async function (this: DrillWorld, account: string) {
    await prepareAs(this.drill, operatorNamed(this.drill, { principal: "root", account }), deleteOwnKeys);
  },
);
