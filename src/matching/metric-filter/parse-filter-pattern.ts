/** Reads a filter pattern. CloudWatch Logs User Guide, "Filter pattern syntax". */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import { FilterCursor, FilterRefused } from "./filter-cursor.ts";
import { FILTER_PATTERN_MAX_LENGTH, type FilterPattern, type FilterProblem, type Term } from "./filter-pattern.ts";
import { readCondition } from "./read-condition.ts";
import { readDelimited } from "./read-delimited.ts";

export function parseFilterPattern(text: string): Result<FilterPattern, FilterProblem> {
  try {
    if (text.length > FILTER_PATTERN_MAX_LENGTH) {
      const message = `expected at most ${FILTER_PATTERN_MAX_LENGTH} characters, saw ${text.length}`;
      return refuse({ at: FILTER_PATTERN_MAX_LENGTH, message });
    }
    return accept(parse(new FilterCursor(text)));
  } catch (problem) {
    if (!(problem instanceof FilterRefused)) throw problem;
    return refuse({ at: problem.at, message: problem.message, ...(problem.isForeign && { isForeign: true }) });
  }
}

function parse(cursor: FilterCursor): FilterPattern {
  const { text } = cursor;
  cursor.skipBlank();
  if (cursor.at === text.length) return { kind: "everything", text };
  if (text[cursor.at] === "[") return readDelimited(cursor);
  return text[cursor.at] === "{" ? parseJsonPattern(cursor) : parseTerms(cursor);
}

function parseJsonPattern(cursor: FilterCursor): FilterPattern {
  cursor.take("{");
  const condition = readCondition(cursor);
  if (!cursor.take("}")) cursor.fail(`expected \`&&\`, \`||\` or \`}\`, saw ${cursor.seen()}`);
  cursor.skipBlank();
  if (cursor.at < cursor.text.length) cursor.fail(`expected the end of the pattern, saw ${cursor.seen()}`);
  return { kind: "json", text: cursor.text, condition };
}

const WORD = /[A-Za-z0-9_]+/y;

/** A blank phrase in quotes finds everything, also events without blanks: the guide's example. Optional terms beside others are ignored. */
function parseTerms(cursor: FilterCursor): FilterPattern {
  const terms = { required: [] as Term[], optional: [] as Term[], excluded: [] as Term[] };
  for (cursor.skipBlank(); cursor.at < cursor.text.length; cursor.skipBlank()) {
    const sign = cursor.match(/[?-]/y);
    const list = sign === "?" ? terms.optional : sign === "-" ? terms.excluded : terms.required;
    list.push(readTerm(cursor));
  }
  const { text } = cursor;
  const { required, excluded, optional } = terms;
  if (required.length + excluded.length === 0) return { kind: "terms", text, ...terms, ignored: [] };
  const [only, ...others] = [...required, ...excluded, ...optional];
  if (others.length === 0 && required.length === 1 && isBlank(only)) return { kind: "everything", text };
  return { kind: "terms", text, required, excluded, optional: [], ignored: optional };
}

const isBlank = (term: Term | undefined): boolean => term?.kind === "text" && term.text.trim() === "";

function readTerm(cursor: FilterCursor): Term {
  const letter = cursor.text[cursor.at];
  if (letter === '"') return { kind: "text", text: cursor.quoted() };
  if (letter === "%") return { kind: "expression", expression: cursor.expression() };
  const word = cursor.match(WORD);
  // The guide asks for quotes around terms with other letters than these.
  if (word === undefined || !/^[ \t\r\n]?$/.test(cursor.text[cursor.at] ?? ""))
    return cursor.fail(
      `expected a term; letters other than letters, digits and \`_\` need double quotes, saw ${cursor.seen()}`,
    );
  return { kind: "text", text: word };
}
