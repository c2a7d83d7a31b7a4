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
function isAboutRecords({ detailTypes, fields }: LoadedDetection["mentions"]): boolean {
  if (detailTypes.length > 0) return detailTypes.every(({ text }) => text.endsWith("via CloudTrail"));
  return fields.some(({ text }) => /^event(?:name|source|category)$/i.test(text));
}

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
