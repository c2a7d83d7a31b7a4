/** Given, When, Then: what was bought ahead, which tags tell costs apart, and how much an account may have. */
import { Given, Then, When } from "@cucumber/cucumber";
import { activateCostTag } from "../src/action/index.ts";
import {
  accountNamed,
  administratorIn,
  attemptAs,
  type Commitment,
  expectCostTag,
  expectCoverage,
  expectPlanHeld,
  expectQuotas,
  expectReservationHeld,
  expectTaggedCosts,
  noteServiceQuotas,
  operatorNamed,
  periodNamed,
  type QuotaFate,
} from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

Then("{principal} holds a Savings Plan", async function (this: DrillWorld, named: NamedPrincipal) {
  await expectPlanHeld(this.drill, operatorNamed(this.drill, named));
});

Then(
  "{principal} holds a reservation in {string}",
  async function (this: DrillWorld, named: NamedPrincipal, period: string) {
    await expectReservationHeld(this.drill, operatorNamed(this.drill, named), periodNamed(this.drill, period));
  },
);

Then(
  /^"([^"]+)" is shown that (Savings Plans|reservations) cover use of "([^"]+)" in "([^"]+)"$/,
  async function (this: DrillWorld, viewer: string, by: Commitment, account: string, period: string) {
    await expectCoverage(this.drill, { ...asked(this, viewer, account, period), by, isCovered: true });
  },
);

Then(
  /^"([^"]+)" is shown that (Savings Plans|reservations) cover nothing of "([^"]+)" in "([^"]+)"$/,
  async function (this: DrillWorld, viewer: string, by: Commitment, account: string, period: string) {
    await expectCoverage(this.drill, { ...asked(this, viewer, account, period), by, isCovered: false });
  },
);

When(
  "{principal} activates the cost allocation tag {string}",
  async function (this: DrillWorld, named: NamedPrincipal, key: string) {
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => activateCostTag(key));
  },
);

Then(
  /^the cost allocation tag "([^"]+)" of "([^"]+)" is (Active|Inactive)$/,
  async function (this: DrillWorld, key: string, payer: string, status: "Active" | "Inactive") {
    await expectCostTag(this.drill, { viewer: administratorIn(accountNamed(this.drill, payer)), key, status });
  },
);

Then(
  "{string} is shown what {string} cost by {string} in {string}",
  async function (this: DrillWorld, viewer: string, account: string, key: string, period: string) {
    await expectTaggedCosts(this.drill, { ...asked(this, viewer, account, period), key, isTold: true });
  },
);

Then(
  "{string} is shown nothing by {string} of what {string} cost in {string}",
  async function (this: DrillWorld, viewer: string, key: string, account: string, period: string) {
    await expectTaggedCosts(this.drill, { ...asked(this, viewer, account, period), key, isTold: false });
  },
);

Given("the service quotas of {string} are noted", async function (this: DrillWorld, account: string) {
  await noteServiceQuotas(this.drill, administratorIn(accountNamed(this.drill, account)));
});

Then(
  /^every service quota of "([^"]+)" is (what it was|AWS's default|what it was or AWS's default)$/,
  async function (this: DrillWorld, account: string, fate: QuotaFate) {
    await expectQuotas(this.drill, administratorIn(accountNamed(this.drill, account)), fate);
  },
);

const asked = ({ drill }: DrillWorld, viewer: string, account: string, period: string) => ({
  viewer: administratorIn(accountNamed(drill, viewer)),
  account: accountNamed(drill, account),
  period: periodNamed(drill, period),
});
