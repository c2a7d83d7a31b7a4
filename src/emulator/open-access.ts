/** `serve --open`: callers that cannot sign in act as an administrator of one account. */
import type { Role, World } from "../domain/index.ts";
import type { AccountId, Instant } from "../kernel/index.ts";
import { instant } from "../kernel/index.ts";
import type { Caller } from "./caller.ts";

/** The administrator that unknown keys become; its policy is AdministratorAccess, so SCPs still bind it. */
export function openCaller(world: World, accountId: AccountId, accessKeyId: string): Caller | undefined {
  const role = world.identities.get(accountId)?.roles.get(OPEN_ROLE);
  if (role === undefined) return undefined;
  const known = lastCallers.get(role);
  if (known?.accessKeyId === accessKeyId && known.accountId === accountId) return known;
  const caller = callerWith(role, accountId, accessKeyId);
  lastCallers.set(role, caller);
  return caller;
}

/** Nearly every call comes with the key of the one before; what is worked out for a caller is kept by the caller. */
const lastCallers = new WeakMap<Role, Caller>();

function callerWith(role: Role, accountId: AccountId, accessKeyId: string): Caller {
  const arn = `arn:aws:sts::${accountId}:assumed-role/${OPEN_ROLE}/open`;
  const session = {
    accessKeyId,
    secret: "",
    token: "",
    accountId,
    owner: { kind: "role", roleName: OPEN_ROLE, roleId: role.id, sessionName: "open", sourceIdentity: undefined },
    issuedAt: instant(0),
    expiresAt: instant(Number.MAX_SAFE_INTEGER) as Instant,
    mfa: false,
    policies: [],
    tags: new Map<string, string>(),
  } as const;
  return {
    accountId,
    accessKeyId,
    credential: { kind: "session", session },
    principal: { kind: "roleSession", accountId, arn, issuerArn: role.arn },
    identity: { kind: "role", role, session },
  };
}

export const OPEN_ROLE = "orgdrill-open-administrator";
