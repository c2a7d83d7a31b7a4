/** Asking AWS for more of a quota. Service Quotas API Reference, RequestServiceQuotaIncrease; User Guide, "Service quotas for Service Quotas". */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import type { QuotaRequest } from "./account-quotas.ts";
import {
  accountQuotasOf,
  appliedValueOf,
  decideFindQuota,
  type QuotaAsked,
  type QuotaLookUpRefusal,
  quotaKey,
} from "./service-quota.ts";

export type QuotaRequestRefusal =
  | QuotaLookUpRefusal
  | Readonly<{ kind: "QuotaNotAdjustable" }>
  | Readonly<{ kind: "QuotaNotRaised" }>
  | Readonly<{ kind: "QuotaRequestOpen" }>
  | Readonly<{ kind: "TooManyQuotaRequests" }>
  | Readonly<{ kind: "QuotaRequestNotFound" }>;

const MAX_OPEN = 20;
const MAX_OPEN_IN_REGION = 2;

export type IncreaseAsked = QuotaAsked &
  Readonly<{
    caller: AccountId;
    requesterArn: string;
    desired: number;
    id: string;
    now: Instant;
    afterLeaving: () => string;
  }>;

export function decideRequestIncrease(
  world: World,
  asked: IncreaseAsked,
): Result<readonly DomainEvent[], QuotaRequestRefusal> {
  const { caller, region, desired, id, now, requesterArn, afterLeaving } = asked;
  const quota = decideFindQuota(asked);
  if (!quota.ok) return quota;
  if (!quota.value.isAdjustable) return refuse({ kind: "QuotaNotAdjustable" });
  const current = appliedValueOf(world, { accountId: caller, quota: quota.value, region, afterLeaving });
  if (desired <= current) return refuse({ kind: "QuotaNotRaised" });
  const open = [...accountQuotasOf(world, caller).requests.values()];
  const key = quotaKey(quota.value, region);
  if (open.some((each) => each.key === key)) return refuse({ kind: "QuotaRequestOpen" });
  if (open.length >= MAX_OPEN || open.filter((each) => each.region === region).length >= MAX_OPEN_IN_REGION)
    return refuse({ kind: "TooManyQuotaRequests" });
  const request: QuotaRequest = { id, key, region, desired, at: now, requesterArn };
  return accept([{ kind: "QuotaRequested", accountId: caller, request }]);
}

export function findQuotaRequest(
  world: World,
  { caller, region, id }: Readonly<{ caller: AccountId; region: string; id: string }>,
): Result<QuotaRequest, QuotaRequestRefusal> {
  const request = accountQuotasOf(world, caller).requests.get(id);
  return request?.region === region ? accept(request) : refuse({ kind: "QuotaRequestNotFound" });
}
