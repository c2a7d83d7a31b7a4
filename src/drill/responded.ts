/** One response as it was carried out in a drill. */
import type { Response, ResponseReport } from "../action/index.ts";
import type { Actor, Attempt } from "./attempt.ts";

/** All that one When did has the same `turn`. */
export type Responded = Readonly<{
  actor: Actor;
  response: Response;
  report: ResponseReport;
  attempt: Attempt;
  turn: number;
}>;
