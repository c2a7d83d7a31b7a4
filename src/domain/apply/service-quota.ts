/** Writes the quotas that accounts have and ask for. */
import { type AccountId, type Instant, unreachable } from "../../kernel/index.ts";
import type { ServiceQuotaEvent } from "../domain-event.ts";
import { NO_QUOTAS } from "../service-quota/account-quotas.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyServiceQuotaEvent(world: MutableWorld, event: ServiceQuotaEvent) {
  const known = world.serviceQuotas.get(event.accountId) ?? NO_QUOTAS;
  switch (event.kind) {
    case "ServiceQuotasDeclared":
      world.serviceQuotas.set(event.accountId, {
        ...known,
        applied: new Map(event.applied),
        leftAt: event.leftAt,
      });
      return;
    case "QuotaRequested": {
      const requests = new Map(known.requests).set(event.request.id, event.request);
      world.serviceQuotas.set(event.accountId, { ...known, requests });
      return;
    }
    default:
      return unreachable(event);
  }
}

/** Values that were raised while it was a member may be others from then on; which they are is told when somebody asks. */
export function markQuotasLeft(world: MutableWorld, accountId: AccountId, at: Instant): void {
  const known = world.serviceQuotas.get(accountId);
  if (known !== undefined && known.applied.size > 0) world.serviceQuotas.set(accountId, { ...known, leftAt: at });
}
