/** Quotas and requests between domain and wire. API Reference: ServiceQuota, RequestedServiceQuotaChange. */
import type { RequestedServiceQuotaChange, ServiceQuota as WireQuota } from "@aws-sdk/client-service-quotas";
import {
  appliedValueOf,
  QUOTA_SERVICES,
  QUOTAS_AFTER_LEAVING,
  type QuotaRequest,
  SERVICE_QUOTAS,
  type ServiceQuota,
} from "../../../domain/index.ts";
import { type AccountId, invariant } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";

/** Global quotas name no Region, defaults no account. That of a default is as seen on AWS, that of a global quota unverified. */
function quotaArn({ service, code, isGlobal }: ServiceQuota, region: string, accountId: AccountId | ""): string {
  return `arn:aws:servicequotas:${isGlobal ? "" : region}:${accountId}:${service}/${code}`;
}

type OfQuota = Pick<WireQuota, "ServiceCode" | "ServiceName" | "QuotaCode" | "QuotaName" | "GlobalQuota" | "Unit">;

const describeQuota = ({ service, code, name, isGlobal, unit }: ServiceQuota): OfQuota => ({
  ServiceCode: service,
  ServiceName: QUOTA_SERVICES.get(service),
  QuotaCode: code,
  QuotaName: name,
  GlobalQuota: isGlobal,
  Unit: unit,
});

export const describeDefault = ({ request }: OperationContext, quota: ServiceQuota): WireQuota => ({
  ...describeQuota(quota),
  QuotaArn: quotaArn(quota, request.region, ""),
  Value: quota.default,
  Adjustable: quota.isAdjustable,
});

/** A quota that nobody raised is told with AWS's default: that AWS tells of some nothing at all then is not modelled. */
export function describeApplied(context: OperationContext, quota: ServiceQuota): WireQuota {
  const { world, caller, request } = context;
  const { accountId } = caller;
  const asked = { accountId, quota, region: request.region, afterLeaving: afterLeaving(context) };
  return {
    ...describeDefault(context, quota),
    QuotaArn: quotaArn(quota, request.region, accountId),
    Value: appliedValueOf(world, asked),
    QuotaAppliedAtLevel: "ACCOUNT",
  };
}

export const afterLeaving =
  ({ assumptions }: OperationContext) =>
  (): string =>
    assumptions.value(QUOTAS_AFTER_LEAVING);

/** AWS's answer to a request is not modelled: it is pending. The form of Requester is from public samples. */
export function describeRequest({ caller }: OperationContext, asked: QuotaRequest): RequestedServiceQuotaChange {
  const [, service, code] = asked.key.split("/");
  const quota = SERVICE_QUOTAS.find((each) => each.service === service && each.code === code);
  invariant(quota !== undefined, `a request is for a quota that exists, and not for ${asked.key}`);
  const at = new Date(asked.at);
  return {
    Id: asked.id,
    ...describeQuota(quota),
    QuotaArn: quotaArn(quota, asked.region, caller.accountId),
    DesiredValue: asked.desired,
    Status: "PENDING",
    Created: at,
    LastUpdated: at,
    Requester: JSON.stringify({ accountId: caller.accountId, callerArn: asked.requesterArn }),
    QuotaRequestedAtLevel: "ACCOUNT",
  };
}

export const onQuota = (
  { caller, request }: OperationContext,
  action: string,
  { ServiceCode = "", QuotaCode = "" }: Readonly<{ ServiceCode?: string | undefined; QuotaCode?: string | undefined }>,
) => [
  {
    action: `servicequotas:${action}`,
    resource: `arn:aws:servicequotas:${request.region}:${caller.accountId}:${ServiceCode}/${QuotaCode}`,
    context: { "servicequotas:service": ServiceCode },
  },
];
