/** GetResourceShareAssociations: resources or principals of the account's own shares. AWS RAM API Reference, GetResourceShareAssociations. */
import type { GetResourceShareAssociationsRequest, GetResourceShareAssociationsResponse } from "@aws-sdk/client-ram";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";
import { amongArns, associationsOf, sharesFor } from "../shares.ts";

export const getResourceShareAssociations = defineOperation<
  GetResourceShareAssociationsRequest,
  GetResourceShareAssociationsResponse
>({
  name: "GetResourceShareAssociations",
  readOnly: true,
  decide(context, input) {
    if (input.associationType === "PRINCIPAL" && input.resourceArn !== undefined)
      return refuse({ kind: "CriterionUnsuitable", what: "resourceArn cannot be specified for principals." });
    if (input.associationType === "RESOURCE" && input.principal !== undefined)
      return refuse({ kind: "CriterionUnsuitable", what: "principal cannot be specified for resources." });
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { associationType, resourceShareArns, associationStatus } = input;
    const entity = input.resourceArn ?? input.principal;
    const found = sharesFor(context, "SELF")
      .filter(amongArns(resourceShareArns))
      .flatMap((share) => associationsOf(share, associationType === "RESOURCE" ? "RESOURCE" : "PRINCIPAL"))
      .filter(({ status }) => associationStatus === undefined || status === associationStatus)
      .filter(({ associatedEntity }) => entity === undefined || associatedEntity === entity);
    const { items, ...rest } = pageOf(context, input, found);
    return { resourceShareAssociations: items, ...rest };
  },
});
