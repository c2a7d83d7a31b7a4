/** Then: what the log files of trails hold. */
import { Then } from "@cucumber/cucumber";
import { accountNamed, expectKept, expectLogged } from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Then(
  "{word} is in the log files of {string} that {string} keeps",
  async function (this: DrillWorld, eventName: string, account: string, archive: string) {
    const { drill } = this;
    const search = { eventName, account: accountNamed(drill, account), archive: accountNamed(drill, archive) };
    await expectLogged(drill, { ...search, isThere: true });
  },
);

Then(
  "{word} is not in the log files of {string} that {string} keeps",
  async function (this: DrillWorld, eventName: string, account: string, archive: string) {
    const { drill } = this;
    const search = { eventName, account: accountNamed(drill, account), archive: accountNamed(drill, archive) };
    await expectLogged(drill, { ...search, isThere: false });
  },
);

Then(
  "the log files of {string} that {string} keeps still hold {word}",
  async function (this: DrillWorld, account: string, archive: string, eventName: string) {
    const { drill } = this;
    await expectKept(drill, {
      eventName,
      account: accountNamed(drill, account),
      archive: accountNamed(drill, archive),
    });
  },
);
