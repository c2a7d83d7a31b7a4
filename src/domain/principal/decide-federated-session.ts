/** Sessions for somebody from outside, for whom an identity provider or a user vouches. STS API Reference: AssumeRoleWithSAML, AssumeRoleWithWebIdentity, GetFederationToken. */
import { type AccountId, accept, addMs, type Identifiers, type Instant, refuse, seconds } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import {
  DEFAULT_ROLE_SESSION_SECONDS,
  DEFAULT_SESSION_TOKEN_SECONDS,
  findAssumableRole,
  freshCredentials,
  type SessionDecision,
  sessionTagComplaint,
  sessionTags,
} from "./decide-sessions.ts";
import type { Session } from "./principal.ts";
import type { TagList } from "./tags.ts";

export type AssumeRoleFederated = Readonly<{
  world: World;
  now: Instant;
  ids: Identifiers;
  roleArn: string;
  sessionName: string;
  durationSeconds: number | undefined;
  /** Session policies' texts, checked. */
  policies: readonly string[];
  /** Who vouches: the provider's ARN, or its name where every account knows it. */
  provider: string;
  vouched: Vouched;
  /** How a refusal names who asks. */
  callerArn: string;
}>;

/** What the provider says of them that the session takes over. */
export type Vouched = Readonly<{
  tags: TagList;
  transitiveTagKeys: readonly string[];
  sourceIdentity: string | undefined;
  sessionKeys: NonNullable<Session["federationKeys"]>;
  /** When the session ends at the latest. */
  endsAt?: Instant;
}>;

/** Whether the role trusts the provider is decided by policies before. Such a session is no chained one, whatever it is used for next. */
export function decideAssumeRoleFederated(request: AssumeRoleFederated): SessionDecision {
  const { world, now, ids, roleArn, sessionName, policies, provider, callerArn, vouched } = request;
  const found = findAssumableRole(world, roleArn, now);
  if (found === undefined) return refuse({ kind: "RoleNotAssumable", roleArn, callerArn });
  const { role, accountId } = found;
  const duration = request.durationSeconds ?? DEFAULT_ROLE_SESSION_SECONDS;
  if (duration > role.maxSessionDuration) return refuse({ kind: "DurationAboveMaximum" });
  const tags = sessionTags(vouched, undefined);
  if (!tags.ok) return tags;
  const { sourceIdentity, sessionKeys, endsAt } = vouched;
  const expiresAt = addMs(now, seconds(duration));
  const session = {
    ...freshCredentials(ids),
    accountId,
    owner: { kind: "role", roleName: role.name, roleId: role.id, sessionName, sourceIdentity },
    issuedAt: now,
    expiresAt: endsAt === undefined || endsAt > expiresAt ? expiresAt : endsAt,
    mfa: false,
    policies,
    ...tags.value,
    federatedProvider: provider,
    federationKeys: sessionKeys,
  } as const;
  return accept([{ kind: "SessionIssued", session }]);
}

export type GetFederationToken = Readonly<{
  accountId: AccountId;
  /** The user who vouches. */
  userName: string;
  name: string;
  now: Instant;
  ids: Identifiers;
  durationSeconds: number | undefined;
  policies: readonly string[];
  tags: TagList;
}>;

/** For long-term keys of a user; the session stays when the key goes. */
export function decideGetFederationToken(request: GetFederationToken): SessionDecision {
  const { accountId, userName, name, now, ids, policies, tags } = request;
  const complaint = sessionTagComplaint(tags);
  if (complaint !== undefined) return refuse(complaint);
  const session: Session = {
    ...freshCredentials(ids),
    accountId,
    owner: { kind: "federatedUser", userName, name },
    issuedAt: now,
    expiresAt: addMs(now, seconds(request.durationSeconds ?? DEFAULT_SESSION_TOKEN_SECONDS)),
    mfa: false,
    policies,
    tags: new Map(tags),
  };
  return accept([{ kind: "SessionIssued", session }]);
}
