/** ListAWSServiceAccessForOrganization: the services that are trusted, each with the day from which it is. */
import type {
  ListAWSServiceAccessForOrganizationRequest,
  ListAWSServiceAccessForOrganizationResponse,
} from "@aws-sdk/client-organizations";
import { asReader, delegationOf } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { checkPage, takePage } from "../paging.ts";

const LIST = ["ListAWSServiceAccessForOrganization"];

export const listAwsServiceAccessForOrganization = defineOperation<
  ListAWSServiceAccessForOrganizationRequest,
  ListAWSServiceAccessForOrganizationResponse
>({
  name: "ListAWSServiceAccessForOrganization",
  readOnly: true,
  decide({ world, caller }, input) {
    const standing = asReader(world, caller.accountId);
    return standing.ok ? checkPage(LIST, input) : standing;
  },
  respond(context, input) {
    const items = [...delegationOf(callersOrganization(context)).trustedServices];
    const page = takePage(LIST, input, { items, keyOf: ([servicePrincipal]) => servicePrincipal });
    return {
      EnabledServicePrincipals: page.items.map(([ServicePrincipal, since]) => ({
        ServicePrincipal,
        DateEnabled: new Date(since),
      })),
      NextToken: page.NextToken,
    };
  },
});
