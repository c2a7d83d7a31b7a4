/** What CloudTrail writes of a sign-in beside the call. CloudTrail User Guide: "AWS Management Console sign-in events". */
import { identitiesOf, rootUserArn, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import type { RootIdentity, UserIdentity } from "../../trail/index.ts";
import type { RecordedBeside } from "../answered-call.ts";
import type { Caller } from "../caller.ts";
import type { ConsoleRequest } from "./console-request.ts";

const LOGIN_TO = "https://console.aws.amazon.com/console/home";

const visited = (mfaUsed: boolean): RecordedBeside => ({
  additionalEventData: { LoginTo: LOGIN_TO, MobileVersion: "No", MFAUsed: mfaUsed ? "Yes" : "No" },
});

/** Somebody who got in, and whether a second factor was asked for and used. */
export function signedInBeside(world: World, caller: Caller): RecordedBeside {
  const { credential } = caller;
  const userIdentity = whoEntered(world, caller);
  const beside = visited(credential.kind === "session" && credential.session.mfa);
  return userIdentity === undefined ? beside : { ...beside, userIdentity };
}

/** Somebody who did not get in, and whether a second factor was brought. */
export const failedBeside = (world: World, request: ConsoleRequest): RecordedBeside => ({
  ...visited(request.secondFactor),
  userIdentity: whoFailed(world, request),
});

/**
 * Nobody signs in with the session that the sign-in begins: the records of root users have an empty key and those of users none, and
 * neither has a session. Whoever comes as a role has a session already, and is recorded with it, which is inferred.
 */
function whoEntered(world: World, { accountId, principal, identity }: Caller): UserIdentity | undefined {
  if (identity.kind === "root") return rootOf(world, accountId);
  if (identity.kind !== "user") return undefined;
  const { id, name } = identity.user;
  return { type: "IAMUser", principalId: id, arn: principal.arn, accountId, userName: name };
}

/** CloudTrail User Guide, "CloudTrail userIdentity element": a root user has a `userName` only where its account has an alias. */
function rootOf(world: World, accountId: AccountId): RootIdentity {
  const { alias } = identitiesOf(world, accountId);
  const named = alias === undefined ? {} : { userName: alias };
  return {
    type: "Root",
    principalId: accountId,
    arn: rootUserArn(accountId),
    accountId,
    accessKeyId: "",
    ...named,
  };
}

/**
 * A name that no user of the account has may be a password, and is hidden (CloudTrail User Guide, "CloudTrail userIdentity
 * element"). That somebody who comes as a role is recorded as that role is inferred.
 */
function whoFailed(world: World, { account: { id: accountId }, as }: ConsoleRequest): UserIdentity {
  const nameless = { accountId, accessKeyId: "" };
  if (as === "root") return rootOf(world, accountId);
  const { users, roles } = identitiesOf(world, accountId);
  const user = users.get(as);
  if (user !== undefined) return { type: "IAMUser", principalId: user.id, ...nameless, userName: user.name };
  const role = roles.get(as);
  if (role === undefined) return { type: "IAMUser", ...nameless, userName: "HIDDEN_DUE_TO_SECURITY_REASONS" };
  const { id, arn, name } = role;
  const sessionIssuer = { type: "Role", principalId: id, arn, accountId, userName: name };
  return { type: "AssumedRole", principalId: id, ...nameless, sessionContext: { sessionIssuer } };
}
