/** What an account has of each quota, and which requests it made. Service Quotas User Guide; Service Quotas API Reference. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import { quotasOf } from "../organization/quotas.ts";
import type { World } from "../world.ts";
import { type AccountQuotas, NO_QUOTAS } from "./account-quotas.ts";
import { ACCOUNTS_QUOTA, QUOTA_SERVICES, SERVICE_QUOTAS, type ServiceQuota } from "./quota-list.data.ts";

/** The named assumption on what becomes of values that AWS raised once the account has left its organization. */
export const QUOTAS_AFTER_LEAVING = "service-quotas-after-leaving";

export const accountQuotasOf = (world: World, accountId: AccountId): AccountQuotas =>
  world.serviceQuotas.get(accountId) ?? NO_QUOTAS;

const GLOBAL_REGION = "us-east-1";

/** Where a quota is told: global ones in us-east-1 alone, as the service is unknown elsewhere (observed for IAM). */
const isToldIn = ({ isGlobal }: ServiceQuota, region: string): boolean => !isGlobal || region === GLOBAL_REGION;

/** Of the account's value: global ones have one for all Regions. */
export const quotaKey = ({ service, code, isGlobal }: ServiceQuota, region: string): string =>
  `${isGlobal ? "" : region}/${service}/${code}`;

export type QuotaLookUpRefusal =
  | Readonly<{ kind: "QuotaServiceNotFound" }>
  | Readonly<{ kind: "QuotaNotFound"; code: string }>;

export function decideListQuotas(service: string, region: string): Result<readonly ServiceQuota[], QuotaLookUpRefusal> {
  const found = SERVICE_QUOTAS.filter((each) => each.service === service && isToldIn(each, region));
  return found.length === 0 ? refuse({ kind: "QuotaServiceNotFound" }) : accept(found);
}

export type QuotaAsked = Readonly<{ service: string; code: string; region: string }>;

export function decideFindQuota({ service, code, region }: QuotaAsked): Result<ServiceQuota, QuotaLookUpRefusal> {
  const listed = decideListQuotas(service, region);
  if (!listed.ok) return listed;
  const found = listed.value.find((each) => each.code === code);
  return found === undefined ? refuse({ kind: "QuotaNotFound", code }) : accept(found);
}

/** Services that have a quota in that Region, by code. */
export const quotaServicesIn = (region: string): readonly (readonly [code: string, name: string])[] =>
  [...QUOTA_SERVICES].filter(([code]) =>
    SERVICE_QUOTAS.some((each) => each.service === code && isToldIn(each, region)),
  );

export type AppliedAsked = Readonly<{
  accountId: AccountId;
  quota: ServiceQuota;
  region: string;
  /** The value of QUOTAS_AFTER_LEAVING, asked for only where it matters. */
  afterLeaving: () => string;
}>;

/** A management account has its organization's own number of accounts; that others are told AWS's default of it is inferred. */
export function appliedValueOf(world: World, { accountId, quota, region, afterLeaving }: AppliedAsked): number {
  if (quota.code === ACCOUNTS_QUOTA) return accountsQuotaOf(world, accountId) ?? quota.default;
  const { applied, leftAt } = accountQuotasOf(world, accountId);
  const value = applied.get(quotaKey(quota, region));
  if (value === undefined || value === quota.default) return quota.default;
  return leftAt !== undefined && afterLeaving() === "default-values" ? quota.default : value;
}

function accountsQuotaOf(world: World, accountId: AccountId): number | undefined {
  const organizationId = world.accounts.get(accountId)?.membership?.organizationId;
  const organization = world.organizations.get(organizationId ?? "");
  return organization?.managementAccountId === accountId ? quotasOf(organization, 0).accounts : undefined;
}
