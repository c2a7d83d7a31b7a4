/** GetRequestedServiceQuotaChange: one of the account's requests. Service Quotas API Reference, GetRequestedServiceQuotaChange. */
import type {
  GetRequestedServiceQuotaChangeRequest,
  GetRequestedServiceQuotaChangeResponse,
} from "@aws-sdk/client-service-quotas";
import { findQuotaRequest } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { describeRequest } from "../quotas.ts";
import { defineOperation } from "../refusals.ts";

const found = (
  { world, caller, request }: OperationContext,
  { RequestId = "" }: GetRequestedServiceQuotaChangeRequest,
) => findQuotaRequest(world, { caller: caller.accountId, region: request.region, id: RequestId });

export const getRequestedServiceQuotaChange = defineOperation<
  GetRequestedServiceQuotaChangeRequest,
  GetRequestedServiceQuotaChangeResponse
>({
  name: "GetRequestedServiceQuotaChange",
  readOnly: true,
  decide(context, input) {
    const request = found(context, input);
    return request.ok ? accept([]) : request;
  },
  respond(context, input) {
    const request = found(context, input);
    invariant(request.ok, "the request was found when it was decided");
    return { RequestedQuota: describeRequest(context, request.value) };
  },
});
