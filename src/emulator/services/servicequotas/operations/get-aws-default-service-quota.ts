/** GetAWSDefaultServiceQuota: AWS's default of a quota, whatever the account has. Service Quotas API Reference, GetAWSDefaultServiceQuota. */
import type {
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse,
} from "@aws-sdk/client-service-quotas";
import { decideFindQuota } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import { describeDefault } from "../quotas.ts";
import { defineOperation } from "../refusals.ts";

export const getAwsDefaultServiceQuota = defineOperation<
  GetAWSDefaultServiceQuotaRequest,
  GetAWSDefaultServiceQuotaResponse
>({
  name: "GetAWSDefaultServiceQuota",
  readOnly: true,
  decide({ request: { region } }, { ServiceCode = "", QuotaCode = "" }) {
    const found = decideFindQuota({ service: ServiceCode, code: QuotaCode, region });
    return found.ok ? accept([]) : found;
  },
  respond(context, { ServiceCode = "", QuotaCode = "" }) {
    const found = decideFindQuota({ service: ServiceCode, code: QuotaCode, region: context.request.region });
    invariant(found.ok, "the quota was found when it was decided");
    return { Quota: describeDefault(context, found.value) };
  },
});
