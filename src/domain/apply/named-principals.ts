/**
 * Policies follow the users and roles that they name. AWS keeps a name in a Principal element as the unique id, and shows the ARN for
 * as long as there is somebody with that id: so whoever gets a new name keeps the trust, and whoever takes a name that became free
 * does not come into it. Here the ARN is kept, and changed at the two moments when the difference shows: IAM User Guide, "AWS JSON
 * policy elements: Principal". Sessions of roles that are named as principals are kept by name: whoever takes the role's name comes into
 * them, which is inferred.
 */
import { mayNameIdentity, namesIn, renamePrincipal } from "../principal/named-principals.ts";
import type { Role } from "../principal/principal.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

type Bearer = Readonly<{ arn: string; id: string }>;

/** Its name is free for somebody else from now on: policies show the id that nobody has any more. */
export function forgetPrincipal(world: MutableWorld, gone: Bearer | undefined): void {
  if (gone !== undefined) renameEverywhere(world, gone.arn, gone.id);
}

export function followPrincipal(world: MutableWorld, before: Bearer | undefined, after: Bearer): void {
  if (before !== undefined && before.arn !== after.arn) renameEverywhere(world, before.arn, after.arn);
}

/** What a role's new trust policy names. */
export function noteTrust(world: MutableWorld, { trustPolicy }: Role): void {
  const trusted = TRUSTED.get(world);
  if (trusted !== undefined) noteNames(trusted, trustPolicy);
}

/**
 * Whom the roles of a world have ever named. Roles are many and hardly any of them names another role: looking into each of them
 * for each one that goes would cost more than all else that a departure does. INVARIANT: no name is missing; too many do no harm.
 */
const TRUSTED = new WeakMap<MutableWorld, Set<string>>();

function trustedIn(world: MutableWorld): Set<string> {
  const known = TRUSTED.get(world);
  if (known !== undefined) return known;
  const trusted = new Set<string>();
  for (const { roles } of world.identities.values()) {
    for (const { trustPolicy } of roles.values()) noteNames(trusted, trustPolicy);
  }
  TRUSTED.set(world, trusted);
  return trusted;
}

function noteNames(trusted: Set<string>, text: string): void {
  if (mayNameIdentity(text)) for (const name of namesIn(text)) trusted.add(name);
}

/** All policies of resources that can name a user or a role of any account; the delegation policy of Organizations names accounts alone. */
function renameEverywhere(world: MutableWorld, from: string, to: string): void {
  if (trustedIn(world).has(from)) renameInTrust(world, from, to);
  renameIn(world.buckets);
  renameIn(world.queues);
  renameIn(world.functions);
  renameIn(world.eventBuses);
  renameIn(world.topics);

  function renameIn<T extends Readonly<{ policy: string | undefined }>>(resources: Map<string, T>): void {
    for (const [key, resource] of resources) {
      if (resource.policy === undefined) continue;
      const policy = renamePrincipal(resource.policy, from, to);
      if (policy !== resource.policy) resources.set(key, { ...resource, policy });
    }
  }
}

function renameInTrust(world: MutableWorld, from: string, to: string): void {
  trustedIn(world).add(to);
  for (const { roles } of world.identities.values()) {
    for (const role of roles.values()) {
      const trustPolicy = renamePrincipal(role.trustPolicy, from, to);
      if (trustPolicy !== role.trustPolicy) open(roles).set(role.name, { ...role, trustPolicy });
    }
  }
}
