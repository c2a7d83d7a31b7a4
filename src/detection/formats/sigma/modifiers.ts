/** Sigma's value modifiers: which there are, which are understood, and how they may stand together. */

export type Modifiers = Readonly<{
  needsAll: boolean;
  isNegated: boolean;
  isCased: boolean;
  anchoring: "whole" | "startswith" | "endswith" | "contains";
  how: "text" | "re" | "cidr" | "exists" | "fieldref" | "lt" | "lte" | "gt" | "gte";
  flags: Readonly<{ ignoresCase: boolean; multiLine: boolean; dotAll: boolean }>;
  encoding: "utf8" | "utf16le" | "utf16be";
  base64: "none" | "whole" | "offset";
}>;

const HOW = ["re", "cidr", "exists", "fieldref", "lt", "lte", "gt", "gte"] as const;
const ANCHORING = ["startswith", "endswith", "contains"] as const;
const REFUSED: ReadonlyMap<string, string> = new Map([
  ["expand", "placeholders need values that only the user's own pipeline has"],
  ["windash", "command lines of Windows do not stand in CloudTrail"],
  ["utf16", "with its byte order mark it is not judged here; write utf16le or utf16be"],
  ...["minute", "hour", "day", "week", "month", "year"].map(
    (each) => [each, "parts of times are not judged here"] as const,
  ),
]);

/** The modifiers behind `|`, or why they are not understood. */
export function parseModifiers(names: readonly string[]): Modifiers | string {
  for (const name of names) {
    const refused = REFUSED.get(name);
    if (refused !== undefined) return `the modifier \`${name}\` is not supported: ${refused}`;
    if (!KNOWN.has(name)) return `there is no modifier \`${name}\``;
  }
  const has = (name: string): boolean => names.includes(name);
  const hows = HOW.filter(has);
  const anchorings = ANCHORING.filter(has);
  const [how = "text"] = hows;
  const [anchoring = "whole"] = anchorings;
  if (hows.length + (how === "fieldref" ? 0 : anchorings.length) > 1 || anchorings.length > 1)
    return `the modifiers \`${[...hows, ...anchorings].join("|")}\` do not go together`;
  if ((has("i") || has("m") || has("s")) && how !== "re") return "the modifiers i, m and s need `re`";
  const encoding = has("utf16be") ? "utf16be" : has("wide") || has("utf16le") ? "utf16le" : "utf8";
  const base64 = has("base64offset") ? "offset" : has("base64") ? "whole" : "none";
  if (encoding !== "utf8" && base64 === "none") return "an encoding needs `base64` or `base64offset` behind it";
  if (base64 !== "none" && how !== "text") return `\`base64\` does not go with \`${how}\``;
  if (has("cased") && how !== "text" && how !== "fieldref") return `\`cased\` does not go with \`${how}\``;
  const flags = { ignoresCase: has("i"), multiLine: has("m"), dotAll: has("s") };
  return {
    needsAll: has("all"),
    isNegated: has("neq"),
    isCased: has("cased"),
    anchoring,
    how,
    flags,
    encoding,
    base64,
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  ...HOW,
  ...ANCHORING,
  "all",
  "neq",
  "cased",
  "i",
  "m",
  "s",
  "wide",
  "utf16le",
  "utf16be",
  "base64",
  "base64offset",
]);
