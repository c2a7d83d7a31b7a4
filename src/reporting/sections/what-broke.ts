/** What broke, one row for each question of each drill, with every account that it concerns. */
import {
  ANSWER_KINDS,
  type AnswerKind,
  type DrillResult,
  type Finding,
  type RunDocument,
  type SourcePlace,
} from "../../evidence/index.ts";
import { basisMarks } from "./bases.ts";

export type AffectedAccount = Readonly<{ accountId: string; accountName: string; place?: SourcePlace }>;

export type Break = Readonly<{
  drill: DrillResult;
  answer: AnswerKind;
  /** The reason of the first finding; `others` counts those that are not shown. */
  reason: string;
  others: number;
  accounts: readonly AffectedAccount[];
  /** Where the thing that broke stands, when it is not an account. */
  place?: SourcePlace;
  expected?: string;
  observed?: string;
  /** What its findings rest on, where it is about consequences. */
  bases: readonly string[];
  /** Names of inferred records that any of its findings was judged on. */
  inferred: readonly string[];
}>;

/** Prevention before detection before consequence, each in plan order. */
export function whatBroke({ drills }: RunDocument): readonly Break[] {
  return ANSWER_KINDS.flatMap((answer) =>
    drills.flatMap((drill) => {
      const broke = drill.findings.filter((each) => each.answer === answer && each.verdict === "broke");
      const rows = broke.toSorted((left, right) => rank(left) - rank(right));
      return rows[0] === undefined ? [] : [breakOf(drill, rows[0], rows)];
    }),
  );
}

/** An attack that got through is told before a guardrail that merely was not the one that stopped it. */
const rank = ({ attack }: Finding): number => (attack === "succeeded" ? 0 : 1);

function breakOf(drill: DrillResult, first: Finding, rows: readonly Finding[]): Break {
  const { answer, reason, place, expected, observed } = first;
  const alone = first.accountId === undefined && place !== undefined ? { place } : {};
  return {
    drill,
    answer,
    reason,
    others: rows.length - 1,
    accounts: accountsOf(rows),
    bases: basisMarks(drill, rows),
    inferred: [...new Set(rows.flatMap((each) => each.inferred ?? []))],
    ...alone,
    ...(expected === undefined ? {} : { expected }),
    ...(observed === undefined ? {} : { observed }),
  };
}

export function accountsOf(rows: readonly Finding[]): readonly AffectedAccount[] {
  const byId = new Map<string, AffectedAccount>();
  for (const { accountId, accountName, place } of rows) {
    if (accountId === undefined || byId.has(accountId)) continue;
    byId.set(accountId, {
      accountId,
      accountName: accountName ?? accountId,
      ...(place === undefined ? {} : { place }),
    });
  }
  return [...byId.values()];
}

/** `org.yaml:31`. */
export const placeInWords = ({ file, line }: SourcePlace): string => `${file}:${line}`;
