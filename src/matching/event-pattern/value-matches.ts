/** Does one value of an event satisfy one matcher? EventBridge User Guide, "Comparison operators". */
import { unreachable } from "../../kernel/index.ts";
import type { Leaf } from "./event-fields.ts";
import { isWithin, parseAddress } from "./ip-address.ts";
import type { NumericRange, ValueMatcher } from "./pattern.ts";
import { matchesWildcard } from "./wildcard.ts";

/** Types are strict: the text `300` never equals the number. */
export function valueMatches(matcher: ValueMatcher, value: Leaf): boolean {
  switch (matcher.kind) {
    case "string":
      return value === matcher.text || (matcher.address !== undefined && isAddressWithin(matcher.address, value));
    case "number":
    case "literal":
      return value === matcher.value;
    case "prefix":
    case "suffix":
      return typeof value === "string" && matchesAffix(matcher, value);
    case "equals-ignore-case":
      return typeof value === "string" && value.toLowerCase() === matcher.text;
    case "wildcard":
      return typeof value === "string" && matchesWildcard(matcher.pieces, value);
    case "numeric":
      return typeof value === "number" && isInRange(matcher.range, value);
    case "cidr":
      return isAddressWithin(matcher.range, value);
    case "exists":
      return matcher.wanted;
    case "anything-but":
      // A null and a value of another type are something else than what is excluded.
      return !matcher.excluded.some((each) => valueMatches(each, value));
    default:
      return unreachable(matcher);
  }
}

type Affix = Extract<ValueMatcher, { kind: "prefix" | "suffix" }>;

function matchesAffix(matcher: Affix, value: string): boolean {
  const text = matcher.ignoresCase ? value.toLowerCase() : value;
  return matcher.kind === "prefix" ? text.startsWith(matcher.text) : text.endsWith(matcher.text);
}

const isInRange = ({ bottom, bottomOpen, top, topOpen }: NumericRange, value: number): boolean =>
  (bottomOpen ? value > bottom : value >= bottom) && (topOpen ? value < top : value <= top);

function isAddressWithin(range: Parameters<typeof isWithin>[0], value: Leaf): boolean {
  const address = typeof value === "string" ? parseAddress(value) : undefined;
  return address !== undefined && isWithin(range, address);
}
