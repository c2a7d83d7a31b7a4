/** What people sign in with: passwords, the rules for them, and second factors. IAM API Reference: "LoginProfile", "PasswordPolicy", "MFADevice". */
import type { AccountId, Instant } from "../../kernel/index.ts";

export type LoginProfile = Readonly<{
  createdAt: Instant;
  /** As it was given; the emulated world keeps it the way it keeps secrets of keys. */
  password: string;
  /** Of the password, not of the profile. */
  changedAt: Instant;
  resetRequired: boolean;
  /** Older ones, newest first, for the rule against using one again. */
  previousPasswords: readonly string[];
}>;

/** The account's own rules; without them AWS's defaults hold. IAM API Reference: UpdateAccountPasswordPolicy. */
export type PasswordPolicy = Readonly<{
  minimumLength: number;
  requiresSymbols: boolean;
  requiresNumbers: boolean;
  requiresUppercase: boolean;
  requiresLowercase: boolean;
  allowsUsersToChange: boolean;
  /** Days; 0 for no end. */
  maximumAgeDays: number;
  /** How many older passwords cannot be used again; 0 for no such rule. */
  reusePrevention: number;
  hardExpiry: boolean | undefined;
}>;

/** Whose second factor it is: as with access keys, the root user's or one user's. */
export type DeviceOwner = Readonly<{ kind: "root" }> | Readonly<{ kind: "user"; userName: string }>;

/** A virtual device: it is made with its seed, and belongs to nobody until two codes have enabled it. */
export type MfaDevice = Readonly<{
  /** Its ARN: `arn:aws:iam::ACCOUNT:mfa/NAME`. */
  serialNumber: string;
  accountId: AccountId;
  /** Base32 without padding. */
  seed: string;
  tags?: ReadonlyMap<string, string>;
  enabled: Readonly<{ owner: DeviceOwner; at: Instant }> | undefined;
  /** The newest time step whose code was taken: each code works once. RFC 6238 section 5.2. */
  lastStep: number | undefined;
}>;
