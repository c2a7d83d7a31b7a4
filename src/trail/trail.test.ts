import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant, parseInstant } from "../kernel/index.ts";
import { parseRecord, parseRecords } from "./parse.ts";
import { attributeOf, findRecords, usernameOf } from "./query.ts";
import type { CloudTrailRecord } from "./record.ts";

const RECORD: CloudTrailRecord = {
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", userName: "alice", accountId: "111122223333", accessKeyId: "AKIAEXAMPLE" },
  eventTime: "2026-11-01T00:00:00Z",
  eventSource: "organizations.amazonaws.com",
  eventName: "LeaveOrganization",
  awsRegion: "us-east-1",
  errorCode: "AccessDenied",
  requestParameters: null,
  responseElements: null,
  eventID: "id-1",
  eventType: "AwsApiCall",
  readOnly: false,
  recipientAccountId: "111122223333",
};

describe("parsing", () => {
  test.each([
    ["a log file", { Records: [RECORD, RECORD] }, 2],
    ["a list", [RECORD], 1],
    ["one record", RECORD, 1],
    ["an EventBridge event", { "detail-type": "AWS API Call via CloudTrail", detail: RECORD }, 1],
    ["an answer of LookupEvents", { Events: [{ EventId: "x", CloudTrailEvent: JSON.stringify(RECORD) }] }, 1],
  ])("%s", (_name, value, count) => {
    const parsed = parseRecords(JSON.stringify(value));
    expect(parsed).toEqual({ ok: true, value: Array(count).fill(RECORD) });
  });

  test.each([
    ["no JSON", "{", "", "expected JSON"],
    ["a number", "5", "", "expected a CloudTrail record, saw `5`"],
    ["a member that is missing", '{"Records":[{}]}', "Records[0].eventVersion", "expected a string, saw nothing"],
    [
      "a bad time",
      JSON.stringify([{ ...RECORD, eventTime: "soon" }]),
      "[0].eventTime",
      "expected an ISO 8601 time, saw `soon`",
    ],
    [
      "an identity with a list for a name",
      JSON.stringify({ ...RECORD, userIdentity: { arn: [] } }),
      "userIdentity.arn",
      "expected a string, saw a list",
    ],
    [
      "a string for the inner record",
      '{"Events":[{"CloudTrailEvent":"nope"}]}',
      "Events[0].CloudTrailEvent",
      "expected a CloudTrail record",
    ],
  ])("%s is refused with its place", (_name, text, where, message) => {
    const parsed = parseRecords(text);
    expect(parsed.ok).toBe(false);
    if (parsed.ok) return;
    expect(parsed.refusal.where).toBe(where);
    expect(parsed.refusal.message).toContain(message);
  });

  test("deep nesting is refused, not followed", () => {
    const deep = `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`;
    expect(parseRecord({ ...RECORD, requestParameters: JSON.parse(deep) }).ok).toBe(false);
  });

  test("no value makes the parser throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseRecord(value).ok).toBe(false);
      }),
    );
  });
});

describe("asking", () => {
  const at = parseInstant(RECORD.eventTime) ?? instant(0);

  test.each([
    [{}, true],
    [{ eventName: "LeaveOrganization", accountId: "111122223333", username: "alice" }, true],
    [{ from: at, to: at }, true],
    [{ from: instant(at + 1) }, false],
    [{ errorCode: null }, false],
    [{ accessKeyId: "AKIAEXAMPLE", readOnly: false }, true],
    [{ attributes: { "userIdentity.userName": "alice" } }, true],
    [{ attributes: { "userIdentity.userName": "bob" } }, false],
  ])("%j: %s", (query, wanted) => {
    expect(findRecords([RECORD], query)).toHaveLength(wanted ? 1 : 0);
  });

  test("the caller's name in each form", () => {
    const name = (userIdentity: CloudTrailRecord["userIdentity"]): string | undefined =>
      usernameOf({ ...RECORD, userIdentity });
    expect(name({ type: "Root" })).toBe("root");
    expect(name({ type: "AssumedRole", principalId: "AROAX:session" })).toBe("session");
    expect(name({ accountId: "1", invokedBy: "AWS Internal" })).toBe("AWS Internal");
  });

  test("a path never reaches what an object inherits", () => {
    expect(attributeOf(RECORD, "__proto__.constructor.name")).toBeUndefined();
  });
});
