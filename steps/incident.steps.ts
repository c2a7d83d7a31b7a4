/** Incidents: the organization, the detections and the intruder's acts of one folder. */
import { Given, When } from "@cucumber/cucumber";
import { playTimeline, turnToAct } from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Given("the incident {string}", async function (this: DrillWorld, name: string) {
  await this.drill.open({ kind: "incident", name });
});

When("the intruder's timeline is played", async function (this: DrillWorld) {
  await playTimeline(this.drill);
});

When("the act {string} is looked at", function (this: DrillWorld, id: string) {
  turnToAct(this.drill, id);
});
