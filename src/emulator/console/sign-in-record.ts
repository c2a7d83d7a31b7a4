/** What CloudTrail writes of a sign-in beside the call. CloudTrail User Guide: "AWS Management Console sign-in events". */
import { identitiesOf, rootUserArn, type World } from "../../domain/index.ts";
import type { UserIdentity } from "../../trail/index.ts";
import type { RecordedBeside } from "../answered-call.ts";
import type { ConsoleRequest } from "./console-request.ts";

const LOGIN_TO = "https://console.aws.amazon.com/console/home";

/** `mfaUsed`: whether the person brought a second factor, and of a sign-in that succeeded whether one was asked for. */
export const signedInBeside = (mfaUsed: boolean): RecordedBeside => ({
  additionalEventData: { LoginTo: LOGIN_TO, MobileVersion: "No", MFAUsed: mfaUsed ? "Yes" : "No" },
});

/** The same of somebody who did not get in, and who that was. */
export const failedBeside = (world: World, request: ConsoleRequest): RecordedBeside => ({
  ...signedInBeside(request.secondFactor),
  userIdentity: whoFailed(world, request),
});

/**
 * A name that no user of the account has may be a password, and is hidden (CloudTrail User Guide, "CloudTrail userIdentity
 * element"). That somebody who comes as a role is recorded as that role is inferred.
 */
function whoFailed(world: World, { account: { id: accountId }, as }: ConsoleRequest): UserIdentity {
  const nameless = { accountId, accessKeyId: "" };
  if (as === "root") return { type: "Root", principalId: accountId, arn: rootUserArn(accountId), ...nameless };
  const { users, roles } = identitiesOf(world, accountId);
  const user = users.get(as);
  if (user !== undefined) return { type: "IAMUser", principalId: user.id, ...nameless, userName: user.name };
  const role = roles.get(as);
  if (role === undefined) return { type: "IAMUser", ...nameless, userName: "HIDDEN_DUE_TO_SECURITY_REASONS" };
  const { id, arn, name } = role;
  const sessionIssuer = { type: "Role", principalId: id, arn, accountId, userName: name };
  return { type: "AssumedRole", principalId: id, ...nameless, sessionContext: { sessionIssuer } };
}
