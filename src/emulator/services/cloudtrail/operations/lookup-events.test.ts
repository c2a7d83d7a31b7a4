import type { LookupEventsRequest, LookupEventsResponse } from "@aws-sdk/client-cloudtrail";
import { describe, expect, test } from "vitest";
import { assumptionReader } from "../../../../domain/index.ts";
import { addMs, days, type Instant, identifiersFrom, minutes, seededRandom } from "../../../../kernel/index.ts";
import { eventHistoryStore } from "../../../event-history-store.ts";
import type { OperationContext } from "../../../operation.ts";
import {
  answeredCall,
  type CallOptions,
  MEMBER,
  NOW,
  REQUEST,
  roleCaller,
  testWorld,
  userCaller,
} from "../../../recorder/calls.test-support.ts";
import { recordsFor } from "../../../recorder.ts";
import { cloudTrailService } from "../index.ts";

const ids = identifiersFrom(seededRandom(1));

const DELAYS = { eventHistory: () => minutes(5), eventBridge: () => 0 };

function stage(calls: readonly CallOptions[]) {
  const history = eventHistoryStore();
  const happen = (options: CallOptions): void => {
    for (const each of recordsFor(answeredCall(options), { ids, assumptions: {}, delays: DELAYS }))
      history.append(each);
  };
  for (const call of calls) happen(call);
  return { history, happen };
}

const ask = (
  history: OperationContext["history"],
  input: LookupEventsRequest,
  now: Instant = addMs(NOW, minutes(60)),
) => {
  const operation = cloudTrailService.operations.get("LookupEvents")!;
  const context: OperationContext = {
    ...{ world: testWorld(), caller: roleCaller(MEMBER), now, ids, history, request: REQUEST, instant: false },
    operation: "cloudtrail:LookupEvents",
    assumptions: assumptionReader({}),
    lake: { read: () => ({ kept: [], lost: 0 }) },
  };
  const decision = operation.decide(context, input as never);
  if (!decision.ok) return cloudTrailService.wireError(decision.refusal as never).code;
  return operation.respond(context, input as never, []) as LookupEventsResponse;
};
const names = (answer: LookupEventsResponse | string): unknown =>
  typeof answer === "string" ? answer : answer.Events?.map(({ EventName }) => EventName);

const FIVE = ["A", "B", "C", "D", "E"].map((name, index) => ({ name, at: addMs(NOW, index * 1_000) }));

describe("LookupEvents", () => {
  test("newest first, with the record as text", () => {
    const answer = ask(stage([{ name: "LeaveOrganization", caller: userCaller(MEMBER) }]).history, {});
    expect(answer).toEqual({
      Events: [
        {
          EventId: expect.any(String),
          EventName: "LeaveOrganization",
          ReadOnly: "false",
          AccessKeyId: "AKIAIOSFODNN7EXAMPLE",
          EventTime: new Date(NOW),
          EventSource: "organizations.amazonaws.com",
          Username: "diego",
          Resources: [],
          CloudTrailEvent: expect.stringContaining('"eventName":"LeaveOrganization"'),
        },
      ],
    });
    expect(names(ask(stage(FIVE).history, {}))).toEqual(["E", "D", "C", "B", "A"]);
  });

  test("pages are stable while new events arrive, and meet without gap or double", () => {
    const { history, happen } = stage(FIVE);
    const first = ask(history, { MaxResults: 2 }) as LookupEventsResponse;
    happen({ name: "F", at: addMs(NOW, 9_000) });
    const second = ask(history, { MaxResults: 2, NextToken: first.NextToken }) as LookupEventsResponse;
    const third = ask(history, { MaxResults: 2, NextToken: second.NextToken }) as LookupEventsResponse;
    expect([names(first), names(second), names(third)]).toEqual([["E", "D"], ["C", "B"], ["A"]]);
    expect(third.NextToken).toBeUndefined();
  });

  test("pages show every copy of an event that came more than once, and get past it", () => {
    const { history } = stage(FIVE.slice(0, 2));
    for (const each of recordsFor(answeredCall({ name: "C" }), { ids, assumptions: {}, delays: DELAYS }))
      for (let copy = 0; copy < 3; copy++) history.append(each);
    const seen: unknown[] = [];
    let NextToken: string | undefined;
    for (let page = 0; page < 5; page++) {
      const answer = ask(history, { MaxResults: 1, ...(NextToken && { NextToken }) }) as LookupEventsResponse;
      seen.push(...(names(answer) as unknown[]));
      NextToken = answer.NextToken;
      if (NextToken === undefined) break;
    }
    expect(seen).toEqual(["B", "C", "C", "C", "A"]);
  });

  test("an event is not there before it is delivered", () => {
    const { history } = stage(FIVE);
    expect(names(ask(history, {}, addMs(NOW, minutes(5))))).toEqual(["A"]);
  });

  test("ninety days, and the time range that was asked for, both ends included", () => {
    const { history } = stage(FIVE);
    expect(names(ask(history, {}, addMs(NOW, days(90) + 2_000)))).toEqual(["E", "D", "C"]);
    const range = { StartTime: new Date(NOW + 1_000), EndTime: new Date(NOW + 3_000) };
    expect(names(ask(history, range))).toEqual(["D", "C", "B"]);
  });

  test.each([
    ["EventName", "CreateUser"],
    ["Username", "diego"],
    ["EventSource", "iam.amazonaws.com"],
    ["ReadOnly", "false"],
    ["AccessKeyId", "AKIAIOSFODNN7EXAMPLE"],
    ["ResourceType", "AWS::IAM::User"],
    ["ResourceName", "bob"],
  ] as const)("%s = %s", (AttributeKey, AttributeValue) => {
    const create = {
      service: "iam",
      name: "CreateUser",
      caller: userCaller(MEMBER),
      input: { UserName: "bob" },
    } as const;
    const { history } = stage([{ name: "ListRoots", readOnly: true }, create]);
    expect(names(ask(history, { LookupAttributes: [{ AttributeKey, AttributeValue }] }))).toEqual(["CreateUser"]);
  });

  test("what is refused", () => {
    const { history } = stage(FIVE);
    const attribute = { AttributeKey: "EventName", AttributeValue: "A" } as const;
    const { NextToken } = ask(history, { MaxResults: 1 }) as LookupEventsResponse;
    expect(ask(history, { LookupAttributes: [attribute, attribute] })).toBe("InvalidLookupAttributesException");
    expect(ask(history, { StartTime: new Date(2), EndTime: new Date(1) })).toBe("InvalidTimeRangeException");
    expect(ask(history, { NextToken: "nonsense" })).toBe("InvalidNextTokenException");
    expect(ask(history, { NextToken, LookupAttributes: [attribute] })).toBe("InvalidNextTokenException");
  });

  test("there are no insights", () => {
    expect(names(ask(stage(FIVE).history, { EventCategory: "insight" }))).toEqual([]);
  });
});
