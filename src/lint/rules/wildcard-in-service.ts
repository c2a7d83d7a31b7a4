/** A wildcard where the service stands: it covers services that nobody thought of, and ones that do not exist yet. */
import { defineRule, denying } from "../rule.ts";

export const wildcardInService = defineRule({
  id: "wildcard-in-service",
  sentence: "a wildcard in the prefix covers more services than meant. IAM Access Analyzer: wildcard in service name",
  find: ({ statements }) =>
    statements.flatMap(({ actions }) =>
      actions.patterns
        .filter(({ text }) => /^[^:]*[*?][^:]*:/.test(text))
        .map(({ text, at }) => ({
          severity: "suggestion",
          at,
          message: `\`${text}\` has a wildcard in the name of the service, and covers services that come later too`,
          instead: "each service by its name, or `*`",
        })),
    ),
  examples: {
    fires: [denying({ Action: "*:Delete*" }), denying({ Action: ["s3:*", "ec?:*"] })],
    quiet: [denying({ Action: ["*", "s3:*"] })],
  },
});
