/** CreateSAMLProvider: the account knows a SAML identity provider. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateIdentityProvider, samlProviderArn } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onResource, withTags } from "../permissions.ts";
import { describeTags, tagList } from "../tags.ts";

export const createSamlProvider = iamOperation<Wire.CreateSAMLProviderRequest, Wire.CreateSAMLProviderResponse>({
  name: "CreateSAMLProvider",
  readOnly: false,
  permissions({ caller }, { Name = "", Tags }) {
    const keys = requestTagKeys(tagList(Tags));
    const created = onResource("iam:CreateSAMLProvider", samlProviderArn(caller.accountId, Name), { keys });
    return withTags(Tags, "iam:TagSAMLProvider", created);
  },
  decide(context, { Name, SAMLMetadataDocument, AssertionEncryptionMode, AddPrivateKey, Tags }) {
    if (AssertionEncryptionMode !== undefined || AddPrivateKey !== undefined) {
      return refuse({ kind: "NotEmulated", what: "encrypted SAML assertions" });
    }
    const metadata = required(SAMLMetadataDocument, "SAMLMetadataDocument");
    if (!metadata.includes("EntityDescriptor")) {
      return refuse({ kind: "InvalidInput", message: "Could not parse metadata" });
    }
    const name = required(Name, "Name");
    return decideCreateIdentityProvider(makingOf(context), { kind: "saml", name, metadata, tags: tagList(Tags) });
  },
  respond: (_context, _input, [event]) =>
    event?.kind === "IdentityProviderChanged"
      ? { SAMLProviderArn: event.provider.arn, ...describeTags(event.provider.tags) }
      : {},
  /** A private key is never recorded. */
  trail: ({ AddPrivateKey: _secret, ...input }, output) => ({
    requestParameters: input,
    responseElements: output ?? null,
  }),
});
