/** ListRequestedServiceQuotaChangeHistory: the account's requests in this Region. Service Quotas API Reference, ListRequestedServiceQuotaChangeHistory. */
import type {
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse,
} from "@aws-sdk/client-service-quotas";
import { decideListQuotas } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { readToken } from "../../sealed-page.ts";
import { historyOf } from "../history.ts";
import { defineOperation } from "../refusals.ts";

export const listRequestedServiceQuotaChangeHistory = defineOperation<
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse
>({
  name: "ListRequestedServiceQuotaChangeHistory",
  readOnly: true,
  decide(context, input) {
    const { request } = context;
    const token = readToken(context, input);
    if (!token.ok || input.ServiceCode === undefined) return token.ok ? accept([]) : token;
    const listed = decideListQuotas(input.ServiceCode, request.region);
    return listed.ok ? accept([]) : listed;
  },
  respond: historyOf,
});
