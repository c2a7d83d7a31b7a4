/** GetOpenIDConnectProvider: what the account knows of an OpenID Connect identity provider. */
import type * as Wire from "@aws-sdk/client-iam";
import { findIdentityProvider } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { dateOf } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { onResource } from "../permissions.ts";
import { describeTags } from "../tags.ts";

export const getOpenIdConnectProvider = iamOperation<
  Wire.GetOpenIDConnectProviderRequest,
  Wire.GetOpenIDConnectProviderResponse
>({
  name: "GetOpenIDConnectProvider",
  readOnly: true,
  permissions: (_context, { OpenIDConnectProviderArn = "" }) =>
    onResource("iam:GetOpenIDConnectProvider", OpenIDConnectProviderArn),
  decide({ world, caller }, { OpenIDConnectProviderArn }) {
    const reference = { kind: "oidc", arn: required(OpenIDConnectProviderArn, "OpenIDConnectProviderArn") } as const;
    const found = findIdentityProvider(world, caller.accountId, reference);
    return found.ok ? accept([]) : found;
  },
  respond({ world, caller }, { OpenIDConnectProviderArn }) {
    const reference = { kind: "oidc", arn: required(OpenIDConnectProviderArn, "OpenIDConnectProviderArn") } as const;
    const found = findIdentityProvider(world, caller.accountId, reference);
    if (!found.ok || found.value.kind !== "oidc") return {};
    return {
      Url: found.value.url,
      ClientIDList: [...found.value.clientIds],
      ThumbprintList: [...found.value.thumbprints],
      CreateDate: dateOf(found.value.createdAt),
      ...describeTags(found.value.tags),
    };
  },
});
