/** An invitation from an organization to an account. Organizations API Reference: "Handshake". aws-facts 2.1. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { ResponsibilityTransfer } from "../transfer/responsibility-transfer.ts";

export type HandshakeState = "REQUESTED" | "OPEN" | "ACCEPTED" | "DECLINED" | "CANCELED" | "EXPIRED";

/** aws-facts 2.5 and 2.6 for those that follow INVITE. */
export type HandshakeAction =
  | "INVITE"
  /** To the management account itself: it finalises what all members have agreed to. */
  | "ENABLE_ALL_FEATURES"
  | "APPROVE_ALL_FEATURES"
  | "ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE"
  /** To the management account of another organization, whose bill the sender would pay. */
  | "TRANSFER_RESPONSIBILITY";

export type HandshakeTarget =
  | Readonly<{ kind: "ACCOUNT"; accountId: AccountId }>
  | Readonly<{ kind: "EMAIL"; email: string }>;

export type Handshake = Readonly<{
  /** `h-…`. */
  id: string;
  action: HandshakeAction;
  /** The process of enabling all features that the request belongs to; absent for everything else. */
  parentId?: string;
  organizationId: string;
  /** The management account that sent it, kept because the organization may be gone when it is described. */
  managementAccountId: AccountId;
  target: HandshakeTarget;
  state: HandshakeState;
  requestedAt: Instant;
  expiresAt: Instant;
  /** When it reached its final state. */
  completedAt: Instant | undefined;
  notes: string | undefined;
  tags: ReadonlyMap<string, string>;
  /** Of TRANSFER_RESPONSIBILITY, and only there. */
  transfer?: ResponsibilityTransfer;
}>;
