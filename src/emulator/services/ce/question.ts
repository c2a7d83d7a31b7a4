/** What most operations ask: a period, a filter, and the view of whoever asks. */
import type { DateInterval, Expression } from "@aws-sdk/client-cost-explorer";
import { type CostView, decideCostView, type Period } from "../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { compileFilter, type Filter } from "./filter.ts";
import { type CostRefusal, notEmulated } from "./refusals.ts";
import { readPeriod } from "./time-period.ts";

type Asked = Readonly<{
  TimePeriod?: DateInterval | undefined;
  Filter?: Expression | undefined;
  BillingViewArn?: string | undefined;
}>;

export type Question = Readonly<{ view: CostView; period: Period; counts: Filter }>;

export function questionIn({ world, caller, now }: OperationContext, asked: Asked): Result<Question, CostRefusal> {
  if (asked.BillingViewArn !== undefined) return refuse(notEmulated("a billing view"));
  const view = decideCostView(world, caller.accountId);
  if (!view.ok) return view;
  const period = readPeriod(asked.TimePeriod ?? {}, now);
  if (!period.ok) return period;
  const filter = compileFilter(asked.Filter);
  if (!filter.ok) return filter;
  return accept({ view: view.value, period: period.value, counts: filter.value });
}

/** A question that `decide` has understood. */
export function knownQuestion(context: OperationContext, asked: Asked): Question {
  const question = questionIn(context, asked);
  invariant(question.ok, "the question was understood when it was decided");
  return question.value;
}
