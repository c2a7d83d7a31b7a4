/** Who is calling: the credential that signed, and the principal behind it. */
import type { Principal } from "../authorization/index.ts";
import type { AccessKey, Role, Session, User } from "../domain/index.ts";
import type { AccountId } from "../kernel/index.ts";

export type Credential =
  | Readonly<{ kind: "accessKey"; key: AccessKey }>
  | Readonly<{ kind: "session"; session: Session }>;

export type Caller = Readonly<{
  accountId: AccountId;
  accessKeyId: string;
  credential: Credential;
  /** As the authorization module knows it. */
  principal: Principal;
  /** The identity behind it; a role session whose role was deleted is refused before this. */
  identity:
    | Readonly<{ kind: "root" }>
    | Readonly<{ kind: "user"; user: User }>
    | Readonly<{ kind: "role"; role: Role; session: Session }>;
}>;
