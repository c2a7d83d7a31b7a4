/** Values of service quotas that AWS has raised, as the file says. */
import { quotaKey, SERVICE_QUOTAS } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import type { AppliedQuotaEntry } from "../billing-entry.ts";
import { type Building, instantOf } from "./building.ts";

export function buildServiceQuotas(building: Building, named: (reference: string) => AccountId): void {
  for (const { account, applied, left } of building.file.serviceQuotas) {
    if (applied.length === 0) continue;
    building.record({
      kind: "ServiceQuotasDeclared",
      accountId: named(account.text),
      applied: new Map(applied.flatMap(appliedValue)),
      leftAt: left === undefined ? undefined : instantOf(building, left),
    });
  }
}

function appliedValue({
  service,
  quota: code,
  region,
  value,
}: AppliedQuotaEntry): readonly (readonly [string, number])[] {
  const quota = SERVICE_QUOTAS.find((each) => each.service === service && each.code === code);
  return quota === undefined ? [] : [[quotaKey(quota, region), value]];
}
