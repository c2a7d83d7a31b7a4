/** What the detections of one world were heard to send, and whether the last look could see it. */
import { type Control, type DeliveryReport, type Notification, Unread } from "../target/index.ts";
import type { FailedLook } from "./failed-look.ts";
import type { OpenedWorld } from "./stage.ts";

export type Heard = Readonly<{
  notifications: readonly Notification[];
  /** Why the last look could not see what was sent; the notifications are then those of the last that could. */
  unread?: FailedLook;
  /** Looks that failed and were made again, in words. */
  failedLooks?: string;
}>;

/** What detections sent, by the world in which they did. */
export type Sent = ReadonlyMap<OpenedWorld, Heard>;

/** One look. `before` is what an earlier look saw: what was heard stays heard. */
export async function hear(control: Control, before: Heard = { notifications: [] }): Promise<Heard> {
  try {
    return { notifications: await control.notifications() };
  } catch (thrown) {
    const unread = failedLookOf(thrown);
    return { notifications: before.notifications, unread };
  }
}

/** `deliveries` is undefined where nobody can see them, or where this look failed. */
export type DeliveriesSeen = Readonly<{ deliveries: readonly DeliveryReport[] | undefined; failure?: FailedLook }>;

/** What became of attempts to tell targets: one look. */
export async function seeDeliveries({ target }: OpenedWorld): Promise<DeliveriesSeen> {
  try {
    return { deliveries: await target.control?.deliveries?.() };
  } catch (thrown) {
    return { deliveries: undefined, failure: failedLookOf(thrown) };
  }
}

/** Throws on whatever is no failed look. */
export function failedLookOf(thrown: unknown): FailedLook {
  if (!(thrown instanceof Unread)) throw thrown;
  return { why: thrown.message, isThrottled: thrown.isThrottled };
}
