/** Who can act in an account, as far as policies can tell: the same for the like-named principal of a like account. */
import type { Principal } from "../authorization/index.ts";
import {
  type AccountIdentities,
  assumedRoleArn,
  type Group,
  groupsOf,
  type Role,
  roleArn,
  rootUserArn,
  type User,
  userArn,
} from "../domain/index.ts";

export type MemberPrincipal = Readonly<{
  kind: "root" | "user" | "role" | "serviceLinkedRole";
  /** `root`, or the name of the user or role. */
  name: string;
  path: string;
  tags: ReadonlyMap<string, string>;
  /** What it holds, by content: equal for equal policies and boundary. */
  holds: string;
}>;

const NO_TAGS: ReadonlyMap<string, string> = new Map();
export const ROOT_USER: MemberPrincipal = {
  kind: "root",
  name: "root",
  path: "/",
  tags: NO_TAGS,
  holds: "",
};

/** Root first, then users, then roles. */
export function principalsOf(
  identities: AccountIdentities,
  numberOf: (text: string) => number,
): readonly MemberPrincipal[] {
  const principals = [ROOT_USER];
  for (const user of identities.users.values())
    principals.push(member("user", user, holdsOf(user, identities, numberOf)));
  for (const role of identities.roles.values()) {
    const kind = role.serviceLinked ? "serviceLinkedRole" : "role";
    principals.push(member(kind, role, holdsOf(role, identities, numberOf)));
  }
  return principals;
}

const member = (kind: MemberPrincipal["kind"], holder: User | Role, holds: string): MemberPrincipal => ({
  kind,
  name: holder.name,
  path: holder.path,
  tags: holder.tags,
  holds,
});

/** The user or role of that name in one account; undefined for root, which is neither. */
export const holderIn = (
  { users, roles }: AccountIdentities,
  { kind, name }: MemberPrincipal,
): User | Role | undefined => (kind === "user" ? users.get(name) : kind === "root" ? undefined : roles.get(name));

function holdsOf(holder: User | Role, identities: AccountIdentities, numberOf: (text: string) => number): string {
  const managed = (arn: string): string => contentOf(arn, identities, numberOf);
  const inCommon = (each: User | Role | Group): string => {
    let holds = "";
    for (const arn of each.attachedPolicies) holds += `${managed(arn)} `;
    for (const text of each.inlinePolicies.values()) holds += `#${numberOf(text)} `;
    return holds;
  };
  let holds = inCommon(holder);
  if ("groups" in holder) {
    for (const group of groupsOf(identities, holder)) holds += `group ${group.name} ${inCommon(group)}`;
  }
  return holder.boundary === undefined ? holds : `${holds}within ${managed(holder.boundary)}`;
}

/** An AWS-managed policy is its ARN; the account's own is its text, because its ARN differs from account to account. */
export function contentOf(
  arn: string,
  { managedPolicies }: AccountIdentities,
  numberOf: (text: string) => number,
): string {
  const own = managedPolicies.size === 0 ? undefined : managedPolicies.get(arn);
  return own === undefined ? arn : `#${numberOf(own.versions.get(own.defaultVersion)?.content ?? "")}`;
}

/** The session name that stands for all: policies see the role behind a session, not its name. */
export const SESSION_NAME = "session";

/** As the engine knows it, in one account. */
export function principalIn(accountId: string, { kind, name, path }: MemberPrincipal): Principal {
  const arn = identityArn(accountId, { kind, name, path });
  switch (kind) {
    case "root":
    case "user":
      return { kind, accountId, arn };
    case "role":
    case "serviceLinkedRole":
      return {
        kind: kind === "role" ? "roleSession" : kind,
        accountId,
        arn: assumedRoleArn(accountId, name, SESSION_NAME),
        issuerArn: arn,
      };
  }
}

/** The ARN that `aws:PrincipalArn` holds: the role's, never the session's. policy-evaluation 3.4. */
export function identityArn(
  accountId: string,
  { kind, name, path }: Pick<MemberPrincipal, "kind" | "name" | "path">,
): string {
  switch (kind) {
    case "root":
      return rootUserArn(accountId);
    case "user":
      return userArn(accountId, path, name);
    case "role":
    case "serviceLinkedRole":
      return roleArn(accountId, path, name);
  }
}
