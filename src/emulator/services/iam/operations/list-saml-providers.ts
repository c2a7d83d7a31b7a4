/** ListSAMLProviders: the SAML identity providers that the account knows. */
import type * as Wire from "@aws-sdk/client-iam";
import { providersOf } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { dateOf } from "../describe.ts";
import { iamOperation } from "../operation.ts";

export const listSamlProviders = iamOperation<Readonly<Record<string, never>>, Wire.ListSAMLProvidersResponse>({
  name: "ListSAMLProviders",
  readOnly: true,
  decide: () => accept([]),
  respond: ({ world, caller }) => ({
    SAMLProviderList: providersOf(world, caller.accountId, "saml").map(({ arn, createdAt }) => ({
      Arn: arn,
      CreateDate: dateOf(createdAt),
    })),
  }),
});
