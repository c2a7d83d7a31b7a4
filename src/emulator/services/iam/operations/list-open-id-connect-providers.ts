/** ListOpenIDConnectProviders: the OpenID Connect identity providers that the account knows. */
import type * as Wire from "@aws-sdk/client-iam";
import { providersOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation } from "../operation.ts";

export const listOpenIdConnectProviders = iamOperation<
  Readonly<Record<string, never>>,
  Wire.ListOpenIDConnectProvidersResponse
>({
  name: "ListOpenIDConnectProviders",
  readOnly: true,
  decide: () => accept([]),
  respond: ({ world, caller }) => ({
    OpenIDConnectProviderList: providersOf(world, caller.accountId, "oidc").map(({ arn }) => ({ Arn: arn })),
  }),
});
