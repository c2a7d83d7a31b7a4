/** What is attached to a user or role: inline and managed policies, those of a user's groups, and the permissions boundary. */
import type { AttachedPolicy, PolicyReference } from "../../authorization/index.ts";
import {
  type AccountIdentities,
  type Group,
  groupsOf,
  identitiesOf,
  type ManagedPolicy,
  type Role,
  type User,
} from "../../domain/index.ts";
import { invariant } from "../../kernel/index.ts";
import type { Caller } from "../caller.ts";
import type { AccessContext } from "./access-context.ts";
import { attachedPolicy } from "./compiled-policies.ts";
import { managedPolicyText } from "./managed-policy-text.ts";
import { writtenPolicy } from "./written-policy.ts";

export type IdentityPolicies = Readonly<{ identity: readonly AttachedPolicy[]; boundary: AttachedPolicy | undefined }>;

/** What a set of policies was built from beside its holder: it holds while these are the same ones. */
type Sources = Readonly<{
  groups: readonly Group[];
  managed: readonly (readonly [string, ManagedPolicy | undefined])[];
}>;
type Built = IdentityPolicies & Sources;

const NONE: IdentityPolicies = { identity: [], boundary: undefined };
const NO_GROUPS: readonly Group[] = [];

/** A user, role or group is replaced when it changes; groups and customer managed policies change beside their holder and are compared. */
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
  if (identity.kind === "root" || identity.kind === "federated" || identity.kind === "anonymous") return undefined;
  return identity.kind === "role" ? identity.role : identity.user;
}

function isCurrent(built: Built, holder: User | Role, { managedPolicies, groups }: AccountIdentities): boolean {
  for (const [arn, policy] of built.managed) if (managedPolicies.get(arn) !== policy) return false;
  if (!("groups" in holder) || holder.groups === undefined) return true;
  for (let index = 0; index < holder.groups.length; index++) {
    if (groups?.get(holder.groups[index] ?? "") !== built.groups[index]) return false;
  }
  return true;
}

/** A user's own policies first, then those of its groups in order of joining. */
function build(holder: User | Role, identities: AccountIdentities): Built {
  const groups = "groups" in holder ? groupsOf(identities, holder) : NO_GROUPS;
  const { boundary } = holder;
  const arns = [
    ...holder.attachedPolicies,
    ...groups.flatMap(({ attachedPolicies }) => attachedPolicies),
    ...(boundary === undefined ? [] : [boundary]),
  ];
  return {
    identity: [
      ...identityPoliciesOn(holder, identities),
      ...groups.flatMap((group) => identityPoliciesOn(group, identities, `group ${group.name}: `)),
    ],
    boundary: boundary === undefined ? undefined : managedPolicy(identities, boundary, "boundary"),
    groups,
    managed: arns.map((arn) => [arn, identities.managedPolicies.get(arn)]),
  };
}

type Holding = Pick<User, "inlinePolicies" | "attachedPolicies">;

/** `title` goes before the names of inline policies, which are unique on their holder only. */
function identityPoliciesOn(holder: Holding, identities: AccountIdentities, title = ""): readonly AttachedPolicy[] {
  const inline = [...holder.inlinePolicies].map(([name, text]) =>
    attachedPolicy({ type: "identity", name: `${title}${name}` }, text, "identity"),
  );
  return [...inline, ...holder.attachedPolicies.map((arn) => managedPolicy(identities, arn, "identity"))];
}

function managedPolicy(identities: AccountIdentities, arn: string, kind: "identity" | "boundary"): AttachedPolicy {
  const policy = managedPolicyText(identities, arn);
  invariant(policy !== undefined, `the managed policy \`${arn}\` is attached, but is not there`);
  const reference: PolicyReference = { type: kind, name: policy.name, arn };
  const own = identities.managedPolicies.get(arn);
  if (own === undefined) return attachedPolicy(reference, policy.text, kind);
  return writtenPolicy(own, reference, { text: policy.text, kind });
}
