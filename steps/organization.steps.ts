/** Given: which organization, and how it is prepared before anybody acts. */
import { Given } from "@cucumber/cucumber";
import { attachGuardrail, detachGuardrail, inviteAccount, moveAccount } from "../src/action/index.ts";
import {
  accountNamed,
  guardrailNamed,
  organizationNamed,
  prepare,
  targetNamed,
  unitNamed,
} from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Given("the organization under test", async function (this: DrillWorld) {
  await this.drill.open({ kind: "under-test" });
});

Given("the {string} organization", async function (this: DrillWorld, name: string) {
  await this.drill.open({ kind: "fixture", name });
});

Given(
  "the {string} organization, assuming {string} is {string}",
  async function (this: DrillWorld, name: string, assumption: string, value: string) {
    await this.drill.open({ kind: "fixture", name, assuming: { [assumption]: value } });
  },
);

Given(
  "the guardrail {string} is attached to {string}",
  async function (this: DrillWorld, guardrail: string, target: string) {
    await prepare(
      this.drill,
      attachGuardrail(guardrailNamed(this.drill, guardrail).id, targetNamed(this.drill, target)),
    );
  },
);

Given(
  "the guardrail {string} is detached from {string}",
  async function (this: DrillWorld, guardrail: string, target: string) {
    await prepare(
      this.drill,
      detachGuardrail(guardrailNamed(this.drill, guardrail).id, targetNamed(this.drill, target)),
    );
  },
);

Given("the operator has moved {string} to {string}", async function (this: DrillWorld, account: string, unit: string) {
  await prepare(this.drill, moveAccount(accountNamed(this.drill, account).id, unitNamed(this.drill, unit).id));
});

Given("{string} has invited {string}", async function (this: DrillWorld, organization: string, account: string) {
  const sender = organizationNamed(this.drill, organization);
  await prepare(this.drill, inviteAccount(accountNamed(this.drill, account).id), sender);
});
