/** How a drill lets time pass on its target: virtual time is moved, real time is waited for. */
import { formatDuration, hours, type Instant } from "../kernel/index.ts";
import type { Target } from "../target/index.ts";
import { NotRun } from "./not-run.ts";

/** Real time that a step waits for without asking anything; what takes longer, such as an invitation that expires, is Not run. */
const LONGEST_PAUSE_MS = hours(1);

export const isTimeVirtual = ({ control, capabilities }: Target): boolean =>
  control !== undefined && capabilities.has("clock");

/** Whether waiting is all that the target can do about time. */
export const isTimeReal = (target: Target): boolean => !isTimeVirtual(target) && target.control?.pause !== undefined;

/** Lets so many milliseconds pass and answers what time it is then; throws `NotRun` where time cannot be moved and is too long to wait for. */
export async function letPass(target: Target, durationMs: number): Promise<Instant> {
  const { control, name } = target;
  if (control !== undefined && isTimeVirtual(target)) return control.advance(durationMs);
  if (control?.pause !== undefined && durationMs <= LONGEST_PAUSE_MS) return control.pause(durationMs);
  const why = control?.pause === undefined ? "" : ", and a drill does not wait for that long";
  throw new NotRun(`${name} cannot move time by ${formatDuration(durationMs)}${why}`);
}
