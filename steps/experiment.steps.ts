/** Given, When, Then: the steady state, what still holds while something is broken, and the steady state again. */
import { Given, Then, When } from "@cucumber/cucumber";
import { type Action, callApi, importFinding, makeSampleFinding } from "../src/action/index.ts";
import {
  accountNamed,
  attemptAs,
  establishSteadyState,
  expectBlind,
  expectFindingSeen,
  expectFindingUnseen,
  expectLate,
  expectLogFilesLate,
  expectLogFilesLater,
  expectMadeUp,
  expectQuietState,
  expectRecovery,
  expectReported,
  expectStillFires,
  expectTimes,
  expectUndelivered,
  expectUnreported,
  minutes,
  operatorNamed,
  type Probe,
  type WatchingServiceName,
  watchingServiceOf,
} from "../src/drill/index.ts";
import type { ApiCall, NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

/** One of the types that an account's finding may have; a sample accuses nobody. */
const SAMPLE = "UnauthorizedAccess:IAMUser/MaliciousIPCaller";

/** Security Hub has no samples: an account imports a finding of its own. */
const findingOf = (service: WatchingServiceName): Action =>
  service === "GuardDuty" ? makeSampleFinding(SAMPLE) : importFinding("[DRILL] a probe");

const isCallAlone = ({ alarm, logFiles, watcher }: Probe): boolean =>
  alarm === undefined && logFiles === undefined && watcher === undefined;

Given(
  "the alarm {string} fires within {int} minutes when {principal} calls {call}",
  async function (this: DrillWorld, name: string, count: number, named: NamedPrincipal, call: ApiCall) {
    await establishSteadyState(this.drill, {
      actor: operatorNamed(this.drill, named),
      action: callApi(call.service, call.operation),
      alarm: { name, withinMs: minutes(count) },
    });
  },
);

Given(
  "the alarm {string} fires within {int} minutes when {principal} calls {call} with",
  async function (this: DrillWorld, name: string, count: number, named: NamedPrincipal, call: ApiCall, input: string) {
    await establishSteadyState(this.drill, {
      actor: operatorNamed(this.drill, named),
      action: callApi(call.service, call.operation, JSON.parse(input)),
      alarm: { name, withinMs: minutes(count) },
    });
  },
);

Given("{principal} can call {call}", async function (this: DrillWorld, named: NamedPrincipal, call: ApiCall) {
  const action = callApi(call.service, call.operation);
  await establishSteadyState(this.drill, { actor: operatorNamed(this.drill, named), action });
});

Given(
  "the log files of {string} that {string} keeps have it within {int} minutes when {principal} calls {call}",
  async function (
    this: DrillWorld,
    account: string,
    archive: string,
    count: number,
    named: NamedPrincipal,
    call: ApiCall,
  ) {
    const { drill } = this;
    const place = { account: accountNamed(drill, account), archive: accountNamed(drill, archive) };
    await establishSteadyState(drill, {
      actor: operatorNamed(drill, named),
      action: callApi(call.service, call.operation),
      logFiles: { ...place, withinMs: minutes(count) },
    });
  },
);

Given(
  "{string} sees in {watchingService} what {principal} has it find there",
  async function (this: DrillWorld, watcher: string, service: WatchingServiceName, named: NamedPrincipal) {
    await establishSteadyState(this.drill, {
      actor: operatorNamed(this.drill, named),
      action: findingOf(service),
      watcher: accountNamed(this.drill, watcher),
    });
  },
);

When(
  "{principal} has {watchingService} find it again",
  async function (this: DrillWorld, named: NamedPrincipal, service: WatchingServiceName) {
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => findingOf(service));
  },
);

Then(
  "{string} still sees it in {watchingService}",
  async function (this: DrillWorld, watcher: string, service: WatchingServiceName) {
    await expectFindingSeen(this.drill, { watcher: accountNamed(this.drill, watcher), service });
  },
);

Then(
  "{string} does not see it in {watchingService}",
  async function (this: DrillWorld, watcher: string, service: WatchingServiceName) {
    await expectFindingUnseen(this.drill, { watcher: accountNamed(this.drill, watcher), service });
  },
);

Then("the log files come late", async function (this: DrillWorld) {
  await expectLogFilesLate(this.drill);
});

Then("the log files have it within {int} minutes", async function (this: DrillWorld, count: number) {
  await expectLogFilesLater(this.drill, minutes(count));
});

Then("the made-up event sets off the alarm {string}", async function (this: DrillWorld, name: string) {
  await expectMadeUp(this.drill, name, { isHeard: true, withinMs: minutes(15) });
});

Then("the made-up event does not set off the alarm {string}", async function (this: DrillWorld, name: string) {
  await expectMadeUp(this.drill, name, { isHeard: false, withinMs: minutes(15) });
});

Then(
  "the alarm {string} says {string} after {int} quiet minutes",
  async function (this: DrillWorld, name: string, state: string, count: number) {
    await expectQuietState(this.drill, name, { state, afterMs: minutes(count) });
  },
);

Then(
  "the alarm {string} still fires within {int} minutes",
  async function (this: DrillWorld, name: string, count: number) {
    await expectStillFires(this.drill, name, { withinMs: minutes(count) });
  },
);

Then(
  "the alarm {string} still fires exactly once within {int} minutes",
  async function (this: DrillWorld, name: string, count: number) {
    await expectStillFires(this.drill, name, { withinMs: minutes(count), isOnce: true });
  },
);

Then("the alarm {string} goes blind", async function (this: DrillWorld, name: string) {
  await expectBlind(this.drill, name);
});

Then(
  "the alarm {string} fires late, but within {int} minutes",
  async function (this: DrillWorld, name: string, count: number) {
    await expectLate(this.drill, name, minutes(count));
  },
);

Then(
  "the alarm {string} fires {int} times for one record",
  async function (this: DrillWorld, name: string, count: number) {
    await expectTimes(this.drill, name, count);
  },
);

Then("another alarm reports the fault within {int} minutes", async function (this: DrillWorld, count: number) {
  await expectReported(this.drill, minutes(count));
});

Then(
  "the fault is reported by the alarm {string} within {int} minutes",
  async function (this: DrillWorld, name: string, count: number) {
    await expectReported(this.drill, minutes(count), name);
  },
);

Then("nobody is told of the fault within {int} minutes", async function (this: DrillWorld, count: number) {
  await expectUnreported(this.drill, minutes(count));
});

Then("what the alarm {string} could not deliver is lost", async function (this: DrillWorld, name: string) {
  await expectUndelivered(this.drill, name, "lost");
});

Then(
  "what the alarm {string} could not deliver waits in the queue {string} of {string}",
  async function (this: DrillWorld, name: string, queue: string, account: string) {
    await expectUndelivered(this.drill, name, { name: queue, account: accountNamed(this.drill, account) });
  },
);

Then("after recovery the alarm {string} fires again", async function (this: DrillWorld, name: string) {
  await expectRecovery(this.drill, (probe) => probe.alarm?.name === name, `the alarm ${name} fires`);
});

Then("after recovery the log files have it again", async function (this: DrillWorld) {
  await expectRecovery(this.drill, (probe) => probe.logFiles !== undefined, "the log files have it");
});

Then(
  "after recovery {string} sees it in {watchingService} again",
  async function (this: DrillWorld, watcher: string, service: WatchingServiceName) {
    const { id } = accountNamed(this.drill, watcher);
    const isSeen = (probe: Probe): boolean =>
      probe.watcher?.id === id && watchingServiceOf(probe.action)?.name === service;
    await expectRecovery(this.drill, isSeen, `${watcher} sees it`);
  },
);

Then("after recovery the call succeeds again", async function (this: DrillWorld) {
  await expectRecovery(this.drill, isCallAlone, "the call succeeds");
});
