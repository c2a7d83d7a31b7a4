/** GetSavingsPlansCoverage: how much of the use that plans may cover they do cover. API Reference, GetSavingsPlansCoverage. */
import type {
  GetSavingsPlansCoverageRequest,
  GetSavingsPlansCoverageResponse,
  SavingsPlansCoverage,
} from "@aws-sdk/client-cost-explorer";
import type { Period } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import {
  type Asking,
  type CoverageSum,
  coverageQuestion,
  coverageSums,
  intervalOf,
  knownCoverage,
  NOTHING,
  percent,
} from "../coverage.ts";
import { dollars } from "../metrics.ts";
import { defineOperation, invalid } from "../refusals.ts";

/** Single accounts are asked for by a filter: the reference has no group by LINKED_ACCOUNT here. */
const ASKING: Asking = { of: "savings-plans", groupsBy: ["SERVICE"], notEmulatedGroups: ["INSTANCE_FAMILY", "REGION"] };
const PAGE_SIZE = 20;

export const getSavingsPlansCoverage = defineOperation<GetSavingsPlansCoverageRequest, GetSavingsPlansCoverageResponse>(
  {
    name: "GetSavingsPlansCoverage",
    readOnly: true,
    decide(context, input) {
      if (input.Metrics?.some((each) => each !== "SpendCoveredBySavingsPlans") === true)
        return refuse(invalid("The only valid metric is SpendCoveredBySavingsPlans"));
      const token = readToken(context, input);
      if (!token.ok) return token;
      const question = coverageQuestion(context, input, ASKING);
      return question.ok ? accept([]) : question;
    },
    respond(context, input) {
      const question = knownCoverage(context, input, ASKING);
      const { pieces, counts, by } = question;
      const keyOf = ({ service }: Readonly<{ service: string }>) => (by === undefined ? "" : service);
      const sums = coverageSums(context, question, { of: "savings-plans", wanted: "use", counts, keyOf });
      const rows = pieces.flatMap((piece, at) => rowsOf(piece, sums[at] ?? new Map(), by));
      const { items, NextToken } = pageOf(rows, input, { context, size: PAGE_SIZE });
      return { SavingsPlansCoverages: items, NextToken };
    },
  },
);

function rowsOf(
  piece: Period,
  sums: ReadonlyMap<string, CoverageSum>,
  by: string | undefined,
): readonly SavingsPlansCoverage[] {
  if (by === undefined)
    return [{ Attributes: {}, Coverage: coverageOf(sums.get("") ?? NOTHING), TimePeriod: intervalOf(piece) }];
  return [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => ({ Attributes: { [by]: key }, Coverage: coverageOf(sum), TimePeriod: intervalOf(piece) }));
}

/** Without rates a dollar of commitment covers a dollar of use. */
const coverageOf = (sum: CoverageSum) => ({
  SpendCoveredBySavingsPlans: dollars(sum.covered),
  OnDemandCost: dollars(sum.amount - sum.covered),
  TotalCost: dollars(sum.amount),
  CoveragePercentage: percent(sum),
});
