/** The bundled World; with the parameter `isTimeReal` its drills are on targets whose time cannot be moved. */
import { type IWorldOptions, setWorldConstructor } from "@cucumber/cucumber";
import { DrillWorld } from "../../steps/world.ts";
import type { StageParameters } from "../compose.ts";
import { Drill, type DrillStage } from "../drill/index.ts";
import { onRealTime } from "../target/real-time.test-support.ts";

type Parameters = StageParameters & Readonly<{ isTimeReal?: boolean }>;

class SwitchableWorld extends DrillWorld {
  constructor(options: IWorldOptions<Parameters>) {
    super(options);
    if (options.parameters.isTimeReal === true) Object.assign(this, { drill: new Drill(onReal(this.drill.stage)) });
  }
}

const onReal = (stage: DrillStage): DrillStage => ({
  ...stage,
  async open(...asked) {
    const opened = await stage.open(...asked);
    return { ...opened, target: await onRealTime(opened.target) };
  },
});

setWorldConstructor(SwitchableWorld);
