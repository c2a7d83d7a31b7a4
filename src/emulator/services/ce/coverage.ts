/** What the four questions on commitments have in common: whom they are about, in which pieces of time, and sums of what they find. */
import type { DateInterval, Expression, Granularity, GroupDefinition } from "@aws-sdk/client-cost-explorer";
import {
  type CommitmentKind,
  type CommitmentUse,
  type CoveredUse,
  coverageIn,
  dateOf,
  dayOf,
  type Period,
  SHARING_ORDER,
} from "../../../domain/index.ts";
import { type AccountId, accept, invariant, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { Filter } from "./filter.ts";
import { type Question, questionIn } from "./question.ts";
import { type CostRefusal, invalid, notEmulated } from "./refusals.ts";
import { readPieces } from "./time-period.ts";

export type CoverageAsked = Readonly<{
  TimePeriod?: DateInterval | undefined;
  Granularity?: Granularity | undefined;
  Filter?: Expression | undefined;
  GroupBy?: GroupDefinition[] | undefined;
  SortBy?: unknown;
}>;

/** Where `of` is savings plans no day that is not over may be asked for. */
export type Asking = Readonly<{
  of: CommitmentKind;
  groupsBy: readonly string[];
  notEmulatedGroups: readonly string[];
}>;

export type CoverageQuestion = Pick<Question, "view" | "counts"> &
  Readonly<{ pieces: readonly Period[]; by: string | undefined }>;

export function coverageQuestion(
  context: OperationContext,
  asked: CoverageAsked,
  { of, groupsBy, notEmulatedGroups }: Asking,
): Result<CoverageQuestion, CostRefusal> {
  const { GroupBy = [], Granularity, SortBy } = asked;
  if (SortBy !== undefined) return refuse(notEmulated("sorting of coverage and utilization"));
  const question = questionIn(context, asked);
  if (!question.ok) return question;
  const { period, view, counts } = question.value;
  if (of === "savings-plans" && period.until > dayOf(context.now))
    return refuse(invalid("end date should be no later than the current date"));
  if (Granularity === "HOURLY") return refuse(invalid("Granularity is DAILY or MONTHLY"));
  const [group] = GroupBy;
  if (group !== undefined && Granularity !== undefined)
    return refuse(invalid("Granularity can't be set if GroupBy is set"));
  if (GroupBy.length > 1) return refuse(invalid("Group definitions should not exceed 1"));
  if (group !== undefined && !groupsBy.includes(group.Key ?? ""))
    return refuse(
      notEmulatedGroups.includes(group.Key ?? "")
        ? notEmulated(`a group by ${group.Key}`)
        : invalid(`Group by is one of ${[...groupsBy, ...notEmulatedGroups].join(", ")}`),
    );
  const pieces = Granularity === undefined ? accept([period]) : readPieces(period, Granularity, context.now);
  return pieces.ok ? accept({ view, counts, pieces: pieces.value, by: group?.Key }) : pieces;
}

/** A question that `decide` has understood. */
export function knownCoverage(context: OperationContext, asked: CoverageAsked, asking: Asking): CoverageQuestion {
  const question = coverageQuestion(context, asked, asking);
  invariant(question.ok, "the question was understood when it was decided");
  return question.value;
}

export type CoverageSum = Readonly<{ amount: number; covered: number; onDemandMicros: number }>;
export const NOTHING: CoverageSum = { amount: 0, covered: 0, onDemandMicros: 0 };

type Found = CoveredUse | CommitmentUse;

/** Of each piece, by group: how much there was, and how much of it was covered or used. */
export function coverageSums(
  { world, now, assumptions }: OperationContext,
  question: CoverageQuestion,
  {
    of,
    wanted,
    counts,
    keyOf,
  }: Readonly<{ of: CommitmentKind; wanted: Found["kind"]; counts: Filter; keyOf(found: Found): string }>,
): readonly ReadonlyMap<string, CoverageSum>[] {
  const { pieces, view } = question;
  const sums = pieces.map(() => new Map<string, CoverageSum>());
  let at = 0;
  const order = () => assumptions.value(SHARING_ORDER);
  for (const found of coverageIn(world, { of, view, pieces, now, order })) {
    if (found.kind !== wanted || !counts({ accountId: accountOf(found), service: found.service })) continue;
    while ((pieces[at]?.until ?? Number.POSITIVE_INFINITY) <= found.from) at++;
    const key = keyOf(found);
    const sum = sums[at]?.get(key) ?? NOTHING;
    sums[at]?.set(key, plusFound(sum, found));
  }
  return sums;
}

export const accountOf = (found: Found): AccountId => (found.kind === "use" ? found.accountId : found.ownerId);

function plusFound({ amount, covered, onDemandMicros }: CoverageSum, found: Found): CoverageSum {
  if (found.kind === "commitment")
    return { amount: amount + found.amount, covered: covered + found.used, onDemandMicros };
  const uncovered = found.costMicros * (1 - found.covered / found.amount);
  return {
    amount: amount + found.amount,
    covered: covered + found.covered,
    onDemandMicros: onDemandMicros + Math.round(uncovered),
  };
}

export const totalOf = (sums: readonly ReadonlyMap<string, CoverageSum>[]): CoverageSum =>
  sums
    .flatMap((each) => [...each.values()])
    .reduce(
      (one, other) => ({
        amount: one.amount + other.amount,
        covered: one.covered + other.covered,
        onDemandMicros: one.onDemandMicros + other.onDemandMicros,
      }),
      NOTHING,
    );

/** `40.25`; of nothing nothing is covered. */
export const percent = ({ amount, covered }: CoverageSum): string =>
  amount === 0 ? "0" : ((covered / amount) * 100).toFixed(10).replace(/\.?0+$/, "");

export const intervalOf = ({ from, until }: Period): DateInterval => ({ Start: dateOf(from), End: dateOf(until) });

/** Whether a filter that was understood names a dimension anywhere. */
export function mentions(filter: Expression | undefined, key: string): boolean {
  if (filter === undefined) return false;
  const inner = [...(filter.And ?? []), ...(filter.Or ?? []), ...(filter.Not === undefined ? [] : [filter.Not])];
  return filter.Dimensions?.Key === key || inner.some((each) => mentions(each, key));
}
