/** Given, When, Then: what accounts cost, who sees it, who pays, and which agreements cover them. */
import { Given, Then, When } from "@cucumber/cucumber";
import {
  acceptAgreement,
  alarmOnCharges,
  budgetAccount,
  exportCosts,
  keepCostsFromMembers,
  makeReportBucket,
  monitorAccount,
  readCosts,
} from "../src/action/index.ts";
import {
  accountNamed,
  attemptAs,
  type BillingAlarmState,
  days,
  expectAgreement,
  expectAnomalies,
  expectBilledTo,
  expectBillingAlarm,
  expectBudgetSpends,
  expectChargesTold,
  expectCostsSeen,
  expectInvoicesKept,
  expectListed,
  expectReportShows,
  notePassing,
  notePast,
  operatorNamed,
  organizationNamed,
  periodNamed,
  prepare,
  prepareAs,
  wholeDaysOf,
} from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

Given("the last {int} days are called {string}", async function (this: DrillWorld, count: number, name: string) {
  await notePast(this.drill, { name, first: count, last: 0 });
});

Given(
  "the time from {int} to {int} days ago is called {string}",
  async function (this: DrillWorld, first: number, last: number, name: string) {
    await notePast(this.drill, { name, first, last });
  },
);

When("{int} days pass, called {string}", async function (this: DrillWorld, count: number, name: string) {
  await notePassing(this.drill, name, days(count));
});

Given(
  "{string} watches {string} with a daily budget",
  async function (this: DrillWorld, payer: string, account: string) {
    const organization = organizationNamed(this.drill, payer);
    const action = budgetAccount(organization.managementAccountId, accountNamed(this.drill, account).id);
    await prepare(this.drill, action, organization);
  },
);

Given("{string} watches {string} for unusual costs", async function (this: DrillWorld, payer: string, account: string) {
  const action = monitorAccount(accountNamed(this.drill, account).id);
  await prepare(this.drill, action, organizationNamed(this.drill, payer));
});

Given(
  "{string} has a billing alarm for {string} above {int} dollars",
  async function (this: DrillWorld, payer: string, account: string, dollars: number) {
    const action = alarmOnCharges(accountNamed(this.drill, account).id, dollars);
    await prepare(this.drill, action, organizationNamed(this.drill, payer));
  },
);

Given("{string} keeps its members from their costs", async function (this: DrillWorld, organization: string) {
  await prepare(this.drill, keepCostsFromMembers, organizationNamed(this.drill, organization));
});

Given("{principal} has a bucket for cost reports", async function (this: DrillWorld, named: NamedPrincipal) {
  const actor = operatorNamed(this.drill, named);
  await prepareAs(this.drill, actor, makeReportBucket(actor.account.id));
});

Given(
  "{string} has accepted the agreement {string} for its organization",
  async function (this: DrillWorld, organization: string, agreement: string) {
    await prepare(this.drill, acceptAgreement(agreement, true), organizationNamed(this.drill, organization));
  },
);

When(
  "{principal} accepts the agreement {string}",
  async function (this: DrillWorld, named: NamedPrincipal, agreement: string) {
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => acceptAgreement(agreement, false));
  },
);

When(
  "{principal} accepts the agreement {string} for the organization",
  async function (this: DrillWorld, named: NamedPrincipal, agreement: string) {
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => acceptAgreement(agreement, true));
  },
);

When(
  "{principal} exports the costs of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, period: string) {
    const dates = wholeDaysOf(periodNamed(this.drill, period));
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], ({ account }) => exportCosts(account.id, dates));
  },
);

When(
  "{principal} asks for the costs of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, period: string) {
    const dates = wholeDaysOf(periodNamed(this.drill, period));
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], ({ account }) =>
      readCosts({ accountId: account.id, ...dates }),
    );
  },
);

Then(
  "{principal} sees what {string} cost in {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, period: string) {
    await expectCostsSeen(this.drill, {
      ...askedOf(this, named, account),
      period: periodNamed(this.drill, period),
      isSeen: true,
    });
  },
);

Then(
  "{principal} sees nothing of what {string} cost in {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, period: string) {
    await expectCostsSeen(this.drill, {
      ...askedOf(this, named, account),
      period: periodNamed(this.drill, period),
      isSeen: false,
    });
  },
);

Then(
  "{string} pays for {string} in {string}",
  async function (this: DrillWorld, payer: string, account: string, period: string) {
    const admin = (name: string) => operatorNamed(this.drill, { principal: "admin", account: name });
    await expectBilledTo(this.drill, {
      payer: admin(payer),
      user: admin(account),
      period: periodNamed(this.drill, period),
    });
  },
);

Then(
  "{principal} still has the invoices of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, period: string) {
    await expectInvoicesKept(this.drill, {
      viewer: operatorNamed(this.drill, named),
      period: periodNamed(this.drill, period),
    });
  },
);

Then(
  "the budget of {string} for {string} has seen money spent today",
  async function (this: DrillWorld, organization: string, account: string) {
    await expectBudgetSpends(this.drill, { ...watchOf(this, organization, account), isSpending: true });
  },
);

Then(
  "the budget of {string} for {string} has seen nothing spent today",
  async function (this: DrillWorld, organization: string, account: string) {
    await expectBudgetSpends(this.drill, { ...watchOf(this, organization, account), isSpending: false });
  },
);

Then("the budget tells what was spent", async function (this: DrillWorld) {
  await expectListed(this.drill, { path: "Budget", text: "CalculatedSpend", isThere: true });
});

Then("the budget does not tell what was spent", async function (this: DrillWorld) {
  await expectListed(this.drill, { path: "Budget", text: "CalculatedSpend", isThere: false });
});

Then(
  "{string} learns of unusual costs of {string} in {string}",
  async function (this: DrillWorld, organization: string, account: string, period: string) {
    const asked = { ...watchOf(this, organization, account), period: periodNamed(this.drill, period) };
    await expectAnomalies(this.drill, { ...asked, isFound: true });
  },
);

Then(
  "{string} learns of no unusual costs of {string} in {string}",
  async function (this: DrillWorld, organization: string, account: string, period: string) {
    const asked = { ...watchOf(this, organization, account), period: periodNamed(this.drill, period) };
    await expectAnomalies(this.drill, { ...asked, isFound: false });
  },
);

Then(
  /^the billing alarm of "([^"]+)" for "([^"]+)" is in (ALARM|OK|INSUFFICIENT_DATA)$/,
  async function (this: DrillWorld, organization: string, account: string, state: BillingAlarmState) {
    await expectBillingAlarm(this.drill, { ...watchOf(this, organization, account), state });
  },
);

Then(
  "CloudWatch tells {string} of charges of {string} in {string}",
  async function (this: DrillWorld, organization: string, account: string, period: string) {
    const asked = { ...watchOf(this, organization, account), period: periodNamed(this.drill, period) };
    await expectChargesTold(this.drill, { ...asked, isTold: true });
  },
);

Then(
  "CloudWatch tells {string} of no charges of {string} in {string}",
  async function (this: DrillWorld, organization: string, account: string, period: string) {
    const asked = { ...watchOf(this, organization, account), period: periodNamed(this.drill, period) };
    await expectChargesTold(this.drill, { ...asked, isTold: false });
  },
);

Then(
  "the report of {principal} shows what {string} cost in {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, period: string) {
    await expectReportShows(this.drill, { ...askedOf(this, named, account), period: periodNamed(this.drill, period) });
  },
);

Then("the agreement {string} covers {string}", async function (this: DrillWorld, agreement: string, account: string) {
  const viewer = operatorNamed(this.drill, { principal: "admin", account });
  await expectAgreement(this.drill, { viewer, agreement, isCovered: true });
});

Then(
  "the agreement {string} does not cover {string}",
  async function (this: DrillWorld, agreement: string, account: string) {
    const viewer = operatorNamed(this.drill, { principal: "admin", account });
    await expectAgreement(this.drill, { viewer, agreement, isCovered: false });
  },
);

const askedOf = ({ drill }: DrillWorld, viewer: NamedPrincipal, account: string) => ({
  viewer: operatorNamed(drill, viewer),
  account: accountNamed(drill, account),
});

const watchOf = ({ drill }: DrillWorld, organization: string, account: string) => ({
  organization: organizationNamed(drill, organization),
  account: accountNamed(drill, account),
});
