/** Actions that mean nothing any more. */
import { RETIRED_ACTIONS } from "../../catalogue/index.ts";
import { fitsAction } from "../patterns.ts";
import { allowing, defineRule, denying } from "../rule.ts";

export const retiredAction = defineRule({
  id: "retired-action",
  sentence: "AWS has ended support for the action, so the entry may match nothing. AWS's announcements",
  find: ({ statements }) =>
    statements.flatMap(({ actions }) =>
      actions.patterns.flatMap(({ text, at }) => {
        const retired = RETIRED_ACTIONS.find(({ pattern }) => fitsAction(pattern, text));
        if (retired === undefined) return [];
        const what = retired.kind === "ended" ? "the service has ended" : "other actions took over";
        const doubt = retired.verified ? "" : " (the day is not verified)";
        return [
          {
            severity: retired.kind === "ended" || !retired.verified ? "suggestion" : "warning",
            at,
            message: `\`${text}\` is out of support since ${retired.since}${doubt}: ${what}, and it may match nothing`,
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
