/** `Null` asks whether a key is there; `IfExists` behind it means nothing. */
import { defineRule, denying } from "../rule.ts";

export const nullWithIfExists = defineRule({
  id: "null-with-if-exists",
  sentence: "AWS has no NullIfExists. IAM User Guide: ...IfExists condition operators",
  find: ({ statements }) =>
    statements.flatMap(({ conditions }) => {
      const operators = new Set(conditions.map(({ operator }) => operator));
      return [...operators]
        .filter(({ family, ifExists }) => family === "Null" && ifExists)
        .map(({ text, at }) => ({
          severity: "error",
          at,
          message: `\`${text}\` is no operator: \`Null\` already asks whether the key is there`,
          instead: "`Null`",
        }));
    }),
  examples: {
    fires: [denying({ Action: "*", Condition: { NullIfExists: { "aws:username": "true" } } })],
    quiet: [denying({ Action: "*", Condition: { Null: { "aws:username": "true" } } })],
  },
});
