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
  /** The payment method is of a kind that AWS does not take from an account on its own. Absent: it is of another kind. */
  paymentUnsupported?: true;
  supportPlan: string | undefined;
}>;

/** An account's way out, from the moment at which closing was asked for; the state follows from the clock. aws-facts 3.2, 3.3. */
export type Closure = Readonly<{
  /** `management`: by CloseAccount of Organizations, which has quotas. `owner`: by the account's own root user. */
  by: "management" | "owner";
  requestedAt: Instant;
  /** PENDING_CLOSURE before, CLOSED from here on. */
  closedAt: Instant;
}>;

/** One closing by CloseAccount that an organization's quota counts, whatever became of the account. */
export type ClosureRequest = Readonly<{ accountId: AccountId; at: Instant }>;

/** Who sells AWS to the account's owner. AISPL (India) accounts keep to themselves. aws-facts 2.2, C23. */
export type SellerOfRecord = "AWS_INC" | "AWS_EMEA" | "AISPL";
export type Partition = "aws" | "aws-cn" | "aws-us-gov";

/** The root user's credentials; its access keys live with the other access keys. */
export type RootUser = Readonly<{
  password: boolean;
  mfa: boolean;
  /** Credentials were removed by centralised root access: no recovery by mail until it is allowed again. aws-facts 4. */
  recovery?: "barred";
}>;

export type Membership = Readonly<{
  organizationId: string;
  /** Root or organizational unit. */
  parentId: string;
  method: JoinedMethod;
  joinedAt: Instant;
  /** When it was last moved. Absent: never since it joined. */
  movedAt?: Instant;
}>;

/** Where an account stood once. */
export type FormerPlace = Readonly<{
  organizationId: string;
  /** Ids from the root to the parent. */
  path: readonly string[];
}>;

export type Account = Readonly<{
  id: AccountId;
  name: string;
  email: string;
  /** What it is while nothing else is going on; read it with `accountStateAt`, which knows of creation and closure. */
  state: AccountState;
  /** Absent while nobody has asked for closing it. */
  closure?: Closure;
  /** Nobody has followed the link in the verification mail yet. Absent: somebody has. */
  emailVerified?: false;
  /** Absent: AWS_INC. */
  seller?: SellerOfRecord;
  /** Absent: aws. */
  partition?: Partition;
  createdAt: Instant;
  /** Asynchronous creation: until then the account is PENDING_ACTIVATION. Read off the clock. */
  activeFrom: Instant;
  signUp: SignUp;
  rootUser: RootUser;
  /** Whether IAM users and roles may see and change bills; root always may. aws-facts 1.1. */
  iamUserAccessToBilling?: boolean;
  membership: Membership | undefined;
  /** In the organization that it last left; of one that has left none, where it was last moved from. Absent: it did neither. */
  formerPlace?: FormerPlace;
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
