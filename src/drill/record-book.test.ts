import { describe, expect, test } from "vitest";
import type { CallReport, Hands } from "../target/index.ts";
import {
  account,
  attemptOf,
  call,
  fakeTarget,
  MANAGEMENT,
  record,
  refused,
  START,
  SUCCEEDED,
  UNKNOWN,
  view,
} from "./fakes.test-support.ts";
import { concerns, RecordBook, subjectsOf } from "./record-book.ts";

const page = (eventIds: readonly string[], next?: string) => ({
  outcome: {
    kind: "succeeded" as const,
    output: {
      Events: eventIds.map((eventID) => ({ CloudTrailEvent: JSON.stringify({ ...record().record, eventID }) })),
      ...(next !== undefined && { NextToken: next }),
    },
  },
});

function bookOf(answer: Parameters<typeof fakeTarget>[0], mostPages?: number) {
  const target = fakeTarget(answer);
  const administratorOf = (accountId: string): Hands | undefined => target.as({ accountId, principal: "admin" });
  return { target, book: new RecordBook({ view: view(), administratorOf }, mostPages) };
}

describe("reading a history", () => {
  test("follows the pages to the end", async () => {
    const { book, target } = bookOf(({ input }) =>
      input.NextToken === undefined ? page(["a", "b"], "more") : page(["c"]),
    );
    const found = await book.history(account());
    expect(found.map(({ record: each }) => each.eventID)).toEqual(["a", "b", "c"]);
    expect(target.calls.map(({ input }) => input)).toEqual([{ MaxResults: 50 }, { MaxResults: 50, NextToken: "more" }]);
    expect(book.unread.size).toBe(0);
  });

  test("that does not come to its end is not taken for the whole", async () => {
    const { book } = bookOf(() => page(["a"], "more"), 3);
    expect(await book.history(account())).toHaveLength(3);
    expect(book.unread.get("222222222222")).toBe("it holds more than 150 records");
  });

  test("that is refused, or that nobody may read, is not taken for an empty one", async () => {
    const { book } = bookOf(() => ({ outcome: refused("AccessDeniedException") }));
    expect(await book.history(account())).toEqual([]);
    expect(book.unread.get("222222222222")).toBe("AccessDeniedException");
    const nobody = new RecordBook({ view: view(), administratorOf: () => undefined });
    await nobody.history(account());
    expect(nobody.unread.get("222222222222")).toBe("nobody there may read it");
  });

  test("that works again is no longer unread", async () => {
    let isClosed = true;
    const { book } = bookOf(() => (isClosed ? { outcome: refused("AccessDeniedException") } : page([])));
    await book.history(account());
    isClosed = false;
    book.forget();
    await book.history(account());
    expect(book.unread.size).toBe(0);
  });
});

describe("the records of an attempt", () => {
  test("are looked for in the acting account, every management account and those that are named, once each", async () => {
    const { book, target } = bookOf(() => page(["a"]));
    const third = account({ id: "333333333333", name: "third" });
    const found = await book.about(attemptOf(), [third, account()]);
    expect(target.calls.map((each) => each.accountId).sort()).toEqual(["111111111111", "222222222222", "333333333333"]);
    expect(found.map((each) => each.accountId).sort()).toEqual(["111111111111", "222222222222", "333333333333"]);
    expect([...book.seen.keys()].sort()).toEqual(["111111111111/a", "222222222222/a", "333333333333/a"]);
  });

  test("of a management account are not read twice", async () => {
    const { book, target } = bookOf(() => page([]));
    await book.about(
      attemptOf({}, { actor: { name: "op", role: "operator", account: MANAGEMENT, principal: "admin" } }),
    );
    expect(target.calls.map((each) => each.accountId)).toEqual(["111111111111"]);
  });
});

describe("a record concerns an attempt", () => {
  const membership = (accountId: string, eventTime = "2026-11-01T00:00:00Z") =>
    record({
      requestID: undefined,
      eventName: "AccountDepartedOrganization",
      eventTime,
      serviceEventDetails: { accountId },
    }).record;

  test("by the request id of any of its calls", () => {
    const attempt = { ...attemptOf(), calls: [call({ requestId: "first" }), call({ requestId: "last" })] };
    expect(concerns(record({ requestID: "first" }).record, attempt)).toBe(true);
    expect(concerns(record({ requestID: "other" }).record, attempt)).toBe(false);
  });

  test("as what a visit to the console leaves, by account and second", () => {
    const visit = attemptOf({ service: "console", operation: "sign-in" });
    const signIn = (over: object = {}) =>
      record({
        ...{ requestID: undefined, eventName: "ConsoleLogin", eventType: "AwsConsoleSignIn" },
        ...{ eventTime: `${visit.decisive.at.slice(0, 19)}Z`, recipientAccountId: visit.decisive.actor.accountId },
        ...over,
      }).record;
    expect(concerns(signIn(), visit)).toBe(true);
    const look = { requestID: "other", eventType: "AwsApiCall", sessionCredentialFromConsole: "true" };
    expect(concerns(signIn(look), visit)).toBe(true);
    expect(concerns(signIn(), attemptOf())).toBe(false);
    for (const over of [
      { eventType: "AwsApiCall" },
      { recipientAccountId: "999999999999" },
      { eventTime: "2026-11-30T00:00:00Z" },
    ])
      expect(concerns(signIn(over), visit)).toBe(false);
  });

  test("as a membership event about its account, at its time or later", () => {
    expect(concerns(membership("222222222222"), attemptOf())).toBe(true);
    expect(concerns(membership("222222222222", "2026-10-31T23:59:59Z"), attemptOf())).toBe(false);
    expect(concerns(membership("333333333333"), attemptOf())).toBe(false);
  });

  test("as a membership event only when the account can have moved", () => {
    expect(concerns(membership("222222222222"), attemptOf({ outcome: refused("AccessDeniedException") }))).toBe(false);
    expect(concerns(membership("222222222222"), attemptOf({ outcome: UNKNOWN }))).toBe(true);
  });

  test("about the account that the call names as well", () => {
    const removal = attemptOf({ operation: "RemoveAccountFromOrganization", input: { AccountId: "333333333333" } });
    expect(subjectsOf(removal)).toEqual(["222222222222", "333333333333"]);
    expect(
      concerns(membership("333333333333"), { ...removal, decisive: { ...removal.decisive, outcome: SUCCEEDED } }),
    ).toBe(true);
  });
});

test("reads the Regions where detections listen beside us-east-1, and what cannot be read there hides nothing here", async () => {
  const asked: string[] = [];
  const hands = (region: string): Hands => ({
    principal: { accountId: account().id, principal: "admin" },
    arn: "arn",
    async call(service, operation, input = {}) {
      asked.push(region);
      const id = { eventID: region, requestID: "request-1", eventName: "AssumeRole", awsRegion: region };
      const output = { Events: [{ CloudTrailEvent: JSON.stringify(id) }] };
      const outcome = region === "ap-south-1" ? refused("AccessDenied") : ({ kind: "succeeded", output } as const);
      return {
        at: START,
        arn: "arn",
        service,
        operation,
        input,
        outcome,
        requestId: "r",
        answeredBy: "our-emulator",
      } as CallReport;
    },
    becoming: () => hands(region),
    inRegion: hands,
  });
  const book = new RecordBook({
    view: view({ accounts: [account()] }),
    administratorOf: () => hands("us-east-1"),
    otherRegions: ["eu-west-1", "ap-south-1"],
  });
  const found = await book.about(attemptOf());
  expect(found.map(({ record }) => record.awsRegion)).toEqual(["us-east-1", "eu-west-1"]);
  expect(asked.toSorted()).toEqual(["ap-south-1", "eu-west-1", "us-east-1"]);
  expect(book.unread.size).toBe(0);
});
