/** ListAWSServiceAccessForOrganization: the services that are trusted, each with the day from which it is. */
import type {
  ListAWSServiceAccessForOrganizationRequest,
  ListAWSServiceAccessForOrganizationResponse,
} from "@aws-sdk/client-organizations";
import { asReader, delegationOf } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { checkPage, listIn, takePage } from "../paging.ts";

const LIST = ["ListAWSServiceAccessForOrganization"];

export const listAwsServiceAccessForOrganization = defineOperation<
  ListAWSServiceAccessForOrganizationRequest,
  ListAWSServiceAccessForOrganizationResponse
>({
  name: "ListAWSServiceAccessForOrganization",
  readOnly: true,
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    return standing.ok ? checkPage(listIn(context, LIST), input) : standing;
  },
  respond(context, input) {
    const items = [...delegationOf(callersOrganization(context)).trustedServices];
    const page = takePage(listIn(context, LIST), input, { items, keyOf: ([servicePrincipal]) => servicePrincipal });
    return {
      EnabledServicePrincipals: page.items.map(([ServicePrincipal, since]) => ({
        ServicePrincipal,
        DateEnabled: new Date(since),
      })),
      NextToken: page.NextToken,
    };
  },
});
