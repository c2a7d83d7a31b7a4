/** Takes the steps that an intruder has left on a copy of the world, with all that they may act with. */
import type { Instant } from "../kernel/index.ts";
import type { Target } from "../target/index.ts";
import { type Act, type Attempt, hasSucceeded } from "./attempt.ts";
import { onCopy } from "./containment-copy.ts";
import type { Drill } from "./drill.ts";
import { type Foothold, footholdsIn } from "./footholds.ts";
import { advanceTo, performAct } from "./perform.ts";

export type Try = Readonly<{
  attempt: Attempt;
  /** What it was tried with, when not with the intruder's own credentials. */
  by?: string;
}>;

export type Tries = Readonly<{ tries: readonly Try[]; untried: readonly string[] }>;

/** Takes every planned step on a copy after these acts, in their order and not before their times. */
export async function tryRemaining(drill: Drill, acts: readonly Act[]): Promise<Tries> {
  const now = await drill.opened.target.control?.now();
  return onCopy(drill, acts, async ({ target }, taken) => {
    const { usable, untried } = await footholdsIn(target, {
      taken,
      actors: drill.recovery.planned.map(({ actor }) => actor),
    });
    const tries: Try[] = [];
    for (const { actor, action, at } of drill.recovery.planned) {
      const act: Act = { actor, action, ...atLeast(now, at) };
      await advanceTo(target, act);
      const made = await tryWith(target, act, { usable, sequence: drill.calls.length + tries.length });
      for (const name of made.attempt.assumptions) drill.touchedAssumptions.add(name);
      tries.push(made);
    }
    return { tries, untried };
  });
}

type Means = Readonly<{ usable: readonly Foothold[]; sequence: number }>;

/** With the intruder's own credentials, and where those fail with whatever else they hold in the same account. */
async function tryWith(target: Target, act: Act, { usable, sequence }: Means): Promise<Try> {
  const attempt = await performAct(target, act, sequence);
  if (hasSucceeded(attempt)) return { attempt };
  for (const { name, hands } of usable.filter(({ accountId }) => accountId === act.actor.account.id)) {
    const other = await performAct({ ...target, as: () => hands }, act, sequence);
    if (hasSucceeded(other)) return { attempt: other, by: name };
  }
  return { attempt };
}

const atLeast = (now: Instant | undefined, at: Instant | undefined): Pick<Act, "at"> => {
  const times = [now, at].filter((each) => each !== undefined);
  const latest = times.toSorted((left, right) => right - left)[0];
  return latest === undefined ? {} : { at: latest };
};
