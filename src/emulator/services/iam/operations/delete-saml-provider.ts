/** DeleteSAMLProvider: a SAML identity provider is not known any more. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideDeleteIdentityProvider } from "../../../../domain/index.ts";
import { iamOperation, NOTHING, type Nothing, required } from "../operation.ts";
import { onResource } from "../permissions.ts";

export const deleteSamlProvider = iamOperation<Wire.DeleteSAMLProviderRequest, Nothing>({
  name: "DeleteSAMLProvider",
  readOnly: false,
  permissions: (_context, { SAMLProviderArn = "" }) => onResource("iam:DeleteSAMLProvider", SAMLProviderArn),
  decide: ({ world, caller }, { SAMLProviderArn }) =>
    decideDeleteIdentityProvider(world, caller.accountId, {
      kind: "saml",
      arn: required(SAMLProviderArn, "SAMLProviderArn"),
    }),
  respond: () => NOTHING,
});
