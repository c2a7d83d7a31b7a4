/** DeleteOpenIDConnectProvider: an OpenID Connect identity provider is not known any more. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteIdentityProvider } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onResource } from "../permissions.ts";

export const deleteOpenIdConnectProvider = iamOperation<Wire.DeleteOpenIDConnectProviderRequest, Nothing>({
  name: "DeleteOpenIDConnectProvider",
  readOnly: false,
  permissions: (_context, { OpenIDConnectProviderArn = "" }) =>
    onResource("iam:DeleteOpenIDConnectProvider", OpenIDConnectProviderArn),
  decide: ({ world, caller }, { OpenIDConnectProviderArn }) =>
    decideDeleteIdentityProvider(world, caller.accountId, {
      kind: "oidc",
      arn: required(OpenIDConnectProviderArn, "OpenIDConnectProviderArn"),
    }),
  respond: () => NOTHING,
});
