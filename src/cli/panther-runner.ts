/** Panther rules: Python of the user, run by the user's own `python3` and only where it was allowed. */
import type { EngineOptions, LoadedDetection } from "../detection/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";

export type PantherVerdicts = Readonly<{
  matched: readonly LoadedDetection[];
  failed: readonly Readonly<{ detection: LoadedDetection; error: string }>[];
}>;

export type PantherRunner = Readonly<{
  isIdle: boolean;
  judge(record: CloudTrailRecord, options: EngineOptions): Promise<PantherVerdicts>;
  stop(): void;
}>;

const IDLE: PantherRunner = { isIdle: true, judge: async () => ({ matched: [], failed: [] }), stop() {} };

export function startPanther(
  detections: readonly LoadedDetection[],
  _options: Readonly<{ isAllowed: boolean }>,
): PantherRunner {
  const rules = detections.filter(({ rule }) => rule.kind === "panther");
  const [first] = rules;
  if (first === undefined) return IDLE;
  throw new Complaint({
    exitCode: EXIT.usage,
    lines: [`${first.place.file}:${first.place.line}: this is a Panther rule, and its Python is not run`],
    nextStep: "take Panther rules out of the folder",
  });
}
