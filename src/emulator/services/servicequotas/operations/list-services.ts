/** ListServices: the services that have quotas in this Region. Service Quotas API Reference, ListServices. */
import type { ListServicesRequest, ListServicesResponse } from "@aws-sdk/client-service-quotas";
import { quotaServicesIn } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { defineOperation } from "../refusals.ts";

export const listServices = defineOperation<ListServicesRequest, ListServicesResponse>({
  name: "ListServices",
  readOnly: true,
  decide(context, input) {
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { request } = context;
    const { items, ...rest } = pageOf(quotaServicesIn(request.region), input, { context, size: 100 });
    return { Services: items.map(([ServiceCode, ServiceName]) => ({ ServiceCode, ServiceName })), ...rest };
  },
});
