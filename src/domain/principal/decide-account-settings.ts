/** Rules for passwords, and the name of the account in sign-in addresses. IAM API Reference: UpdateAccountPasswordPolicy, CreateAccountAlias. */
import { type AccountId, accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { PasswordPolicy } from "./credentials.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { identitiesOf } from "./find-identity.ts";
import type { IdentityRefusal } from "./refusals.ts";

/** Takes the place of the whole policy before: what is left out falls back to its default. */
export const decideUpdatePasswordPolicy = (accountId: AccountId, passwordPolicy: PasswordPolicy): IdentityDecision =>
  accept([{ kind: "PasswordPolicyChanged", accountId, passwordPolicy }]);

export function decideDeletePasswordPolicy(world: World, accountId: AccountId): IdentityDecision {
  const policy = findPasswordPolicy(world, accountId);
  return policy.ok ? accept([{ kind: "PasswordPolicyChanged", accountId, passwordPolicy: undefined }]) : policy;
}

export function findPasswordPolicy(world: World, accountId: AccountId): Result<PasswordPolicy, IdentityRefusal> {
  const { passwordPolicy } = identitiesOf(world, accountId);
  if (passwordPolicy !== undefined) return accept(passwordPolicy);
  return refuse({ kind: "NoSuchEntity", entity: { kind: "passwordPolicy", accountId } });
}

/** One for each account, and one account for each in all of AWS; a new one takes the place of the old one. */
export function decideCreateAccountAlias(world: World, accountId: AccountId, alias: string): IdentityDecision {
  for (const [, identities] of world.identities) {
    if (identities.alias === alias) {
      return refuse({ kind: "EntityAlreadyExists", entity: { kind: "accountAlias", name: alias } });
    }
  }
  return accept([{ kind: "AccountAliasChanged", accountId, alias }]);
}

export function decideDeleteAccountAlias(world: World, accountId: AccountId, alias: string): IdentityDecision {
  if (identitiesOf(world, accountId).alias !== alias) {
    return refuse({ kind: "NoSuchEntity", entity: { kind: "accountAlias", alias } });
  }
  return accept([{ kind: "AccountAliasChanged", accountId, alias: undefined }]);
}
