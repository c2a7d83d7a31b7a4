/** Actions that mean nothing any more. */
import { RETIRED_ACTIONS } from "../../catalogue/index.ts";
import { fitsAction } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

export const retiredAction = defineRule({
  id: "retired-action",
  sentence: "AWS has taken the action away, so the entry matches nothing. AWS's announcements",
  find: ({ statements }) =>
    statements.flatMap(({ actions }) =>
      actions.patterns.flatMap(({ text, at }) => {
        const retired = RETIRED_ACTIONS.find(({ pattern }) => fitsAction(pattern, text));
        if (retired === undefined) return [];
        const what = retired.kind === "ended" ? "the service has ended" : "other actions took over";
        return [
          {
            severity: retired.kind === "ended" ? "suggestion" : "warning",
            at,
            message: `\`${text}\` matches nothing since ${retired.since}: ${what}`,
            instead: retired.instead,
          },
        ];
      }),
    ),
  examples: {
    fires: [denying({ Action: "aws-portal:ModifyAccount" }), allowing({ Action: ["s3:*", "qldb:*"] })],
    quiet: [denying({ Action: ["account:*", "billing:GetBillingData", "*"] })],
  },
});
