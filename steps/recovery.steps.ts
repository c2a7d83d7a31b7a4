/** The way back: the state of the world before, and what is left of the incident afterwards. */
import { type DataTable, Given, Then } from "@cucumber/cucumber";
import {
  type Accepted,
  approveBaseline,
  expectRecovered,
  expectResidue,
  minutes,
  takeBaseline,
} from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

/** Copies of the world are made, and runbooks run on each of them. */
const PATIENT = { timeout: minutes(10) };

Given("the baseline is taken", PATIENT, async function (this: DrillWorld) {
  await takeBaseline(this.drill);
});

Given("the baseline {string} is approved", function (this: DrillWorld, file: string) {
  approveBaseline(this.drill, file);
});

Then("the organization has recovered", PATIENT, async function (this: DrillWorld) {
  await expectRecovered(this.drill, {});
});

Then("the organization has recovered within {int} hour(s)", PATIENT, async function (this: DrillWorld, count: number) {
  await expectRecovered(this.drill, { withinMs: minutes(60 * count) });
});

Then("the organization has recovered, except for", PATIENT, async function (this: DrillWorld, table: DataTable) {
  await expectRecovered(this.drill, { accepted: acceptedIn(table) });
});

Then(
  "the organization has recovered within {int} hour(s), except for",
  PATIENT,
  async function (this: DrillWorld, count: number, table: DataTable) {
    await expectRecovered(this.drill, { withinMs: minutes(60 * count), accepted: acceptedIn(table) });
  },
);

Then("what is left of the incident is", PATIENT, async function (this: DrillWorld, table: DataTable) {
  await expectResidue(this.drill, acceptedIn(table));
});

/** Columns `of`, `what` and, if you like, `because`; `*` stands for any text. */
function acceptedIn(table: DataTable): readonly Accepted[] {
  return table.hashes().map(({ of: subject, what: aspect, because }) => {
    if (subject === undefined || aspect === undefined)
      throw new Error("expected a table with the columns `of` and `what`, and `because` if you like");
    return { subject, aspect, why: because ?? "the scenario accepts it" };
  });
}
