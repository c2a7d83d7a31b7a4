/** ListServiceQuotas: what the account has of each quota of a service. Service Quotas API Reference, ListServiceQuotas. */
import type { ListServiceQuotasRequest, ListServiceQuotasResponse } from "@aws-sdk/client-service-quotas";
import { decideListQuotas } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { describeApplied } from "../quotas.ts";
import { defineOperation } from "../refusals.ts";

export const listServiceQuotas = defineOperation<ListServiceQuotasRequest, ListServiceQuotasResponse>({
  name: "ListServiceQuotas",
  readOnly: true,
  decide(context, input) {
    const { request } = context;
    if (input.QuotaAppliedAtLevel === "RESOURCE") return refuse({ kind: "NotEmulated", what: "a quota of a resource" });
    const token = readToken(context, input);
    if (!token.ok) return token;
    const listed = decideListQuotas(input.ServiceCode ?? "", request.region);
    return listed.ok ? accept([]) : listed;
  },
  respond(context, input) {
    const listed = decideListQuotas(input.ServiceCode ?? "", context.request.region);
    const found = (listed.ok ? listed.value : []).filter(
      ({ code }) => input.QuotaCode === undefined || input.QuotaCode === code,
    );
    const { items, ...rest } = pageOf(found, input, { context, size: 100 });
    return { Quotas: items.map((each) => describeApplied(context, each)), ...rest };
  },
});
