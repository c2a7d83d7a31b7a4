/** Given, When: the organization takes the root users of its members into its own hands, and uses them for single tasks. */
import { defineParameterType, Given, When } from "@cucumber/cucumber";
import {
  type Action,
  afterWaiting,
  allowPasswordRecovery,
  auditRootUser,
  callApi,
  centraliseRootAccess,
  onMember,
  openBucket,
  openQueue,
  type RootTask,
  recoverRootPassword,
  removeRootCredentials,
  shutBucket,
  shutQueue,
  takingRoot,
  trustIam,
  unlockBucket,
  unlockQueue,
} from "../src/action/index.ts";
import {
  ATTACKER,
  accountNamed,
  attempt,
  attemptAs,
  castAs,
  deedOf,
  minutes,
  operatorNamed,
  prepareAs,
} from "../src/drill/index.ts";
import type { ApiCall, NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

defineParameterType({
  name: "rootTask",
  regexp: /audit|removal|recovery|bucket|queue/,
  transformer: (word: string): RootTask | undefined => TASKS.get(word),
});

const TASKS: ReadonlyMap<string, RootTask> = new Map([
  ["audit", "IAMAuditRootUserCredentials"],
  ["removal", "IAMDeleteRootUserCredentials"],
  ["recovery", "IAMCreateRootUserPassword"],
  ["bucket", "S3UnlockBucketPolicy"],
  ["queue", "SQSUnlockQueuePolicy"],
]);

const attemptBy = ({ drill }: DrillWorld, named: NamedPrincipal, action: Action): Promise<void> =>
  attemptAs(drill, [operatorNamed(drill, named)], () => action);

const idIn = ({ drill }: DrillWorld, account: string): string => accountNamed(drill, account).id;

Given(
  "{principal} has removed the root credentials of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await prepareAs(this.drill, operatorNamed(this.drill, named), removeRootCredentials(idIn(this, account)));
  },
);

Given(
  "{principal} has a bucket {string} that denies everybody",
  async function (this: DrillWorld, named: NamedPrincipal, bucket: string) {
    await prepareAs(this.drill, operatorNamed(this.drill, named), shutBucket(bucket));
  },
);

Given(
  "{principal} has a queue {string} that denies everybody",
  async function (this: DrillWorld, named: NamedPrincipal, queue: string) {
    await prepareAs(this.drill, operatorNamed(this.drill, named), shutQueue(queue));
  },
);

When(
  "{principal} trusts IAM with the organization's accounts",
  async function (this: DrillWorld, named: NamedPrincipal) {
    await attemptBy(this, named, trustIam);
  },
);

When("{principal} switches centralised root access on", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptBy(this, named, centraliseRootAccess);
});

When(
  "{principal} audits the root user of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await attemptBy(this, named, auditRootUser(idIn(this, account)));
  },
);

When(
  "{principal} audits the root user of the new account {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await attemptBy(this, named, onMember(account, auditRootUser));
  },
);

When(
  "{principal} removes the root credentials of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await attemptBy(this, named, removeRootCredentials(idIn(this, account)));
  },
);

When(
  "{principal} allows the root password of {string} to be recovered",
  async function (this: DrillWorld, named: NamedPrincipal, account: string) {
    await attemptBy(this, named, allowPasswordRecovery(idIn(this, account)));
  },
);

When(
  "{principal} takes root of {string} for the task {rootTask} and tries to {deed}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, task: RootTask, deed: string) {
    await attemptBy(this, named, takingRoot({ accountId: idIn(this, account), task }, deedOf(this.drill, deed)));
  },
);

When(
  "{principal} takes root of {string} for the task {rootTask} and {int} minutes later tries to {deed}",
  async function (
    this: DrillWorld,
    named: NamedPrincipal,
    account: string,
    task: RootTask,
    wait: number,
    deed: string,
  ) {
    const later = afterWaiting(minutes(wait), deedOf(this.drill, deed));
    await attemptBy(this, named, takingRoot({ accountId: idIn(this, account), task }, later));
  },
);

When(
  "{principal} takes root of {string} for the task {rootTask} and calls {call}",
  async function (this: DrillWorld, named: NamedPrincipal, account: string, task: RootTask, call: ApiCall) {
    const action = callApi(call.service, call.operation);
    await attemptBy(this, named, takingRoot({ accountId: idIn(this, account), task }, action));
  },
);

When(
  "{principal} opens the bucket {string} again",
  async function (this: DrillWorld, named: NamedPrincipal, bucket: string) {
    await attemptBy(this, named, openBucket(bucket));
  },
);

When(
  "{principal} opens the queue {string} again",
  async function (this: DrillWorld, named: NamedPrincipal, queue: string) {
    await attemptBy(this, named, openQueue(queue));
  },
);

When(
  "{principal} unlocks the bucket {string} of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, bucket: string, account: string) {
    await attemptBy(this, named, unlockBucket(idIn(this, account), bucket));
  },
);

When(
  "{principal} unlocks the queue {string} of {string}",
  async function (this: DrillWorld, named: NamedPrincipal, queue: string, account: string) {
    await attemptBy(this, named, unlockQueue(idIn(this, account), queue));
  },
);

When(
  "an intruder in the mailbox of {string} recovers the root password",
  async function (this: DrillWorld, account: string) {
    const members = [{ account: accountNamed(this.drill, account), principal: "root" }];
    castAs(this.drill, ATTACKER, { role: "attacker", members });
    await attempt(this.drill, ATTACKER, recoverRootPassword);
  },
);
