/** What was looked at and what was not: the population behind the numbers. */
import type { RunDocument, RunInput } from "../../evidence/index.ts";
import { numbered } from "../text.ts";
import { excusedInWords } from "./excused.ts";

export type Scope = Readonly<{
  /** Sentences for the first page. */
  lines: readonly string[];
  limits: readonly string[];
  inputs: readonly (RunInput & Readonly<{ kind: string }>)[];
  assumptions: readonly Readonly<{ name: string; value: string }>[];
  guardrails: readonly Readonly<{ organization: string; names: readonly string[]; accounts: number }>[];
}>;

export function scope(document: RunDocument): Scope {
  const { run, totals, organizations, limits } = document;
  const { inputs } = run;
  const repeated =
    inputs.assumptionMode === "all"
      ? "Where AWS is not documented, every drill was repeated under each alternative that it touched."
      : "Where AWS is not documented, only the default assumption was tried.";
  const population = organizations.map(({ name, accounts }) => `${name} with ${numbered(accounts, "account")}`);
  return {
    lines: [
      `${numbered(totals.selected, "drill")} out of ${numbered(inputs.features.length, "feature file")}, selected by ${selection(run.inputs)}.`,
      `Organization as written: ${population.join(", ") || "none"}.`,
      ...excusedInWords(document).map((line) => `Not tried: ${line}.`),
      repeated,
      ...(inputs.throttle === true ? ["Calls that came faster than AWS documents were refused (`--throttle`)."] : []),
    ].map((line) => line.charAt(0).toUpperCase() + line.slice(1)),
    limits,
    inputs: inputRows(run.inputs),
    assumptions: Object.entries(inputs.assumptions)
      .map(([name, value]) => ({ name, value }))
      .sort(byName),
    guardrails: organizations.map(({ name, guardrails, accounts }) => ({
      organization: name,
      names: guardrails,
      accounts,
    })),
  };
}

function selection({ tags, name }: RunDocument["run"]["inputs"]): string {
  const filters = [tags === null ? [] : [`the tags \`${tags}\``], name === null ? [] : [`the name \`${name}\``]].flat();
  return filters.join(" and ") || "no filter";
}

function inputRows(inputs: RunDocument["run"]["inputs"]): Scope["inputs"] {
  const organization = inputs.organization === null ? [] : [{ kind: "organization", ...inputs.organization }];
  return [
    ...organization,
    ...inputs.documents.map((each) => ({ kind: "policy or detection", ...each })),
    ...inputs.features.map((each) => ({ kind: "feature", ...each })),
  ];
}

const byName = (left: { name: string }, right: { name: string }): number => (left.name < right.name ? -1 : 1);
