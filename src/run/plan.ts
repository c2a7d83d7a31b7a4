/** Finds everything that is wrong with a selection before anything runs: parse errors, undefined and ambiguous steps, an empty plan. */
import type { Envelope } from "@cucumber/messages";
import type { RunRefusal } from "../compose.ts";
import { accept, type Result, refuse } from "../kernel/index.ts";
import { nearest } from "../organization-file/index.ts";
import { type PlannedScenario, plannedScenarios } from "./scenario.ts";

export type Plan = readonly PlannedScenario[];

/** `label` turns Cucumber's uri into the name that the reader knows. */
export function planFrom(
  messages: readonly Envelope[],
  asked: Readonly<{ tags: string | undefined; name: string | undefined; label: (uri: string) => string }>,
): Result<Plan, RunRefusal> {
  const broken = messages.flatMap(({ parseError }) => {
    if (parseError === undefined) return [];
    const { location, uri } = parseError.source;
    return [
      `${asked.label(uri ?? "")}:${location?.line ?? 1}:${location?.column ?? 1}: ${parseError.message.replace(/^\(\d+:\d+\): /, "")}`,
    ];
  });
  if (broken.length > 0)
    return refuse({ exitCode: 2, lines: broken, nextStep: "correct the feature file and run it again" });
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

function unclearSteps(messages: readonly Envelope[], plan: Plan, label: (uri: string) => string): readonly string[] {
  const definitionsOf = new Map(
    messages.flatMap(({ testCase }) =>
      (testCase?.testSteps ?? []).flatMap((step) =>
        step.pickleStepId === undefined ? [] : [[step.pickleStepId, step.stepDefinitionIds?.length ?? 0] as const],
      ),
    ),
  );
  return plan.flatMap((scenario) =>
    scenario.steps.flatMap((step) => {
      const count = definitionsOf.get(step.pickleStepId) ?? 0;
      if (count === 1) return [];
      const trouble = count === 0 ? "no step is called" : `${count} steps are called`;
      const meant = count === 0 ? nearestSentence(step.text, messages) : undefined;
      const remark = meant === undefined ? "" : `; did you mean \`${meant}\`?`;
      return [`${label(scenario.uri)}:${step.line}: ${trouble} \`${step.text}\`${remark}`];
    }),
  );
}

/** Compared as patterns are written: what is quoted or counted in the step has a name in the pattern. */
function nearestSentence(text: string, messages: readonly Envelope[]): string | undefined {
  const written = text
    .replace(/"[^"]*" in "[^"]*"/g, "{principal}")
    .replace(/"[^"]*"/g, "{string}")
    .replace(/\d+/g, "{int}");
  const patterns = messages.flatMap(({ stepDefinition }) => stepDefinition?.pattern.source ?? []);
  return nearest(written, patterns);
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
