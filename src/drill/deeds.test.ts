import { expect, test } from "vitest";
import { operationNamed } from "../catalogue/index.ts";
import { DEEDS } from "./deeds.data.ts";
import { DEEDS_IN_WORDS, deedOf } from "./deeds.ts";
import { account, openedDrill } from "./fakes.test-support.ts";

const drill = await openedDrill(() => undefined);
const NAMED = account().name;

test.each(Object.entries(DEEDS))("%s is a request that the emulator answers, with each name in it", (words, deed) => {
  const names = words.match(/"…"/g)?.length ?? 0;
  const { service, operation, input } = deed("one-name", "another-name", (each) => `id of ${each}`);
  expect(operationNamed(service, operation), `${service} ${operation}`).toBeDefined();
  const told = JSON.stringify(input ?? {});
  expect([told.includes("one-name"), told.includes("another-name")]).toEqual([names > 0, names > 1]);
});

test("no two deeds are the same request", () => {
  const requests = Object.values(DEEDS).map((deed) => JSON.stringify(deed("first", "second", (each) => each)));
  expect(new Set(requests).size).toBe(requests.length);
});

test.each(DEEDS_IN_WORDS)("to %s is an action that says so", (words) => {
  const said = words.replaceAll("…", NAMED);
  expect(deedOf(drill, said).sentence).toBe(said);
});

test("leaving is the technique, and what is asked for is known to the action", () => {
  expect(deedOf(drill, "leave the organization").techniques).toEqual(["T1666.A002"]);
  expect(deedOf(drill, "list the accounts").shows).toBe("Accounts");
  expect(deedOf(drill, "delete the organization").shows).toBeUndefined();
});

test.each(["dance", "constructor", 'create the user "a" "b"', 'list the tags of the account "nowhere"'])(
  "%s is none",
  (words) => {
    expect(() => deedOf(drill, words)).toThrow();
  },
);
