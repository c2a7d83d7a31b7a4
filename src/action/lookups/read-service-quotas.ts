/** Somebody reads how much of what an account may have. Service Quotas API Reference: ListServices, ListServiceQuotas, ListAWSDefaultServiceQuotas. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

export const readQuotaServices: Action = {
  ...callApi("servicequotas", "ListServices"),
  id: "read-quota-services",
  sentence: "read which services have quotas",
};

export const readServiceQuotas = (service: string): Action => ({
  ...callApi("servicequotas", "ListServiceQuotas", { ServiceCode: service }),
  id: "read-service-quotas",
  sentence: `read the account's quotas of ${service}`,
});

export const readDefaultQuotas = (service: string): Action => ({
  ...callApi("servicequotas", "ListAWSDefaultServiceQuotas", { ServiceCode: service }),
  id: "read-default-quotas",
  sentence: `read AWS's default quotas of ${service}`,
});
