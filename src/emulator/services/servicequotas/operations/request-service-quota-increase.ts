/** RequestServiceQuotaIncrease: asks AWS for more. Service Quotas API Reference, RequestServiceQuotaIncrease. */
import type {
  RequestServiceQuotaIncreaseRequest,
  RequestServiceQuotaIncreaseResponse,
} from "@aws-sdk/client-service-quotas";
import { decideRequestIncrease } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { afterLeaving, describeRequest, onQuota } from "../quotas.ts";
import { defineOperation } from "../refusals.ts";

export const requestServiceQuotaIncrease = defineOperation<
  RequestServiceQuotaIncreaseRequest,
  RequestServiceQuotaIncreaseResponse
>({
  name: "RequestServiceQuotaIncrease",
  readOnly: false,
  permissions: (context, input) => onQuota(context, "RequestServiceQuotaIncrease", input),
  decide(context, { ServiceCode = "", QuotaCode = "", DesiredValue = 0, ContextId }) {
    if (ContextId !== undefined) return refuse({ kind: "NotEmulated", what: "a quota of a resource" });
    const { world, caller, request, ids, now } = context;
    return decideRequestIncrease(world, {
      caller: caller.accountId,
      requesterArn: caller.principal.arn,
      service: ServiceCode,
      code: QuotaCode,
      region: request.region,
      desired: DesiredValue,
      id: ids.uuid(),
      now,
      afterLeaving: afterLeaving(context),
    });
  },
  respond(context, _input, [event]) {
    invariant(event?.kind === "QuotaRequested", "a request that is made is told of");
    return { RequestedQuota: describeRequest(context, event.request) };
  },
});
