/** GetServiceQuota: what the account has of a quota. Service Quotas API Reference, GetServiceQuota. */
import type { GetServiceQuotaRequest, GetServiceQuotaResponse } from "@aws-sdk/client-service-quotas";
import { decideFindQuota } from "../../../../domain/index.ts";
import { accept, invariant, refuse } from "../../../../kernel/index.ts";
import { describeApplied } from "../quotas.ts";
import { defineOperation } from "../refusals.ts";

export const getServiceQuota = defineOperation<GetServiceQuotaRequest, GetServiceQuotaResponse>({
  name: "GetServiceQuota",
  readOnly: true,
  decide({ request: { region } }, { ServiceCode = "", QuotaCode = "", ContextId }) {
    if (ContextId !== undefined) return refuse({ kind: "NotEmulated", what: "a quota of a resource" });
    const found = decideFindQuota({ service: ServiceCode, code: QuotaCode, region });
    return found.ok ? accept([]) : found;
  },
  respond(context, { ServiceCode = "", QuotaCode = "" }) {
    const found = decideFindQuota({ service: ServiceCode, code: QuotaCode, region: context.request.region });
    invariant(found.ok, "the quota was found when it was decided");
    return { Quota: describeApplied(context, found.value) };
  },
});
