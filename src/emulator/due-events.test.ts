import assert from "node:assert/strict";
import { test } from "vitest";
import { apply, type Due, emptyWorld, type World } from "../domain/index.ts";
import { addMs, days, type Instant, minutes, parseAccountId } from "../kernel/index.ts";
import { dueEvents } from "./due-events.ts";
import { answered, requestFor, START, signed, standing } from "./emulator.test-support.ts";

const OPEN_INVITED = "100000000025";

function closing(world: World, closedAt: Instant): void {
  const accountId = parseAccountId(OPEN_INVITED);
  assert.ok(accountId);
  apply(world, { kind: "AccountCloseRequested", accountId, closure: { by: "owner", requestedAt: closedAt, closedAt } });
}

test("nobody calls between closing and long after the end: the departure is dated when it happened", async () => {
  const on = standing({ credentialLifetimeMs: days(400) });
  closing(on.world(), addMs(START, minutes(5)));
  on.clock.advance(days(120));
  const at = on.clock.now();
  const request = signed(requestFor("cloudtrail", "LookupEvents"), on.key("management/admin"), {
    service: "cloudtrail",
    at,
  });
  const { text } = await answered(on.emulator.answer(request));
  const [event] = (JSON.parse(text) as { Events: { CloudTrailEvent: string }[] }).Events;
  const record = JSON.parse(event?.CloudTrailEvent ?? "{}") as Record<string, unknown>;
  assert.equal(record.eventName, "AccountDepartedOrganization");
  assert.equal(record.eventTime, "2027-01-30T00:05:00Z");
  assert.deepEqual(record.serviceEventDetails, {
    accountId: OPEN_INVITED,
    departureMethod: "CLEANED",
    departureTime: "Jan 30, 2027 12:05:00 AM",
  });
});

test("it is told once, and a reset begins anew", async () => {
  const on = standing({ credentialLifetimeMs: days(400) });
  closing(on.world(), START);
  const departures = async () => {
    const at = on.clock.now();
    const request = signed(requestFor("cloudtrail", "LookupEvents"), on.key("management/admin"), {
      service: "cloudtrail",
      at,
    });
    const { text } = await answered(on.emulator.answer(request));
    return text.split("AccountDepartedOrganization").length > 1;
  };
  assert.equal(await departures(), false);
  on.clock.advance(days(90));
  assert.equal(await departures(), true);
  const reset = { ...requestFor("cloudtrail", "LookupEvents"), path: "/_orgdrill/reset" };
  assert.equal((await on.emulator.answer(reset)).status, 200);
  assert.equal(await departures(), false);
  closing(on.world(), START);
  on.clock.advance(days(90));
  assert.equal(await departures(), true);
});

test("looking seldom misses nothing: a closure that began after a look is found on its day", () => {
  const world = emptyWorld();
  const due = dueEvents();
  const told: Due[] = [];
  const settle = (now: Instant) => due.settle(world, { now }, (each) => told.push(each));
  settle(START);
  const on = standing();
  const later = addMs(START, days(10));
  closing(on.world(), later);
  const other = dueEvents();
  const heard: Instant[] = [];
  for (let day = 0; day <= 101; day++)
    other.settle(on.world(), { now: addMs(START, days(day)) }, ({ at }) => heard.push(at));
  assert.deepEqual(told, []);
  assert.deepEqual(heard, [addMs(later, days(90))]);
});

test("the credentials of a closed account are answered as assumed", async () => {
  const answerTo = async (assumptions: Readonly<Record<string, string>>) => {
    const on = standing({ assumptions });
    const key = on.key("open-invited/alice");
    closing(on.world(), START);
    const organizations = requestFor("organizations", "DescribeOrganization");
    const identity = requestFor("sts", "GetCallerIdentity");
    return [
      await answered(on.emulator.answer(signed(organizations, key, { service: "organizations" }))),
      await answered(on.emulator.answer(signed(identity, key, { service: "sts" }))),
    ].map(({ status, code }) => [status, code]);
  };
  assert.deepEqual(await answerTo({}), [
    [400, "UnrecognizedClientException"],
    [403, "InvalidClientTokenId"],
  ]);
  assert.deepEqual(await answerTo({ "closed-account-credentials": "OptInRequired" }), [
    [403, "OptInRequired"],
    [403, "OptInRequired"],
  ]);
});
