/** Given, When: what a person does in the AWS console, and what is found in a mailbox. */
import { Given, Then, When } from "@cucumber/cucumber";
import {
  type Action,
  completeSignUp,
  recoverRootPassword,
  type SignUpPart,
  visitConsole,
} from "../src/action/index.ts";
import { accountNamed, attemptAs, expectMail, operatorNamed, prepareAs } from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

const signIn: Action = visitConsole({ action: "sign-in", sentence: "sign in to the console" });
const readBills: Action = { ...visitConsole({ action: "view-bills", sentence: "read the bills" }), shows: "bills" };
const leave: Action = visitConsole({ action: "leave-organization", sentence: "leave the organization on the console" });
const found: Action = visitConsole({ action: "create-organization", sentence: "found an organization in the console" });
const openBilling: Action = visitConsole({
  action: "switch-billing-access",
  sentence: "switch the access of users and roles to bills on",
  parameters: { on: true },
});

Given("the owner of {string} has recovered the root password", async function (this: DrillWorld, account: string) {
  await prepareAs(this.drill, operatorNamed(this.drill, { principal: "root", account }), recoverRootPassword);
});

Given("the owner of {string} lets users and roles see the bills", async function (this: DrillWorld, account: string) {
  await prepareAs(this.drill, operatorNamed(this.drill, { principal: "root", account }), openBilling);
});

When("the owner of {string} recovers the root password by mail", async function (this: DrillWorld, account: string) {
  await attemptAs(this.drill, [operatorNamed(this.drill, { principal: "root", account })], () => recoverRootPassword);
});

When("{principal} signs in to the console", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => signIn);
});

When("{principal} leaves the organization on the console", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => leave);
});

When("{principal} founds an organization in the console", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => found);
});

When("{principal} reads the bills", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => readBills);
});

When(
  "{principal} completes the sign-up with {string}",
  async function (this: DrillWorld, named: NamedPrincipal, parts: string) {
    const action = completeSignUp(parts.split(", ") as SignUpPart[]);
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

Then("a mail {string} reaches the owner of {string}", async function (this: DrillWorld, kind: string, owner: string) {
  await expectMail(this.drill, { kind, owner: accountNamed(this.drill, owner), isSent: true });
});

Then("no mail {string} reaches the owner of {string}", async function (this: DrillWorld, kind: string, owner: string) {
  await expectMail(this.drill, { kind, owner: accountNamed(this.drill, owner), isSent: false });
});
