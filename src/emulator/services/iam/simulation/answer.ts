/** Pages of a simulation: MaxItems counts actions, and each costs as many decisions as there are resources. */
import type * as Wire from "@aws-sdk/client-iam";
import { accept, type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import type { Asking } from "../../page-token.ts";
import { checkMarker, type Page, pageOf } from "../paging.ts";
import type { IamRefusal } from "../refusals.ts";
import { type DescribedResult, describeResult } from "./describe-results.ts";
import { evaluate } from "./evaluate.ts";
import type { Simulation, SimulationRequest } from "./simulation.ts";

const MOST_DECISIONS = 10_000;

export type SimulationAnswer = Omit<Wire.SimulatePolicyResponse, "EvaluationResults"> &
  Readonly<{ EvaluationResults: readonly DescribedResult[] }>;

export function checkPage(
  context: Asking,
  { actions, resources }: Simulation,
  request: SimulationRequest,
): Result<readonly [], IamRefusal> {
  const marker = checkMarker(context, request);
  if (!marker.ok) return marker;
  const decisions = page(context, actions, request).items.length * (resources?.length ?? 1);
  if (decisions > MOST_DECISIONS) return refuse({ kind: "SimulationTooLarge", decisions, limit: MOST_DECISIONS });
  return accept([]);
}

export function answerSimulation(
  context: OperationContext,
  simulation: Simulation,
  request: SimulationRequest,
): SimulationAnswer {
  const { items, ...rest } = page(context, simulation.actions, request);
  const resources = simulation.resources ?? ["*"];
  const results = items.map(({ action }) =>
    describeResult(
      simulation,
      action,
      resources.map((resource) => evaluate(context.world, simulation, { action, resource })),
    ),
  );
  return { EvaluationResults: results, ...rest };
}

type Numbered = Readonly<{ action: string; index: number }>;

/** In the order in which the actions were named. */
const page = (context: Asking, actions: readonly string[], request: SimulationRequest): Page<Numbered> =>
  pageOf(
    actions.map((action, index) => ({ action, index })),
    request,
    { context, keyOf: ({ index }) => String(index).padStart(9, "0") },
  );
