/** Then: did anybody notice, and what do the records say? */
import { Then, When } from "@cucumber/cucumber";
import {
  accountNamed,
  days,
  expectDetected,
  expectIdentity,
  expectNoticed,
  expectNotRecorded,
  expectRecorded,
  minutes,
  passTime,
} from "../src/drill/index.ts";

import type { DrillWorld } from "./world.ts";

Then(
  "the detection {string} rings within {int} minutes",
  async function (this: DrillWorld, name: string, count: number) {
    await expectDetected(this.drill, name, minutes(count));
  },
);

Then("a detection rings for every attempt within {int} minutes", async function (this: DrillWorld, count: number) {
  await expectNoticed(this.drill, minutes(count));
});

Then(
  "{word} is recorded in the event history of {string}",
  async function (this: DrillWorld, eventName: string, account: string) {
    await expectRecorded(this.drill, accountNamed(this.drill, account), eventName);
  },
);

Then(
  "{word} is not recorded in the event history of {string}",
  async function (this: DrillWorld, eventName: string, account: string) {
    await expectNotRecorded(this.drill, accountNamed(this.drill, account), eventName);
  },
);

Then("the record of {word} names its caller in the right form", async function (this: DrillWorld, eventName: string) {
  await expectIdentity(this.drill, eventName);
});

When("{int} days pass", async function (this: DrillWorld, count: number) {
  await passTime(this.drill, days(count));
});

When("{int} minutes pass", async function (this: DrillWorld, count: number) {
  await passTime(this.drill, minutes(count));
});
