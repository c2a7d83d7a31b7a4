/** A way up: how somebody comes by permissions that they lack, and what they then do with them. Claims DEPART-03, DEPART-09, DEPART-12. */
import type { CallReport, Hands } from "../../target/index.ts";
import type { Action } from "../action.ts";

export type Escalation = Readonly<{
  /** Kebab case, unique in the catalogue of actions. */
  id: string;
  /** Completes "tries to …". */
  sentence: string;
  techniques: readonly string[];
  undo: string;
  /** The hands with which to go on, or the call that was refused on the way. */
  climb(hands: Hands): Promise<Climbed>;
}>;

export type Climbed = Readonly<{ kind: "up"; hands: Hands }> | Readonly<{ kind: "refused"; report: CallReport }>;

/** Climbs, then carries the action out; the decisive call is the action's, or the refused one on the way up. */
export function escalating(escalation: Escalation, action: Action): Action {
  const { id, sentence, techniques, undo, climb } = escalation;
  return {
    id,
    kind: "technique",
    sentence: `${sentence} and ${action.sentence}`,
    techniques: [...techniques, ...action.techniques],
    undo: action.undo === undefined ? undo : `${undo}; ${action.undo}`,
    async carryOut(hands) {
      const climbed = await climb(hands);
      return climbed.kind === "up" ? action.carryOut(climbed.hands) : climbed.report;
    },
  };
}

/** Up when the call succeeded: what it changed holds for the same hands from the next call on. */
export async function whenDone(call: Promise<CallReport>, hands: Hands): Promise<Climbed> {
  const report = await call;
  return report.outcome.kind === "succeeded" ? { kind: "up", hands } : { kind: "refused", report };
}

/** Whether these are a role's hands: a user's have a user's ARN. */
export const isRole = ({ arn }: Hands): boolean => !arn.includes(":user/");

/** A customer managed policy of the account by its name. */
export const policyArnIn = ({ principal }: Hands, name: string): string =>
  `arn:aws:iam::${principal.accountId}:policy/${name}`;

/** What an intruder writes into a policy: everything. */
export const EVERYTHING = JSON.stringify({
  Version: "2012-10-17",
  Statement: { Effect: "Allow", Action: "*", Resource: "*" },
});
