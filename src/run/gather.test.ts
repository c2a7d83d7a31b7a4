import type { Envelope } from "@cucumber/messages";
import { describe, expect, test } from "vitest";
import { type DrillEvidence, EVIDENCE_MEDIA_TYPE } from "../drill/index.ts";
import { finding } from "../evidence/samples.test-support.ts";
import { type Gathered, Gatherer } from "./gather.ts";
import { scenario } from "./samples.test-support.ts";

const evidence = (over: Partial<DrillEvidence> = {}): DrillEvidence => ({
  findings: [finding()],
  calls: [],
  trail: [],
  alerts: [],
  sensitivity: [],
  state: { before: [], after: [] },
  steps: [
    { index: 0, findings: [] },
    { index: 1, findings: [0] },
  ],
  touchedAssumptions: ["a-guess"],
  ending: "completed",
  remark: null,
  fixture: null,
  ...over,
});

type Told = Readonly<{
  evidence?: DrillEvidence;
  statuses?: readonly (readonly [status: string, message?: string])[];
  mediaType?: string;
}>;

/** The messages of one scenario, as Cucumber sends them; a hook has a step without a place in the pickle. */
function messagesOf({ evidence: handed, statuses = [["PASSED"], ["PASSED"]], mediaType }: Told): readonly Envelope[] {
  const testSteps = [
    { id: "t-1", pickleStepId: "step-1" },
    { id: "t-2", pickleStepId: "step-2" },
    { id: "t-hook", hookId: "hook" },
  ];
  const finished = statuses.map(([status, message], index) => ({
    testStepFinished: {
      testCaseStartedId: "started-1",
      testStepId: `t-${index + 1}`,
      testStepResult: { status, ...(message !== undefined && { message }) },
    },
  }));
  const attachment = {
    body: JSON.stringify(handed),
    mediaType: mediaType ?? EVIDENCE_MEDIA_TYPE,
    testCaseStartedId: "started-1",
  };
  return [
    { testCase: { id: "case-1", pickleId: "pickle-1", testSteps } },
    { testCaseStarted: { id: "started-1", testCaseId: "case-1" } },
    ...finished,
    ...(handed === undefined ? [] : [{ attachment }]),
    { testCaseFinished: { testCaseStartedId: "started-1" } },
  ] as unknown as readonly Envelope[];
}

function gathered(told: Told): Gathered {
  const gatherer = new Gatherer();
  const ended = messagesOf(told).map((message) => gatherer.take(message));
  expect(ended.filter((each) => each !== undefined)).toEqual(["pickle-1"]);
  return gatherer.drill(scenario({ tags: ["@claim:C", "@technique:T", "@control:a:b"] }), {
    id: "the-id",
    label: "the-label",
  });
}

test("a scenario becomes a drill with its place, its tags, its verdict and the verdict of each step", () => {
  const { result, touchedAssumptions } = gathered({ evidence: evidence() });
  expect(result).toMatchObject({
    id: "the-id",
    uri: "the-label",
    rule: "Nobody leaves",
    line: 7,
    claims: ["C"],
    techniques: ["T"],
    controls: ["a:b"],
    verdict: "held",
    ending: "completed",
    sensitivity: null,
  });
  expect(result.steps.map(({ text, verdict }) => [text, verdict])).toEqual([
    ["somebody tries", "held"],
    ["it is stopped", "held"],
  ]);
  expect(result).not.toHaveProperty("remark");
  expect(touchedAssumptions).toEqual(["a-guess"]);
});

describe("what is no pass", () => {
  test("a scenario that handed over no evidence crashed: Inconclusive", () => {
    for (const told of [{}, { evidence: evidence(), mediaType: "text/plain" }]) {
      const { result } = gathered(told);
      expect(result).toMatchObject({
        verdict: "inconclusive",
        ending: "crashed",
        remark: "the scenario handed over no evidence",
      });
    }
  });

  test("a step that failed crashed, whatever the evidence says, and its first line is the remark", () => {
    const { result } = gathered({ evidence: evidence(), statuses: [["FAILED", "boom\n  at x"], ["SKIPPED"]] });
    expect(result).toMatchObject({ verdict: "inconclusive", ending: "crashed", remark: "boom" });
    expect(result.steps.map((each) => [each.verdict, each.message])).toEqual([
      ["inconclusive", "boom"],
      ["notRun", undefined],
    ]);
  });

  test("a crash does not hide a break that was seen before", () => {
    const broke = evidence({ findings: [finding({ verdict: "broke" })], ending: "crashed", remark: "ours" });
    expect(gathered({ evidence: broke, statuses: [["PASSED"], ["FAILED", "x"]] }).result).toMatchObject({
      verdict: "broke",
      remark: "ours",
    });
  });

  test("a step that skipped was not run, with the reason", () => {
    const notRun = evidence({ findings: [], ending: "notRun", remark: "no detections", steps: [] });
    const { result } = gathered({ evidence: notRun, statuses: [["PASSED"], ["SKIPPED"]] });
    expect(result).toMatchObject({ verdict: "notRun", ending: "notRun", remark: "no detections" });
    expect(result.steps.map((each) => each.verdict)).toEqual(["held", "notRun"]);
  });

  test("a scenario that came to its end without a finding proved nothing", () => {
    expect(gathered({ evidence: evidence({ findings: [], steps: [] }) }).result.verdict).toBe("inconclusive");
  });

  test("a step that never ran was not run", () => {
    expect(gathered({ evidence: evidence(), statuses: [["PASSED"]] }).result.steps[1]?.verdict).toBe("notRun");
  });
});

test("a step shows the worst of its own findings", () => {
  const rows = [finding(), finding({ verdict: "broke" }), finding({ verdict: "inconclusive" })];
  const steps = [
    { index: 0, findings: [0] },
    { index: 1, findings: [1, 2] },
  ];
  expect(gathered({ evidence: evidence({ findings: rows, steps }) }).result.steps.map((each) => each.verdict)).toEqual([
    "held",
    "broke",
  ]);
});

test("scenarios that run side by side are kept apart", () => {
  const gatherer = new Gatherer();
  const other = JSON.parse(
    JSON.stringify(messagesOf({ evidence: evidence({ findings: [finding({ verdict: "broke" })] }) }))
      .replaceAll("case-1", "case-2")
      .replaceAll("started-1", "started-2")
      .replaceAll("pickle-1", "pickle-2")
      .replaceAll('"t-', '"u-'),
  ) as readonly Envelope[];
  const own = messagesOf({ evidence: evidence() });
  own.forEach((message, index) => {
    gatherer.take(message);
    gatherer.take(other[index] as Envelope);
  });
  const verdictOf = (pickleId: string) =>
    gatherer.drill(scenario({ pickleId }), { id: pickleId, label: "" }).result.verdict;
  expect([verdictOf("pickle-1"), verdictOf("pickle-2")]).toEqual(["held", "broke"]);
});
