/** An administrator writes a narrower version of a policy and keeps the old one. IAM API Reference: CreatePolicyVersion. */
import type { Action } from "../action.ts";

/** `policy`: name of a customer managed policy of the account; `allowed`: all that it allows from now on. */
export function tightenPolicy(policy: string, allowed: readonly string[]): Action {
  return {
    id: "tighten-policy",
    kind: "response",
    sentence: `tighten the policy ${policy}`,
    techniques: [],
    undo: "set the former version as default again",
    carryOut: (hands) =>
      hands.call("iam", "CreatePolicyVersion", {
        PolicyArn: `arn:aws:iam::${hands.principal.accountId}:policy/${policy}`,
        PolicyDocument: JSON.stringify({
          Version: "2012-10-17",
          Statement: { Effect: "Allow", Action: allowed, Resource: "*" },
        }),
        SetAsDefault: true,
      }),
  };
}
