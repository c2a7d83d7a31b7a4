/** GetCostAndUsage: costs of the asker's present context, day by day or month by month. API Reference, GetCostAndUsage. */
import type {
  GetCostAndUsageRequest,
  GetCostAndUsageResponse,
  Group,
  ResultByTime,
} from "@aws-sdk/client-cost-explorer";
import { type Charge, chargesIn, dateOf, monthOf, type Period } from "../../../../domain/index.ts";
import { accept, type Instant, invariant, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { describedValues } from "../dimension-values.ts";
import { accountsAmong, groupingOf, readGroups } from "../groups.ts";
import { metricsOf, NOTHING_USED, plus, readMetrics, type Sum } from "../metrics.ts";
import { knownQuestion, questionIn } from "../question.ts";
import { defineOperation } from "../refusals.ts";
import { readPieces } from "../time-period.ts";

export const getCostAndUsage = defineOperation<GetCostAndUsageRequest, GetCostAndUsageResponse>({
  name: "GetCostAndUsage",
  readOnly: true,
  decide(context, input) {
    if (input.NextPageToken !== undefined) return refuse({ kind: "InvalidNextToken" });
    const question = questionIn(context, input);
    if (!question.ok) return question;
    const pieces = readPieces(question.value.period, input.Granularity, context.now);
    if (!pieces.ok) return pieces;
    const metrics = readMetrics(input.Metrics);
    if (!metrics.ok) return metrics;
    const groups = readGroups(input.GroupBy);
    return groups.ok ? accept([]) : groups;
  },
  respond(context, input) {
    const { pieces, sums } = summed(context, input);
    const at = accountsAmong(input.GroupBy);
    const accounts = at === undefined ? [] : accountsIn(sums, at);
    return {
      ...((input.GroupBy?.length ?? 0) > 0 && { GroupDefinitions: input.GroupBy }),
      ResultsByTime: pieces.map((piece) => resultOf(context.now, { piece, input, sums: sums.get(piece.from) })),
      DimensionValueAttributes: describedValues(context.world, "LINKED_ACCOUNT", accounts),
    };
  },
});

/** By the beginning of the piece, then by the group's keys as JSON. */
type Sums = ReadonlyMap<Instant, ReadonlyMap<string, Sum>>;

function summed(
  context: OperationContext,
  input: GetCostAndUsageRequest,
): Readonly<{ pieces: readonly Period[]; sums: Sums }> {
  const { view, period, counts } = knownQuestion(context, input);
  const pieces = readPieces(period, input.Granularity, context.now);
  invariant(pieces.ok, "the pieces were read when it was decided");
  const groups = readGroups(input.GroupBy);
  invariant(groups.ok, "the groups were read when it was decided");
  const grouping = groupingOf(context, groups.value, pieces.value);
  const sums = new Map(pieces.value.map(({ from }) => [from, new Map<string, Sum>()]));
  let at = 0;
  for (const charge of chargesIn(context.world, { view, pieces: grouping.pieces, now: context.now, counts })) {
    at = pieceOf(pieces.value, charge, at);
    const inPiece = sums.get(pieces.value[at]?.from ?? charge.from);
    const key = JSON.stringify(grouping.keysOf(charge));
    inPiece?.set(key, plus(inPiece.get(key) ?? NOTHING_USED, charge));
  }
  return { pieces: pieces.value, sums };
}

/** Charges come in the order of time for each account, so the piece is the same one, the next one, or an earlier one. */
function pieceOf(pieces: readonly Period[], { from }: Charge, at: number): number {
  let index = (pieces[at]?.from ?? from) > from ? 0 : at;
  while ((pieces[index]?.until ?? Number.POSITIVE_INFINITY) <= from) index++;
  return index;
}

type Piece = Readonly<{
  piece: Period;
  input: GetCostAndUsageRequest;
  sums: ReadonlyMap<string, Sum> | undefined;
}>;

/** Until a month is over its bill is an estimate. */
function resultOf(now: Instant, { piece, input, sums = new Map() }: Piece): ResultByTime {
  const { Metrics = [], GroupBy = [] } = input;
  const result = {
    TimePeriod: { Start: dateOf(piece.from), End: dateOf(piece.until) },
    Estimated: piece.until > monthOf(now),
  };
  if (GroupBy.length === 0) return { ...result, Total: metricsOf(Metrics, sums.get("[]") ?? NOTHING_USED), Groups: [] };
  const groups = [...sums].sort(([one], [other]) => (one < other ? -1 : 1));
  const Groups = groups.map(([key, sum]): Group => ({ Keys: keysOf(key), Metrics: metricsOf(Metrics, sum) }));
  return { ...result, Total: {}, Groups };
}

const keysOf = (key: string): string[] => JSON.parse(key) as string[];

const accountsIn = (sums: Sums, index: number): readonly string[] => {
  const keys = [...sums.values()].flatMap((each) => [...each.keys()].map((key) => keysOf(key)[index] ?? ""));
  return [...new Set(keys)].sort();
};
