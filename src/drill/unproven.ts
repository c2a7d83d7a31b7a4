/** Why a detection that is judged beside the target may have rung where it would not: a fault that its model knows nothing of, or a trail that was mended since. */
import { type LoadedDetection, pipelineOf } from "../detection/index.ts";
import type { HopName } from "../evidence/index.ts";
import { type Attempt, hasSucceeded } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { StruckFault } from "./experiment-book.ts";
import { earlierThan } from "./feed.ts";
import { TAMPERING } from "./trail-watch.ts";

type Judged = Readonly<{ attempt: Attempt; detection: LoadedDetection }>;

/** Undefined when what it heard is what it would have heard. */
export function whyUnproven(drill: Drill, { attempt, detection }: Judged): string | undefined {
  const { experiment } = drill;
  const inForce = experiment.inForceFor(attempt);
  const mended = inForce.find((each) => each.words.strikes === "trail" && experiment.undone.has(each));
  if (mended !== undefined)
    return `the fault \`${mended.words.name}\` was in force when it acted and is undone, so nobody can read what the trail logged then`;
  const hidden = inForce.find((each) => isOnTheWay(each, attempt, detection));
  if (hidden !== undefined)
    return `it is judged beside the target, where the fault \`${hidden.words.name}\` (${hidden.id}) that was in force has no effect`;
  return wasMended(drill, attempt)
    ? "a trail was stopped before the act and changed again since, so nobody can read what it logged then"
    : undefined;
}

/** By where it hears of records: a fault of another way leaves it alone. */
const WAY: Readonly<Record<string, HopName>> = {
  "event-bus": "event bus",
  "log-group": "log group",
  "log-file": "log file",
};

/** A fault between the event history, which it is judged by, and where it would have heard of the record. */
function isOnTheWay({ words, parameters }: StruckFault, attempt: Attempt, detection: LoadedDetection): boolean {
  if (words.effect === "refused" || words.effect === "changed") return false;
  const { arrival } = pipelineOf(detection.format);
  const hop = typeof parameters.hop === "string" ? WAY[parameters.hop] : words.hop;
  if (hop !== WAY[arrival]) return false;
  return words.strikes === "account"
    ? parameters.account === attempt.act.actor.account.id
    : words.strikes === "bucket" || words.strikes === "log group";
}

const CHANGING = new Set([...TAMPERING, "StartLogging", "CreateTrail"]);

function wasMended(drill: Drill, attempt: Attempt): boolean {
  const index = drill.made.indexOf(attempt);
  if (index < 0 || attempt.world !== undefined) return false;
  const touches = (each: Attempt, operations: ReadonlySet<string>): boolean =>
    each.world === undefined && hasSucceeded(each) && operations.has(each.decisive.operation);
  return (
    earlierThan(drill, attempt).some((each) => touches(each, TAMPERING)) &&
    drill.made.slice(index + 1).some((each) => touches(each, CHANGING))
  );
}
