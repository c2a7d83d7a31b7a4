/** Log files and event data stores asked before a record can be there: what is on its way is neither missing nor shown to be absent. */
import { describe, expect, test } from "vitest";
import { callApi } from "../action/index.ts";
import {
  accountNamed,
  attemptAs,
  Drill,
  expectKept,
  expectLogged,
  expectStored,
  expectStoredStill,
  minutes,
  operatorNamed,
  passTime,
} from "../drill/index.ts";
import { parametersFor } from "./samples.test-support.ts";
import { composeStage } from "./stage.ts";

const EVENT = "ListRoles";

type Place = Readonly<{
  organization: string;
  actor: string;
  /** Whose calls never get there. */
  stranger: string;
  ask: (drill: Drill, account: string, isThere: boolean) => Promise<void>;
  still: (drill: Drill, account: string) => Promise<void>;
}>;

const named = (drill: Drill, account: string, keeper: string) => ({
  eventName: EVENT,
  account: accountNamed(drill, account),
  keeper: accountNamed(drill, keeper),
  archive: accountNamed(drill, keeper),
  store: "organization-events",
});

const STORE: Place = {
  organization: "event-data-stores",
  actor: "workload",
  stranger: "studio",
  ask: (drill, account, isThere) => expectStored(drill, { ...named(drill, account, "management"), isThere }),
  still: (drill, account) => expectStoredStill(drill, named(drill, account, "management")),
};
const LOG_FILES: Place = {
  organization: "trails",
  actor: "lab",
  stranger: "log-archive",
  ask: (drill, account, isThere) => expectLogged(drill, { ...named(drill, account, "lab"), isThere }),
  still: (drill, account) => expectKept(drill, named(drill, account, "lab")),
};
const PLACES: readonly (readonly [string, Place])[] = [
  ["an event data store", STORE],
  ["log files", LOG_FILES],
];

async function acted({ organization }: Place, account: string, over = {}): Promise<Drill> {
  const drill = new Drill(composeStage(parametersFor(organization, over)));
  await drill.open({ kind: "under-test" });
  const by = operatorNamed(drill, { principal: "admin", account });
  await attemptAs(drill, [by], () => callApi("iam", EVENT));
  return drill;
}

const verdict = (drill: Drill): string | undefined => drill.findings.at(-1)?.verdict;
const reason = (drill: Drill): string => String(drill.findings.at(-1)?.reason);
/** Minutes since the drill began, without the seconds that queries take. */
const minute = async (drill: Drill): Promise<number> =>
  Math.floor((((await drill.opened.target.control?.now()) ?? 0) - Date.UTC(2026, 10, 1)) / minutes(1));

describe.each(PLACES)("%s", (_, place) => {
  test("is not taken to be silent while the record is on its way", async () => {
    const drill = await acted(place, place.actor);
    await place.ask(drill, place.actor, false);
    expect(verdict(drill)).toBe("broke");
    expect(await minute(drill)).toBe(5);
  });

  test("does not lack the record before it can be there", async () => {
    const drill = await acted(place, place.actor);
    await place.ask(drill, place.actor, true);
    expect(verdict(drill)).toBe("held");
    const kept = await acted(place, place.actor);
    await place.still(kept, place.actor);
    expect(verdict(kept)).toBe("held");
  });

  test("is waited for only as long as its record may still come, and silence says how long that was", async () => {
    const drill = await acted(place, place.stranger);
    await passTime(drill, minutes(2));
    await place.ask(drill, place.stranger, false);
    expect(verdict(drill)).toBe("held");
    expect(reason(drill)).toContain("until 5 m after the act");
    expect(await minute(drill)).toBe(5);
    await place.ask(drill, place.stranger, true);
    expect(verdict(drill)).toBe("broke");
    expect(await minute(drill)).toBe(5);
  });

  test("is asked without moving time once the record must be there", async () => {
    for (const [isThere, expected] of [
      [true, "held"],
      [false, "broke"],
    ] as const) {
      const drill = await acted(place, place.actor);
      await passTime(drill, minutes(30));
      await place.ask(drill, place.actor, isThere);
      expect(verdict(drill)).toBe(expected);
      expect(await minute(drill)).toBe(30);
    }
    const silent = await acted(place, place.stranger);
    await passTime(silent, minutes(30));
    await place.ask(silent, place.stranger, false);
    expect([verdict(silent), await minute(silent)]).toEqual(["held", 30]);
    expect(reason(silent)).not.toContain("after the act");
  });

  test("still holds what it has without time for what was done since", async () => {
    const drill = await acted(place, place.actor);
    await passTime(drill, minutes(10));
    const by = operatorNamed(drill, { principal: "admin", account: place.actor });
    await attemptAs(drill, [by], () => callApi("iam", "ListUsers"));
    await place.still(drill, place.actor);
    expect([verdict(drill), await minute(drill)]).toEqual(["held", 10]);
  });

  test("is not asked for silence where time neither moves nor is waited for", async () => {
    const drill = await acted(place, place.stranger);
    Object.assign(drill.opened, { target: { ...drill.opened.target, control: undefined } });
    await expect(place.ask(drill, place.stranger, false)).rejects.toThrow("can neither move time nor wait");
    expect(drill.findings).toEqual([]);
  });

  test.each([1, 2, 3, 4])("delays that are drawn, seed %i, are waited for to the longest", async (seed) => {
    const drawn = { seed, assumptions: { "delivery-delays": "drawn" } };
    const asked = await acted(place, place.actor, drawn);
    await place.ask(asked, place.actor, true);
    expect(verdict(asked)).toBe("held");
    const denied = await acted(place, place.actor, drawn);
    await place.ask(denied, place.actor, false);
    expect(verdict(denied)).toBe("broke");
  });
});
