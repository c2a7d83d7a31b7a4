/** A global condition key that does not exist: such a key is absent from every request. */
import type { Remark } from "../finding.ts";
import { GLOBAL_CONDITION_KEYS, globalConditionKey } from "../global-condition-keys.ts";
import type { LocatedText } from "../located-policy.ts";
import { nearestName } from "../nearest-name.ts";
import { defineRule, denying } from "../rule.ts";

export const unknownConditionKey = defineRule({
  id: "unknown-condition-key",
  sentence: "a misspelt global key is absent from every request. IAM User Guide: global condition context keys",
  find: ({ statements }) => statements.flatMap(({ conditions }) => conditions.flatMap(({ key }) => judge(key))),
  examples: {
    fires: [
      denying({ Action: "*", Condition: { StringEquals: { "aws:PrincipleArn": "x" } } }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:PrincipalTag": "x" } } }),
      denying({ Action: "*", Condition: { StringEquals: { "aws:NobodyKnowsThisOne": "x" } } }),
    ],
    quiet: [
      denying({ Action: "*", Condition: { StringEquals: { "AWS:principalarn": "x", "aws:PrincipalTag/team": "x" } } }),
      denying({ Action: "*", Condition: { StringEquals: { "organizations:PolicyType": "x", "s3:prefix": "x" } } }),
    ],
  },
});

const NAMES = GLOBAL_CONDITION_KEYS.map(({ name }) => name);

function judge({ text, at }: LocatedText): readonly Remark[] {
  if (!text.toLowerCase().startsWith("aws:") || globalConditionKey(text) !== undefined) return [];
  const near = nearestName(text.replace(/\/.*$/s, "/"), NAMES);
  if (near === undefined) {
    const message = `\`${text}\` is no global condition key that this version knows; an unknown key is absent from every request`;
    return [{ severity: "warning", at, message, instead: "a key that AWS lists" }];
  }
  const message = `\`${text}\` is no global condition key, so it is absent from every request`;
  const tag = near.endsWith("/") ? "<tag key>" : "";
  return [{ severity: "error", at, message, instead: `did you mean \`${near}${tag}\`?` }];
}
