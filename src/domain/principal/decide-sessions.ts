/** Temporary credentials. STS API Reference: AssumeRole, GetSessionToken. */
import {
  type AccountId,
  accept,
  addMs,
  type Identifiers,
  type Instant,
  invariant,
  type Result,
  refuse,
  seconds,
} from "../../kernel/index.ts";
import { admitsOthers } from "../account/account-state.ts";
import type { IdentityEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { parseRoleArn } from "./arns.ts";
import { identitiesOf } from "./find-identity.ts";
import type { Role, Session } from "./principal.ts";
import type { SessionRefusal } from "./refusals.ts";
import { type TagList, tagComplaint } from "./tags.ts";

export type SessionDecision = Result<readonly IdentityEvent[], SessionRefusal>;

export const DEFAULT_ROLE_SESSION_SECONDS = 3_600;
/** Roles assumed with a role's credentials. */
const CHAINED_ROLE_SESSION_SECONDS = 3_600;
export const DEFAULT_SESSION_TOKEN_SECONDS = 43_200;
/** The root user's sessions are cut to one hour, whatever was asked. */
const ROOT_SESSION_TOKEN_SECONDS = 3_600;

/** The role behind an ARN (path included) in an account that is open now; undefined when nobody can assume it. */
export function findAssumableRole(
  world: World,
  arn: string,
  now: Instant,
): Readonly<{ accountId: AccountId; role: Role }> | undefined {
  const parsed = parseRoleArn(arn);
  const account = parsed && world.accounts.get(parsed.accountId);
  if (parsed === undefined || account === undefined) return undefined;
  const role = identitiesOf(world, account.id).roles.get(parsed.name);
  return role?.arn === arn && admitsOthers(account, now) ? { accountId: account.id, role } : undefined;
}

/** Who asks for temporary credentials, by what it signed with. */
export type SessionCaller = Readonly<{
  arn: string;
  accountId: AccountId;
  owner: Session["owner"];
  /** The session whose credentials signed; undefined for a long-term key. */
  session: Session | undefined;
}>;

export type AssumeRole = Readonly<{
  world: World;
  caller: SessionCaller;
  now: Instant;
  ids: Identifiers;
  roleArn: string;
  sessionName: string;
  durationSeconds: number | undefined;
  sourceIdentity: string | undefined;
  /** A second factor came with the call, and counts. */
  mfa: boolean;
  /** Session policies' texts, checked. */
  policies: readonly string[];
  tags: TagList;
  transitiveTagKeys: readonly string[];
}>;

/** Whether the caller may is decided by policies before; here are the rules that no policy changes. */
export function decideAssumeRole(request: AssumeRole): SessionDecision {
  const { world, caller, now, ids, roleArn } = request;
  if (caller.owner.kind === "root") return refuse({ kind: "RootMayNotAssume" });
  const found = findAssumableRole(world, roleArn, now);
  if (found === undefined) return refuse({ kind: "RoleNotAssumable", roleArn, callerArn: caller.arn });
  const duration = durationFor(request, found.role);
  if (!duration.ok) return duration;
  const tags = sessionTags(request, caller.session);
  if (!tags.ok) return tags;
  const inherited = inheritedSourceIdentity(caller.owner);
  const sourceIdentity = request.sourceIdentity ?? inherited;
  if (inherited !== undefined && sourceIdentity !== inherited)
    return refuse({ kind: "SourceIdentityFixed", sourceIdentity: inherited });
  const session: Session = {
    ...freshCredentials(ids),
    accountId: found.accountId,
    owner: {
      kind: "role",
      roleName: found.role.name,
      roleId: found.role.id,
      sessionName: request.sessionName,
      sourceIdentity,
    },
    issuedAt: now,
    expiresAt: addMs(now, seconds(duration.value)),
    mfa: request.mfa,
    policies: request.policies,
    ...tags.value,
  };
  return accept([{ kind: "SessionIssued", session }]);
}

/** Seconds. */
function durationFor({ durationSeconds, caller }: AssumeRole, role: Role): Result<number, SessionRefusal> {
  const wanted = durationSeconds ?? DEFAULT_ROLE_SESSION_SECONDS;
  if (caller.owner.kind === "role" && wanted > CHAINED_ROLE_SESSION_SECONDS) {
    return refuse({ kind: "DurationAboveChaining" });
  }
  return wanted > role.maxSessionDuration ? refuse({ kind: "DurationAboveMaximum" }) : accept(wanted);
}

type SessionTags = Readonly<{ tags: ReadonlyMap<string, string>; transitiveTagKeys: readonly string[] }>;

type GivenTags = Readonly<{ tags: TagList; transitiveTagKeys: readonly string[] }>;

export function sessionTagComplaint(tags: TagList): SessionRefusal | undefined {
  const complaint = tagComplaint(tags);
  if (complaint === undefined) return undefined;
  return { kind: complaint.kind === "SystemTag" ? "SystemSessionTag" : "DuplicateSessionTags" };
}

/** Tags that a session chained from this one inherits. IAM User Guide: "Chaining roles with session tags". */
export const transitiveTags = (calling: Session | undefined): TagList =>
  (calling?.transitiveTagKeys ?? []).map((key) => {
    const value = calling?.tags.get(key);
    invariant(value !== undefined, "a transitive key is spelled as its tag");
    return [key, value] as const;
  });

/** The keys that are meant, in whatever case, as the tags spell them. */
function asSpelled(tags: TagList, wanted: readonly string[]): readonly string[] {
  const lower = new Set(wanted.map((key) => key.toLowerCase()));
  return tags.flatMap(([key]) => (lower.has(key.toLowerCase()) ? [key] : []));
}

/** Transitive tags of the calling session go along and may not be given again. emulator.md section 4. */
export function sessionTags(
  { tags, transitiveTagKeys }: GivenTags,
  calling: Session | undefined,
): Result<SessionTags, SessionRefusal> {
  const complaint = sessionTagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  const given = new Set(tags.map(([key]) => key.toLowerCase()));
  if (transitiveTagKeys.some((key) => !given.has(key.toLowerCase())))
    return refuse({ kind: "TransitiveKeyWithoutTag" });
  const inheritedKeys = calling?.transitiveTagKeys ?? [];
  if (inheritedKeys.some((key) => given.has(key.toLowerCase()))) return refuse({ kind: "InheritedTagRepeated" });
  return accept({
    tags: new Map([...transitiveTags(calling), ...tags]),
    transitiveTagKeys: [...inheritedKeys, ...asSpelled(tags, transitiveTagKeys)],
  });
}

/** A source identity, once set, stays through role chaining. IAM User Guide: "Monitor and control actions taken with assumed roles". */
export const inheritedSourceIdentity = (owner: Session["owner"]): string | undefined =>
  owner.kind === "role" ? owner.sourceIdentity : undefined;

export type GetSessionToken = Readonly<{
  /** A second factor came with the call, and counts. */
  mfa: boolean;
  caller: SessionCaller;
  now: Instant;
  ids: Identifiers;
  durationSeconds: number | undefined;
}>;

/** For long-term keys of users and of the root user only. */
export function decideGetSessionToken({ caller, now, ids, durationSeconds, mfa }: GetSessionToken): SessionDecision {
  if (caller.session !== undefined || caller.owner.kind === "role") return refuse({ kind: "SessionCredentials" });
  const wanted = durationSeconds ?? DEFAULT_SESSION_TOKEN_SECONDS;
  const duration = caller.owner.kind === "root" ? Math.min(wanted, ROOT_SESSION_TOKEN_SECONDS) : wanted;
  const session: Session = {
    ...freshCredentials(ids),
    accountId: caller.accountId,
    owner: caller.owner,
    issuedAt: now,
    expiresAt: addMs(now, seconds(duration)),
    mfa,
    policies: [],
    tags: new Map(),
    bySessionToken: true,
  };
  return accept([{ kind: "SessionIssued", session }]);
}

/** Key id, secret and token of a new session. */
export const freshCredentials = (ids: Identifiers): Pick<Session, "accessKeyId" | "secret" | "token"> => ({
  accessKeyId: ids.accessKey("ASIA"),
  secret: ids.secret(),
  token: ids.sessionToken(),
});
