/** A notification as the control API shows it: what rang, where, and what set it off. */
import { formatInstantMs } from "../../kernel/index.ts";
import type { DeliveryReport, Notification } from "../delivery.ts";

export function describeNotification(notification: Notification): Readonly<Record<string, unknown>> {
  const { at, matchedAt: deliveredAt, ruleName, accountId, region, targetArn, event, assumptions } = notification;
  const { eventID, eventName, requestID, serviceEventDetails } = event.detail as Readonly<Record<string, unknown>>;
  const about = (serviceEventDetails as Readonly<{ accountId?: unknown }> | null | undefined)?.accountId;
  const causes = [requestID, about].filter((each) => typeof each === "string");
  // An event that somebody put on the bus has no record's id, so its own stands for it.
  const eventId = typeof eventID === "string" ? eventID : event.id;
  const name = typeof eventName === "string" ? eventName : event["detail-type"];
  const what = { eventId, eventName: name, causes, assumptions, event };
  return { at, deliveredAt, ruleName, accountId, region, targetArn, ...what };
}

export const describeReport = ({ at, ...report }: DeliveryReport): Readonly<Record<string, unknown>> => ({
  at: formatInstantMs(at),
  ...report,
});
