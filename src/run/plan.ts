/** Finds everything that is wrong with a selection before anything runs: parse errors, undefined and ambiguous steps, an empty plan. */
import type { Envelope } from "@cucumber/messages";
import type { RunRefusal } from "../compose.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { oneLine, shortened } from "../reporting/index.ts";
import { nearestSentences } from "./nearest-sentences.ts";
import { type PlannedScenario, plannedScenarios } from "./scenario.ts";

export type Plan = readonly PlannedScenario[];

/** `label` turns Cucumber's uri into the name that the reader knows. */
export function planFrom(
  messages: readonly Envelope[],
  asked: Readonly<{ tags: string | undefined; name: string | undefined; label: (uri: string) => string }>,
): Result<Plan, RunRefusal> {
  const broken = brokenFeatures(messages, asked.label);
  if (broken !== undefined) return refuse(broken);
  const plan = plannedScenarios(messages);
  if (plan.length === 0) return refuse(nothingSelected(messages, asked));
  const unclear = unclearSteps(messages, plan, asked.label);
  if (unclear.length > 0) {
    return refuse({
      exitCode: 4,
      lines: unclear,
      nextStep: "`orgdrill steps` lists every sentence that is understood; nothing was run",
    });
  }
  return accept(plan);
}

/** What cannot be read as a feature, with its place; undefined when everything can. */
export function brokenFeatures(messages: readonly Envelope[], label: (uri: string) => string): RunRefusal | undefined {
  const lines = messages.flatMap(({ parseError }) => {
    if (parseError === undefined) return [];
    const { location, uri } = parseError.source;
    return [
      `${label(uri ?? "")}:${location?.line ?? 1}:${location?.column ?? 1}: ${parseError.message.replace(/^\(\d+:\d+\): /, "")}`,
    ];
  });
  if (lines.length === 0) return undefined;
  return { exitCode: 2, lines, nextStep: "correct the feature file and try it again" };
}

/** Cucumber says what is wrong with a tag expression in the cause of a wrapped error; undefined when something else is wrong. */
export function tagExpressionProblem(thrown: unknown): RunRefusal | undefined {
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  if (!(cause instanceof Error) || !/^Tag expression/.test(cause.message)) return undefined;
  return {
    exitCode: 2,
    lines: [`--tags: ${cause.message.split("\n")[0]}`],
    nextStep: "write tags as in `@demo and not @claim:LEAVE-01`",
  };
}

/** So many steps are compared with the vocabulary; whoever has more of them corrects these first. */
const MOST_COMPARED = 20;
const LONGEST_STEP = 200;

/** Each place once: the steps of a background stand in every scenario below it. */
function unclearSteps(messages: readonly Envelope[], plan: Plan, label: (uri: string) => string): readonly string[] {
  const definitionsOf = new Map(
    messages.flatMap(({ testCase }) =>
      (testCase?.testSteps ?? []).flatMap((step) =>
        step.pickleStepId === undefined ? [] : [[step.pickleStepId, step.stepDefinitionIds?.length ?? 0] as const],
      ),
    ),
  );
  const patterns = messages.flatMap(({ stepDefinition }) => stepDefinition?.pattern.source ?? []);
  const meantBy = new Map<string, readonly string[]>();
  const problems = new Map<string, readonly string[]>();
  for (const scenario of plan) {
    for (const { pickleStepId, text, line } of scenario.steps) {
      const count = definitionsOf.get(pickleStepId) ?? 0;
      if (count === 1) continue;
      const trouble = count === 0 ? "no step is called" : `${count} steps are called`;
      const told = `${label(scenario.uri)}:${line}: ${trouble} \`${shortened(oneLine(text), LONGEST_STEP)}\``;
      if (count === 0 && !meantBy.has(text) && meantBy.size < MOST_COMPARED)
        meantBy.set(text, nearestSentences(text, patterns));
      problems.set(told, count === 0 ? (meantBy.get(text) ?? []) : []);
    }
  }
  return linesOf(problems);
}

/** Where sentences are suggested, an empty line stands between the problems. */
function linesOf(problems: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const gap = [...problems.values()].some((meant) => meant.length > 0) ? [""] : [];
  return [...problems].flatMap(([told, meant], index) => [
    ...(index === 0 ? [] : gap),
    told,
    ...meant.map((each, rank) => {
      const end = rank === meant.length - 1 ? "?" : "";
      return `    ${rank === 0 ? "did you mean" : "or"} \`${each}\`${end}`;
    }),
  ]);
}

const MOST_TAGS = 40;

function nothingSelected(
  messages: readonly Envelope[],
  asked: Readonly<{ tags: string | undefined; name: string | undefined }>,
): RunRefusal {
  const tags = [...new Set(messages.flatMap(({ pickle }) => pickle?.tags.map((tag) => tag.name) ?? []))].sort();
  const by = [
    asked.tags === undefined ? [] : `--tags \`${asked.tags}\``,
    asked.name === undefined ? [] : `--name \`${asked.name}\``,
  ]
    .flat()
    .join(" and ");
  const lines = [by === "" ? "the paths hold no scenario" : `${by} selects no scenario, so nothing was run`];
  const more = tags.length > MOST_TAGS ? ` and ${tags.length - MOST_TAGS} more` : "";
  if (asked.tags !== undefined && tags.length > 0)
    lines.push(`tags in these features: ${tags.slice(0, MOST_TAGS).join(" ")}${more}`);
  return { exitCode: 4, lines, nextStep: "`orgdrill list` shows every drill with its tags" };
}
