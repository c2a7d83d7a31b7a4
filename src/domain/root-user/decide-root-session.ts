/** A short session as the root user of a member, for one task. STS API Reference: AssumeRoot; aws-facts 4. */
import {
  type AccountId,
  accept,
  addMs,
  type Identifiers,
  type Instant,
  parseAccountId,
  type Result,
  refuse,
  seconds,
} from "../../kernel/index.ts";
import { accountStateAt } from "../account/account-state.ts";
import type { IdentityEvent } from "../domain-event.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import { rootUserArn } from "../principal/arns.ts";
import { freshCredentials, type SessionCaller } from "../principal/decide-sessions.ts";
import type { Session } from "../principal/principal.ts";
import type { World } from "../world.ts";
import { administersRootAccess, hasRootAccess } from "./decide-root-access.ts";

/** Also the longest. */
const ROOT_SESSION_SECONDS = 900;

/** Why nobody becomes root there. AWS documents conditions and no texts: what is not allowed is told alike. */
export type RootSessionRefusal = Readonly<{ kind: "RootNotAssumable"; targetArn: string; callerArn: string }>;

/** The account whose root user is meant by its id or by the ARN of that user; undefined for anything else. */
export function parseRootTarget(text: string): AccountId | undefined {
  const [, id = text] = /^arn:aws:iam::(\d{12}):root$/.exec(text) ?? [];
  return parseAccountId(id);
}

export type AssumeRoot = Readonly<{
  world: World;
  caller: SessionCaller;
  now: Instant;
  ids: Identifiers;
  target: AccountId;
  /** The task policy's ARN and its text. */
  task: Readonly<{ arn: string; text: string }>;
  /** Seconds. */
  duration: number | undefined;
}>;

/** Whether the caller's policies allow it is decided before; here are the rules that no policy changes. */
export function decideAssumeRoot(request: AssumeRoot): Result<readonly IdentityEvent[], RootSessionRefusal> {
  const { caller, now, ids, target, task } = request;
  if (!mayEnter(request))
    return refuse({ kind: "RootNotAssumable", targetArn: rootUserArn(target), callerArn: caller.arn });
  const session: Session = {
    ...freshCredentials(ids),
    accountId: target,
    owner: { kind: "root" },
    issuedAt: now,
    expiresAt: addMs(now, seconds(lifeOf(request))),
    mfa: false,
    policies: [task.text],
    tags: new Map(),
    taskPolicyArn: task.arn,
  };
  return accept([{ kind: "SessionIssued", session }]);
}

/** Zero is a valid value, and a session that has ended when it begins would be of no use: inferred that it stands for no wish. */
const lifeOf = ({ duration = 0 }: AssumeRoot): number => (duration === 0 ? ROOT_SESSION_SECONDS : duration);

/**
 * An IAM user or role of the management account or of a delegated administrator for IAM, while root sessions are enabled, and a
 * member that is open. The management account's own root user stands outside. aws-facts 4.
 */
function mayEnter({ world, caller, target, now }: AssumeRoot): boolean {
  if (caller.owner.kind !== "user" && caller.owner.kind !== "role") return false;
  const organization = organizationOf(world, caller.accountId);
  const member = world.accounts.get(target);
  if (organization === undefined || member === undefined) return false;
  const isMember = member.membership?.organizationId === organization.id && !isManagementAccount(organization, target);
  const isOpen = ["ACTIVE", "PENDING_CLOSURE"].includes(accountStateAt(member, now));
  const mayUse = administersRootAccess(organization, caller.accountId) && hasRootAccess(organization, "sessions");
  return isMember && isOpen && mayUse;
}
