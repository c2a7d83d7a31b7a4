/** Given, When, Then: what the services that work across an organization show of an account, and what the account has of them. */
import { Given, Then, When } from "@cucumber/cucumber";
import {
  deleteDetector,
  enrolAccounts,
  gatherConfigurations,
  letMemberGo,
  makeAlarmQueue,
  makeOpenBucket,
  makeOrganizationBucket,
  recordConfigurations,
  switchDetectorOff,
} from "../src/action/index.ts";
import {
  accountNamed,
  administratorIn,
  attemptAs,
  expectDetector,
  expectGathered,
  expectNoMailAtAll,
  expectPeopleAssigned,
  expectQueued,
  expectRecording,
  expectShare,
  expectStack,
  expectThreatMember,
  expectThreatsSeen,
  operatorNamed,
  organizationNamed,
  prepareAs,
} from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

Given("{principal} has AWS Config record", async function (this: DrillWorld, named: NamedPrincipal) {
  const actor = operatorNamed(this.drill, named);
  await prepareAs(this.drill, actor, recordConfigurations(actor.account.id, actor.principal));
});

Given(
  "{principal} gathers the configurations of the organization",
  async function (this: DrillWorld, named: NamedPrincipal) {
    const actor = operatorNamed(this.drill, named);
    await prepareAs(this.drill, actor, gatherConfigurations(actor.account.id, actor.principal));
  },
);

Given(
  "{principal} has GuardDuty take in {word} accounts",
  async function (this: DrillWorld, named: NamedPrincipal, which: string) {
    await prepareAs(this.drill, operatorNamed(this.drill, named), enrolAccounts(which));
  },
);

Given(
  "{string} has a queue {string} for what rings in {string}",
  async function (this: DrillWorld, owner: string, name: string, watched: string) {
    const actor = administratorIn(accountNamed(this.drill, owner));
    await prepareAs(this.drill, actor, makeAlarmQueue({ name, watched: accountNamed(this.drill, watched).id }));
  },
);

Given(
  "{string} has a bucket {string} that admits {string}",
  async function (this: DrillWorld, owner: string, bucket: string, guest: string) {
    const actor = administratorIn(accountNamed(this.drill, owner));
    await prepareAs(this.drill, actor, makeOpenBucket(bucket, accountNamed(this.drill, guest).id));
  },
);

Given(
  "{string} has a bucket {string} that admits whoever is in {string}",
  async function (this: DrillWorld, owner: string, bucket: string, organization: string) {
    const actor = administratorIn(accountNamed(this.drill, owner));
    const { id } = organizationNamed(this.drill, organization);
    await prepareAs(this.drill, actor, makeOrganizationBucket(bucket, id));
  },
);

When(
  "{principal} lets {string} go in GuardDuty",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    const action = letMemberGo(accountNamed(this.drill, account).id);
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
  },
);

When("{principal} switches its detector off", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => switchDetectorOff);
});

When("{principal} deletes its detector", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => deleteDetector);
});

Then(
  "the queue {string} of {string} holds a record of it",
  async function (this: DrillWorld, queue: string, owner: string) {
    await expectQueued(this.drill, { queue, owner: accountNamed(this.drill, owner), isThere: true });
  },
);

Then(
  "the queue {string} of {string} holds no record of it",
  async function (this: DrillWorld, queue: string, owner: string) {
    await expectQueued(this.drill, { queue, owner: accountNamed(this.drill, owner), isThere: false });
  },
);

Then(
  "{principal} sees what GuardDuty finds in {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await expectThreatsSeen(this.drill, { ...lookOf(this, named, account), isSeen: true });
  },
);

Then(
  "{principal} sees nothing of what GuardDuty finds in {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await expectThreatsSeen(this.drill, { ...lookOf(this, named, account), isSeen: false });
  },
);

Then(
  "{string} has {string} as a member in GuardDuty",
  async function (this: DrillWorld, watcher: string, account: string) {
    await expectThreatMember(this.drill, { ...watchOf(this, watcher, account), isSeen: true });
  },
);

Then(
  "{string} does not have {string} as a member in GuardDuty",
  async function (this: DrillWorld, watcher: string, account: string) {
    await expectThreatMember(this.drill, { ...watchOf(this, watcher, account), isSeen: false });
  },
);

Then("the detector of {string} is on", async function (this: DrillWorld, account: string) {
  await expectDetector(this.drill, accountNamed(this.drill, account), true);
});

Then("the detector of {string} is off", async function (this: DrillWorld, account: string) {
  await expectDetector(this.drill, accountNamed(this.drill, account), false);
});

Then(
  "{principal} gathers configurations from {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await expectGathered(this.drill, { ...lookOf(this, named, account), isSeen: true });
  },
);

Then(
  "{principal} gathers no configurations from {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await expectGathered(this.drill, { ...lookOf(this, named, account), isSeen: false });
  },
);

Then("AWS Config records in {string}", async function (this: DrillWorld, account: string) {
  await expectRecording(this.drill, accountNamed(this.drill, account));
});

Then("{string} has the share {string}", async function (this: DrillWorld, account: string, share: string) {
  await expectShare(this.drill, { account: accountNamed(this.drill, account), share, isThere: true });
});

Then("{string} does not have the share {string}", async function (this: DrillWorld, account: string, share: string) {
  await expectShare(this.drill, { account: accountNamed(this.drill, account), share, isThere: false });
});

Then(
  "the stack set {string} has a stack in {string}",
  async function (this: DrillWorld, stackSet: string, account: string) {
    await expectStack(this.drill, { account: accountNamed(this.drill, account), stackSet, isThere: true });
  },
);

Then(
  "the stack set {string} has no stack in {string}",
  async function (this: DrillWorld, stackSet: string, account: string) {
    await expectStack(this.drill, { account: accountNamed(this.drill, account), stackSet, isThere: false });
  },
);

Then("people of the organization have permission sets in {string}", async function (this: DrillWorld, account: string) {
  await expectPeopleAssigned(this.drill, { account: accountNamed(this.drill, account), isThere: true });
});

Then("nobody has a permission set in {string}", async function (this: DrillWorld, account: string) {
  await expectPeopleAssigned(this.drill, { account: accountNamed(this.drill, account), isThere: false });
});

Then("no mail at all reaches the owner of {string}", async function (this: DrillWorld, owner: string) {
  await expectNoMailAtAll(this.drill, accountNamed(this.drill, owner));
});

const lookOf = ({ drill }: DrillWorld, viewer: NamedPrincipal, account: string) => ({
  viewer: operatorNamed(drill, viewer),
  account: accountNamed(drill, account),
});

const watchOf = ({ drill }: DrillWorld, watcher: string, account: string) => ({
  viewer: administratorIn(accountNamed(drill, watcher)),
  account: accountNamed(drill, account),
});
