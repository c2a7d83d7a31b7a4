/** A finding of the account's own that everybody who is told of findings would see, and that accuses nobody. Security Hub API Reference, BatchImportFindings. */
import { formatInstantMs } from "../../kernel/index.ts";
import { type Action, NothingToActOn, outputOf } from "../action.ts";

/** `title` tells the finding apart; one of the same title is updated. */
export const importFinding = (title: string): Action => ({
  id: "import-finding",
  kind: "lookup",
  sentence: `have Security Hub show the finding \`${title}\``,
  techniques: [],
  async carryOut(hands) {
    const described = await hands.call("securityhub", "DescribeHub");
    if (described.outcome.kind !== "succeeded") return described;
    const { HubArn } = outputOf(described) ?? {};
    const [, , , region, accountId] = String(HubArn).split(":");
    if (accountId === undefined) throw new NothingToActOn("Security Hub is not switched on there");
    const at = formatInstantMs(described.at);
    const finding = {
      ...{ SchemaVersion: "2018-10-08", Id: title, GeneratorId: "orgdrill", AwsAccountId: accountId },
      ProductArn: `arn:aws:securityhub:${region}:${accountId}:product/${accountId}/default`,
      ...{ CreatedAt: at, UpdatedAt: at, Title: title, Description: "a probe of a drill, which accuses nobody" },
      Severity: { Label: "INFORMATIONAL" },
      Resources: [{ Type: "AwsAccount", Id: `AWS::::Account:${accountId}` }],
    };
    const imported = await hands.call("securityhub", "BatchImportFindings", { Findings: [finding] });
    if (Number(outputOf(imported)?.FailedCount ?? 0) > 0)
      throw new Error("Security Hub took the drill's own finding for malformed");
    return imported;
  },
});
