/** An account that somebody closed comes back: by AWS Support alone, asked by its root user. Account Management Guide: "Close an account"; claim CLOSE-07. */
import type { CallReport, Hands } from "../../target/index.ts";
import { NotOffered } from "../action.ts";
import { defineResponse } from "../course.ts";
import type { Response } from "../response.ts";

/**
 * No API stops a closure: not while it is pending, and not in the 90 days after. So this is a visit to the console by the account's
 * root user, who alone gets in there; where the target has no console it is not possible, and the case with Support is opened by hand.
 */
export const stopClosure: Response = defineResponse({
  id: "stop-closure",
  sentence: "have Support reopen the account",
  undo: "close the account again",
  preconditions: [
    {
      claim: "the case with Support can be opened",
      unmet: async ({ hands }) =>
        hands.visitConsole === undefined
          ? "no API does it: the root user opens it in the console of AWS within 90 days"
          : undefined,
    },
    {
      claim: "the root user of the account asks",
      unmet: async ({ hands: { arn } }) => (arn.endsWith(":root") ? undefined : `it is ${arn}`),
    },
  ],
  course: async (course) => {
    await course.changeBy(
      {
        sentence: "have Support reopen the account",
        already: ["AccountNotClosed"],
        residue: ["what others shut down while the account was closed is not started again"],
        takeBack: async (later) => {
          await later.changeBy({ sentence: "close the account again" }, visiting("close-account"));
        },
      },
      visiting("reopen-account"),
    );
  },
});

const visiting =
  (action: string) =>
  async (hands: Hands): Promise<CallReport> => {
    if (hands.visitConsole === undefined) throw new NotOffered("this target has no AWS console");
    return hands.visitConsole(action, {});
  };
