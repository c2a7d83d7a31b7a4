/** What happens around every scenario and every step: findings are counted, and the evidence is handed over. */
import { After, AfterStep, setDefinitionFunctionWrapper } from "@cucumber/cucumber";
import { concludeDrill, EVIDENCE_MEDIA_TYPE, ExperimentAborted, NotRun } from "../src/drill/index.ts";
import type { DrillWorld } from "./world.ts";

type Definition = (this: DrillWorld, ...given: unknown[]) => unknown;

/** A step that cannot be answered here ends the scenario as not run; anything else that is thrown is a crash, told apart from a break. */
setDefinitionFunctionWrapper((definition: Definition) => {
  const wrapped: Definition = async function (...given) {
    try {
      return await definition.apply(this, given);
    } catch (thrown) {
      if (thrown instanceof NotRun) {
        Object.assign(this, { ending: "notRun", remark: thrown.message });
        return "skipped";
      }
      // Not a crash: why it was stopped is among the findings, and what follows would prove nothing.
      if (thrown instanceof ExperimentAborted) {
        this.remark = thrown.message;
        return "skipped";
      }
      if (this.ending === "completed") {
        Object.assign(this, { ending: "crashed", remark: thrown instanceof Error ? thrown.message : String(thrown) });
      }
      throw thrown;
    }
  };
  return Object.defineProperty(wrapped, "length", { value: definition.length });
});

AfterStep(function (this: DrillWorld) {
  const counted = this.stepFindings.reduce((sum, step) => sum + step.findings.length, 0);
  const fresh = this.drill.findings.length - counted;
  const findings = Array.from({ length: fresh }, (_, index) => counted + index);
  this.stepFindings.push({ index: this.stepFindings.length, findings });
});

After({ name: "hand over the evidence" }, async function (this: DrillWorld) {
  const { ending, remark, stepFindings: steps } = this;
  const evidence = await concludeDrill(this.drill, { ending, remark, steps });
  this.attach(JSON.stringify(evidence), { mediaType: EVIDENCE_MEDIA_TYPE });
  await this.drill.close();
});
