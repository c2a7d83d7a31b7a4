/** Who did what, and what came of it. */
import type { Action } from "../action/index.ts";
import type { ActorRole, CallObservation } from "../evidence/index.ts";
import type { AccountView } from "./organization-view.ts";

export type Actor = Readonly<{ name: string; role: ActorRole; account: AccountView; principal: string }>;

/** One action by one actor, so that it can be repeated on another world. */
export type Act = Readonly<{ actor: Actor; action: Action }>;

export type Attempt = Readonly<{
  act: Act;
  /** Every call that the action made; the last one is the decisive one unless `decisive` says otherwise. */
  calls: readonly CallObservation[];
  decisive: CallObservation;
  /** Names of assumptions that the decisive call rests on. */
  assumptions: readonly string[];
}>;

export const hasSucceeded = (attempt: Attempt): boolean => attempt.decisive.outcome.kind === "succeeded";

/** `admin in payments`, `the root user of vendor-lab`. */
export const whoIn = ({ actor }: Act): string =>
  actor.principal === "root"
    ? `the root user of ${actor.account.name}`
    : `\`${actor.principal}\` in ${actor.account.name}`;
