/** What could be run, without running it: planned drills and the step vocabulary, from Cucumber's own messages. */
import { basename, join } from "node:path";
import type { Envelope } from "@cucumber/messages";
import { labelOf, shownPath } from "../compose.ts";
import {
  brokenFeatures,
  CucumberSession,
  drillIds,
  findFeatures,
  type PlannedScenario,
  plannedScenarios,
  stepFiles,
  tagExpressionProblem,
} from "../run/index.ts";
import { Complaint } from "./complaint.ts";
import { rootsHere } from "./package-facts.ts";

export type PlannedDrill = Omit<PlannedScenario, "pickleId"> & Readonly<{ id: string }>;

export async function plannedDrills(
  paths: readonly string[],
  tags: string | undefined,
): Promise<readonly PlannedDrill[]> {
  const messages = await dryRun(paths, tags);
  const plan = plannedScenarios(messages);
  const ids = drillIds(plan);
  return plan.map(({ pickleId, ...scenario }) => ({
    ...scenario,
    id: ids.get(pickleId) ?? pickleId,
    uri: labelOf(scenario.uri, rootsHere()),
  }));
}

export type Sentence = Readonly<{ pattern: string; file: string; line: number }>;

/** A word in braces, and what may stand in its place. */
export type Placeholder = Readonly<{ name: string; means: string }>;

export type Vocabulary = Readonly<{ sentences: readonly Sentence[]; placeholders: readonly Placeholder[] }>;

export async function vocabulary(): Promise<Vocabulary> {
  const messages = await dryRun([], undefined);
  return { sentences: sentencesIn(messages), placeholders: placeholdersIn(messages) };
}

const IN_A_SENTENCE: Readonly<Record<string, string>> = {
  call: "a service and its operation, such as organizations LeaveOrganization",
  invitation: 'such as the invitation of "acme" to "payments"',
  principal: 'such as "admin" in "payments"',
  struck:
    'such as the alarm "departures", or the bus "default" of "lab"; also a trail, account, bucket, log group or metric filter',
};

/** So many are told below each other. */
const MANY_WORDS = 12;

/** Those that are lists of words tell the words themselves; `"…"` in them stands for a name. */
const placeholdersIn = (messages: readonly Envelope[]): readonly Placeholder[] =>
  messages.flatMap(({ parameterType }) => {
    if (parameterType === undefined) return [];
    const { name, regularExpressions } = parameterType;
    const words = regularExpressions.join("|").replaceAll('"[^"]*"', '"…"').split("|");
    const told = words.length > MANY_WORDS ? words.map((each) => `\n    ${each}`).join("") : ` ${words.join(", ")}`;
    return [{ name, means: IN_A_SENTENCE[name] ?? `one of${told}` }];
  });

function sentencesIn(messages: readonly Envelope[]): readonly Sentence[] {
  return messages.flatMap(({ stepDefinition }) => {
    if (stepDefinition === undefined) return [];
    const { pattern, sourceReference } = stepDefinition;
    return [
      { pattern: pattern.source, file: basename(sourceReference.uri ?? ""), line: sourceReference.location?.line ?? 0 },
    ];
  });
}

async function dryRun(paths: readonly string[], tags: string | undefined): Promise<readonly Envelope[]> {
  const roots = rootsHere();
  const features = findFeatures(
    paths.length > 0 ? paths : [join(roots.packageRoot, "features")],
    roots.workingDirectory,
  );
  if (!features.ok) throw new Complaint(features.refusal);
  const messages: Envelope[] = [];
  const session = new CucumberSession(roots, stepFiles(roots), process.env);
  const selection = { paths: features.value, tags, name: undefined };
  try {
    await session.execute({ selection, parameters: {}, dryRun: true, parallel: 0 }, (message) =>
      messages.push(message),
    );
  } catch (thrown) {
    const why = tagExpressionProblem(thrown);
    if (why === undefined) throw thrown;
    throw new Complaint(why);
  }
  const broken = brokenFeatures(messages, (uri) => shownPath(uri, roots));
  if (broken !== undefined) throw new Complaint(broken);
  return messages;
}
