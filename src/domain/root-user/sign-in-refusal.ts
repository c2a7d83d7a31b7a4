/** Why somebody does not get into the console, or not further. The wire names these, not here. */
export type SignInRefusal =
  /** A created account has no root password until somebody recovers one; a removed one is gone. aws-facts 4, claims LEAVE-17. */
  | Readonly<{ kind: "NoPassword"; of: "root" | "user" }>
  | Readonly<{ kind: "SecondFactorMissing" }>
  /** The account's root credentials were removed and recovery was not allowed again. aws-facts 4. */
  | Readonly<{ kind: "RecoveryBarred" }>
  /** After the 90 days in which Support could have reopened it. aws-facts 3.2. */
  | Readonly<{ kind: "ClosedForGood" }>
  | Readonly<{ kind: "LinkUnknown" }>
  | Readonly<{ kind: "LinkExpired" }>
  | Readonly<{ kind: "OnlyRootMay" }>
  /** IAM users and roles see bills only when root has switched that on. aws-facts 1.1. */
  | Readonly<{ kind: "BillingAccessOff" }>
  | Readonly<{ kind: "AddressAlreadyVerified" }>;
