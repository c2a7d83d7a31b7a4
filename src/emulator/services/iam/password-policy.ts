/** Rules for passwords between the wire and the domain. IAM API Reference: UpdateAccountPasswordPolicy, "PasswordPolicy". */
import type * as Wire from "@aws-sdk/client-iam";
import type { PasswordPolicy } from "../../../domain/index.ts";

const DEFAULT_MINIMUM_LENGTH = 6;

/** Defaults as the API reference gives them for members that are left out. */
export const passwordPolicyFrom = (input: Wire.UpdateAccountPasswordPolicyRequest): PasswordPolicy => ({
  minimumLength: input.MinimumPasswordLength ?? DEFAULT_MINIMUM_LENGTH,
  requiresSymbols: input.RequireSymbols ?? false,
  requiresNumbers: input.RequireNumbers ?? false,
  requiresUppercase: input.RequireUppercaseCharacters ?? false,
  requiresLowercase: input.RequireLowercaseCharacters ?? false,
  allowsUsersToChange: input.AllowUsersToChangePassword ?? false,
  maximumAgeDays: input.MaxPasswordAge ?? 0,
  reusePrevention: input.PasswordReusePrevention ?? 0,
  hardExpiry: input.HardExpiry,
});

export const describePasswordPolicy = (policy: PasswordPolicy): Wire.PasswordPolicy => ({
  MinimumPasswordLength: policy.minimumLength,
  RequireSymbols: policy.requiresSymbols,
  RequireNumbers: policy.requiresNumbers,
  RequireUppercaseCharacters: policy.requiresUppercase,
  RequireLowercaseCharacters: policy.requiresLowercase,
  AllowUsersToChangePassword: policy.allowsUsersToChange,
  ExpirePasswords: policy.maximumAgeDays > 0,
  ...(policy.maximumAgeDays > 0 ? { MaxPasswordAge: policy.maximumAgeDays } : {}),
  ...(policy.reusePrevention > 0 ? { PasswordReusePrevention: policy.reusePrevention } : {}),
  ...(policy.hardExpiry === undefined ? {} : { HardExpiry: policy.hardExpiry }),
});
