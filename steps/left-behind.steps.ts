/** When, Then: which roles of a departed account still open, and what it reached only as a member. */
import { type DataTable, Then, When } from "@cucumber/cucumber";
import {
  accountNamed,
  auditOpenDoors,
  expectClosedDoors,
  expectDoorsReallyOpen,
  expectOpenRoles,
} from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

When("the roles of {string} are audited", async function (this: DrillWorld, account: string) {
  await auditOpenDoors(this.drill, accountNamed(this.drill, account));
});

Then(
  "according to the policies of the file, principals of the organization can assume exactly",
  function (this: DrillWorld, table: DataTable) {
    expectOpenRoles(
      this.drill,
      table.raw().flatMap(([role]) => role ?? []),
    );
  },
);

Then(
  "according to the policies of the file, no principal of the organization can assume any of them",
  function (this: DrillWorld) {
    expectOpenRoles(this.drill, []);
  },
);

Then("each of them really opens", async function (this: DrillWorld) {
  await expectDoorsReallyOpen(this.drill);
});

Then(
  "according to the policies of the file, conditions on the organization shut {string} out of exactly",
  function (this: DrillWorld, account: string, table: DataTable) {
    const lines = table.hashes().map((row) => `${row.resource}: ${row.action}`);
    expectClosedDoors(this.drill, accountNamed(this.drill, account), lines);
  },
);

Then(
  "according to the policies of the file, conditions on the organization shut {string} out of nothing",
  function (this: DrillWorld, account: string) {
    expectClosedDoors(this.drill, accountNamed(this.drill, account), []);
  },
);
