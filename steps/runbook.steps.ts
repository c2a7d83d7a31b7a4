/** When: the operator's own runbook is run, which is a program of the reader's. */
import { When } from "@cucumber/cucumber";
import { accountNamed, minutes, operatorNamed, runOwnRunbook } from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

/** Longer than a runbook may take. */
const PATIENT = { timeout: minutes(3) };

When(
  "{principal} runs the runbook {string}",
  PATIENT,
  async function (this: DrillWorld, named: NamedPrincipal, name: string) {
    await runOwnRunbook(this.drill, operatorNamed(this.drill, named), { name, args: [] });
  },
);

When(
  "{principal} runs the runbook {string} for {string}",
  PATIENT,
  async function (this: DrillWorld, named: NamedPrincipal, name: string, account: string) {
    const args = [accountNamed(this.drill, account).id];
    await runOwnRunbook(this.drill, operatorNamed(this.drill, named), { name, args });
  },
);
