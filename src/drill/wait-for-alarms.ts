/** Lets virtual time pass until alarms must have rung, and reads what was sent. */
import type { Control, Notification } from "../target/index.ts";
import type { Drill } from "./drill.ts";
import { actedAt, type Sent } from "./lookout.ts";
import { NotRun } from "./not-run.ts";
import type { OpenedWorld } from "./stage.ts";

/** Lets the bound pass on virtual time in every world of the attempts, then reads what was sent. */
export async function waitFor(drill: Drill, withinMs: number): Promise<Sent> {
  const attempts = drill.recall();
  const until = Math.max(...attempts.map(actedAt)) + withinMs;
  const sent = new Map<OpenedWorld, readonly Notification[]>();
  drill.records.forget();
  // An account that closes meanwhile shows its event history to nobody: what was read before stays read.
  for (const attempt of attempts) await drill.records.about(attempt);
  drill.records.forget();
  for (const world of new Set([...attempts, ...drill.made].map((attempt) => attempt.world ?? drill.opened))) {
    const control = controlOf(world);
    const restMs = until - (await control.now());
    if (restMs > 0) await control.advance(restMs);
    sent.set(world, await control.notifications());
  }
  return sent;
}

function controlOf({ target: { control, capabilities, name } }: OpenedWorld): Control {
  if (control === undefined || !capabilities.has("clock") || !capabilities.has("notifications")) {
    throw new NotRun(`${name} can neither move time nor show what detections sent`);
  }
  return control;
}
