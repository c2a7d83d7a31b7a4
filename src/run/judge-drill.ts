/** What a drill that was carried out is worth: under every assumption that it touched, beside its twins, and with the risks that were accepted. */
import { allAssumptions } from "../compose.ts";
import {
  type AcceptedRisk,
  type AssumptionRepeat,
  applyExceptions,
  applyRepeats,
  applySensitivity,
  type DrillResult,
} from "../evidence/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { Gathered } from "./gather.ts";
import { withHandwrittenTwins } from "./handwritten-twins.ts";
import type { Alternative } from "./repeat-under-assumptions.ts";
import type { RunRequest } from "./run-request.ts";

/** What every drill of a run is judged by. */
export type Bench = Readonly<{
  at: Instant;
  /** What each assumption says in this run. */
  values: Readonly<Record<string, string>>;
  /** What else each could say; none where the run rests on what is documented alone. */
  alternatives: readonly Alternative[];
  exceptions: readonly AcceptedRisk[];
}>;

export function benchOf({ at, assume, assumptionMode }: RunRequest, exceptions: readonly AcceptedRisk[]): Bench {
  const all = allAssumptions();
  const values = { ...Object.fromEntries(all.map((each) => [each.name, each.default])), ...assume };
  const alternatives = all.flatMap(({ name, alternatives: others, default: byDefault }) =>
    [byDefault, ...others].filter((value) => value !== values[name]).map((value) => ({ name, value })),
  );
  return { at, values, exceptions, alternatives: assumptionMode === "documented" ? [] : alternatives };
}

/** How often a drill will be carried out again. */
export const repeatsOf = ({ touchedAssumptions }: Gathered, { alternatives }: Bench): number =>
  alternatives.filter(({ name }) => touchedAssumptions.includes(name)).length;

export type Beside = Readonly<{ repeats: readonly AssumptionRepeat[]; twins: readonly Gathered[] }>;

/** The verdict is final once all its repeats, and all twins of its rule, are among what is given. */
export function judgeDrill(
  result: DrillResult,
  { repeats, twins }: Beside,
  { at, values, exceptions }: Bench,
): DrillResult {
  const repeated = applyRepeats(result, repeats, values);
  const written = withHandwrittenTwins(repeated, twins);
  const twinned = applySensitivity(written, written.sensitivity ?? []);
  return applyExceptions(twinned, exceptions, at);
}
