/** What is known of a billing transfer beside its handshake. Organizations API Reference: "ResponsibilityTransfer". */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** The inviting management account is the target, which pays; the invited one is the source, whose bill it is. */
export type ResponsibilityTransfer = Readonly<{
  /** `rt-…`. */
  id: string;
  name: string;
  startsAt: Instant;
  /** The management account that has accepted; undefined until then. */
  sourceAccountId: AccountId | undefined;
  /** The last millisecond, once somebody has terminated it. */
  endsAt: Instant | undefined;
}>;
