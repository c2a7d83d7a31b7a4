/** What a run rests on that AWS does not document and nobody has recorded: told once for each drill, and summed up. */
import {
  type DrillResult,
  type Finding,
  INFERENCE_KINDS,
  type InferenceKind,
  type Inferred,
  type RunDocument,
} from "../../evidence/index.ts";
import { numbered } from "../text.ts";
import { exampleDrills } from "./subject.ts";

export type InferenceRowKind = "assumption" | InferenceKind;

export type InferenceRow = Readonly<{
  of: InferenceRowKind;
  name: string;
  /** What is inferred; of an assumption, the value that it had. */
  what: readonly string[];
  drills: readonly DrillResult[];
}>;

export const INFERENCE_WORDS = {
  assumption: { one: "assumption", many: "assumptions", title: "Assumption" },
  answer: { one: "operation's answer", many: "operations' answers", title: "Answer" },
  record: { one: "CloudTrail record", many: "CloudTrail records", title: "Record" },
  consequence: { one: "consequence", many: "consequences", title: "Consequence" },
} as const satisfies Record<InferenceRowKind, Readonly<{ one: string; many: string; title: string }>>;

const ROW_KINDS = ["assumption", ...INFERENCE_KINDS] as const satisfies readonly InferenceRowKind[];

/** Runs that were written before inferences were marked say nothing of them, which is not that there were none. */
export const tellsInferences = ({ drills }: RunDocument): boolean => drills.some((each) => each.inferred !== undefined);

/** Assumptions, answers, records and consequences of all drills, each once, with the drills that rest on it in plan order. */
export function inferences(document: RunDocument): readonly InferenceRow[] {
  const rows = new Map<
    string,
    Readonly<{ of: InferenceRowKind; name: string; what: Set<string>; drills: Set<DrillResult> }>
  >();
  const add = (drill: DrillResult, of: InferenceRowKind, { name, what }: Pick<Inferred, "name" | "what">): void => {
    const key = `${of} ${name}`;
    const row = rows.get(key) ?? { of, name, what: new Set<string>(), drills: new Set<DrillResult>() };
    rows.set(key, row);
    for (const each of what) row.what.add(each);
    row.drills.add(drill);
  };
  for (const drill of document.drills) {
    const set = new Map(Object.entries(drill.assuming ?? assumedInSteps(drill)));
    for (const name of new Set([...assumptionsOf(drill), ...set.keys()]))
      add(drill, "assumption", { name, what: takenFor(document, { name, set: set.get(name) }) });
    for (const mark of drill.inferred ?? []) add(drill, mark.of, mark);
  }
  const all = [...rows.values()].map(({ of, name, what, drills }) => ({
    of,
    name,
    what: [...what],
    drills: [...drills],
  }));
  return ROW_KINDS.flatMap((kind) => all.filter(({ of }) => of === kind).sort(byName));
}

/** Those that its findings name and those under whose other values it was repeated. */
const assumptionsOf = ({ findings, repeats }: DrillResult): ReadonlySet<string> =>
  new Set([...findings.flatMap((each) => each.assumptions), ...repeats.map((each) => each.assumption)]);

/** A drill's own step decides for that drill, whatever the run assumes. */
function takenFor(
  { run }: RunDocument,
  { name, set }: Readonly<{ name: string; set: string | undefined }>,
): readonly string[] {
  if (set !== undefined) return [`set to \`${set}\` by the drill itself`];
  const { assumptions } = run.inputs;
  return Object.hasOwn(assumptions, name) ? [`taken to be \`${assumptions[name]}\``] : [];
}

/** What the step says that opens an organization: `the "x" organization, assuming "NAME" is "VALUE"`. */
const ASSUMING = /^the ("[^"]*"|'[^']*') organization, assuming ("[^"]*"|'[^']*') is ("[^"]*"|'[^']*')$/;

/** For runs that were written before a drill told what it assumes. */
function assumedInSteps({ steps }: DrillResult): Readonly<Record<string, string>> {
  const told = steps.flatMap(({ text }) => {
    const [, , name, value] = ASSUMING.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [[name.slice(1, -1), value.slice(1, -1)] as const];
  });
  return Object.fromEntries(told);
}

const byName = (left: InferenceRow, right: InferenceRow): number => (left.name < right.name ? -1 : 1);

/** `2 assumptions, 4 operations' answers, 1 CloudTrail record`; `nothing` where there is none. */
export function inferencesInWords(rows: readonly Pick<InferenceRow, "of">[]): string {
  const parts = ROW_KINDS.flatMap((kind) => {
    const count = rows.filter(({ of }) => of === kind).length;
    return count === 0 ? [] : [numbered(count, INFERENCE_WORDS[kind].one, INFERENCE_WORDS[kind].many)];
  });
  return parts.join(", ") || "nothing";
}

/** The same of a whole run, with how many of them nothing but drills on example organizations rests on, where there are others. */
export function runInferencesInWords(document: RunDocument): string {
  const rows = inferences(document);
  const examples = new Set(exampleDrills(document.drills));
  const apart = rows.filter(({ drills }) => drills.every((each) => examples.has(each))).length;
  const clause = apart === 0 ? "" : `; ${apart} of these ${rows.length} on example organizations alone`;
  return `${inferencesInWords(rows)}${clause}`;
}

/** Shorter, for a cell: `4 answers, 1 record`; empty where there is none. */
export const kindsInWords = (marks: readonly Pick<Inferred, "of">[]): string =>
  INFERENCE_KINDS.flatMap((kind) => {
    const count = marks.filter(({ of }) => of === kind).length;
    return count === 0 ? [] : [numbered(count, kind)];
  }).join(", ");

/** `record organizations:LeaveOrganization: the members of …`, on one line. */
export const inferredInWords = ({ of, name, what }: Inferred): string => `${of} \`${name}\`: ${what.join("; ")}`;

/** `modelled, inferred: record organizations:LeaveOrganization`; undefined where the finding rests on no such record. */
export function findingMark({ inferred = [] }: Pick<Finding, "inferred">): string | undefined {
  if (inferred.length === 0) return undefined;
  const shown = inferred.slice(0, MOST_NAMES).map((each) => `\`${each}\``);
  const rest = inferred.length > MOST_NAMES ? ` and ${inferred.length - MOST_NAMES} more` : "";
  return `modelled, inferred: ${inferred.length === 1 ? "the record" : "the records"} ${shown.join(", ")}${rest}`;
}

const MOST_NAMES = 5;

/** What AWS is said to document does so only in part where it rests on such a record, or on a consequence of which a part is inferred. */
export const isPartlyInferred = (drill: DrillResult, { answer, inferred = [] }: Finding): boolean =>
  inferred.length > 0 || (answer === "consequence" && (drill.inferred ?? []).some(({ of }) => of === "consequence"));
