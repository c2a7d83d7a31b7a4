/** Fields that no record has: what looks at them finds nothing, and `not exists` of them is always true. */
import type { LoadedDetection, Mention } from "../loaded-detection.ts";
import type { DetectionFinding } from "./detection-finding.ts";
import { nearestOf } from "./event-dictionary.ts";
import { ENVELOPE_FIELDS, RECORD_FIELDS } from "./record-fields.data.ts";

export function lintFields({ mentions, rule }: LoadedDetection): readonly DetectionFinding[] {
  const isRecord = rule.kind !== "pattern" || isAboutRecords(mentions);
  return [
    ...unknownAmong(mentions.envelope, { known: ENVELOPE_FIELDS, what: "event of EventBridge" }),
    ...(isRecord ? unknownAmong(mentions.fields, { known: RECORD_FIELDS, what: "CloudTrail record" }) : []),
  ];
}

/** Events of other kinds (findings of GuardDuty, say) have a detail of their own. */
function isAboutRecords({ detailTypes, fields, sources }: LoadedDetection["mentions"]): boolean {
  if (detailTypes.length > 0) return detailTypes.every(({ text }) => text.endsWith("via CloudTrail"));
  if (fields.some(({ text }) => TELLING.some((each) => each.toLowerCase() === text.toLowerCase()))) return true;
  // Custom events may well have fields of nearly these names.
  if (!sources.every(({ text }) => text.startsWith("aws."))) return false;
  return fields.some(({ text }) => !RECORD_FIELDS.includes(text) && nearestOf(text, TELLING) !== undefined);
}

/** Fields that hardly any event but a record has. */
const TELLING = ["eventName", "eventSource", "eventCategory"];

type Among = Readonly<{ known: readonly string[]; what: string }>;

function unknownAmong(mentions: readonly Mention[], { known, what }: Among): readonly DetectionFinding[] {
  const told = new Set<string>();
  return mentions.flatMap(({ text, place }) => {
    if (known.includes(text) || told.has(text)) return [];
    told.add(text);
    const near = nearestOf(text, known);
    return [
      {
        rule: "unknown-field",
        severity: near === undefined ? ("warning" as const) : ("error" as const),
        ...place,
        message: `no ${what} is documented to have a field \`${text}\`: names are told apart by case, and this is never there`,
        instead: near === undefined ? "the field as the record has it" : `\`${near}\``,
      },
    ];
  });
}
