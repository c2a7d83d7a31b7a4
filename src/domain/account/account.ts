/** An AWS account: who it is, what state it is in, and where it belongs. Organizations API Reference: "Account". */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** `State` of the account; `Status` is derived from it (see describe in the emulator). aws-facts 3.3. */
export type AccountState = "PENDING_ACTIVATION" | "ACTIVE" | "SUSPENDED" | "PENDING_CLOSURE" | "CLOSED";

export type JoinedMethod = "INVITED" | "CREATED";
export type DepartureMethod = "LEFT" | "REMOVED" | "CLEANED";

/** What an account needs to stand alone. aws-facts 1.2. */
export type SignUp = Readonly<{
  contact: boolean;
  phone: boolean;
  agreement: boolean;
  payment: boolean;
  supportPlan: string | undefined;
}>;

/** The root user's credentials; its access keys live with the other access keys. */
export type RootUser = Readonly<{ password: boolean; mfa: boolean }>;

export type Membership = Readonly<{
  organizationId: string;
  /** Root or organizational unit. */
  parentId: string;
  method: JoinedMethod;
  joinedAt: Instant;
}>;

export type Account = Readonly<{
  id: AccountId;
  name: string;
  email: string;
  state: AccountState;
  createdAt: Instant;
  /** Asynchronous creation: until then the account is PENDING_ACTIVATION. Read off the clock. */
  activeFrom: Instant;
  signUp: SignUp;
  rootUser: RootUser;
  membership: Membership | undefined;
  /** Tags attached through Organizations; deleted on departure. aws-facts 7. */
  tags: ReadonlyMap<string, string>;
}>;

/** An asynchronous CreateAccount; its state is read off the clock. */
export type CreateAccountRequest = Readonly<{
  id: string;
  organizationId: string;
  accountName: string;
  email: string;
  requestedAt: Instant;
  completesAt: Instant;
  outcome: Readonly<{ kind: "succeeds"; accountId: AccountId }> | Readonly<{ kind: "fails"; reason: string }>;
}>;
