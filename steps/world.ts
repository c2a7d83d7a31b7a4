/** Cucumber's World, owned by us: one drill for each scenario, and the books that the hooks keep about its steps. */
import { setWorldConstructor, World } from "@cucumber/cucumber";
import { composeStage, type StageParameters } from "../src/compose.ts";
import { Drill, type StepFindings } from "../src/drill/index.ts";

export class DrillWorld extends World<StageParameters> {
  readonly drill: Drill = new Drill(composeStage(this.parameters));
  readonly stepFindings: StepFindings[] = [];
  /** Set when the drill was not run, or when something of ours crashed. */
  ending: "completed" | "notRun" | "crashed" = "completed";
  remark: string | null = null;
}

setWorldConstructor(DrillWorld);
