/** T1078.004: whoever may assume a role acts with its permissions. STS API Reference: AssumeRole; claim DEPART-03. */
import type { SessionCredentials } from "../../target/index.ts";
import { type Action, NothingToActOn, outputOf } from "../action.ts";

type Issued = Readonly<{
  AccessKeyId?: string;
  SecretAccessKey?: string;
  SessionToken?: string;
}>;

/** What a caller says of the session beside the role; a trust policy can ask for each. STS API Reference: AssumeRole. */
export type RequestedSession = Readonly<{
  sessionName: string;
  externalId?: string;
  sourceIdentity?: string;
  tags?: Readonly<Record<string, string>>;
}>;

/** Enters the role and carries out the action with its session; a refused AssumeRole is the decisive call. */
export function assumingRole(roleArn: string, action: Action, session?: RequestedSession): Action {
  return {
    id: "assume-role",
    kind: "technique",
    sentence: `assume ${roleArn} and ${action.sentence}`,
    techniques: ["T1078.004", ...action.techniques],
    ...(action.undo !== undefined && { undo: action.undo }),
    ...(action.shows !== undefined && { shows: action.shows }),
    async carryOut(hands) {
      const entered = await hands.call("sts", "AssumeRole", { RoleArn: roleArn, ...inputFor(session) });
      const output = outputOf(entered);
      if (output === undefined) return entered;
      return action.carryOut(hands.becoming(...sessionIn(output)));
    },
  };
}

function inputFor({ sessionName, externalId, sourceIdentity, tags }: RequestedSession = { sessionName: "intruder" }) {
  return {
    RoleSessionName: sessionName,
    ...(externalId !== undefined && { ExternalId: externalId }),
    ...(sourceIdentity !== undefined && { SourceIdentity: sourceIdentity }),
    ...(tags !== undefined && { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) }),
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
