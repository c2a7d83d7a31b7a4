/** From a credential to the caller behind it, or to the reason why nobody is. */
import type { Principal } from "../../authorization/index.ts";
import {
  type AccessKey,
  accountStateAt,
  assumedRoleArn,
  federatedUserArn,
  identitiesOf,
  type Role,
  rootUserArn,
  type Session,
  type User,
  type World,
} from "../../domain/index.ts";
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { Caller, Credential } from "../caller.ts";

/** Why a known credential lets nobody in. */
export type CredentialRefusal =
  | Readonly<{ kind: "KeyInactive" }>
  | Readonly<{ kind: "SessionExpired"; at: Instant }>
  /** The user or role was deleted (or made anew since). */
  | Readonly<{ kind: "PrincipalGone" }>
  | Readonly<{ kind: "AccountClosed" }>;

/** The key or session with this access key id, whatever its state. */
export function findCredential(world: World, accessKeyId: string): Credential | undefined {
  const key = world.accessKeys.get(accessKeyId);
  if (key !== undefined) return { kind: "accessKey", key };
  const session = world.sessions.get(accessKeyId);
  return session === undefined ? undefined : { kind: "session", session };
}

/** Signature and token are checked elsewhere. */
export function callerFrom(world: World, credential: Credential, now: Instant): Result<Caller, CredentialRefusal> {
  const { accountId } = credential.kind === "session" ? credential.session : credential.key;
  const account = world.accounts.get(accountId);
  if (account === undefined || accountStateAt(account, now) === "CLOSED") return refuse({ kind: "AccountClosed" });
  return credential.kind === "session"
    ? callerOfSession(world, credential.session, now)
    : callerOfKey(world, credential.key);
}

function callerOfKey(world: World, key: AccessKey): Result<Caller, CredentialRefusal> {
  if (key.status === "Inactive") return refuse({ kind: "KeyInactive" });
  const signed = { accountId: key.accountId, accessKeyId: key.id, credential: { kind: "accessKey", key } } as const;
  if (key.owner.kind === "root") return accept(madeOnce(key, undefined, () => rootCaller(signed)));
  const user = identitiesOf(world, key.accountId).users.get(key.owner.userName);
  if (user === undefined) return refuse({ kind: "PrincipalGone" });
  return accept(madeOnce(key, user, () => userCaller(signed, user)));
}

function callerOfSession(world: World, session: Session, now: Instant): Result<Caller, CredentialRefusal> {
  if (now >= session.expiresAt) return refuse({ kind: "SessionExpired", at: session.expiresAt });
  const { accountId, accessKeyId, owner } = session;
  const signed = { accountId, accessKeyId, credential: { kind: "session", session } } as const;
  const { users, roles } = identitiesOf(world, accountId);
  if (owner.kind === "root") return accept(madeOnce(session, undefined, () => rootCaller(signed)));
  if (owner.kind === "user") {
    const user = users.get(owner.userName);
    if (user === undefined || user.createdAt > session.issuedAt) return refuse({ kind: "PrincipalGone" });
    return accept(madeOnce(session, user, () => userCaller(signed, user)));
  }
  if (owner.kind === "federatedUser") {
    const user = users.get(owner.userName);
    if (user === undefined || user.createdAt > session.issuedAt) return refuse({ kind: "PrincipalGone" });
    return accept(madeOnce(session, user, () => federatedUserCaller(signed, user, { session, name: owner.name })));
  }
  const role = roles.get(owner.roleName);
  if (role === undefined || role.id !== owner.roleId) return refuse({ kind: "PrincipalGone" });
  return accept(madeOnce(session, role, () => roleCaller(signed, role, session)));
}

type Holder = User | Role | undefined;
type Made = Readonly<{ holder: Holder; caller: Caller }>;

const made = new WeakMap<AccessKey | Session, Made>();

/** Keys, sessions, users and roles are replaced when they change, so a caller holds while it is made of the same ones. */
function madeOnce(signer: AccessKey | Session, holder: Holder, make: () => Caller): Caller {
  const known = made.get(signer);
  if (known !== undefined && known.holder === holder) return known.caller;
  const caller = make();
  made.set(signer, { holder, caller });
  return caller;
}

type Signed = Pick<Caller, "accountId" | "accessKeyId" | "credential">;

const rootCaller = (signed: Signed): Caller => ({
  ...signed,
  principal: { kind: "root", accountId: signed.accountId, arn: rootUserArn(signed.accountId) },
  identity: { kind: "root" },
});

const userCaller = (signed: Signed, user: User): Caller => ({
  ...signed,
  principal: { kind: "user", accountId: signed.accountId, arn: user.arn, uniqueId: user.id },
  identity: { kind: "user", user },
});

const federatedUserCaller = (
  signed: Signed,
  user: User,
  { session, name }: Readonly<{ session: Session; name: string }>,
): Caller => ({
  ...signed,
  principal: {
    kind: "federatedUser",
    accountId: signed.accountId,
    arn: federatedUserArn(signed.accountId, name),
    issuerArn: user.arn,
    uniqueId: user.id,
  },
  identity: { kind: "federatedUser", user, name, session },
});

const roleCaller = (signed: Signed, role: Role, session: Session): Caller => ({
  ...signed,
  principal: rolePrincipal(signed.accountId, role, session),
  identity: { kind: "role", role, session },
});

function rolePrincipal(accountId: AccountId, role: Role, { owner }: Session): Principal {
  const sessionName = owner.kind === "role" ? owner.sessionName : "";
  return {
    kind: role.serviceLinked ? "serviceLinkedRole" : "roleSession",
    accountId,
    arn: assumedRoleArn(accountId, role.name, sessionName),
    issuerArn: role.arn,
    uniqueId: role.id,
  };
}
