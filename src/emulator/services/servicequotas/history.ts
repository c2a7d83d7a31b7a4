/** The account's requests in this Region, all or of one service or quota. API Reference: ListRequestedServiceQuotaChangeHistory. */
import type {
  ListRequestedServiceQuotaChangeHistoryRequest,
  ListRequestedServiceQuotaChangeHistoryResponse,
} from "@aws-sdk/client-service-quotas";
import { accountQuotasOf } from "../../../domain/index.ts";
import type { OperationContext } from "../../operation.ts";
import { pageOf } from "../sealed-page.ts";
import { describeRequest } from "./quotas.ts";

type Asked = ListRequestedServiceQuotaChangeHistoryRequest & Readonly<{ QuotaCode?: string | undefined }>;

/** The newest first, which is inferred. */
export function historyOf(context: OperationContext, input: Asked): ListRequestedServiceQuotaChangeHistoryResponse {
  const { world, caller, request } = context;
  const { ServiceCode, QuotaCode, Status = "PENDING", QuotaRequestedAtLevel = "ACCOUNT" } = input;
  const found = [...accountQuotasOf(world, caller.accountId).requests.values()]
    .filter(({ region, key }) => {
      const [, service, code] = key.split("/");
      return region === request.region && service === (ServiceCode ?? service) && code === (QuotaCode ?? code);
    })
    .reverse();
  const isAsked = Status === "PENDING" && QuotaRequestedAtLevel !== "RESOURCE";
  const { items, ...rest } = pageOf(isAsked ? found : [], input, { context, size: 100 });
  return { RequestedQuotas: items.map((each) => describeRequest(context, each)), ...rest };
}
