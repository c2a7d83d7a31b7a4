/** Console passwords in the words of the wire. IAM API Reference: "LoginProfile". */
import type * as Wire from "@aws-sdk/client-iam";
import type { User } from "../../../domain/index.ts";
import { type Result, refuse } from "../../../kernel/index.ts";
import { dateOf } from "./describe.ts";
import type { IamRefusal } from "./refusals.ts";

/** A user's profile, never its password; undefined for a user without one. */
export function describeLoginProfile({ name, loginProfile }: User): Wire.LoginProfile | undefined {
  if (loginProfile === undefined) return undefined;
  const { createdAt, resetRequired } = loginProfile;
  return { UserName: name, CreateDate: dateOf(createdAt), PasswordResetRequired: resetRequired };
}

/** The root user's password hangs on the account's mail address. What a session of AssumeRoot may do to it is not emulated. */
export const notForTheRootUser = (): Result<never, IamRefusal> =>
  refuse({ kind: "NotEmulated", what: "the root user's password behind this operation" });
