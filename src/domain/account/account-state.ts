/** The state of an account, and of the request that made it, read off the clock: no timer sets them. aws-facts 3.2, 3.3. */
import { addMs, days, type Instant } from "../../kernel/index.ts";
import type { Account, AccountState, Closure, CreateAccountRequest } from "./account.ts";

/** A closed account can be reopened for this long; then it is closed for good. AWS: "may lag some days"; here it does not. */
export const POST_CLOSURE_MS = days(90);

/** An account that is still being created waits for its activation; one that was asked to close is closed a little later. */
export function accountStateAt({ state, activeFrom, closure }: Account, now: Instant): AccountState {
  if (closure !== undefined) return now < closure.closedAt ? "PENDING_CLOSURE" : "CLOSED";
  return state === "ACTIVE" && now < activeFrom ? "PENDING_ACTIVATION" : state;
}

/** Suspended by AWS, closed, or on the way there; an account that is still being created is not. */
export function isClosedOrSuspended(account: Account, now: Instant): boolean {
  const state = accountStateAt(account, now);
  return state === "CLOSED" || state === "PENDING_CLOSURE" || state === "SUSPENDED";
}

/**
 * Whether others can still reach what is in it, as far as its policies let them: not while it is closed or suspended, nor before
 * it is active; while its closure is under way they can. aws-facts 3.2, 3.3.
 */
export function admitsOthers(account: Account, now: Instant): boolean {
  const state = accountStateAt(account, now);
  return state === "ACTIVE" || state === "PENDING_CLOSURE";
}

/** When nobody can bring it back any more. */
export const permanentlyClosedFrom = ({ closedAt }: Closure): Instant => addMs(closedAt, POST_CLOSURE_MS);

export const isPermanentlyClosed = ({ closure }: Account, now: Instant): boolean =>
  closure !== undefined && now >= permanentlyClosedFrom(closure);

export type CreateAccountProgress = "IN_PROGRESS" | "SUCCEEDED" | "FAILED";

export function createAccountProgressAt(request: CreateAccountRequest, now: Instant): CreateAccountProgress {
  if (now < request.completesAt) return "IN_PROGRESS";
  return request.outcome.kind === "succeeds" ? "SUCCEEDED" : "FAILED";
}
