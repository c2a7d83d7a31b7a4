/** The parameters of a fault: described as data, read from JSON, and nothing that is not described is taken. */
import { accept, parseDuration, type Result, refuse } from "../../kernel/index.ts";

/** What a text names, which then has to be there. */
export type Reference = "account" | "service" | "operation" | "event" | "principal" | "rule" | "target" | "bus";

export type Parameter = Readonly<{
  type: "text" | "duration" | "share" | "flag" | "count";
  sentence: string;
  isRequired?: boolean;
  oneOf?: readonly string[];
  refersTo?: Reference;
}>;

export type Parameters = Readonly<{
  text(name: string): string | undefined;
  /** In milliseconds. */
  duration(name: string): number | undefined;
  /** From 0 to 1; 1 where it was left out. */
  share(name: string): number;
  flag(name: string): boolean;
  count(name: string): number | undefined;
}>;

const LONGEST = 2_048;

/** The refusal names the first wrong parameter, what was expected and what was seen. */
export function readParameters(
  described: Readonly<Record<string, Parameter>>,
  given: Readonly<Record<string, unknown>>,
): Result<Parameters, string> {
  const names = Object.keys(described);
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(described, name));
  if (unknown !== undefined) {
    const expected = names.length === 0 ? "it has none" : `expected one of ${names.map(quoted).join(", ")}`;
    return refuse(`no parameter ${quoted(unknown)}: ${expected}`);
  }
  const values = new Map<string, string | number | boolean>();
  for (const [name, parameter] of Object.entries(described)) {
    const seen = given[name];
    if (seen === undefined || seen === null) {
      if (parameter.isRequired === true)
        return refuse(`the parameter ${quoted(name)} is missing: ${parameter.sentence}`);
      continue;
    }
    const value = readValue(parameter, seen);
    if (value === undefined) {
      return refuse(`${quoted(name)} must be ${expectation(parameter)}, got ${quoted(JSON.stringify(seen))}`);
    }
    values.set(name, value);
  }
  return accept({
    text: (name) => typed(values.get(name), "string"),
    duration: (name) => typed(values.get(name), "number"),
    share: (name) => typed(values.get(name), "number") ?? 1,
    flag: (name) => values.get(name) === true,
    count: (name) => typed(values.get(name), "number"),
  });
}

function typed(value: unknown, type: "string"): string | undefined;
function typed(value: unknown, type: "number"): number | undefined;
function typed(value: unknown, type: "string" | "number"): unknown {
  return typeof value === type ? value : undefined;
}

function readValue({ type, oneOf }: Parameter, seen: unknown): string | number | boolean | undefined {
  switch (type) {
    case "text":
      if (typeof seen !== "string" || seen === "" || seen.length > LONGEST) return undefined;
      return oneOf === undefined || oneOf.includes(seen) ? seen : undefined;
    case "duration":
      return typeof seen === "string" ? readDuration(seen) : undefined;
    case "share": {
      const share = typeof seen === "string" && /^\d*\.?\d+$/.test(seen) ? Number(seen) : seen;
      return typeof share === "number" && share >= 0 && share <= 1 ? share : undefined;
    }
    case "count": {
      const count = typeof seen === "string" && /^\d{1,7}$/.test(seen) ? Number(seen) : seen;
      return typeof count === "number" && Number.isInteger(count) && count >= 0 && count <= 1_000_000
        ? count
        : undefined;
    }
    case "flag":
      return typeof seen === "boolean" ? seen : seen === "true" ? true : seen === "false" ? false : undefined;
  }
}

/** A length of time, also one that goes back: `-90s`. */
function readDuration(text: string): number | undefined {
  const isBack = text.startsWith("-");
  const ms = parseDuration(isBack ? text.slice(1) : text);
  return ms === undefined || ms > MOST_MS ? undefined : Math.round(isBack ? -ms : ms);
}

/** A year: longer than any history is kept. */
const MOST_MS = 366 * 86_400_000;

export function expectation({ type, oneOf }: Parameter): string {
  if (oneOf !== undefined) return `one of ${oneOf.map(quoted).join(", ")}`;
  switch (type) {
    case "text":
      return "a text";
    case "duration":
      return "a length of time such as `90s` or `15m`";
    case "share":
      return "a number from 0 to 1";
    case "count":
      return "a whole number up to 1000000";
    case "flag":
      return "true or false";
  }
}

const quoted = (text: string): string => `\`${text.slice(0, 100)}\``;
