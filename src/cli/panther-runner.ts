/** Panther rules: Python of the user, run by the user's own `python3` and only where it was allowed. */
import { dirname, join, resolve } from "node:path";
import {
  type EngineOptions,
  type LoadedDetection,
  type PantherRule,
  type PantherTest,
  silenceOf,
} from "../detection/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import { Complaint } from "./complaint.ts";
import { EXIT } from "./exit-codes.ts";
import { PythonChild } from "./python-child.ts";

export type PantherVerdicts = Readonly<{
  matched: readonly LoadedDetection[];
  failed: readonly Readonly<{ detection: LoadedDetection; error: string }>[];
}>;

/** A test out of the rule's own YAML; `got` is undefined where it was not run. */
export type PantherTestResult = Readonly<{
  detection: LoadedDetection;
  test: PantherTest;
  got: boolean | undefined;
  because: string | undefined;
}>;

export type PantherRunner = Readonly<{
  isIdle: boolean;
  tests(): Promise<readonly PantherTestResult[]>;
  judge(record: CloudTrailRecord, options: EngineOptions): Promise<PantherVerdicts>;
  stop(): void;
}>;

export type PantherOptions = Readonly<{ folder: string; isAllowed: boolean; limitMs?: number }>;

/** For one record, all rules together. */
const LIMIT_MS = 10_000;
/** To start, and to load every rule. */
const START_LIMIT_MS = 30_000;
const IDLE: PantherRunner = {
  isIdle: true,
  tests: async () => [],
  judge: async () => ({ matched: [], failed: [] }),
  stop() {},
};

type Loaded = Readonly<{ detection: LoadedDetection; rule: PantherRule }>;

/** Refused with a complaint when there are Panther rules and Python was not allowed, or when one of them does not load. */
export async function startPanther(
  detections: readonly LoadedDetection[],
  { folder, isAllowed, limitMs = LIMIT_MS }: PantherOptions,
): Promise<PantherRunner> {
  const rules = detections.flatMap((detection): readonly Loaded[] =>
    detection.rule.kind === "panther" ? [{ detection, rule: detection.rule.rule }] : [],
  );
  const [first] = rules;
  if (first === undefined) return IDLE;
  if (!isAllowed) throw notAllowed(first.detection);
  const child = new PythonChild(limitMs);
  try {
    const paths = [folder, join(folder, "global_helpers")].map((each) => resolve(each));
    const setup = {
      rules: rules.map(({ detection, rule }) => resolve(dirname(detection.place.file), rule.filename)),
      paths,
    };
    refuseUnloaded(rules, await child.ask(setup, START_LIMIT_MS));
  } catch (error) {
    child.stop();
    throw error;
  }
  return {
    isIdle: false,
    tests: () => runTests(child, rules),
    judge: (record, options) => judge(child, rules, { record, options }),
    stop: () => child.stop(),
  };
}

const notAllowed = ({ place: { file, line } }: LoadedDetection): Complaint =>
  new Complaint({
    exitCode: EXIT.usage,
    lines: [`${file}:${line}: this is a Panther rule: its Python is not run without \`--allow-python\``],
    nextStep:
      "read the rules first; `--allow-python` runs them with your own python3, your files and your network in reach",
  });

function refuseUnloaded(rules: readonly Loaded[], answer: unknown): void {
  const errors = listAt(answer, "loaded");
  const lines = rules.flatMap(({ detection: { place }, rule }, index) => {
    const error = errors[index];
    return typeof error === "string"
      ? [`${place.file}:${place.line}: \`${rule.filename}\` does not load: ${error}`]
      : [];
  });
  if (lines.length > 0 || errors.length !== rules.length)
    throw new Complaint({
      exitCode: EXIT.usage,
      lines,
      nextStep: "repair the rule; modules are looked for in the folder and in its `global_helpers`",
    });
}

async function judge(
  child: PythonChild,
  rules: readonly Loaded[],
  { record, options }: Readonly<{ record: CloudTrailRecord; options: EngineOptions }>,
): Promise<PantherVerdicts> {
  const heard = rules.flatMap(({ detection }, position) =>
    silenceOf(detection, record, options) === undefined ? [position] : [],
  );
  if (heard.length === 0) return { matched: [], failed: [] };
  const results = listAt(await child.ask({ event: record, only: heard }), "results");
  const verdicts = heard.flatMap((position, index) => {
    const detection = rules[position]?.detection;
    return detection === undefined ? [] : [{ detection, result: results[index] }];
  });
  return {
    matched: verdicts.filter(({ result }) => result === true).map(({ detection }) => detection),
    failed: verdicts.flatMap(({ detection, result }) =>
      typeof result === "boolean" ? [] : [{ detection, error: errorOf(result) }],
    ),
  };
}

async function runTests(child: PythonChild, rules: readonly Loaded[]): Promise<readonly PantherTestResult[]> {
  const results: PantherTestResult[] = [];
  for (const [position, { detection, rule }] of rules.entries()) {
    for (const test of rule.tests) {
      if (test.hasMocks)
        results.push({ detection, test, got: undefined, because: "tests with mocks are not run here" });
      else {
        const [result] = listAt(await child.ask({ event: test.log, only: [position] }), "results");
        const got = typeof result === "boolean" ? result : undefined;
        results.push({ detection, test, got, because: got === undefined ? errorOf(result) : undefined });
      }
    }
  }
  return results;
}

function listAt(answer: unknown, member: string): readonly unknown[] {
  const list: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, member) : undefined;
  return Array.isArray(list) ? list : [];
}

function errorOf(result: unknown): string {
  const error: unknown = typeof result === "object" && result !== null ? Reflect.get(result, "error") : undefined;
  return typeof error === "string" ? error : "no answer";
}
