/** The end of an attack: what the intruder had still to do, when somebody was told, and whether the responses stop the rest. */
import { Then, When } from "@cucumber/cucumber";
import { callApi, leaveOrganization } from "../src/action/index.ts";
import {
  ATTACKER,
  expectContained,
  expectTold,
  minutes,
  planSteps,
  playTimeline,
  waitForNotice,
} from "../src/drill/index.ts";
import type { ApiCall } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

/** Copies of the world are made, and runbooks run on each of them. */
const PATIENT = { timeout: minutes(10) };

When("the intruder's timeline is played up to {string}", async function (this: DrillWorld, act: string) {
  await playTimeline(this.drill, act);
});

When("the attacker means to leave the organization", function (this: DrillWorld) {
  planSteps(this.drill, ATTACKER, leaveOrganization);
});

When("the attacker means to call {call}", function (this: DrillWorld, call: ApiCall) {
  planSteps(this.drill, ATTACKER, callApi(call.service, call.operation));
});

When("the attacker means to call {call} with", function (this: DrillWorld, call: ApiCall, input: string) {
  planSteps(this.drill, ATTACKER, callApi(call.service, call.operation, JSON.parse(input)));
});

When("the first alarm has rung, at the latest after {int} minutes", async function (this: DrillWorld, count: number) {
  await waitForNotice(this.drill, minutes(count));
});

Then("the responders are told within {int} minutes", async function (this: DrillWorld, count: number) {
  await expectTold(this.drill, minutes(count));
});

Then("the intruder is contained", PATIENT, async function (this: DrillWorld) {
  await expectContained(this.drill);
});

Then("the intruder is contained within {int} minutes", PATIENT, async function (this: DrillWorld, count: number) {
  await expectContained(this.drill, minutes(count));
});

Then("the intruder is contained within {int} hour(s)", PATIENT, async function (this: DrillWorld, count: number) {
  await expectContained(this.drill, minutes(60 * count));
});
