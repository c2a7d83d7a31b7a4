/** Refuses calls that come faster than AWS documents that it answers them (`--throttle`). aws-facts 8. */
import type { World } from "../../domain/index.ts";
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { WireError } from "../wire/wire-error.ts";
import { type OperationRates, RATES } from "./rates.ts";
import { throttlingError } from "./throttling-error.ts";
import { tokenBuckets, type Wanted } from "./token-buckets.ts";

/** A call whose caller is known and of which nothing else was looked at. */
export type ThrottledCall = Readonly<{
  service: string;
  operation: string;
  /** Of the caller. */
  accountId: AccountId;
  region: string;
  world: World;
  now: Instant;
}>;

export type Throttle = Readonly<{
  /** Counts the call, or answers why it is refused. */
  refusalOf(call: ThrottledCall): WireError | undefined;
  /** Forgets every call so far. */
  clear(): void;
}>;

/**
 * Not documented, so inferred: a refused call takes no token, of the account's bucket or of the organization's; the organization
 * is the one that the caller's account is in when it calls, so that accounts outside of any have the account's rate alone; and
 * every call of known credentials counts, valid and permitted or not.
 */
export function throttle(): Throttle {
  const buckets = tokenBuckets();
  return {
    refusalOf(call) {
      const rates = RATES.get(call.service)?.get(call.operation);
      if (rates === undefined) return undefined;
      const empty = buckets.take(tokensFor(call, rates), call.now);
      return empty && throttlingError(call.service, empty.rate === rates.account ? "account" : "organization");
    },
    clear: buckets.clear,
  };
}

function tokensFor(call: ThrottledCall, { account, organization, isRegional }: OperationRates): readonly Wanted[] {
  const { operation, accountId, region, world } = call;
  const own = { key: isRegional ? `${operation} ${accountId} ${region}` : `${operation} ${accountId}`, rate: account };
  if (organization === undefined) return [own];
  const organizationId = world.accounts.get(accountId)?.membership?.organizationId;
  return organizationId === undefined ? [own] : [own, { key: `${operation} ${organizationId}`, rate: organization }];
}
