/** Who did what, and what came of it. */
import type { Action } from "../action/index.ts";
import type { ActorRole, CallObservation } from "../evidence/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { AccountView } from "./organization-view.ts";
import type { OpenedWorld } from "./stage.ts";

export type Actor = Readonly<{ name: string; role: ActorRole; account: AccountView; principal: string }>;

/** One action by one actor, so that it can be repeated on another world; `at` is the target's time, where it keeps one. */
export type Act = Readonly<{
  actor: Actor;
  action: Action;
  at?: Instant;
  /** Carried out on a world of its own, after so many acts of the history: an earlier actor had used the account up. */
  afterActs?: number;
}>;

export type Attempt = Readonly<{
  act: Act;
  /** Every call that the action made. */
  calls: readonly CallObservation[];
  /** The call that the action comes down to; indeterminate when it found nothing to act on, whatever its calls came to. */
  decisive: CallObservation;
  /** Names of assumptions that the decisive call rests on. */
  assumptions: readonly string[];
  /** Where it happened, when not on the drill's own world. */
  world?: OpenedWorld;
}>;

/** Whether an earlier attempt took the actor's account away: nothing more can be learned from it there. */
export const isSpent = ({ account }: Actor, earlier: readonly Attempt[]): boolean =>
  earlier.some(
    ({ act, decisive, world }) =>
      world === undefined &&
      act.action.kind === "technique" &&
      act.actor.account.id === account.id &&
      decisive.outcome.kind === "succeeded",
  );

export const hasSucceeded = (attempt: Attempt): boolean => attempt.decisive.outcome.kind === "succeeded";

/** `admin in payments`, `the root user of vendor-lab`. */
export const whoIn = ({ actor }: Act): string =>
  actor.principal === "root"
    ? `the root user of ${actor.account.name}`
    : `\`${actor.principal}\` in ${actor.account.name}`;
