/** Providers of identities that an account has made known to IAM. IAM API Reference: CreateSAMLProvider, CreateOpenIDConnectProvider. */
import type { Instant } from "../../kernel/index.ts";

type ProviderParts = Readonly<{ arn: string; createdAt: Instant; tags: ReadonlyMap<string, string> }>;

export type IdentityProvider = ProviderParts &
  (
    | Readonly<{ kind: "saml"; name: string; metadata: string }>
    | Readonly<{
        kind: "oidc";
        /** Without `https://`. */
        url: string;
        clientIds: readonly string[];
        thumbprints: readonly string[];
      }>
  );
