/** Somebody keeps a report of costs for later: a bucket for it, the export on the console, and reading it again. Claim INVITE-08. */
import type { Action } from "../action.ts";
import { callApi } from "../lookups/call-api.ts";
import { visitConsole } from "../lookups/visit-console.ts";

const REPORT = "costs";

/** One bucket for each account: bucket names are everybody's. */
export const reportBucketOf = (accountId: string): string => `cost-reports-${accountId}`;

export const makeReportBucket = (accountId: string): Action => ({
  ...callApi("s3", "CreateBucket", { Bucket: reportBucketOf(accountId) }),
  id: "make-report-bucket",
  kind: "response",
  sentence: "make a bucket for cost reports",
  undo: "delete the bucket",
});

/** Dates such as `2026-11-01`, the end exclusive. */
export type ReportPeriod = Readonly<{ from: string; until: string }>;

export const exportCosts = (accountId: string, { from, until }: ReportPeriod): Action => ({
  ...visitConsole({
    action: "export-cost-report",
    sentence: `export a report of the costs from ${from} to ${until}`,
    parameters: { bucket: reportBucketOf(accountId), name: REPORT, from, until },
  }),
  id: "export-costs",
  kind: "response",
  undo: "delete the report",
});

export const readReport = (accountId: string, { from, until }: ReportPeriod): Action => ({
  ...callApi("s3", "GetObject", {
    Bucket: reportBucketOf(accountId),
    Key: `${REPORT}/${from.replaceAll("-", "")}-${until.replaceAll("-", "")}/${REPORT}-00001.csv`,
  }),
  id: "read-cost-report",
  sentence: `read the report of the costs from ${from} to ${until}`,
});
