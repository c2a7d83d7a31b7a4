/** ListDelegatedServicesForAccount: the services that a member administers. */
import type {
  ListDelegatedServicesForAccountRequest,
  ListDelegatedServicesForAccountResponse,
} from "@aws-sdk/client-organizations";
import { asReader, memberOf, servicesAdministeredBy } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { checkPage, listIn, takePage } from "../paging.ts";
import { onNode } from "../permissions.ts";

const listOf = (accountId: string) => ["ListDelegatedServicesForAccount", accountId];

export const listDelegatedServicesForAccount = defineOperation<
  ListDelegatedServicesForAccountRequest,
  ListDelegatedServicesForAccountResponse
>({
  name: "ListDelegatedServicesForAccount",
  readOnly: true,
  permissions: (context, { AccountId: id }) => [onNode(context, "ListDelegatedServicesForAccount", { id })],
  decide(context, input) {
    const { world, caller } = context;
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    const account = memberOf(world, standing.value, input.AccountId);
    if (account === undefined) return refuse({ kind: "Missing", what: "account" });
    if (servicesAdministeredBy(standing.value, account.id).size === 0) return refuse({ kind: "AccountNotRegistered" });
    return checkPage(listIn(context, listOf(input.AccountId)), input);
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const account = present(memberOf(context.world, organization, input.AccountId), `account ${input.AccountId}`);
    const items = [...servicesAdministeredBy(organization, account.id)];
    const page = takePage(listIn(context, listOf(input.AccountId)), input, {
      items,
      keyOf: ([servicePrincipal]) => servicePrincipal,
    });
    return {
      DelegatedServices: page.items.map(([ServicePrincipal, since]) => ({
        ServicePrincipal,
        DelegationEnabledDate: new Date(since),
      })),
      NextToken: page.NextToken,
    };
  },
});
