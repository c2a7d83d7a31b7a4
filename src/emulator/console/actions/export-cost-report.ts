/** A cost and usage report of what the account sees now, written into one of its buckets. AWS Data Exports User Guide: "Cost and Usage Reports"; claim INVITE-08. */
import {
  chargesIn,
  costViewOf,
  type DomainEvent,
  decideStoreObject,
  findBucket,
  MICROS_PER_DOLLAR,
  type Period,
  piecesOf,
} from "../../../domain/index.ts";
import { formatInstant, type Result, refuse } from "../../../kernel/index.ts";
import { readDate } from "../../services/ce/time-period.ts";
import { wireError } from "../../services/s3/refusals.ts";
import { objectOf } from "../../services/s3/stored-object.ts";
import type { ConsoleAction, ConsoleContext, ConsoleParameters, ConsoleRefusal } from "../console-action.ts";

/** Columns of the legacy report, by their documented names. */
const COLUMNS = [
  "bill/PayerAccountId",
  "lineItem/UsageAccountId",
  "lineItem/UsageStartDate",
  "lineItem/UsageEndDate",
  "product/ProductName",
  "lineItem/UsageAmount",
  "lineItem/UnblendedCost",
  "lineItem/CurrencyCode",
];
/** The emulator's own bound on one report. */
const LONGEST_DAYS = 800;
const MOST_LINES = 100_000;

/** The wizard writes the bucket's policy itself, so nothing is asked of it; the bucket has to be the account's own. */
export const exportCostReport: ConsoleAction = {
  name: "export-cost-report",
  sentence: "writes a report of the costs from one date to another (exclusive) into a bucket of the account",
  calls: [
    {
      service: { name: "cur", eventSource: "cur.amazonaws.com" },
      operation: { name: "PutReportDefinition", readOnly: false },
      permissionSets: ({ accountId }, { name }) => [
        [
          {
            action: "cur:PutReportDefinition",
            resource: `arn:aws:cur:us-east-1:${accountId}:definition/${String(name)}`,
          },
        ],
      ],
      decide: writeReport,
    },
  ],
  who: "principal",
  parameters: { bucket: "text", name: "text", from: "text", until: "text" },
  required: ["bucket", "name", "from", "until"],
  respond: (_context, parameters) => ({ bucket: parameters.bucket, key: keyOf(parameters) }),
};

function writeReport(
  context: ConsoleContext,
  parameters: ConsoleParameters,
): Result<readonly DomainEvent[], ConsoleRefusal> {
  const period = periodIn(parameters);
  if (!period.ok) return period;
  const bucket = findBucket(context.world, String(parameters.bucket));
  if (!bucket.ok || bucket.value.accountId !== context.accountId)
    return refused("ValidationException", "the report's bucket is not one of this account");
  const lines = linesOf(context, period.value);
  if (lines.length > MOST_LINES) return refused("ValidationException", `a report has at most ${MOST_LINES} lines here`);
  const bytes = new TextEncoder().encode(`${[COLUMNS.join(","), ...lines].join("\n")}\n`);
  const headers = new Map([["content-type", "text/csv"]]);
  const object = objectOf({ key: keyOf(parameters), bytes, now: context.now, headers });
  const stored = decideStoreObject(context.world, bucket.value.name, object);
  if (stored.ok) return stored;
  const { code, message } = wireError(stored.refusal);
  return refuse({ kind: "Refused", code, message, trailCode: "ValidationException" });
}

/** `report/20261101-20261201/report-00001.csv`. */
function keyOf({ name, from, until }: ConsoleParameters): string {
  const days = [from, until].map((each) => String(each).replaceAll("-", ""));
  return `${String(name)}/${days.join("-")}/${String(name)}-00001.csv`;
}

function periodIn({ name, from, until }: ConsoleParameters): Result<Period, ConsoleRefusal> {
  const [first, last] = [readDate(String(from)), readDate(String(until))];
  if (!/^[\w!*'()-]{1,256}$/.test(String(name)))
    return refused("ValidationException", "a report's name has 1 to 256 letters, digits and `!-_*'()`");
  if (first === undefined || last === undefined || first >= last)
    return refused("ValidationException", "expected two dates such as 2026-11-01, the first before the second");
  return last - first > LONGEST_DAYS * 86_400_000
    ? refused("ValidationException", `a report covers at most ${LONGEST_DAYS} days here`)
    : { ok: true, value: { from: first, until: last } };
}

function linesOf({ world, accountId, now }: ConsoleContext, period: Period): readonly string[] {
  const lines: string[] = [];
  const view = costViewOf(world, accountId);
  for (const charge of chargesIn(world, { view, pieces: [...piecesOf(period, "day")], now })) {
    const { payerAccountId, accountId: usedBy, from, until, service, hours, costMicros } = charge;
    const cost = (costMicros / MICROS_PER_DOLLAR).toFixed(6);
    const times = [formatInstant(from), formatInstant(until)];
    lines.push([payerAccountId, usedBy, ...times, quoted(service), hours.toFixed(6), cost, "USD"].join(","));
    if (lines.length > MOST_LINES) break;
  }
  return lines;
}

/** Nothing that a spreadsheet would take for a formula. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""').replace(/^[=+\-@]/, "'$&")}"`;

const refused = (code: string, message: string): Result<never, ConsoleRefusal> =>
  refuse({ kind: "Refused", code, message });
