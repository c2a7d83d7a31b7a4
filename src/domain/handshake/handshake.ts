/** An invitation from an organization to an account. Organizations API Reference: "Handshake". aws-facts 2.1. */
import type { AccountId, Instant } from "../../kernel/index.ts";

export type HandshakeState = "REQUESTED" | "OPEN" | "ACCEPTED" | "DECLINED" | "CANCELED" | "EXPIRED";

/** Later kinds (feature-set and responsibility handshakes) join this union. */
export type HandshakeAction = "INVITE";

export type HandshakeTarget =
  | Readonly<{ kind: "ACCOUNT"; accountId: AccountId }>
  | Readonly<{ kind: "EMAIL"; email: string }>;

export type Handshake = Readonly<{
  /** `h-…`. */
  id: string;
  action: HandshakeAction;
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
}>;
