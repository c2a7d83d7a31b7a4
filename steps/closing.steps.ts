/** When, Then: accounts are closed, reopened, and gone. */
import { Then, When } from "@cucumber/cucumber";
import { closeMember, closeOwnAccount, visitConsole } from "../src/action/index.ts";
import { accountNamed, attemptAs, expectAccountState, managementActor, operatorNamed } from "../src/drill/index.ts";
import type { NamedPrincipal } from "./parameters.ts";
import type { DrillWorld } from "./world.ts";

When("the management account closes {string}", async function (this: DrillWorld, account: string) {
  const actor = managementActor(this.drill, this.drill.organization);
  await attemptAs(this.drill, [actor], () => closeMember(accountNamed(this.drill, account).id));
});

When("{principal} closes {string}", async function (this: DrillWorld, named: NamedPrincipal, account: string) {
  const action = closeMember(accountNamed(this.drill, account).id);
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => action);
});

When("{principal} closes the account from within", async function (this: DrillWorld, named: NamedPrincipal) {
  await attemptAs(this.drill, [operatorNamed(this.drill, named)], () => closeOwnAccount);
});

When("Support is asked to reopen {string}", async function (this: DrillWorld, account: string) {
  const owner = operatorNamed(this.drill, { principal: "root", account });
  const action = visitConsole({ action: "reopen-account", sentence: "have Support reopen the account" });
  await attemptAs(this.drill, [owner], () => action);
});

Then("{string} is in the state {word}", async function (this: DrillWorld, account: string, state: string) {
  await expectAccountState(this.drill, accountNamed(this.drill, account), state);
});

Then("{string} is no longer in the organization", async function (this: DrillWorld, account: string) {
  await expectAccountState(this.drill, accountNamed(this.drill, account), null);
});
