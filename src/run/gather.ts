/** From Cucumber's messages to drill results: the evidence that each scenario attached, and what became of each step. */
import type { Envelope } from "@cucumber/messages";
import { type DrillEvidence, EVIDENCE_MEDIA_TYPE } from "../drill/index.ts";
import { type DrillFiles, type DrillResult, judge, type StepResult, type Verdict, worst } from "../evidence/index.ts";
import { valuesOf } from "./drill-identity.ts";
import type { PlannedScenario } from "./scenario.ts";

export type Gathered = Readonly<{ result: DrillResult; files: DrillFiles; touchedAssumptions: readonly string[] }>;

type StepStatus = Readonly<{ status: string; message: string | undefined }>;

/** Collects messages while Cucumber runs; a scenario can be read once it has finished. */
export class Gatherer {
  readonly #evidence = new Map<string, DrillEvidence>();
  readonly #statuses = new Map<string, Map<string, StepStatus>>();
  readonly #pickleOfCase = new Map<string, string>();
  readonly #pickleStepOf = new Map<string, string>();
  readonly #pickleOfStart = new Map<string, string>();

  /** Answers the pickle id of a scenario that this message finishes. */
  take(message: Envelope): string | undefined {
    const { testCase, testCaseStarted, attachment, testStepFinished, testCaseFinished } = message;
    if (testCase !== undefined) {
      this.#pickleOfCase.set(testCase.id, testCase.pickleId);
      for (const step of testCase.testSteps)
        if (step.pickleStepId !== undefined) this.#pickleStepOf.set(step.id, step.pickleStepId);
    }
    if (testCaseStarted !== undefined)
      this.#pickleOfStart.set(testCaseStarted.id, this.#pickleOfCase.get(testCaseStarted.testCaseId) ?? "");
    if (attachment?.mediaType === EVIDENCE_MEDIA_TYPE) {
      this.#evidence.set(
        this.#pickleOfStart.get(attachment.testCaseStartedId ?? "") ?? "",
        JSON.parse(attachment.body) as DrillEvidence,
      );
    }
    if (testStepFinished !== undefined) {
      const pickleStep = this.#pickleStepOf.get(testStepFinished.testStepId);
      const pickle = this.#pickleOfStart.get(testStepFinished.testCaseStartedId) ?? "";
      const statuses = this.#statuses.get(pickle) ?? new Map<string, StepStatus>();
      this.#statuses.set(pickle, statuses);
      if (pickleStep !== undefined)
        statuses.set(pickleStep, {
          status: testStepFinished.testStepResult.status,
          message: testStepFinished.testStepResult.message,
        });
    }
    return testCaseFinished === undefined ? undefined : this.#pickleOfStart.get(testCaseFinished.testCaseStartedId);
  }

  /** The judged drill; one whose evidence never arrived crashed. `label` names its feature file. */
  drill(scenario: PlannedScenario, named: Readonly<{ id: string; label: string }>): Gathered {
    const evidence = this.#evidence.get(scenario.pickleId);
    const failure = [...(this.#statuses.get(scenario.pickleId)?.values() ?? [])].find(
      (each) => each.status === "FAILED",
    );
    const crashed = evidence === undefined || failure !== undefined;
    const ending = crashed ? "crashed" : evidence.ending;
    const judged = judge(evidence?.findings ?? [], ending);
    const remark =
      evidence?.remark ?? (crashed ? firstLine(failure?.message ?? "the scenario handed over no evidence") : null);
    const result: DrillResult = {
      id: named.id,
      name: scenario.name,
      rule: scenario.rule,
      feature: scenario.feature,
      uri: named.label,
      line: scenario.line,
      tags: scenario.tags,
      claims: valuesOf(scenario.tags, "claim"),
      techniques: valuesOf(scenario.tags, "technique"),
      controls: valuesOf(scenario.tags, "control"),
      ...judged,
      sensitivity: evidence === undefined || evidence.sensitivity.length === 0 ? null : evidence.sensitivity,
      steps: this.#steps(scenario, evidence),
      alerts: evidence?.alerts ?? [],
      state: evidence?.state ?? { before: [], after: [] },
      repeats: [],
      ...(evidence?.experiment !== undefined && { experiment: evidence.experiment }),
      ...(evidence?.faults !== undefined && { faults: evidence.faults }),
      ...(evidence?.incident !== undefined && { incident: evidence.incident }),
      ...(remark !== null && { remark }),
      ...(typeof evidence?.fixture === "string" && { fixture: evidence.fixture }),
      ...(evidence?.assuming !== undefined && { assuming: evidence.assuming }),
      ending,
      calls: [],
      trail: [],
    };
    return {
      result,
      files: { calls: evidence?.calls ?? [], trail: evidence?.trail ?? [] },
      touchedAssumptions: evidence?.touchedAssumptions ?? [],
    };
  }

  #steps(scenario: PlannedScenario, evidence: DrillEvidence | undefined): readonly StepResult[] {
    const statuses = this.#statuses.get(scenario.pickleId);
    return scenario.steps.map((step, index) => {
      const status = statuses?.get(step.pickleStepId);
      const findings = (evidence?.steps[index]?.findings ?? []).flatMap(
        (each) => evidence?.findings[each]?.verdict ?? [],
      );
      const { keyword, text, line } = step;
      return {
        keyword,
        text,
        line,
        verdict: stepVerdict(status?.status, findings),
        ...(status?.message !== undefined && { message: firstLine(status.message) }),
      };
    });
  }
}

function stepVerdict(status: string | undefined, findings: readonly Verdict[]): Verdict {
  if (status === "PASSED") return findings.length === 0 ? "held" : worst(findings);
  return status === "SKIPPED" || status === undefined ? "notRun" : "inconclusive";
}

const firstLine = (text: string): string => text.split("\n")[0] ?? "";
