import { expect, test, vi } from "vitest";
import { minutes } from "../kernel/index.ts";
import type { DeliveryReport } from "../target/index.ts";
import type { MetricAlarm } from "./alarms.ts";
import { attemptOf, later, openedDrill, record, START } from "./fakes.test-support.ts";
import { METRIC_CORRELATION_MS, sightMetric } from "./sight-metric.ts";

const PLACE = "us-east-1:222222222222";
const ALARM: MetricAlarm = {
  kind: "metric",
  name: "leaving",
  place: undefined,
  view: {
    name: "leaving",
    accountId: "222222222222",
    accountName: "payments",
    region: "us-east-1",
    trail: "trail",
    logGroup: "trail-log",
    role: "log-writer",
    alarm: "leaving",
    pattern: '{ $.eventName = "LeaveOrganization" }',
    topic: "leaving-told",
    mailbox: "payments@acme.example",
    arn: `arn:aws:cloudwatch:${PLACE}:alarm:leaving`,
    topicArn: `arn:aws:sns:${PLACE}:leaving-told`,
  },
};
const COUNTED = later(minutes(5));
const RECORD = record({
  eventVersion: "1.11",
  eventSource: "organizations.amazonaws.com",
  eventType: "AwsApiCall",
  userIdentity: { type: "AssumedRole" },
});

/** What the sighting makes of an alarm that told its topic at this instant; its record was counted at `COUNTED`. */
async function toldAt(at: number): Promise<number> {
  const shared = { outcome: "delivered" as const, subject: "message-1", at: later(at - START) };
  const deliveries: readonly DeliveryReport[] = [
    { ...shared, from: ALARM.view.arn, to: ALARM.view.topicArn },
    { ...shared, from: ALARM.view.topicArn, to: "payments@acme.example" },
  ];
  const drill = await openedDrill(({ operation }) => {
    if (operation === "TestMetricFilter")
      return { outcome: { kind: "succeeded", output: { matches: [{ eventNumber: 1 }] } } };
    if (operation !== "FilterLogEvents") return undefined;
    const events = [{ message: JSON.stringify(RECORD.record), ingestionTime: COUNTED }];
    return { outcome: { kind: "succeeded", output: { events } } };
  });
  const { control } = drill.opened.target;
  if (control === undefined) throw new Error("a fake target has a control");
  Object.assign(control, { deliveries: async () => deliveries });
  vi.spyOn(drill.records, "about").mockResolvedValue([RECORD]);
  const { alerts } = await sightMetric(drill, { attempt: attemptOf(), actedAt: START }, ALARM);
  return alerts.length;
}

test("an alarm rings for a record from the instant at which that was counted, for three minutes", async () => {
  expect(METRIC_CORRELATION_MS).toBe(minutes(3));
  expect(await toldAt(COUNTED)).toBe(1);
  expect(await toldAt(COUNTED + minutes(3))).toBe(1);
});

test("what it told before, or later than that, has another cause", async () => {
  expect(await toldAt(COUNTED - 1)).toBe(0);
  expect(await toldAt(COUNTED + minutes(3) + 1)).toBe(0);
});
