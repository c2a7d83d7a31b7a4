/** Matching as the second evaluator does it: variables, wildcards by recursion, conditions; no code shared with the real one. */

export type RawStatement = Readonly<Record<string, unknown>>;
export type RawContext = Readonly<Record<string, string | readonly string[]>>;

export const list = <T>(value: T | readonly T[] | undefined): readonly T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value as T];

const VARIABLE = /\$\{([^},]*)(?:, '([^']*)')?\}/g;

export function mentionsMissingVariable(statement: RawStatement, context: RawContext): boolean {
  const block = (statement.Condition ?? {}) as Record<string, Record<string, unknown>>;
  const conditionTexts = Object.entries(block).flatMap(([operator, keys]) =>
    /String|Arn/.test(operator) ? Object.values(keys).flatMap((values) => list(values) as unknown[]) : [],
  );
  const texts = [...list(statement.Resource), ...list(statement.NotResource), ...conditionTexts].map(String);
  return texts.some((text) =>
    [...text.matchAll(VARIABLE)].some(
      ([, key = "", fallback]) =>
        !["*", "?", "$"].includes(key) && fallback === undefined && typeof find(context, key) !== "string",
    ),
  );
}

function find(context: RawContext, key: string): string | readonly string[] | undefined {
  return Object.entries(context).find(([name]) => name.toLowerCase() === key.toLowerCase())?.[1];
}

/** A pattern as a list: `any`, `one`, or `=c` for the character c. */
export function spell(pattern: string, context: RawContext, old: boolean): string[] {
  const wild = (text: string): string[] => [...text].map((c) => (c === "*" ? "any" : c === "?" ? "one" : `=${c}`));
  if (old) return wild(pattern);
  const spelled: string[] = [];
  let from = 0;
  for (const match of pattern.matchAll(VARIABLE)) {
    const [whole, key = "", fallback] = match;
    const value = ["*", "?", "$"].includes(key) ? key : String(find(context, key) ?? fallback ?? "");
    spelled.push(...wild(pattern.slice(from, match.index)), ...[...value].map((c) => `=${c}`));
    from = match.index + whole.length;
  }
  return [...spelled, ...wild(pattern.slice(from))];
}

export function glob(pattern: readonly string[], text: readonly string[], bySegment: boolean): boolean {
  const [first, ...rest] = pattern;
  const [head, ...tail] = text;
  if (first === undefined) return head === undefined;
  if (first === "any") {
    const after = rest.find((each) => each !== "any");
    const mayCross = !bySegment || after === undefined || after === "=:";
    return (
      glob(rest, text, bySegment) ||
      (head !== undefined && (head !== ":" || mayCross) && glob(pattern, tail, bySegment))
    );
  }
  if (head === undefined) return false;
  if (first === "one") return (head !== ":" || !bySegment) && glob(rest, tail, bySegment);
  return first === `=${head}` && glob(rest, tail, bySegment);
}

export function holds(
  fullName: string,
  key: string,
  values: readonly string[],
  context: RawContext,
  old: boolean,
): boolean {
  const prefix = /^(ForAllValues|ForAnyValue):/.exec(fullName)?.[1];
  const ifExists = fullName.endsWith("IfExists");
  const operator = fullName.replace(/^ForA[a-zA-Z]*:/, "").replace(/IfExists$/, "");
  const found = find(context, key);
  if (operator === "Null")
    return values.includes(String(found === undefined || (found.length === 0 && Array.isArray(found))));
  const negated = operator.includes("Not");
  const positive = operator.replace("Not", "");
  if (found === undefined) {
    if (ifExists || prefix === "ForAllValues") return true;
    return prefix === undefined && negated;
  }
  const fits = (requested: string): boolean =>
    values.some((value) => compare(positive, value, requested, context, old)) !== negated;
  const requested = typeof found === "string" ? [found] : found;
  if (prefix === "ForAllValues") return requested.every(fits);
  if (prefix === "ForAnyValue") return requested.some(fits);
  return negated ? requested.every(fits) : requested.some(fits);
}

function compare(operator: string, value: string, requested: string, context: RawContext, old: boolean): boolean {
  const text = (): string =>
    spell(value, context, old)
      .map((each) => (each === "any" ? "*" : each === "one" ? "?" : each.slice(1)))
      .join("");
  switch (operator) {
    case "StringEquals":
      return text() === requested;
    case "StringEqualsIgnoreCase":
      return text().toLowerCase() === requested.toLowerCase();
    case "StringLike":
      return glob(spell(value, context, old), [...requested], false);
    case "ArnEquals":
    case "ArnLike":
      return arnFits(spell(value, context, old), requested);
    case "Bool":
      return value === requested;
    case "BinaryEquals":
      return atob(value) === atob(requested);
    case "IpAddress":
      return bitsOf(requested).startsWith(bitsOf(value)) && value.includes(":") === requested.includes(":");
    default:
      return inOrder(operator, value, requested);
  }
}

function arnFits(pattern: readonly string[], requested: string): boolean {
  const parts: string[][] = [[]];
  for (const each of pattern) {
    if (each === "=:" && parts.length < 6) parts.push([]);
    else parts[parts.length - 1]?.push(each);
  }
  const [a, b, c, d, e, ...rest] = requested.split(":");
  if (parts.length < 6 || rest.length === 0) return false;
  return [a, b, c, d, e, rest.join(":")].every((part, at) => glob(parts[at] ?? [], [...(part ?? "")], false));
}

function inOrder(operator: string, value: string, requested: string): boolean {
  const read = operator.startsWith("Date") ? Date.parse : Number;
  const [left, right] = [read(requested), read(value)];
  if (operator.endsWith("LessThanEquals")) return left <= right;
  if (operator.endsWith("LessThan")) return left < right;
  if (operator.endsWith("GreaterThanEquals")) return left >= right;
  if (operator.endsWith("GreaterThan")) return left > right;
  return left === right;
}

/** The network bits of an address or range as a text of 0 and 1; IPv6 must be written with all eight groups. */
function bitsOf(range: string): string {
  const [address = "", length] = range.split("/");
  const groups = address.includes(":")
    ? address.split(":").map((group) => Number.parseInt(group, 16))
    : address.split(".").map(Number);
  const width = address.includes(":") ? 16 : 8;
  const bits = groups.map((group) => group.toString(2).padStart(width, "0")).join("");
  return bits.slice(0, length === undefined ? bits.length : Number(length));
}
