/** What a principal holds: inline and managed policies, those of a user's groups, and the permissions boundary. */
import type { AttachedPolicy } from "../../authorization/index.ts";
import { type AccountIdentities, type Group, groupsOf, type Role, type User } from "../../domain/index.ts";
import { invariant } from "../../kernel/index.ts";
import type { CompiledTexts } from "../compiled-texts.ts";
import { holderIn, type MemberPrincipal } from "../member-principal.ts";

export type ManagedPolicyTexts = (arn: string) => string | undefined;

export type Shelf = Readonly<{
  identities: AccountIdentities;
  managedPolicies: ManagedPolicyTexts;
  compiled: CompiledTexts;
}>;

/** Nothing for root, whose permissions need no policy. A service-linked role is asked like any other, and no SCP binds it. */
export function identityPoliciesOf(
  principal: MemberPrincipal,
  shelf: Shelf,
): Readonly<{ identity: readonly AttachedPolicy[]; boundary?: AttachedPolicy }> {
  const holder = holderIn(shelf.identities, principal);
  if (holder === undefined) return { identity: [] };
  const groups = "groups" in holder ? groupsOf(shelf.identities, holder) : [];
  return {
    identity: [
      ...identityPoliciesOn(holder, shelf),
      ...groups.flatMap((group) => identityPoliciesOn(group, shelf, `group ${group.name}: `)),
    ],
    ...(holder.boundary !== undefined && { boundary: managedPolicy(holder.boundary, "boundary", shelf) }),
  };
}

/** `title` goes before the names of inline policies, which are unique on their holder only. */
function identityPoliciesOn(holder: User | Role | Group, shelf: Shelf, title = ""): readonly AttachedPolicy[] {
  const inline = [...holder.inlinePolicies].map(
    ([name, text]): AttachedPolicy => ({
      reference: { type: "identity", name: `${title}${name}` },
      document: shelf.compiled(text, "identity"),
    }),
  );
  return [...inline, ...holder.attachedPolicies.map((arn) => managedPolicy(arn, "identity", shelf))];
}

function managedPolicy(
  arn: string,
  kind: "identity" | "boundary",
  { identities, managedPolicies, compiled }: Shelf,
): AttachedPolicy {
  const own = identities.managedPolicies.get(arn);
  const text = own?.versions.get(own.defaultVersion)?.content ?? managedPolicies(arn);
  invariant(text !== undefined, `the managed policy \`${arn}\` is attached, but is not there`);
  return { reference: { type: kind, name: own?.name ?? arn, arn }, document: compiled(text, kind) };
}
