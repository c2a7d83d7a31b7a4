/** Everything that AWS has mailed, oldest first; bounded, and it says when something was let go. */
import type { Mail } from "./mail.ts";

export type Outbox = Readonly<{
  send(mails: readonly Mail[]): void;
  mails(): readonly Mail[];
  /** How many of the oldest were let go. */
  dropped(): number;
  clear(): void;
}>;

export function outbox(capacity = 10_000): Outbox {
  let kept: Mail[] = [];
  let dropped = 0;
  return {
    send(mails) {
      kept.push(...mails);
      if (kept.length <= 2 * capacity) return;
      dropped += kept.length - capacity;
      kept = kept.slice(-capacity);
    },
    mails: () => kept,
    dropped: () => dropped,
    clear() {
      kept = [];
      dropped = 0;
    },
  };
}
