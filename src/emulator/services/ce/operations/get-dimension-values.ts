/** GetDimensionValues: the services or the accounts that a period's costs are of. API Reference, GetDimensionValues. */
import type { GetDimensionValuesRequest, GetDimensionValuesResponse } from "@aws-sdk/client-cost-explorer";
import { chargesIn } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { describedValues } from "../dimension-values.ts";
import { DIMENSIONS, isModelled, type ModelledDimension } from "../filter.ts";
import { pageOf, readToken } from "../page.ts";
import { knownQuestion, questionIn } from "../question.ts";
import { defineOperation, notEmulated } from "../refusals.ts";

export const getDimensionValues = defineOperation<GetDimensionValuesRequest, GetDimensionValuesResponse>({
  name: "GetDimensionValues",
  readOnly: true,
  decide(context, input) {
    if (!isModelled(input.Dimension)) return refuse(notEmulated(`the dimension ${input.Dimension ?? ""}`));
    if (input.SortBy !== undefined) return refuse(notEmulated("sorting of dimension values"));
    if (input.Context !== undefined && input.Context !== "COST_AND_USAGE")
      return refuse(notEmulated(`the context ${input.Context}`));
    const token = readToken(context, input);
    if (!token.ok) return token;
    const question = questionIn(context, input);
    return question.ok ? accept([]) : question;
  },
  respond(context, input) {
    const dimension = isModelled(input.Dimension) ? input.Dimension : "SERVICE";
    const { SearchString = "" } = input;
    const found = valuesIn(context, input, dimension).filter((each) => each.includes(SearchString));
    const { items, NextPageToken } = pageOf(context, input, found);
    return {
      DimensionValues: describedValues(context.world, dimension, items),
      ReturnSize: items.length,
      TotalSize: found.length,
      NextPageToken,
    };
  },
});

function valuesIn(
  context: OperationContext,
  input: GetDimensionValuesRequest,
  dimension: ModelledDimension,
): readonly string[] {
  const { view, period, counts } = knownQuestion(context, input);
  const found = new Set<string>();
  for (const charge of chargesIn(context.world, { view, pieces: [period], now: context.now, counts }))
    found.add(DIMENSIONS[dimension](charge));
  return [...found].sort();
}
