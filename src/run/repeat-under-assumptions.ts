/** Plays the drills again under every alternative of each assumption that they touched: nothing is Held by a guess. */

import type { StageParameters } from "../compose.ts";
import { ANSWER_KINDS, type AssumptionRepeat, type DrillResult } from "../evidence/index.ts";
import type { CucumberSession } from "./cucumber-session.ts";
import { type Gathered, Gatherer } from "./gather.ts";
import type { Progress } from "./run-request.ts";
import { type PlannedScenario, plannedScenarios } from "./scenario.ts";

export type Alternative = Readonly<{ name: string; value: string }>;

export type RepeatRequest = Readonly<{
  session: CucumberSession;
  parameters: StageParameters;
  alternatives: readonly Alternative[];
  drills: readonly Readonly<{ scenario: PlannedScenario; gathered: Gathered }>[];
  /** The absolute path behind a planned scenario's uri. */
  pathOf(uri: string): string;
  progress: Progress;
}>;

/** By drill id. */
export async function repeatUnderAssumptions(
  request: RepeatRequest,
): Promise<ReadonlyMap<string, readonly AssumptionRepeat[]>> {
  const repeats = new Map<string, AssumptionRepeat[]>();
  const asked = request.alternatives
    .map((alternative) => ({
      alternative,
      touching: request.drills.filter(({ gathered }) => gathered.touchedAssumptions.includes(alternative.name)),
    }))
    .filter(({ touching }) => touching.length > 0);
  for (const [index, { alternative, touching }] of asked.entries()) {
    const { name: assumption, value } = alternative;
    const place = { index: index + 1, total: asked.length };
    request.progress.repeating({ assumption, value, drills: touching.length, ...place });
    const results = await repeatOnce(request, { alternative, touching });
    for (const { scenario, gathered } of touching) {
      const again = results.get(`${scenario.uri}:${scenario.line}`);
      const list = repeats.get(gathered.result.id) ?? [];
      repeats.set(gathered.result.id, [...list, repeatOf(alternative, again)]);
    }
  }
  return repeats;
}

type Once = Readonly<{ alternative: Alternative; touching: RepeatRequest["drills"] }>;

async function repeatOnce(
  request: RepeatRequest,
  { alternative, touching }: Once,
): Promise<ReadonlyMap<string, DrillResult>> {
  const paths = touching.map(({ scenario }) => `${request.pathOf(scenario.uri)}:${scenario.line}`);
  const assumptions = { ...request.parameters.assumptions, [alternative.name]: alternative.value };
  const gatherer = new Gatherer();
  const messages: Parameters<Gatherer["take"]>[0][] = [];
  await request.session.execute(
    {
      selection: { paths, tags: undefined, name: undefined },
      parameters: { ...request.parameters, assumptions, isBrief: true },
      dryRun: false,
      parallel: 0,
    },
    (message) => {
      messages.push(message);
      gatherer.take(message);
    },
  );
  return new Map(
    plannedScenarios(messages).map((scenario) => [
      `${scenario.uri}:${scenario.line}`,
      gatherer.drill(scenario, { id: "", label: "" }).result,
    ]),
  );
}

function repeatOf({ name, value }: Alternative, again: DrillResult | undefined): AssumptionRepeat {
  const answers = Object.fromEntries(ANSWER_KINDS.map((kind) => [kind, again?.answers[kind]?.verdict ?? null]));
  return {
    assumption: name,
    value,
    verdict: again?.verdict ?? "inconclusive",
    answers: answers as AssumptionRepeat["answers"],
  };
}
