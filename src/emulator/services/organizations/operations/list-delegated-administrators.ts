/** ListDelegatedAdministrators: the members that administer a service, or any service. */
import type {
  ListDelegatedAdministratorsRequest,
  ListDelegatedAdministratorsResponse,
} from "@aws-sdk/client-organizations";
import { administratorsOf, asReader, isServicePrincipal } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { describeAdministrator } from "../describe-delegation.ts";
import { checkPage, listIn, takePage } from "../paging.ts";
import { onAnything } from "../permissions.ts";
import { servicePrincipalKey } from "../resource-permissions.ts";

const listOf = (servicePrincipal = "") => ["ListDelegatedAdministrators", servicePrincipal];

export const listDelegatedAdministrators = defineOperation<
  ListDelegatedAdministratorsRequest,
  ListDelegatedAdministratorsResponse
>({
  name: "ListDelegatedAdministrators",
  readOnly: true,
  permissions: (_, { ServicePrincipal }) => [
    onAnything("ListDelegatedAdministrators", servicePrincipalKey(ServicePrincipal)),
  ],
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    const { ServicePrincipal } = input;
    if (ServicePrincipal !== undefined && !isServicePrincipal(ServicePrincipal))
      return refuse({ kind: "ServicePrincipalUnknown" });
    return checkPage(listIn(context, listOf(ServicePrincipal)), input);
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const items = administratorsOf(organization, input.ServicePrincipal);
    const page = takePage(listIn(context, listOf(input.ServicePrincipal)), input, { items, keyOf: (id) => id });
    const accounts = page.items.map((id) => present(context.world.accounts.get(id), `account ${id}`));
    return {
      DelegatedAdministrators: accounts.map((each) => describeAdministrator(organization, each, context.now)),
      NextToken: page.NextToken,
    };
  },
});
