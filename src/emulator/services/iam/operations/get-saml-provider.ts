/** GetSAMLProvider: what the account knows of a SAML identity provider. */
import type * as Wire from "@aws-sdk/client-iam";
import { findIdentityProvider } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { dateOf } from "../describe.ts";
import { iamOperation, required } from "../operation.ts";
import { onResource } from "../permissions.ts";
import { describeTags } from "../tags.ts";

export const getSamlProvider = iamOperation<Wire.GetSAMLProviderRequest, Wire.GetSAMLProviderResponse>({
  name: "GetSAMLProvider",
  readOnly: true,
  permissions: (_context, { SAMLProviderArn = "" }) => onResource("iam:GetSAMLProvider", SAMLProviderArn),
  decide({ world, caller }, { SAMLProviderArn }) {
    const reference = { kind: "saml", arn: required(SAMLProviderArn, "SAMLProviderArn") } as const;
    const found = findIdentityProvider(world, caller.accountId, reference);
    return found.ok ? accept([]) : found;
  },
  respond({ world, caller }, { SAMLProviderArn }) {
    const reference = { kind: "saml", arn: required(SAMLProviderArn, "SAMLProviderArn") } as const;
    const found = findIdentityProvider(world, caller.accountId, reference);
    if (!found.ok || found.value.kind !== "saml") return {};
    return {
      SAMLMetadataDocument: found.value.metadata,
      CreateDate: dateOf(found.value.createdAt),
      ...describeTags(found.value.tags),
    };
  },
});
