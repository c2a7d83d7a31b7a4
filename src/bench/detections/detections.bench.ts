/** How many records a second a hundred detections of one format are held against, as `orgdrill detect` does. */
import { loadDetections, startEngine } from "../../detection/index.ts";
import { type CloudTrailRecord, parseRecords } from "../../trail/index.ts";
import type { Bench } from "../bench.ts";
import { figureOf } from "../figure.ts";
import { rate, trust } from "../timing.ts";
import { RECORD, RULE_FILES, type RuleFile } from "./rule-files.ts";

const RULES = 100;
const TEXT = JSON.stringify(RECORD);

export const detections: Bench = {
  name: "detections",
  async *run() {
    const parsed = rate(() => JSON.parse(TEXT));
    const record = read(TEXT);
    for (const [format, fileOf] of Object.entries(RULE_FILES)) {
      const engine = engineOf(fileOf);
      const seen = engine.take(record).matched.length;
      if (seen !== 1) throw new Error(`expected one of ${RULES} rules to match, saw ${seen} (${format})`);
      const measured = rate(() => engine.take(record));
      console.error(`bench detections: ${format}: ${trust(measured)}`);
      yield figureOf({
        ...{ bench: "detections", metric: `${format}-${RULES}`, value: measured.value, unit: "records/s" },
        yardstick: { name: "JSON.parse of the same record", value: parsed.value },
      });
      const perRule = measured.value * RULES;
      yield figureOf({ bench: "detections", metric: `${format}-matches`, value: perRule, unit: "rules judged/s" });
    }
  },
};

function read(text: string): CloudTrailRecord {
  const records = parseRecords(text);
  const record = records.ok ? records.value[0] : undefined;
  if (record === undefined) throw new Error("the record of the benchmark is none");
  return record;
}

function engineOf(fileOf: RuleFile) {
  const files = Array.from({ length: RULES }, (_, at) => fileOf(at)).map(({ name, text }) => ({
    path: name,
    name,
    text,
  }));
  const folder = loadDetections(files);
  const [mistake] = folder.mistakes;
  if (mistake !== undefined) throw new Error(`${mistake.file}:${mistake.line}: ${mistake.message}`);
  return startEngine(folder);
}
