/** One visit to the AWS console: for what has no API. Techniques that need it are made of this. */
import { type Action, NotOffered } from "../action.ts";

type Visit = Readonly<{ action: string; sentence: string; parameters?: Readonly<Record<string, unknown>> }>;

/** Throws `NotOffered` where the target has no console. */
export function visitConsole({ action, sentence, parameters = {} }: Visit): Action {
  return {
    id: `console-${action}`,
    kind: "lookup",
    sentence,
    techniques: [],
    async carryOut(hands) {
      if (hands.visitConsole === undefined) throw new NotOffered("this target has no AWS console");
      return hands.visitConsole(action, parameters);
    },
  };
}
