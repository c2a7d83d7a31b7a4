/** IpAddress and NotIpAddress: CIDR ranges of both families, which never match each other; a bare address is itself. */
import { resolveText, type Template } from "../template.ts";
import { type ConditionOperator, type ValueTest, withNegation } from "./operator.ts";

const NO_CONTEXT: ReadonlyMap<string, string> = new Map();
/** IPv6 at its longest with an embedded IPv4 address. */
const LONGEST_ADDRESS = 45;

/** Two 16-bit groups for IPv4, eight for IPv6. */
type Address = readonly number[];

export function parseAddress(text: string): Address | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  return text.includes(":") ? parseVersion6(text) : parseVersion4(text);
}

function parseVersion4(text: string): Address | undefined {
  const bytes = text.split(".").map((part) => (/^(0|[1-9]\d{0,2})$/.test(part) ? Number(part) : 256));
  const [a = 256, b = 256, c = 256, d = 256] = bytes;
  if (bytes.length !== 4 || bytes.some((byte) => byte > 255)) return undefined;
  return [a * 256 + b, c * 256 + d];
}

function parseVersion6(text: string): Address | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = [parseGroups(halves[0] ?? ""), parseGroups(halves[1] ?? "")];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : undefined;
  return missing < 1 ? undefined : [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function parseGroups(text: string): Address | undefined {
  if (text === "") return [];
  const parts = text.split(":");
  const groups: number[] = [];
  for (const [at, part] of parts.entries()) {
    const embedded = at === parts.length - 1 && part.includes(".") ? parseVersion4(part) : undefined;
    if (embedded !== undefined) groups.push(...embedded);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

type Range = Readonly<{ network: Address; bits: number }>;

export function parseRange(text: string): Range | undefined {
  const slash = text.indexOf("/");
  const network = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (network === undefined) return undefined;
  const width = network.length * 16;
  if (slash < 0) return { network, bits: width };
  const length = text.slice(slash + 1);
  return /^\d{1,3}$/.test(length) && Number(length) <= width ? { network, bits: Number(length) } : undefined;
}

function covers({ network, bits }: Range, address: Address): boolean {
  if (network.length !== address.length) return false;
  return network.every((group, at) => {
    const counted = Math.min(16, Math.max(0, bits - at * 16));
    const shift = 16 - counted;
    return group >> shift === (address[at] ?? 0) >> shift;
  });
}

function inRange(value: Template): ValueTest {
  const range = parseRange(resolveText(value, NO_CONTEXT) ?? "");
  if (range === undefined) return () => false;
  return (requested) => {
    const address = parseAddress(requested);
    return address !== undefined && covers(range, address);
  };
}

export const IP_ADDRESS_OPERATORS: readonly ConditionOperator[] = withNegation("IpAddress", "NotIpAddress", {
  takesVariables: false,
  compile: inRange,
});
