/** ListRequestedServiceQuotaChangeHistoryByQuota: the account's requests for one quota. Service Quotas API Reference, ListRequestedServiceQuotaChangeHistoryByQuota. */
import type {
  ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  ListRequestedServiceQuotaChangeHistoryByQuotaResponse,
} from "@aws-sdk/client-service-quotas";
import { decideFindQuota } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { readToken } from "../../sealed-page.ts";
import { historyOf } from "../history.ts";
import { defineOperation } from "../refusals.ts";

export const listRequestedServiceQuotaChangeHistoryByQuota = defineOperation<
  ListRequestedServiceQuotaChangeHistoryByQuotaRequest,
  ListRequestedServiceQuotaChangeHistoryByQuotaResponse
>({
  name: "ListRequestedServiceQuotaChangeHistoryByQuota",
  readOnly: true,
  decide(context, input) {
    const { region } = context.request;
    const token = readToken(context, input);
    if (!token.ok) return token;
    const found = decideFindQuota({ service: input.ServiceCode ?? "", code: input.QuotaCode ?? "", region });
    return found.ok ? accept([]) : found;
  },
  respond: historyOf,
});
