/** Then: what alarms do beside ringing in time. */
import { Then } from "@cucumber/cucumber";
import {
  accountNamed,
  expectBeforeGone,
  expectBeforeRecord,
  expectDetectedInRuns,
  expectMisplaced,
  expectMissed,
  expectNoNoise,
  expectOnce,
  expectSilent,
  expectTellsApart,
  type MissedBecause,
  minutes,
} from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Then(
  "the detection {string} rings within {int} minutes in each of {int} seeded runs",
  async function (this: DrillWorld, name: string, count: number, runs: number) {
    await expectDetectedInRuns(this.drill, name, { withinMs: minutes(count), runs });
  },
);

Then(
  "the detection {string} misses {int} minutes, because {missedBecause}",
  async function (this: DrillWorld, name: string, count: number, because: MissedBecause) {
    await expectMissed(this.drill, name, { withinMs: minutes(count), because });
  },
);

Then(
  "the detection {string} stays silent for {int} minutes",
  async function (this: DrillWorld, name: string, count: number) {
    await expectSilent(this.drill, name, minutes(count));
  },
);

Then(
  "the detection {string} stays silent for {int} minutes, because it lives in another account",
  async function (this: DrillWorld, name: string, count: number) {
    await expectMisplaced(this.drill, name, { forMs: minutes(count), elsewhere: "other account" });
  },
);

Then(
  "the detection {string} stays silent for {int} minutes, because it lives in another Region",
  async function (this: DrillWorld, name: string, count: number) {
    await expectMisplaced(this.drill, name, { forMs: minutes(count), elsewhere: "other Region" });
  },
);

Then("no detection rings for {int} minutes", async function (this: DrillWorld, count: number) {
  await expectNoNoise(this.drill, minutes(count));
});

Then(
  "the detection {string} rings exactly once within {int} minutes",
  async function (this: DrillWorld, name: string, count: number) {
    await expectOnce(this.drill, name, minutes(count));
  },
);

Then(
  "the detection {string} rings before {string} is gone",
  async function (this: DrillWorld, name: string, account: string) {
    await expectBeforeGone(this.drill, name, accountNamed(this.drill, account));
  },
);

Then(
  "the detection {string} rings before {word} is recorded in the event history of {string}",
  async function (this: DrillWorld, name: string, eventName: string, account: string) {
    await expectBeforeRecord(this.drill, name, { eventName, account: accountNamed(this.drill, account) });
  },
);

Then("the detection {string} tells success from denial", async function (this: DrillWorld, name: string) {
  await expectTellsApart(this.drill, name);
});
