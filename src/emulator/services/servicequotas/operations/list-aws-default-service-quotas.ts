/** ListAWSDefaultServiceQuotas: AWS's defaults of a service. Service Quotas API Reference, ListAWSDefaultServiceQuotas. */
import type {
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse,
} from "@aws-sdk/client-service-quotas";
import { decideListQuotas } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { describeDefault } from "../quotas.ts";
import { defineOperation } from "../refusals.ts";

export const listAwsDefaultServiceQuotas = defineOperation<
  ListAWSDefaultServiceQuotasRequest,
  ListAWSDefaultServiceQuotasResponse
>({
  name: "ListAWSDefaultServiceQuotas",
  readOnly: true,
  decide(context, input) {
    const { request } = context;
    const token = readToken(context, input);
    if (!token.ok) return token;
    const listed = decideListQuotas(input.ServiceCode ?? "", request.region);
    return listed.ok ? accept([]) : listed;
  },
  respond(context, input) {
    const listed = decideListQuotas(input.ServiceCode ?? "", context.request.region);
    const { items, ...rest } = pageOf(listed.ok ? listed.value : [], input, { context, size: 100 });
    return { Quotas: items.map((each) => describeDefault(context, each)), ...rest };
  },
});
