/** Which actions the Deny statements of a policy name, whatever their resources and conditions say: for telling a near miss. */
import { parsePolicy } from "../authorization/index.ts";

export function deniedActions(content: string): (action: string) => boolean {
  const parsed = parsePolicy(content, "serviceControl");
  if (!parsed.ok) return () => false;
  const clauses = parsed.value.statements
    .filter((statement) => statement.effect === "Deny")
    .map(({ actions: { negated, patterns } }) => ({ negated, patterns: patterns.map(expressionFor) }));
  return (action) => clauses.some(({ negated, patterns }) => patterns.some((each) => each.test(action)) !== negated);
}

/** `*` is any run and `?` one character; actions know no case. Runs of `*` are one, so that no text takes long. */
const expressionFor = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replace(/\*+/g, ".*")
      .replaceAll("?", ".")}$`,
    "i",
  );
