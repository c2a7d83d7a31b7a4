/** What is attached to a user or role: inline and managed policies, and the permissions boundary. */
import type { AttachedPolicy, PolicyReference } from "../../authorization/index.ts";
import { type AccountIdentities, identitiesOf, type ManagedPolicy, type Role, type User } from "../../domain/index.ts";
import { invariant } from "../../kernel/index.ts";
import type { Caller } from "../caller.ts";
import type { AccessContext } from "./access-context.ts";
import { attachedPolicy } from "./compiled-policies.ts";
import { managedPolicyText } from "./managed-policy-text.ts";

export type IdentityPolicies = Readonly<{ identity: readonly AttachedPolicy[]; boundary: AttachedPolicy | undefined }>;

type Built = IdentityPolicies & Readonly<{ managed: readonly (ManagedPolicy | undefined)[] }>;

const NONE: IdentityPolicies = { identity: [], boundary: undefined };

/** A user or role is replaced when it changes; its customer managed policies change beside it and are compared. */
const builtFor = new WeakMap<User | Role, Built>();

/** Empty for the root user, whose permissions need no policy. */
export function identityPolicies({ world, caller }: Pick<AccessContext, "world" | "caller">): IdentityPolicies {
  const holder = holderOf(caller);
  if (holder === undefined) return NONE;
  const identities = identitiesOf(world, caller.accountId);
  const known = builtFor.get(holder);
  if (known !== undefined && isCurrent(known, holder, identities)) return known;
  const built = build(holder, identities);
  builtFor.set(holder, built);
  return built;
}

function holderOf({ identity }: Caller): User | Role | undefined {
  if (identity.kind === "root" || identity.kind === "federated") return undefined;
  return identity.kind === "role" ? identity.role : identity.user;
}

const managedArns = ({ attachedPolicies, boundary }: User | Role): readonly string[] =>
  boundary === undefined ? attachedPolicies : [...attachedPolicies, boundary];

function isCurrent(built: Built, holder: User | Role, { managedPolicies }: AccountIdentities): boolean {
  const { attachedPolicies, boundary } = holder;
  for (let index = 0; index < attachedPolicies.length; index++) {
    if (managedPolicies.get(attachedPolicies[index] ?? "") !== built.managed[index]) return false;
  }
  return boundary === undefined || managedPolicies.get(boundary) === built.managed[attachedPolicies.length];
}

function build(holder: User | Role, identities: AccountIdentities): Built {
  const inline = [...holder.inlinePolicies].map(([name, text]) =>
    attachedPolicy({ type: "identity", name }, text, "identity"),
  );
  const managed = holder.attachedPolicies.map((arn) => managedPolicy(identities, arn, "identity"));
  return {
    identity: [...inline, ...managed],
    boundary: holder.boundary === undefined ? undefined : managedPolicy(identities, holder.boundary, "boundary"),
    managed: managedArns(holder).map((arn) => identities.managedPolicies.get(arn)),
  };
}

function managedPolicy(identities: AccountIdentities, arn: string, kind: "identity" | "boundary"): AttachedPolicy {
  const policy = managedPolicyText(identities, arn);
  invariant(policy !== undefined, `the managed policy \`${arn}\` is attached, but is not there`);
  const reference: PolicyReference = { type: kind, name: policy.name, arn };
  return attachedPolicy(reference, policy.text, kind);
}
