/** CreateOpenIDConnectProvider: the account knows an OpenID Connect identity provider. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateIdentityProvider, oidcProviderArn } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { requestTagKeys } from "../../../access/index.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onResource, withTags } from "../permissions.ts";
import { describeTags, tagList } from "../tags.ts";

export const createOpenIdConnectProvider = iamOperation<
  Wire.CreateOpenIDConnectProviderRequest,
  Wire.CreateOpenIDConnectProviderResponse
>({
  name: "CreateOpenIDConnectProvider",
  readOnly: false,
  permissions({ caller }, { Url = "", Tags }) {
    const arn = oidcProviderArn(caller.accountId, withoutScheme(Url));
    const keys = requestTagKeys(tagList(Tags));
    const created = onResource("iam:CreateOpenIDConnectProvider", arn, { keys });
    return withTags(Tags, "iam:TagOpenIDConnectProvider", created);
  },
  decide(context, { Url, ClientIDList = [], ThumbprintList = [], Tags }) {
    const url = required(Url, "Url");
    if (!ADDRESS.test(url)) return refuse({ kind: "InvalidInput", message: "Invalid Open ID Connect Provider URL" });
    return decideCreateIdentityProvider(makingOf(context), {
      kind: "oidc",
      url: withoutScheme(url),
      clientIds: ClientIDList,
      thumbprints: ThumbprintList,
      tags: tagList(Tags),
    });
  },
  respond: (_context, _input, [event]) =>
    event?.kind === "IdentityProviderChanged"
      ? { OpenIDConnectProviderArn: event.provider.arn, ...describeTags(event.provider.tags) }
      : {},
});

/** It "must begin with https://", without port, query or fragment. */
const ADDRESS = /^https:\/\/[A-Za-z0-9.-]{1,200}(?:\/[A-Za-z0-9._~/-]{0,200})?$/;

const withoutScheme = (url: string): string => (url.startsWith("https://") ? url.slice("https://".length) : url);
