/** Accepted risks: a break that somebody has approved, until a date. After that date it is a break again. */
import {
  accept,
  formatInstant,
  type Instant,
  isAccountId,
  parseInstant,
  type Result,
  refuse,
} from "../kernel/index.ts";
import type { Finding } from "./answer.ts";
import type { DrillResult } from "./drill-result.ts";
import { rejudge } from "./judge.ts";

export type AcceptedRisk = Readonly<{
  id: string;
  /** What it covers: one drill by its id, or every drill that proves a claim. */
  covers: Readonly<{ kind: "drill" | "claim"; id: string }>;
  /** 12-digit ids; absent: every account. */
  accounts?: readonly string[];
  reason: string;
  approver: string;
  /** From this instant on it is expired; a date alone is that day's midnight, UTC. */
  expires: Instant;
}>;

const MOST_EXCEPTIONS = 10_000;
const KNOWN = ["id", "drill", "claim", "accounts", "reason", "approver", "expires"];

/** Reads a list, a list under `exceptions`, or either as JSON text. Refuses with one sentence for each thing that is wrong. */
export function parseExceptions(input: unknown): Result<readonly AcceptedRisk[], readonly string[]> {
  const read = typeof input === "string" ? parsedText(input) : accept(input);
  if (!read.ok) return read;
  const list = isRecord(read.value) && Object.hasOwn(read.value, "exceptions") ? read.value.exceptions : read.value;
  if (!Array.isArray(list)) return refuse([`expected a list of exceptions, saw ${kindOf(list)}`]);
  if (list.length > MOST_EXCEPTIONS)
    return refuse([`expected at most ${MOST_EXCEPTIONS} exceptions, saw ${list.length}`]);
  const rows = list.map((each, index) => parseException(each, index));
  const complaints = rows.flatMap((each) => (each.ok ? [] : each.refusal));
  const risks = rows.flatMap((each) => (each.ok ? [each.value] : []));
  const twice = risks.filter((each, index) => risks.findIndex((other) => other.id === each.id) !== index);
  const all = [...complaints, ...twice.map((each) => `exception \`${each.id}\` is there twice`)];
  return all.length === 0 ? accept(risks) : refuse(all);
}

function parsedText(text: string): Result<unknown, readonly string[]> {
  try {
    return accept(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse([`expected JSON: ${error.message}`]);
  }
}

function parseException(entry: unknown, index: number): Result<AcceptedRisk, readonly string[]> {
  if (!isRecord(entry)) return refuse([`exception ${index + 1}: expected an object, saw ${kindOf(entry)}`]);
  const complaints: string[] = [];
  const complain = (sentence: string): void => void complaints.push(`exception ${index + 1}: ${sentence}`);
  for (const key of Object.keys(entry))
    if (!KNOWN.includes(key)) complain(`\`${key}\` is not a member of an exception`);
  const text = (key: string): string => {
    const value = entry[key];
    if (typeof value === "string" && value.trim() !== "") return value;
    complain(`expected \`${key}\` to be a text, saw ${kindOf(value)}`);
    return "";
  };
  const kind = entry.drill === undefined ? "claim" : "drill";
  if (entry.drill !== undefined && entry.claim !== undefined) complain("expected `drill` or `claim`, saw both");
  const expires = parseInstant(text("expires"));
  if (expires === undefined) complain("expected `expires` to be an ISO 8601 date");
  const accounts = entry.accounts === undefined ? [] : [entry.accounts].flat();
  for (const each of accounts) {
    if (typeof each !== "string" || !isAccountId(each))
      complain("expected `accounts` to hold account ids of 12 digits, as texts");
  }
  const risk = {
    id: text("id"),
    covers: { kind, id: text(kind) },
    reason: text("reason"),
    approver: text("approver"),
  } as const;
  if (complaints.length > 0 || expires === undefined) return refuse(complaints);
  return accept({ ...risk, expires, ...(entry.accounts === undefined ? {} : { accounts: accounts.map(String) }) });
}

/** Turns the breaks that an unexpired exception covers into Accepted; an expired one leaves them broken and is named. */
export function applyExceptions(drill: DrillResult, risks: readonly AcceptedRisk[], now: Instant): DrillResult {
  const relevant = risks.filter(({ covers }) =>
    covers.kind === "drill" ? covers.id === drill.id : drill.claims.includes(covers.id),
  );
  if (relevant.length === 0) return drill;
  const inForce = relevant.filter((each) => now < each.expires);
  const findings = drill.findings.map((each) => accepted(each, inForce));
  const late = relevant.filter((each) => now >= each.expires && findings.some((finding) => covered(finding, each)));
  const sentences = late.map((each) => `exception \`${each.id}\` expired at ${formatInstant(each.expires)}`);
  const remark = [...(drill.remark === undefined ? [] : [drill.remark]), ...sentences].join("; ");
  return { ...rejudge(drill, findings), ...(remark === "" ? {} : { remark }) };
}

const covered = (finding: Finding, { accounts }: AcceptedRisk): boolean =>
  finding.verdict === "broke" &&
  (accounts === undefined || (finding.accountId !== undefined && accounts.includes(finding.accountId)));

function accepted(finding: Finding, inForce: readonly AcceptedRisk[]): Finding {
  const risk = inForce.find((each) => covered(finding, each));
  if (risk === undefined) return finding;
  const { id, approver, reason } = risk;
  return { ...finding, verdict: "accepted", exception: { id, approver, reason, expires: formatInstant(risk.expires) } };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const kindOf = (value: unknown): string =>
  value === undefined ? "nothing" : value === null ? "null" : Array.isArray(value) ? "a list" : `a ${typeof value}`;
