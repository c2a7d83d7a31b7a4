/** A notification as the control API shows it: what rang, where, and what set it off. */
import type { Notification } from "../delivery.ts";

export function describeNotification(notification: Notification): Readonly<Record<string, unknown>> {
  const { at, ruleName, accountId, region, targetArn, event, assumptions } = notification;
  const { eventID, eventName, requestID, serviceEventDetails } = event.detail;
  const about = (serviceEventDetails as Readonly<{ accountId?: unknown }> | undefined)?.accountId;
  const causes = [requestID, about].filter((each) => typeof each === "string");
  return { at, ruleName, accountId, region, targetArn, eventId: eventID, eventName, causes, assumptions, event };
}
