/** Somebody deletes all of its own long-term keys: whoever stole one can no longer sign with it. IAM API Reference: ListAccessKeys, DeleteAccessKey; claim DEPART-13. */
import { type Action, listOf, NothingToActOn, outputOf } from "../action.ts";

/** Without a user name IAM acts on the caller's own keys, the root user's too. The decisive call is the last deletion, or the first refusal. */
export const deleteOwnKeys: Action = {
  id: "delete-own-keys",
  kind: "response",
  sentence: "delete its access keys",
  techniques: [],
  undo: "make a new access key",
  async carryOut(hands) {
    let report = await hands.call("iam", "ListAccessKeys");
    if (report.outcome.kind !== "succeeded") return report;
    const keys = listOf<Readonly<{ AccessKeyId?: string }>>(outputOf(report), "AccessKeyMetadata");
    if (keys.length === 0) throw new NothingToActOn(`${hands.arn} has no access key`);
    for (const { AccessKeyId } of keys) {
      report = await hands.call("iam", "DeleteAccessKey", { AccessKeyId });
      if (report.outcome.kind !== "succeeded") break;
    }
    return report;
  },
};
