/** T1078.004: whoever may assume a role acts with its permissions. STS API Reference: AssumeRole; claim DEPART-03. */
import type { SessionCredentials } from "../../target/index.ts";
import { type Action, NothingToActOn, outputOf } from "../action.ts";

type Issued = Readonly<{
  AccessKeyId?: string;
  SecretAccessKey?: string;
  SessionToken?: string;
}>;

/** Enters the role and carries out the action with its session; a refused AssumeRole is the decisive call. */
export function assumingRole(roleArn: string, action: Action): Action {
  return {
    id: "assume-role",
    kind: "technique",
    sentence: `assume ${roleArn} and ${action.sentence}`,
    techniques: ["T1078.004", ...action.techniques],
    ...(action.undo !== undefined && { undo: action.undo }),
    async carryOut(hands) {
      const entered = await hands.call("sts", "AssumeRole", { RoleArn: roleArn, RoleSessionName: "intruder" });
      const output = outputOf(entered);
      if (output === undefined) return entered;
      return action.carryOut(hands.becoming(...sessionIn(output)));
    },
  };
}

/** The credentials and the ARN in an answer of STS. */
export function sessionIn(output: Readonly<Record<string, unknown>>): readonly [SessionCredentials, string] {
  const { AccessKeyId, SecretAccessKey, SessionToken } = (output.Credentials ?? {}) as Issued;
  const { Arn = "" } = (output.AssumedRoleUser ?? {}) as Readonly<{ Arn?: string }>;
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined)
    throw new NothingToActOn("the answer of STS holds no credentials");
  return [{ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }, Arn];
}
