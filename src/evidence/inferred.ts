/** What a drill rests on that is modelled by inference: answers, records and consequences, marked when the run is written. */
import { CONSEQUENCES, operationNamed, type RecordInference, recordOfEvent } from "../catalogue/index.ts";
import { compareText } from "../kernel/index.ts";
import type { Finding } from "./answer.ts";
import type { DrillResult } from "./drill-result.ts";
import type { EvidenceClass } from "./evidence-class.ts";
import { INFERENCE_KINDS, type InferenceKind, type Inferred } from "./inference.ts";
import { type FoundRecord, indexOf, recordsBehind, type Seen } from "./judged-records.ts";
import type { DrillFiles } from "./run-evidence.ts";

/** The same drill with its marks, and each finding with the names of the inferred records that it was judged on. Changes no verdict. */
export function withInferences(drill: DrillResult, files: DrillFiles): DrillResult {
  const seen = indexOf(drill, files);
  const marks = new Marks();
  for (const { service, operation, class: answered } of files.calls)
    if (isModelled(answered)) marks.add("answer", `${service}:${operation}`, answerInferences(service, operation));
  const findings = drill.findings.map((finding) => marked(finding, { seen, marks }));
  for (const record of seen.ringing.values()) marks.addRecord(record);
  if (findings.some((each) => isModelled(each.class)))
    for (const { id, behaviour } of consequencesOf(drill)) marks.add("consequence", id, [behaviour]);
  return { ...drill, findings, inferred: marks.all() };
}

/** What AWS or another emulator answered was not inferred by us. */
const isModelled = (evidenceClass: EvidenceClass): boolean =>
  evidenceClass === "modelled" || evidenceClass === "matched";

const answerInferences = (service: string, operation: string): readonly string[] =>
  operationNamed(service, operation)?.inferred ?? [];

const consequencesOf = ({ id }: DrillResult) =>
  CONSEQUENCES.filter(({ confidence, drills }) => confidence === "inferred" && drills.includes(id));

function marked(finding: Finding, { seen, marks }: Readonly<{ seen: Seen; marks: Marks }>): Finding {
  if (!isModelled(finding.class)) return finding;
  const names = recordsBehind(finding, seen).flatMap((record) => marks.addRecord(record) ?? []);
  return names.length === 0 ? finding : { ...finding, inferred: [...new Set(names)].sort(compareText) };
}

class Marks {
  readonly #whats = new Map<string, Readonly<{ of: InferenceKind; name: string; what: Set<string> }>>();

  /** Nothing is noted where nothing is inferred. */
  add(of: InferenceKind, name: string, what: readonly string[]): void {
    if (what.length === 0) return;
    const key = `${of} ${name}`;
    const known = this.#whats.get(key) ?? { of, name, what: new Set<string>() };
    this.#whats.set(key, known);
    for (const each of what) known.what.add(each);
  }

  /** Its name where a part of it is inferred. */
  addRecord({ service, eventName, isRefused }: FoundRecord): string | undefined {
    const name = `${service}:${eventName}`;
    const what = recordOfEvent(service, eventName)
      .inferred.filter(({ where }) => holds(where, isRefused))
      .map((each) => each.what);
    this.add("record", name, what);
    return what.length === 0 ? undefined : name;
  }

  all(): readonly Inferred[] {
    const all = [...this.#whats.values()].map(({ of, name, what }) => ({ of, name, what: [...what] }));
    return INFERENCE_KINDS.flatMap((kind) =>
      all.filter(({ of }) => of === kind).sort((left, right) => compareText(left.name, right.name)),
    );
  }
}

const holds = (where: RecordInference["where"], isRefused: boolean): boolean =>
  where === undefined || (where === "refused") === isRefused;
