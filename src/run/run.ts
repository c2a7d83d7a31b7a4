/** One run, from a request to a written run folder: plan, carry out, repeat, judge, write. */
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Envelope } from "@cucumber/messages";
import type { RunRefusal } from "../compose.ts";
import { describeStage, labelOf, type StageParameters, shownPath } from "../compose.ts";
import { type AcceptedRisk, type DrillFiles, type DrillResult, parseExceptions } from "../evidence/index.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { CucumberSession } from "./cucumber-session.ts";
import { drillIds } from "./drill-identity.ts";
import { findFeatures } from "./find-features.ts";
import { type Gathered, Gatherer } from "./gather.ts";
import { isHandwrittenTwin, isOfSameRule } from "./handwritten-twins.ts";
import { type Bench, type Beside, benchOf, judgeDrill, repeatsOf } from "./judge-drill.ts";
import { namesakes } from "./pinned-inputs.ts";
import { type Plan, planFrom, tagExpressionProblem } from "./plan.ts";
import { repeatUnderAssumptions } from "./repeat-under-assumptions.ts";
import type { FinishedDrill, Progress, RunRequest } from "./run-request.ts";
import type { PlannedScenario } from "./scenario.ts";
import { stepFiles } from "./step-files.ts";
import { unheardDetections } from "./unheard-detections.ts";

export type Carried = Readonly<{
  plan: Plan;
  drills: readonly DrillResult[];
  drillFiles: ReadonlyMap<string, DrillFiles>;
  messages: readonly Envelope[];
  parameters: StageParameters;
  features: readonly string[];
}>;

/** Carries out the drills; writes nothing. */
export async function carryOut(request: RunRequest, progress: Progress): Promise<Result<Carried, RunRefusal>> {
  const features = findFeatures(request.paths, request.roots.workingDirectory);
  if (!features.ok) return features;
  const clash = namesakes(features.value, request.roots);
  if (clash !== undefined) return refuse(clash);
  const exceptions = readExceptions(request);
  if (!exceptions.ok) return exceptions;
  const parameters = parametersOf(request);
  const stage = await describeStage(parameters);
  if (!stage.ok) return refuse(stage.refusal);
  const session = new CucumberSession(request.roots, stepFiles(request.roots), request.environment);
  const plan = await planRun(request, { session, features: features.value, parameters });
  if (!plan.ok) return plan;
  if (plan.value.every(isHandwrittenTwin)) return refuse(NOTHING_BUT_TWINS);
  const unheard = unheardDetections(request, plan.value);
  if (unheard !== undefined) return refuse(unheard);
  progress.planned(plan.value.filter((each) => !isHandwrittenTwin(each)).length);
  const bench = benchOf(request, exceptions.value);
  const pass = await firstPass(request, { session, features: features.value, parameters, bench, progress });
  const drills = await judgeAll(request, { session, parameters, pass, progress, bench });
  const drillFiles = new Map(pass.gathered.map(({ result, files }) => [result.id, files]));
  return accept({
    plan: plan.value,
    drills,
    drillFiles,
    messages: pass.messages,
    parameters,
    features: features.value,
  });
}

const NOTHING_BUT_TWINS: RunRefusal = {
  exitCode: 4,
  lines: [
    "only scenarios tagged `@sensitivity` are selected: twins tell about the drills of their rule, and none of those is",
  ],
  nextStep: "select the drills of the same rule too; `orgdrill list` shows every drill with its tags",
};

export const parametersOf = (request: RunRequest): StageParameters => ({
  organizationFile: request.organizationFile,
  roots: request.roots,
  seed: request.seed,
  at: request.at,
  assumptions: request.assume,
  ...(request.throttle === true && { throttle: true }),
  ...(request.allowRunbooks === true && { allowRunbooks: true }),
  ...(request.detectionsFolder !== undefined && { detectionsFolder: request.detectionsFolder }),
});

type Prepared = Readonly<{ session: CucumberSession; features: readonly string[]; parameters: StageParameters }>;

async function planRun(
  request: RunRequest,
  { session, features, parameters }: Prepared,
): Promise<Result<Plan, RunRefusal>> {
  const messages: Envelope[] = [];
  try {
    await session.execute(
      { selection: selectionOf(request, features), parameters, dryRun: true, parallel: 0 },
      (message) => messages.push(message),
    );
  } catch (thrown) {
    const why = tagExpressionProblem(thrown);
    if (why === undefined) throw thrown;
    return refuse(why);
  }
  return planFrom(messages, { tags: request.tags, name: request.name, label: (uri) => shownPath(uri, request.roots) });
}

const selectionOf = (request: RunRequest, paths: readonly string[]) => ({
  paths,
  tags: request.tags,
  name: request.name,
  ...(request.shard !== undefined && { shard: `${request.shard.index}/${request.shard.total}` }),
});

type Pass = Readonly<{ plan: Plan; gathered: readonly Gathered[]; messages: readonly Envelope[] }>;

async function firstPass(
  request: RunRequest,
  prepared: Prepared & Readonly<{ bench: Bench; progress: Progress }>,
): Promise<Pass> {
  const { session, features, parameters, bench, progress } = prepared;
  const gatherer = new Gatherer();
  const messages: Envelope[] = [];
  let done = 0;
  let planned: Plan = [];
  let ids: ReadonlyMap<string, string> = new Map();
  const gatheredOf = (pickleId: string): Gathered | undefined => {
    const scenario = planned.find((each) => each.pickleId === pickleId);
    return scenario === undefined
      ? undefined
      : gatherer.drill(scenario, { id: ids.get(pickleId) ?? pickleId, label: labelOf(scenario.uri, request.roots) });
  };
  const twinsOf = (pickleId: string | undefined): Plan => {
    const scenario = planned.find((each) => each.pickleId === pickleId);
    return planned.filter((each) => scenario !== undefined && isHandwrittenTwin(each) && isOfSameRule(each, scenario));
  };
  await session.execute(
    { selection: selectionOf(request, features), parameters, dryRun: false, parallel: request.parallel },
    (message) => {
      messages.push(message);
      if (message.testRunStarted !== undefined) planned = [];
      const finished = gatherer.take(message);
      if (message.testCaseStarted !== undefined && planned.length === 0) {
        planned = planInOrder(messages);
        ids = drillIds(planned);
      }
      const gathered = finished === undefined ? undefined : gatheredOf(finished);
      if (gathered !== undefined && !isHandwrittenTwin(gathered.result))
        progress.finished({ ...toldOf(gathered, twinsOf(finished), bench), done: ++done });
    },
  );
  return { plan: planned, gathered: planned.flatMap((scenario) => gatheredOf(scenario.pickleId) ?? []), messages };
}

/** A twin judges at the end, also when it was carried out before. */
function toldOf(gathered: Gathered, twins: readonly PlannedScenario[], bench: Bench): Omit<FinishedDrill, "done"> {
  const { name, verdict } = judgeDrill(gathered.result, ALONE, bench);
  return { name, verdict, repeatsToCome: repeatsOf(gathered, bench), hasTwinToCome: twins.length > 0 };
}

function planInOrder(messages: readonly Envelope[]): Plan {
  const planned = planFrom(messages, { tags: undefined, name: undefined, label: (uri) => uri });
  return planned.ok ? planned.value : [];
}

type Judging = Readonly<{
  session: CucumberSession;
  parameters: StageParameters;
  pass: Pass;
  progress: Progress;
  bench: Bench;
}>;

async function judgeAll(
  request: RunRequest,
  { session, parameters, pass, progress, bench }: Judging,
): Promise<readonly DrillResult[]> {
  const twins = pass.gathered.filter(({ result }) => isHandwrittenTwin(result));
  const drills = pass.gathered
    .map((gathered, index) => ({ gathered, scenario: pass.plan[index] }))
    .flatMap(({ gathered, scenario }) => (scenario === undefined ? [] : [{ gathered, scenario }]))
    .filter(({ scenario }) => !isHandwrittenTwin(scenario));
  const pathOf = (uri: string): string => resolve(request.roots.workingDirectory, uri);
  const { alternatives } = bench;
  const repeats = await repeatUnderAssumptions({ session, parameters, alternatives, drills, pathOf, progress });
  const judged = drills.map(({ gathered: { result } }) => ({
    before: judgeDrill(result, ALONE, bench).verdict,
    drill: judgeDrill(result, { repeats: repeats.get(result.id) ?? [], twins }, bench),
  }));
  progress.changed(
    judged.flatMap(({ before, drill: { name, verdict } }) => (before === verdict ? [] : [{ name, before, verdict }])),
  );
  return judged.map(({ drill }) => drill);
}

/** As a drill is judged when nothing but itself has been carried out. */
const ALONE: Beside = { repeats: [], twins: [] };

function readExceptions(request: RunRequest): Result<readonly AcceptedRisk[], RunRefusal> {
  if (request.exceptionsFile === undefined) return accept([]);
  const nextStep = "see `orgdrill run --help` for the shape of an exceptions file";
  if (!existsSync(request.exceptionsFile))
    return refuse({
      exitCode: 2,
      lines: [`\`${request.exceptionsFile}\` is not there: expected a JSON file`],
      nextStep,
    });
  try {
    const parsed = parseExceptions(JSON.parse(readFileSync(request.exceptionsFile, "utf8")));
    return parsed.ok
      ? parsed
      : refuse({ exitCode: 2, lines: parsed.refusal.map((each) => `${request.exceptionsFile}: ${each}`), nextStep });
  } catch (thrown) {
    return refuse({
      exitCode: 2,
      lines: [
        `${request.exceptionsFile}: cannot be read as JSON: ${thrown instanceof Error ? thrown.message : thrown}`,
      ],
      nextStep,
    });
  }
}
