/** When, Then: do the guardrails cover every member account? */
import { Then, When } from "@cucumber/cucumber";
import { expectEveryWayDenied, sweepForWaysOut } from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

When("the guardrails of every member account are swept for ways out", function (this: DrillWorld) {
  sweepForWaysOut(this.drill);
});

Then("every way out is denied in every member account", function (this: DrillWorld) {
  expectEveryWayDenied(this.drill);
});
