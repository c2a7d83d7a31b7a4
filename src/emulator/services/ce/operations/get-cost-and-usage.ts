/** GetCostAndUsage: costs of the asker's present context, day by day or month by month. API Reference, GetCostAndUsage. */
import type {
  GetCostAndUsageRequest,
  GetCostAndUsageResponse,
  Group,
  GroupDefinition,
  ResultByTime,
} from "@aws-sdk/client-cost-explorer";
import { type Charge, chargesIn, dateOf, monthOf, type Period } from "../../../../domain/index.ts";
import { accept, type Instant, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { describedValues } from "../dimension-values.ts";
import { DIMENSIONS, isModelled, type ModelledDimension } from "../filter.ts";
import { metricsOf, NOTHING_USED, plus, readMetrics, type Sum } from "../metrics.ts";
import { knownQuestion, questionIn } from "../question.ts";
import { type CostRefusal, defineOperation, invalid, notEmulated } from "../refusals.ts";
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
    const groups = groupsIn(input);
    const accounts = groups.includes("LINKED_ACCOUNT") ? accountsIn(sums, groups.indexOf("LINKED_ACCOUNT")) : [];
    return {
      ...(groups.length > 0 && { GroupDefinitions: input.GroupBy }),
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
  const groups = groupsIn(input);
  const sums = new Map(pieces.value.map(({ from }) => [from, new Map<string, Sum>()]));
  let at = 0;
  for (const charge of chargesIn(context.world, { view, pieces: pieces.value, now: context.now, counts })) {
    at = pieceOf(pieces.value, charge, at);
    const inPiece = sums.get(pieces.value[at]?.from ?? charge.from);
    const key = JSON.stringify(groups.map((name) => DIMENSIONS[name](charge)));
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

const groupsIn = ({ GroupBy }: GetCostAndUsageRequest): readonly ModelledDimension[] =>
  (GroupBy ?? []).flatMap(({ Key }) => (isModelled(Key) ? [Key] : []));

/** At most two. */
function readGroups(groups: readonly GroupDefinition[] = []): Result<undefined, CostRefusal> {
  if (groups.length > 2) return refuse(invalid("Group definitions should not exceed 2"));
  if (new Set(groups.map(({ Key }) => Key)).size < groups.length)
    return refuse(invalid("Group definitions should not be the same"));
  for (const { Type, Key } of groups) {
    if (Type === undefined || Key === undefined) return refuse(invalid("A group definition has a type and a key"));
    if (Type !== "DIMENSION") return refuse(notEmulated(`a group by ${Type}`));
    if (!isModelled(Key)) return refuse(notEmulated(`a group by the dimension ${Key.slice(0, 256)}`));
  }
  return accept(undefined);
}
