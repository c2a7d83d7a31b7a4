import { describe, expect, test } from "vitest";
import type { CloudTrailRecord } from "../trail/index.ts";
import type { Detection } from "./detection.ts";
import { type DetectionPlace, parseEventBridgeRule } from "./formats/eventbridge.ts";
import { judge } from "./judge.ts";

const RECORD: CloudTrailRecord = {
  eventVersion: "1.11",
  userIdentity: { type: "Root", accountId: "222222222222" },
  eventTime: "2026-11-01T00:00:00Z",
  eventSource: "organizations.amazonaws.com",
  eventName: "LeaveOrganization",
  awsRegion: "us-east-1",
  eventID: "id-1",
  eventType: "AwsApiCall",
  readOnly: false,
  recipientAccountId: "222222222222",
};
const LEAVE = {
  source: ["aws.organizations"],
  "detail-type": ["AWS API Call via CloudTrail"],
  detail: { eventName: ["LeaveOrganization"] },
};

function rule(document: unknown, place: Partial<DetectionPlace> = {}): Detection {
  const parsed = parseEventBridgeRule(JSON.stringify(document), { id: "file", ...place });
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return parsed.value;
}

describe("an EventBridge rule", () => {
  test("three ways to write it down, one meaning", () => {
    const bare = rule(LEAVE);
    const asAnswered = rule({ EventPattern: JSON.stringify(LEAVE), State: "ENABLED" });
    const asResource = rule({ Type: "AWS::Events::Rule", Properties: { EventPattern: LEAVE } });
    expect([asAnswered, asResource]).toEqual([bare, bare]);
    expect(rule({ Name: "leave", EventPattern: LEAVE, Description: "d" })).toMatchObject({
      id: "leave",
      description: "d",
    });
  });

  test.each([
    ["{", "", "expected JSON"],
    ["[]", "", "expected a rule or an event pattern, saw `[]`"],
    ['{"source":"aws.sts"}', "", '"source" must be an object or an array'],
    ['{"EventPattern":{"a":[]}}', "EventPattern", "Event pattern is not valid. Reason: Empty arrays are not allowed"],
    ['{"EventPattern":{"a":[1]},"State":"ON"}', "State", 'saw `"ON"`'],
    ['{"EventPattern":{"a":[1]},"EventBusName":"custom"}', "EventBusName", "expected the bus `default`"],
  ])("%s is refused at `%s`", (text, where, message) => {
    const parsed = parseEventBridgeRule(text, { id: "file" });
    expect(parsed).toMatchObject({ ok: false, refusal: { where, message: expect.stringContaining(message) } });
  });
});

describe("judging", () => {
  test("a match, and nothing else", () => {
    const other = { ...RECORD, eventName: "ListAccounts" };
    expect(judge([rule(LEAVE)], [other, RECORD])).toEqual([{ detection: rule(LEAVE), matched: [RECORD], unseen: [] }]);
  });

  test.each([
    ["other account", { accountId: "111111111111" }, {}],
    ["other Region", { region: "eu-west-1" }, {}],
    ["disabled", {}, { State: "DISABLED" }],
  ] as const)("a pattern that fits and a rule that stays silent: %s", (because, place, members) => {
    const [judged] = judge([rule({ EventPattern: LEAVE, ...members }, place)], [RECORD]);
    expect([judged?.matched, judged?.unseen]).toEqual([[], [{ record: RECORD, because }]]);
  });

  test("read-only events need the state that shows them", () => {
    const read = { ...RECORD, eventName: "ListAccounts", readOnly: true };
    const pattern = { detail: { eventName: ["ListAccounts"] } };
    const all = { EventPattern: pattern, State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" };
    const [plain, shown] = judge([rule(pattern), rule(all)], [read]);
    expect(plain?.unseen).toEqual([{ record: read, because: "read-only event" }]);
    expect(shown?.matched).toEqual([read]);
  });

  test("the detail-type of each kind of event, and the unsettled one", () => {
    const seen = (record: CloudTrailRecord, detailType: string, membershipDetailType?: string): boolean => {
      const options = membershipDetailType === undefined ? {} : { membershipDetailType };
      return judge([rule({ "detail-type": [detailType] })], [record], options)[0]?.matched.length === 1;
    };
    const departed: CloudTrailRecord = {
      ...RECORD,
      eventType: "AwsServiceEvent",
      eventName: "AccountDepartedOrganization",
    };
    expect(seen(RECORD, "AWS API Call via CloudTrail")).toBe(true);
    expect(seen({ ...RECORD, eventType: "AwsConsoleSignIn" }, "AWS Console Sign In via CloudTrail")).toBe(true);
    expect(seen(departed, "AWS Service Event via CloudTrail")).toBe(true);
    expect(seen(departed, "AWS API Call via CloudTrail", "AWS API Call via CloudTrail")).toBe(true);
    expect(seen(departed, "AWS API Call via CloudTrail")).toBe(false);
  });
});
