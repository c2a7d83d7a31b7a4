/** Somebody waits with what they hold, and then acts: shows how long a session lives. STS API Reference: AssumeRoot, DurationSeconds; claim ROOT-04. */
import { formatDuration } from "../kernel/index.ts";
import { type Action, NotOffered } from "./action.ts";

/** Throws `NotOffered` where nobody can tell or move the target's time. */
export const afterWaiting = (durationMs: number, action: Action): Action => ({
  ...action,
  id: `late-${action.id}`,
  sentence: `wait for ${formatDuration(durationMs)} and ${action.sentence}`,
  async carryOut(hands, control) {
    if (control === undefined) throw new NotOffered("time cannot be moved on this target");
    await (control.pause ?? control.advance)(durationMs);
    return action.carryOut(hands, control);
  },
});
