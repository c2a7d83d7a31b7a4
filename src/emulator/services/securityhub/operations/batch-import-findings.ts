/** BatchImportFindings: findings come in from the account that they are about; bad ones are told one by one. Security Hub API Reference, BatchImportFindings. */
import type { BatchImportFindingsRequest, BatchImportFindingsResponse } from "@aws-sdk/client-securityhub";
import { decideImportFindings } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { formatError, goodOf, importedFrom } from "../finding-format.ts";
import { partnerProduct } from "../not-emulated.ts";
import { importing } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const batchImportFindings = defineOperation<BatchImportFindingsRequest, BatchImportFindingsResponse>({
  name: "BatchImportFindings",
  readOnly: false,
  permissions: (_context, { Findings = [] }) => importing(Findings),
  decide(context, { Findings = [] }) {
    const missing = partnerProduct(Findings);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const imported = goodOf(Findings).map(importedFrom);
    return decideImportFindings(context.world, placeOf(context), { imported, now: context.now });
  },
  respond(_context, { Findings = [] }) {
    const failed = Findings.flatMap((each) => formatError(each) ?? []);
    return {
      FailedCount: failed.length,
      SuccessCount: Findings.length - failed.length,
      FailedFindings: failed,
    };
  },
});
