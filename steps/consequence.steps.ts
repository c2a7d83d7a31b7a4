/** Then: what came of it. */
import { Then } from "@cucumber/cucumber";
import {
  accountNamed,
  expectAnswer,
  expectBoundBy,
  expectDeparturesTold,
  expectListed,
  expectMembership,
  expectNothingChanged,
  expectRefused,
  expectRefusedBecause,
  expectRefusedForWantOf,
  expectSucceeded,
  organizationNamed,
} from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Then("the attempt succeeds", function (this: DrillWorld) {
  expectSucceeded(this.drill);
});

Then("the answer shows {string} as {string}", async function (this: DrillWorld, path: string, value: string) {
  await expectAnswer(this.drill, path, value);
});

Then("the answer shows no {string}", async function (this: DrillWorld, path: string) {
  await expectAnswer(this.drill, path, null);
});

Then("{string} of the answer names {string}", async function (this: DrillWorld, path: string, text: string) {
  await expectListed(this.drill, { path, text, isThere: true });
});

Then("{string} of the answer does not name {string}", async function (this: DrillWorld, path: string, text: string) {
  await expectListed(this.drill, { path, text, isThere: false });
});

Then("the attempt is refused", function (this: DrillWorld) {
  expectRefused(this.drill);
});

Then("the attempt is refused with {string}", function (this: DrillWorld, code: string) {
  expectRefused(this.drill, code);
});

Then(
  "the attempt is refused with {string} because of {string}",
  function (this: DrillWorld, code: string, text: string) {
    expectRefused(this.drill, code, text);
  },
);

Then("the attempt is refused because {refusalReason}", function (this: DrillWorld, because: string) {
  expectRefusedBecause(this.drill, because);
});

Then("the attempt is refused for want of the permission {string}", function (this: DrillWorld, action: string) {
  expectRefusedForWantOf(this.drill, action);
});

Then("{string} is a member of {string}", async function (this: DrillWorld, account: string, organization: string) {
  await expectMembership(this.drill, accountNamed(this.drill, account), organizationNamed(this.drill, organization));
});

Then("{string} is still a member", async function (this: DrillWorld, account: string) {
  await expectMembership(this.drill, accountNamed(this.drill, account), this.drill.organization);
});

Then("{string} stands alone", async function (this: DrillWorld, account: string) {
  await expectMembership(this.drill, accountNamed(this.drill, account), null);
});

Then(
  "{string} is bound by the guardrails of {string} only",
  async function (this: DrillWorld, account: string, organization: string) {
    await expectBoundBy(this.drill, accountNamed(this.drill, account), organizationNamed(this.drill, organization));
  },
);

Then("every account is still a member under the same guardrails", async function (this: DrillWorld) {
  await expectNothingChanged(this.drill);
});

Then("the management account is told of every departure", async function (this: DrillWorld) {
  await expectDeparturesTold(this.drill);
});
