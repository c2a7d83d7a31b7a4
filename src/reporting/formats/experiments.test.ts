import { expect, test } from "vitest";
import type { Experiment, HopState } from "../../evidence/index.ts";
import { drill, evidenceOf, finding } from "../fixture.test-support.ts";
import { chainInWords, experiments, outcomesInWords } from "../sections/experiments.ts";
import { elementsOf } from "../well-formed.test-support.ts";
import { renderCsv } from "./csv.ts";
import { experimentsSection } from "./html/experiments.ts";
import { renderHtml } from "./html.ts";
import { renderJunit } from "./junit.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderTerminal } from "./terminal.ts";

const HOPS = ["action", "CloudTrail", "event bus", "rule", "target", "notified"] as const;

const chain = (phase: "steady state" | "verification", ...states: readonly HopState[]) => ({
  alarm: "departures",
  phase,
  act: "`admin` in lab: leave the organization",
  hops: HOPS.map((hop, index) => ({ hop, state: states[index] ?? "not reached", reason: `why ${hop}` })),
});

const experiment = (over: Partial<Experiment> = {}): Experiment => ({
  outcome: "deviated",
  reason: "`departures` goes blind at the hop rule: the rule departures is DISABLED",
  phases: [
    { phase: "steady state", result: "held", reason: "`departures` rang" },
    { phase: "fault", result: "done", reason: "chaos: a rule is in the state DISABLED" },
    { phase: "attack", result: "done", reason: "`admin` in lab: leave the organization" },
    { phase: "verification", result: "violated", reason: "`departures` goes blind" },
    { phase: "recovery", result: "not reached", reason: "the fault was never undone" },
  ],
  faults: [
    {
      id: "f-1",
      kind: "rule.disabled",
      name: "rule disabled",
      parameters: { rule: "arn:aws:events:us-east-1:222222222222:rule/departures" },
      by: "chaos",
      hop: "rule",
      from: "2026-11-01T00:15:00Z",
      until: null,
      recovery: "the rule gets its state back",
      source: "EventBridge API Reference, DisableRule",
    },
  ],
  chains: [
    chain("steady state", "passed", "passed", "passed", "passed", "passed", "passed"),
    chain("verification", "passed", "passed", "unknown", "broken"),
  ],
  ...over,
});

const broke = [finding({ answer: "detection", verdict: "broke", reason: "blind" })];
const evidence = evidenceOf([
  drill({ id: "fine", name: "A late record", experiment: experiment({ outcome: "as stated" }) }, [finding()]),
  drill({ id: "blind", name: "A rule was switched off", experiment: experiment() }, broke),
]);

test("what did not go as stated comes first, and the counts have their words", () => {
  const rows = experiments(evidence.document);
  expect(rows.map(({ drill: { id } }) => id)).toEqual(["blind", "fine"]);
  expect(outcomesInWords(rows)).toBe("1 deviated, 1 as stated");
});

test("one that was not run is no failed one: it has its own word in every format", () => {
  const left = drill(
    {
      id: "left",
      name: "A runbook mends it",
      verdict: "notRun",
      remark: "programs are not allowed",
      experiment: experiment({ outcome: "not run", reason: "programs are not allowed", chains: [], faults: [] }),
    },
    [],
  );
  const only = evidenceOf([left]);
  expect(outcomesInWords(experiments(only.document))).toBe("1 not run");
  expect(renderTerminal(only)).toContain("Experiments   1 not run");
  expect(renderMarkdown(only)).toContain("**Experiments.** 1 not run.");
  expect(renderMarkdown(only)).toContain("| Not run | A runbook mends it |");
  expect(renderHtml(only)).toContain('<b class="outcome">Not run</b>');
  expect(renderJunit(only)).toContain('<property name="experiment" value="Not run"/>');
  const [columns = "", row = ""] = renderCsv(only).split("\r\n");
  expect([columns.split(",").at(-1), row.split(",").at(-1)]).toEqual(['"experiment"', '"not run"']);
  for (const text of [renderTerminal(only), renderMarkdown(only), renderHtml(only), renderJunit(only)])
    expect(text).not.toMatch(/\b1 failed\b/);
});

test("a chain reads without colour: every state has a sign, and what is not passed has a word", () => {
  const line =
    "action ✓ → CloudTrail ✓ → event bus ? not seen → rule ✕ broken → target – not reached → notified – not reached";
  expect(chainInWords(chain("verification", "passed", "passed", "unknown", "broken"))).toBe(line);
});

test("the section is as it was (golden)", async () => {
  const section = experimentsSection(evidence);
  const text = section === false ? "" : section.text;
  expect(text).toContain('<li class="hop broken"');
  expect(text.match(/>broken</g)).toHaveLength(2);
  expect(elementsOf(text).length).toBeGreaterThan(50);
  await expect(text).toMatchFileSnapshot("./golden/experiments.golden.html");
});

test("every format tells of experiments, and a run without any says nothing of them", () => {
  expect(renderHtml(evidence)).toContain('<a href="#experiments">');
  expect(renderMarkdown(evidence)).toContain("**Experiments.** 1 deviated, 1 as stated.");
  expect(renderMarkdown(evidence)).toContain("rule ✕ broken");
  expect(renderTerminal(evidence)).toContain("Experiments   1 deviated, 1 as stated");
  for (const text of [renderHtml(evidenceOf()), renderMarkdown(evidenceOf()), renderTerminal(evidenceOf())])
    expect(text).not.toMatch(/Experiments<|\*\*Experiments|^Experiments/m);
});

test("a fault in a drill that is no experiment is told in the drill, and counted nowhere", () => {
  const { faults } = experiment();
  const only = evidenceOf([drill({ faults }, [finding()])]);
  const page = renderHtml(only);
  expect(page).toContain("What was broken on purpose");
  expect(page).toContain("rule arn:aws:events:us-east-1:222222222222:rule/departures · when it ends");
  expect(page).not.toContain('<a href="#experiments">');
  expect(renderTerminal(only)).not.toMatch(/^Experiments/m);
  expect(renderMarkdown(only)).not.toContain("**Experiments");
});

test("what others chose to write cannot become markup", () => {
  const attack = `<script>alert(1)</script>"'|\u202e`;
  const [fault] = experiment().faults;
  const hostile = experiment({
    reason: attack,
    faults:
      fault === undefined ? [] : [{ ...fault, name: attack, by: attack, id: attack, parameters: { [attack]: attack } }],
    chains: [{ ...chain("verification", "broken"), alarm: attack, act: attack }],
    phases: [{ phase: "fault", result: "done", reason: attack }],
  });
  const nasty = evidenceOf([drill({ name: attack, experiment: hostile }, broke)]);
  expect(renderHtml(nasty)).not.toContain("<script>alert");
  expect(renderHtml(nasty)).not.toContain("\u202e");
  expect(renderMarkdown(nasty)).not.toContain("<script>");
});
