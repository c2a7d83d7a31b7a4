/** Then: what somebody was shown who asked: a list, the description of the organization, an invitation. */
import { defineParameterType, Then } from "@cucumber/cucumber";
import {
  accountNamed,
  expectAnswer,
  expectDescribed,
  expectEmptyList,
  expectOnList,
  expectShownFeatures,
  expectShownInvitation,
  expectShownLifetime,
  expectShownNote,
  expectShownRecipient,
  expectShownSender,
  expectTags,
  organizationNamed,
} from "../src/drill/index.ts";
import { tagsOf } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

const FEATURES: ReadonlyMap<string, string> = new Map([
  ["all features", "ALL"],
  ["consolidated billing", "CONSOLIDATED_BILLING"],
]);

defineParameterType({
  name: "features",
  regexp: /all features|consolidated billing/,
  transformer: (words: string): string | undefined => FEATURES.get(words),
});

defineParameterType({
  name: "addressedBy",
  regexp: /number|address/,
  transformer: (word: string): "number" | "address" => (word === "number" ? "number" : "address"),
});

Then("the list shows {string}", async function (this: DrillWorld, text: string) {
  await expectOnList(this.drill, text, true);
});

Then("the list does not show {string}", async function (this: DrillWorld, text: string) {
  await expectOnList(this.drill, text, false);
});

Then("the list shows the account {string}", async function (this: DrillWorld, account: string) {
  await expectOnList(this.drill, accountNamed(this.drill, account).id, true);
});

Then("the list does not show the account {string}", async function (this: DrillWorld, account: string) {
  await expectOnList(this.drill, accountNamed(this.drill, account).id, false);
});

Then("the list shows an invitation of {string}", async function (this: DrillWorld, organization: string) {
  await expectOnList(this.drill, organizationNamed(this.drill, organization).id, true);
});

Then("the list is empty", async function (this: DrillWorld) {
  await expectEmptyList(this.drill);
});

Then("the answer is empty", async function (this: DrillWorld) {
  await expectAnswer(this.drill, "", "{}");
});

Then("the list shows exactly the tags {string}", async function (this: DrillWorld, list: string) {
  await expectTags(this.drill, tagsOf(list));
});

Then("the description is that of {string}", async function (this: DrillWorld, organization: string) {
  await expectDescribed(this.drill, organizationNamed(this.drill, organization));
});

Then("the invitation is shown as {word}", async function (this: DrillWorld, state: string) {
  await expectShownInvitation(this.drill, state);
});

Then("the invitation comes from {string}", async function (this: DrillWorld, organization: string) {
  await expectShownSender(this.drill, organizationNamed(this.drill, organization));
});

Then(
  "the invitation goes to {string} alone, by its {addressedBy}",
  async function (this: DrillWorld, account: string, by: "number" | "address") {
    await expectShownRecipient(this.drill, accountNamed(this.drill, account), by);
  },
);

Then("the invitation offers {features}", async function (this: DrillWorld, features: string) {
  await expectShownFeatures(this.drill, features);
});

Then("the invitation runs out {int} days after it was sent", function (this: DrillWorld, count: number) {
  expectShownLifetime(this.drill, count);
});

Then("the invitation carries the note {string}", async function (this: DrillWorld, note: string) {
  await expectShownNote(this.drill, note);
});

Then("the invitation carries no note", async function (this: DrillWorld) {
  await expectShownNote(this.drill, null);
});
