/** The state of an account, and of the request that made it, read off the clock: no timer sets them. */
import type { Instant } from "../../kernel/index.ts";
import type { Account, AccountState, CreateAccountRequest } from "./account.ts";

/** An account that is still being created waits for its activation. aws-facts 3.3. */
export const accountStateAt = (account: Account, now: Instant): AccountState =>
  account.state === "ACTIVE" && now < account.activeFrom ? "PENDING_ACTIVATION" : account.state;

export type CreateAccountProgress = "IN_PROGRESS" | "SUCCEEDED" | "FAILED";

export function createAccountProgressAt(request: CreateAccountRequest, now: Instant): CreateAccountProgress {
  if (now < request.completesAt) return "IN_PROGRESS";
  return request.outcome.kind === "succeeds" ? "SUCCEEDED" : "FAILED";
}
