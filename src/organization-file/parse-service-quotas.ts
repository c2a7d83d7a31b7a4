/** Values of service quotas that AWS raised, from the tree. */

import type { AppliedQuotaEntry, ServiceQuotasEntry } from "./billing-entry.ts";
import { mappingsIn, mentionIn, momentIn, textIn, wholeNumberIn } from "./fields.ts";
import type { MappingNode } from "./tree.ts";

export const serviceQuotasIn = (node: MappingNode): readonly ServiceQuotasEntry[] =>
  mappingsIn(node, "serviceQuotas").map((each) => ({
    at: each.at,
    account: mentionIn(each, "account") ?? { text: "", at: each.at },
    applied: mappingsIn(each, "applied").map(parseApplied),
    left: momentIn(each, "left"),
  }));

const parseApplied = (node: MappingNode): AppliedQuotaEntry => ({
  at: node.at,
  service: textIn(node, "service") ?? "",
  quota: textIn(node, "quota") ?? "",
  region: textIn(node, "region") ?? "us-east-1",
  value: wholeNumberIn(node, "value") ?? 0,
});
