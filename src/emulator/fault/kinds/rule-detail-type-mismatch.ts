/** A rule waits for a detail-type that its events do not have. EventBridge User Guide: "AWS service events delivered via AWS CloudTrail". */
import { accept, refuse } from "../../../kernel/index.ts";
import { API_CALL, CONSOLE_SIGN_IN, SERVICE_EVENT } from "../../../trail/index.ts";
import { changePattern, changeRule, RULE_PARAMETER } from "../change-rule.ts";
import type { FaultKind } from "../fault.ts";

/** The spelling of the EventBridge User Guide, beside that of the published events. detection.md 0. */
const OTHER_SIGN_IN = "AWS Console Signin via CloudTrail";

export const ruleDetailTypeMismatch: FaultKind = {
  kind: "rule.detail-type-mismatch",
  sentence: "a rule asks for one detail-type, and the events that it is there for come with another",
  recovery: "the rule gets its pattern back, unless somebody changed or deleted it meanwhile",
  source:
    "EventBridge User Guide: service events come as AWS Service Event via CloudTrail; two spellings of the sign-in",
  parameters: {
    rule: RULE_PARAMETER,
    detailType: {
      type: "text",
      sentence: `what the rule asks for; ${API_CALL} when it is left out, or ${SERVICE_EVENT} where it asked for that`,
      oneOf: [API_CALL, SERVICE_EVENT, CONSOLE_SIGN_IN, OTHER_SIGN_IN],
    },
  },
  start: (parameters, { world }) =>
    changeRule(world, parameters, (rule) =>
      changePattern(rule, (pattern) => {
        const before = JSON.stringify(pattern["detail-type"]);
        const other = before === JSON.stringify([API_CALL]) ? SERVICE_EVENT : API_CALL;
        const detailType = [parameters.text("detailType") ?? other];
        if (JSON.stringify(detailType) === before) return refuse(`the rule asks for \`${detailType}\` already`);
        return accept({ ...pattern, "detail-type": detailType });
      }),
    ),
};
