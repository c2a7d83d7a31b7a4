/** GetSavingsPlansUtilization: how much of what was committed to is used, by whomever. API Reference, GetSavingsPlansUtilization. */
import type {
  GetSavingsPlansUtilizationRequest,
  GetSavingsPlansUtilizationResponse,
} from "@aws-sdk/client-cost-explorer";
import { accept, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import {
  type Asking,
  type CoverageSum,
  coverageQuestion,
  coverageSums,
  intervalOf,
  knownCoverage,
  mentions,
  NOTHING,
  percent,
  totalOf,
} from "../coverage.ts";
import { dollars } from "../metrics.ts";
import { defineOperation, invalid } from "../refusals.ts";

const ASKING: Asking = { of: "savings-plans", groupsBy: [], notEmulatedGroups: [] };

export const getSavingsPlansUtilization = defineOperation<
  GetSavingsPlansUtilizationRequest,
  GetSavingsPlansUtilizationResponse
>({
  name: "GetSavingsPlansUtilization",
  readOnly: true,
  decide(context, input) {
    const question = coverageQuestion(context, input, ASKING);
    if (!question.ok) return question;
    if (mentions(input.Filter, "SERVICE"))
      return refuse(invalid("SERVICE is no dimension of Savings Plans utilization"));
    // That there are no data of plans where there is no plan is as seen on AWS.
    return totalOf(used(context, input).sums).amount === 0 ? refuse({ kind: "DataUnavailable" }) : accept([]);
  },
  respond(context, input) {
    const { pieces, sums } = used(context, input);
    return {
      ...(input.Granularity !== undefined && {
        SavingsPlansUtilizationsByTime: pieces.map((piece, at) => ({
          TimePeriod: intervalOf(piece),
          Utilization: utilizationOf(sums[at]?.get("") ?? NOTHING),
        })),
      }),
      Total: { Utilization: utilizationOf(totalOf(sums)) },
    };
  },
});

function used(context: OperationContext, input: GetSavingsPlansUtilizationRequest) {
  const question = knownCoverage(context, input, ASKING);
  const { counts, pieces } = question;
  const asked = { of: "savings-plans", wanted: "commitment", counts, keyOf: () => "" } as const;
  return { pieces, sums: coverageSums(context, question, asked) };
}

const utilizationOf = (sum: CoverageSum) => ({
  TotalCommitment: dollars(sum.amount),
  UsedCommitment: dollars(sum.covered),
  UnusedCommitment: dollars(sum.amount - sum.covered),
  UtilizationPercentage: percent(sum),
});
