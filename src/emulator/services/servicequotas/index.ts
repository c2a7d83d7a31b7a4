/** Service Quotas: how much of what an account may have, and its requests for more. */
import type { AnyOperation, Service } from "../../operation.ts";
import { getAwsDefaultServiceQuota } from "./operations/get-aws-default-service-quota.ts";
import { getRequestedServiceQuotaChange } from "./operations/get-requested-service-quota-change.ts";
import { getServiceQuota } from "./operations/get-service-quota.ts";
import { listAwsDefaultServiceQuotas } from "./operations/list-aws-default-service-quotas.ts";
import { listRequestedServiceQuotaChangeHistory } from "./operations/list-requested-service-quota-change-history.ts";
import { listRequestedServiceQuotaChangeHistoryByQuota } from "./operations/list-requested-service-quota-change-history-by-quota.ts";
import { listServiceQuotas } from "./operations/list-service-quotas.ts";
import { listServices } from "./operations/list-services.ts";
import { requestServiceQuotaIncrease } from "./operations/request-service-quota-increase.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  getAwsDefaultServiceQuota,
  getRequestedServiceQuotaChange,
  getServiceQuota,
  listAwsDefaultServiceQuotas,
  listRequestedServiceQuotaChangeHistory,
  listRequestedServiceQuotaChangeHistoryByQuota,
  listServiceQuotas,
  listServices,
  requestServiceQuotaIncrease,
];

export const serviceQuotasService: Service = {
  name: "servicequotas",
  eventSource: "servicequotas.amazonaws.com",
  actionPrefix: "servicequotas",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
