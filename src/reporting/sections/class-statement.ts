/** What kind of evidence a run is, said so that nobody takes a model for a test. */
import {
  ANSWER_KINDS,
  EVIDENCE_CLASS_WORD,
  type EvidenceClass,
  type RunDocument,
  weakest,
} from "../../evidence/index.ts";

export type ClassStatement = Readonly<{
  /** The weakest of all answers; undefined when there is none. */
  class: EvidenceClass | undefined;
  word: string;
  banner: string;
  /** Stands before every sentence about accounts. */
  scope: string;
  explanation: string;
}>;

type Words = Readonly<{ banner: string; scope: string; explanation: string }>;

export const CLASS_WORDS = {
  modelled: {
    banner: "Model of your files; not a test of a live organization",
    scope: "In the model of your files",
    explanation:
      "The embedded emulator applied the policies and detections of the files named below. It shows what they do as they are written, not what is attached in AWS.",
  },
  matched: {
    banner: "Model of your files, equal to a snapshot of the live organization; no call was made there",
    scope: "In the model, which matches a snapshot",
    explanation:
      "The embedded emulator answered, and everything that its decisions read was equal to a read-only snapshot. It shows what was deployed at the time of the snapshot.",
  },
  foreignEmulator: {
    banner: "Another emulator answered; neither your organization nor the model of orgdrill",
    scope: "In another emulator",
    explanation:
      "The calls went to an endpoint that is not AWS. What it answers depends on how much of AWS it plays, above all on whether it evaluates service control policies.",
  },
  executed: {
    banner: "Carried out against AWS in a listed sandbox organization",
    scope: "In the sandbox organization",
    explanation:
      "The calls went to the endpoints of AWS in a sandbox that was listed for it. It shows what AWS did there and then, not what it would do in another organization.",
  },
} as const satisfies Record<EvidenceClass, Words>;

const NOTHING: Words = {
  banner: "Nothing was judged in this run",
  scope: "Without an answer",
  explanation: "No drill came to an answer, so this run is evidence of nothing.",
};

export function classStatement({ drills }: RunDocument): ClassStatement {
  const classes = drills.flatMap((drill) => ANSWER_KINDS.flatMap((kind) => drill.answers[kind]?.class ?? []));
  const least = weakest(classes);
  if (least === undefined) return { class: undefined, word: "None", ...NOTHING };
  const stronger = [...new Set(classes)].filter((each) => each !== least).map((each) => EVIDENCE_CLASS_WORD[each]);
  const words = CLASS_WORDS[least];
  const mixed =
    stronger.length === 0 ? "" : ` Some answers are stronger (${stronger.join(", ")}); each says its own class.`;
  return { class: least, word: EVIDENCE_CLASS_WORD[least], ...words, explanation: `${words.explanation}${mixed}` };
}
