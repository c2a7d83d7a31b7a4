/** A short session as the root user of a member, for one task. STS API Reference: AssumeRoot; aws-facts 4; claim ROOT-04. */
import { type Action, outputOf } from "../action.ts";
import { sessionIn } from "../techniques/assume-role.ts";

/** The policies that such a session can be for, by name. */
export type RootTask =
  | "IAMAuditRootUserCredentials"
  | "IAMCreateRootUserPassword"
  | "IAMDeleteRootUserCredentials"
  | "S3UnlockBucketPolicy"
  | "SQSUnlockQueuePolicy";

export type RootSession = Readonly<{ accountId: string; task: RootTask }>;

/** Carries out the action with the session; a refused AssumeRoot is the decisive call. */
export function takingRoot({ accountId, task }: RootSession, action: Action): Action {
  return {
    ...action,
    id: `root-${action.id}`,
    sentence: `take root of ${accountId} for ${task} and ${action.sentence}`,
    async carryOut(hands, control) {
      const arn = `arn:aws:iam::aws:policy/root-task/${task}`;
      const entered = await hands.call("sts", "AssumeRoot", { TargetPrincipal: accountId, TaskPolicyArn: { arn } });
      const output = outputOf(entered);
      if (output === undefined) return entered;
      const [credentials] = sessionIn(output);
      return action.carryOut(hands.becoming(credentials, `arn:aws:iam::${accountId}:root`), control);
    },
  };
}
