/** Who is calling: the credential that signed, and the principal behind it. */
import type { Principal } from "../authorization/index.ts";
import type { AccessKey, Role, Session, User } from "../domain/index.ts";
import type { AccountId } from "../kernel/index.ts";

export type Credential =
  | Readonly<{ kind: "accessKey"; key: AccessKey }>
  | Readonly<{ kind: "session"; session: Session }>;

/** Somebody from outside, as a token says; `accountId` of the caller is then the account whose role is asked for. */
export type Federated = Readonly<{
  kind: "federated";
  /** The ARN of the account's provider, or the name of one that every account knows. */
  provider: string;
  subject: string;
  audience: string;
  /** Of a SAML provider's users: which provider of which account the subject is a name in. */
  nameQualifier?: string;
}>;

export type Caller = Readonly<{
  accountId: AccountId;
  accessKeyId: string;
  /** Callers whom an identity provider vouches for, and anonymous ones, sign with nothing. */
  credential: Credential | Readonly<{ kind: "none" }>;
  /** As the authorization module knows it. */
  principal: Principal;
  /** The identity behind it; a role session whose role was deleted is refused before this. */
  identity:
    | Readonly<{ kind: "root" }>
    | Readonly<{ kind: "user"; user: User }>
    | Readonly<{ kind: "role"; role: Role; session: Session }>
    /** A session of GetFederationToken: the user vouches, and may what the session policies leave. */
    | Readonly<{ kind: "federatedUser"; user: User; name: string; session: Session }>
    /** Signed with nothing; `accountId` of the caller is then the account whose resource is asked for. */
    | Readonly<{ kind: "anonymous" }>
    | Federated;
}>;

/** Whether a session signed that GetSessionToken issued; those of a sign-in are others. */
export function isSessionToken(
  caller: Caller,
): caller is Caller & Readonly<{ credential: Extract<Credential, { kind: "session" }> }> {
  return caller.credential.kind === "session" && caller.credential.session.bySessionToken === true;
}
