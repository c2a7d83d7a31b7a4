import type { Envelope } from "@cucumber/messages";
import { expect, test } from "vitest";
import { EVIDENCE_MEDIA_TYPE } from "../drill/index.ts";
import type { Verdict } from "../evidence/index.ts";
import { drill, finding } from "../evidence/samples.test-support.ts";
import type { CucumberSession, Execution } from "./cucumber-session.ts";
import type { Gathered } from "./gather.ts";
import { repeatUnderAssumptions } from "./repeat-under-assumptions.ts";
import { NOBODY, scenario } from "./samples.test-support.ts";

/** A session that runs every scenario whose line it is asked for, with the verdict that `judge` gives. */
function sessionOf(judge: (line: number, assumptions: Readonly<Record<string, string>>) => Verdict | undefined) {
  const executions: Execution[] = [];
  const session = {
    async execute(execution: Execution, onMessage: (message: Envelope) => void) {
      executions.push(execution);
      const { assumptions } = execution.parameters as { assumptions: Record<string, string> };
      const lines = execution.selection.paths.map((path) => Number(path.split(":").at(-1)));
      const children = lines.map((line) => ({
        scenario: { id: `s-${line}`, location: { line }, steps: [], examples: [] },
      }));
      const messages: unknown[] = [{ gherkinDocument: { uri: "a.feature", feature: { name: "F", children } } }];
      for (const line of lines) {
        const verdict = judge(line, assumptions);
        const body = JSON.stringify({
          findings: verdict === undefined ? [] : [finding({ verdict })],
          steps: [],
          sensitivity: [],
          ending: "completed",
          remark: null,
        });
        messages.push(
          { pickle: { id: `p-${line}`, uri: "a.feature", name: "n", astNodeIds: [`s-${line}`], tags: [], steps: [] } },
          { testCase: { id: `c-${line}`, pickleId: `p-${line}`, testSteps: [] } },
          { testCaseStarted: { id: `b-${line}`, testCaseId: `c-${line}` } },
          ...(verdict === undefined
            ? []
            : [{ attachment: { body, mediaType: EVIDENCE_MEDIA_TYPE, testCaseStartedId: `b-${line}` } }]),
          { testCaseFinished: { testCaseStartedId: `b-${line}` } },
        );
      }
      for (const message of messages) onMessage(message as Envelope);
    },
  };
  return { session: session as unknown as CucumberSession, executions };
}

const played = (line: number, touchedAssumptions: readonly string[]) => ({
  scenario: scenario({ uri: "a.feature", line }),
  gathered: {
    result: drill({ id: `drill-${line}` }),
    files: { calls: [], trail: [] },
    touchedAssumptions,
  } satisfies Gathered,
});

const PARAMETERS = {
  organizationFile: "/o.yaml",
  roots: { packageRoot: "/p", workingDirectory: "/w" },
  seed: 1,
  at: 0,
  assumptions: { kept: "x" },
};
const ALTERNATIVES = [
  { name: "order", value: "other-order" },
  { name: "reason", value: "other-reason" },
];

const repeat = (session: CucumberSession, drills: readonly ReturnType<typeof played>[]) =>
  repeatUnderAssumptions({
    session,
    parameters: PARAMETERS,
    alternatives: ALTERNATIVES,
    drills,
    pathOf: (uri) => `/w/${uri}`,
    progress: NOBODY,
  });

test("a drill is repeated under every alternative of an assumption that it touched, and under no other", async () => {
  const { session, executions } = sessionOf(() => "held");
  const repeats = await repeat(session, [played(3, ["order"]), played(9, ["order", "reason"]), played(12, [])]);
  expect(
    executions.map(({ selection, parameters, dryRun }) => [
      selection.paths,
      (parameters as typeof PARAMETERS).assumptions,
      dryRun,
    ]),
  ).toEqual([
    [["/w/a.feature:3", "/w/a.feature:9"], { kept: "x", order: "other-order" }, false],
    [["/w/a.feature:9"], { kept: "x", reason: "other-reason" }, false],
  ]);
  expect([...repeats].map(([id, rows]) => [id, rows.map((each) => each.assumption)])).toEqual([
    ["drill-3", ["order"]],
    ["drill-9", ["order", "reason"]],
  ]);
});

test("each drill gets its own verdicts, by answer", async () => {
  const { session } = sessionOf((line) => (line === 3 ? "broke" : "held"));
  const repeats = await repeat(session, [played(3, ["order"]), played(9, ["order"])]);
  expect(repeats.get("drill-3")).toEqual([
    {
      assumption: "order",
      value: "other-order",
      verdict: "broke",
      answers: { prevention: "broke", detection: null, consequence: null },
    },
  ]);
  expect(repeats.get("drill-9")?.[0]?.verdict).toBe("held");
});

test("a repeat that crashed is Inconclusive, not the same as before", async () => {
  const { session } = sessionOf(() => undefined);
  const [again] = (await repeat(session, [played(3, ["order"])])).get("drill-3") ?? [];
  expect(again).toMatchObject({ verdict: "inconclusive", answers: { prevention: null } });
});

test("nothing is run when nothing was touched", async () => {
  const { session, executions } = sessionOf(() => "held");
  expect((await repeat(session, [played(3, ["something-else"])])).size).toBe(0);
  expect(executions).toEqual([]);
});
