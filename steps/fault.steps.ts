/** When: a hop of the pipeline is broken, by chaos or by somebody, and mended again. */
import { type DataTable, Given, When } from "@cucumber/cucumber";
import { keepUndelivered, openEventBus, wordAlert } from "../src/action/index.ts";
import {
  attemptAs,
  bringAboutFault,
  deployedAs,
  makeUpEvent,
  operatorNamed,
  prepareAs,
  type Struck,
  setUpMetricAlarm,
  strikeFault,
  undoFaults,
} from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

When("the fault {string} strikes {struck}", async function (this: DrillWorld, fault: string, on: Struck) {
  await strikeFault(this.drill, fault, { on, given: {} });
});

When(
  "the fault {string} strikes {struck} with",
  async function (this: DrillWorld, fault: string, on: Struck, given: DataTable) {
    await strikeFault(this.drill, fault, { on, given: given.rowsHash() });
  },
);

When(
  "{principal} brings about the fault {string} on {struck}",
  async function (this: DrillWorld, named: NamedPrincipal, fault: string, on: Struck) {
    await bringAboutFault(this.drill, fault, { on, actor: operatorNamed(this.drill, named) });
  },
);

When("the fault is undone", async function (this: DrillWorld) {
  await undoFaults(this.drill);
});

Given(
  "{principal} keeps what the alarm {string} cannot deliver in the queue {string}",
  async function (this: DrillWorld, named: NamedPrincipal, alarm: string, queue: string) {
    await prepareAs(
      this.drill,
      operatorNamed(this.drill, named),
      keepUndelivered(deployedAs(this.drill, alarm), queue),
    );
  },
);

Given(
  "{principal} has the trail {string} write to a log group, where the alarm {string} watches for {word}",
  async function (this: DrillWorld, named: NamedPrincipal, trail: string, alarm: string, eventName: string) {
    await setUpMetricAlarm(this.drill, { actor: operatorNamed(this.drill, named), trail, alarm, eventName });
  },
);

Given(
  "{principal} lets the accounts of the organization send to its event bus",
  async function (this: DrillWorld, named: NamedPrincipal) {
    await prepareAs(this.drill, operatorNamed(this.drill, named), openEventBus(this.drill.organization.id));
  },
);

Given(
  "{principal} words what the alarm {string} sends",
  async function (this: DrillWorld, named: NamedPrincipal, alarm: string) {
    await prepareAs(this.drill, operatorNamed(this.drill, named), wordAlert(deployedAs(this.drill, alarm).name));
  },
);

When(
  "{principal} puts a made-up {word} on the event bus",
  async function (this: DrillWorld, named: NamedPrincipal, eventName: string) {
    const event = makeUpEvent("organizations.amazonaws.com", eventName);
    await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => event);
  },
);
