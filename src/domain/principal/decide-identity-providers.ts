/** Providers of identities from outside. IAM API Reference: CreateSAMLProvider, CreateOpenIDConnectProvider, DeleteSAMLProvider, DeleteOpenIDConnectProvider. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { oidcProviderArn, samlProviderArn } from "./arns.ts";
import type { IdentityDecision, Making } from "./decide-users.ts";
import { identitiesOf } from "./find-identity.ts";
import type { IdentityProvider } from "./identity-provider.ts";
import { IDENTITY_PROVIDERS_PER_ACCOUNT } from "./quotas.ts";
import type { IdentityRefusal } from "./refusals.ts";
import { type TagList, tagComplaint } from "./tags.ts";

export type NewIdentityProvider = Readonly<{ tags: TagList }> &
  (
    | Readonly<{ kind: "saml"; name: string; metadata: string }>
    | Readonly<{ kind: "oidc"; url: string; clientIds: readonly string[]; thumbprints: readonly string[] }>
  );

export function decideCreateIdentityProvider(
  { world, accountId, now }: Making,
  { tags, ...wanted }: NewIdentityProvider,
): IdentityDecision {
  const { kind } = wanted;
  const known = providersOf(world, accountId, kind);
  const arn = wanted.kind === "saml" ? samlProviderArn(accountId, wanted.name) : oidcProviderArn(accountId, wanted.url);
  if (known.some((each) => each.arn === arn)) {
    const name = wanted.kind === "saml" ? wanted.name : wanted.url;
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: `${kind}Provider`, name } });
  }
  const complaint = tagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  if (known.length >= IDENTITY_PROVIDERS_PER_ACCOUNT) {
    const quota = { kind: "identityProviders", limit: IDENTITY_PROVIDERS_PER_ACCOUNT } as const;
    return refuse({ kind: "LimitExceeded", quota });
  }
  const provider: IdentityProvider = { ...wanted, arn, createdAt: now, tags: new Map(tags) };
  return accept([{ kind: "IdentityProviderChanged", accountId, provider }]);
}

export function decideDeleteIdentityProvider(
  world: World,
  accountId: AccountId,
  reference: ProviderReference,
): IdentityDecision {
  const provider = findIdentityProvider(world, accountId, reference);
  return provider.ok ? accept([{ kind: "IdentityProviderDeleted", accountId, arn: reference.arn }]) : provider;
}

export type ProviderReference = Readonly<{ kind: IdentityProvider["kind"]; arn: string }>;

export function findIdentityProvider(
  world: World,
  accountId: AccountId,
  { kind, arn }: ProviderReference,
): Result<IdentityProvider, IdentityRefusal> {
  const provider = identitiesOf(world, accountId).identityProviders?.get(arn);
  if (provider?.kind === kind) return accept(provider);
  return refuse({ kind: "NoSuchEntity", entity: { kind: `${kind}Provider`, arn } });
}

/** In the order in which they were made. */
export const providersOf = (
  world: World,
  accountId: AccountId,
  kind: IdentityProvider["kind"],
): readonly IdentityProvider[] =>
  [...(identitiesOf(world, accountId).identityProviders?.values() ?? [])].filter((each) => each.kind === kind);
