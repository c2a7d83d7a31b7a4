/** Given: who holds which credentials. */
import { Given } from "@cucumber/cucumber";
import {
  ATTACKER,
  accountNamed,
  castAdministrators,
  castAs,
  castEveryPrincipal,
  castOthers,
  castRootUsers,
  principalIn,
} from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Given("an attacker holds {string} in {string}", function (this: DrillWorld, principal: string, account: string) {
  const held = accountNamed(this.drill, account);
  castAs(this.drill, ATTACKER, {
    role: "attacker",
    members: [{ account: held, principal: principalIn(held, principal) }],
  });
});

Given("an attacker holds the root user of {string}", function (this: DrillWorld, account: string) {
  const held = accountNamed(this.drill, account);
  castAs(this.drill, ATTACKER, {
    role: "attacker",
    members: [{ account: held, principal: principalIn(held, "root") }],
  });
});

Given("an attacker holds every administrator of every member account", function (this: DrillWorld) {
  castAdministrators(this.drill, ATTACKER);
});

Given("an attacker holds every other principal of every member account", function (this: DrillWorld) {
  castOthers(this.drill, ATTACKER);
});

Given("an attacker holds the root user of every member account", function (this: DrillWorld) {
  castRootUsers(this.drill, ATTACKER);
});

Given("an attacker holds every principal of {string}", function (this: DrillWorld, account: string) {
  castEveryPrincipal(this.drill, ATTACKER, accountNamed(this.drill, account));
});
