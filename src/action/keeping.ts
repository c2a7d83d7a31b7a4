/** A response whose report is kept: as an action it answers with one call only. */
import type { Action } from "./action.ts";
import { decisiveOf } from "./course.ts";
import type { Response, ResponseReport } from "./response.ts";

export type Kept = Readonly<{ action: Action; report(): ResponseReport | undefined }>;

/** `report` is what the first carrying out came to: a drill repeats its acts on copies of its world, and those are not asked about. */
export function keepingReport(response: Response): Kept {
  let first: ResponseReport | undefined;
  const action: Action = {
    ...response,
    async carryOut(hands) {
      const report = await response.respond(hands);
      first ??= report;
      return decisiveOf(report);
    },
  };
  return { action, report: () => first };
}
