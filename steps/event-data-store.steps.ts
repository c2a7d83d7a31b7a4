/** Then: what event data stores hold, and who is shown them. */
import { Then } from "@cucumber/cucumber";
import { accountNamed, expectShown, expectStored, expectStoredStill } from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

Then(
  "{word} of {string} is in the event data store {string} of {string}",
  async function (this: DrillWorld, eventName: string, account: string, store: string, keeper: string) {
    await expectStored(this.drill, { ...placeOf(this, { account, store, keeper }), eventName, isThere: true });
  },
);

Then(
  "{word} of {string} is not in the event data store {string} of {string}",
  async function (this: DrillWorld, eventName: string, account: string, store: string, keeper: string) {
    await expectStored(this.drill, { ...placeOf(this, { account, store, keeper }), eventName, isThere: false });
  },
);

Then(
  "the event data store {string} of {string} still holds {word} of {string}",
  async function (this: DrillWorld, store: string, keeper: string, eventName: string, account: string) {
    await expectStoredStill(this.drill, { ...placeOf(this, { account, store, keeper }), eventName });
  },
);

Then(
  "{string} is shown the event data store {string} of {string}",
  async function (this: DrillWorld, account: string, store: string, keeper: string) {
    await expectShown(this.drill, { ...placeOf(this, { account, store, keeper }), isShown: true });
  },
);

Then(
  "{string} is not shown the event data store {string} of {string}",
  async function (this: DrillWorld, account: string, store: string, keeper: string) {
    await expectShown(this.drill, { ...placeOf(this, { account, store, keeper }), isShown: false });
  },
);

type Named = Readonly<{ account: string; store: string; keeper: string }>;

const placeOf = ({ drill }: DrillWorld, { account, store, keeper }: Named) => ({
  account: accountNamed(drill, account),
  keeper: accountNamed(drill, keeper),
  store,
});
