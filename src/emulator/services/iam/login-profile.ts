/** Console passwords in the words of the wire, and whose password an operation is about. IAM API Reference: "LoginProfile". */
import type * as Wire from "@aws-sdk/client-iam";
import { findRootLoginProfile, type KeyOwner, type User, type World } from "../../../domain/index.ts";
import { type AccountId, accept, type Result, refuse } from "../../../kernel/index.ts";
import type { Caller } from "../../caller.ts";
import { dateOf } from "./describe.ts";
import { keyOwner } from "./key-owner.ts";
import type { IamRefusal } from "./refusals.ts";

/** A user's profile, never its password; undefined for a user without one. */
export function describeLoginProfile({ name, loginProfile }: User): Wire.LoginProfile | undefined {
  if (loginProfile === undefined) return undefined;
  const { createdAt, resetRequired } = loginProfile;
  return { UserName: name, CreateDate: dateOf(createdAt), PasswordResetRequired: resetRequired };
}

/** The root user has no name: its account's id stands there, as in lists of its second factors (inferred). */
export function describeRootLoginProfile(world: World, accountId: AccountId): Wire.LoginProfile | undefined {
  const profile = findRootLoginProfile(world, accountId);
  if (!profile.ok) return undefined;
  return { UserName: accountId, CreateDate: dateOf(profile.value.createdAt), PasswordResetRequired: false };
}

/** The user named, or the caller; root credentials of the account's own do not do. IAM API Reference: UserName of CreateLoginProfile. */
export function passwordOwner(caller: Caller, userName: string | undefined): Result<KeyOwner, IamRefusal> {
  const owner = keyOwner(caller, userName);
  if (!owner.ok || owner.value.kind !== "root" || isRootSession(caller)) return owner;
  return refuse({ kind: "UserNameRequired" });
}

/** "This parameter must be omitted when you make the request with an AssumeRoot session." IAM API Reference: Password of CreateLoginProfile. */
export const checkNoPassword = (password: string | undefined): Result<undefined, IamRefusal> =>
  password === undefined
    ? accept(undefined)
    : refuse({
        kind: "InvalidInput",
        message: "Password must be omitted with the credentials of an AssumeRoot session",
      });

const isRootSession = ({ credential }: Caller): boolean =>
  credential.kind === "session" && credential.session.taskPolicyArn !== undefined;
