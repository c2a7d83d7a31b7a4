/** Then: was it stopped, and by what? */
import { Then } from "@cucumber/cucumber";
import { expectLacksPermission, expectPermittedStopped, expectStopped } from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Then("every attempt is stopped by a guardrail", async function (this: DrillWorld) {
  await expectStopped(this.drill);
});

Then("every attempt that permissions allow is stopped by a guardrail", async function (this: DrillWorld) {
  await expectPermittedStopped(this.drill);
});

Then("the attempt is stopped by the guardrail {string}", async function (this: DrillWorld, guardrail: string) {
  await expectStopped(this.drill, guardrail);
});

Then("the attempt is refused for want of a permission", function (this: DrillWorld) {
  expectLacksPermission(this.drill);
});
