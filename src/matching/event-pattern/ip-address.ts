/** IPv4 and IPv6 addresses and ranges, as bytes; there is no look-up of names. */
import { accept, type Result, refuse } from "../../kernel/index.ts";

/** Both ends belong to the range and have the same length: 4 or 16 bytes. */
export type AddressRange = Readonly<{ bottom: readonly number[]; top: readonly number[] }>;

/** Answers 4 or 16 bytes, or undefined when the text is not an address. */
export function parseAddress(text: string): readonly number[] | undefined {
  if (text.length > 45) return undefined;
  return /^\d+\.\d+\.\d+\.\d+$/.test(text) ? parseIpv4(text) : text.includes(":") ? parseIpv6(text) : undefined;
}

function parseIpv4(text: string): readonly number[] | undefined {
  const bytes = text.split(".").map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseIpv6(text: string): readonly number[] | undefined {
  const [head = "", tail, ...rest] = text.split("::");
  if (rest.length > 0) return undefined;
  const before = groupsOf(head);
  const after = groupsOf(tail ?? "");
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array<number>(missing).fill(0), ...after];
  return groups.flatMap((group) => [group >> 8, group & 0xff]);
}

function groupsOf(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const groups = text.split(":");
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.map((group) => Number.parseInt(group, 16));
}

/** Reads `10.0.0.0/24` or `2001:db8::/32`; the refusal is the text that AWS prints. */
export function parseCidr(text: string): Result<AddressRange, string> {
  const [address = "", mask, ...rest] = text.split("/");
  if (mask === undefined || mask === "" || rest.length > 0) return refuse("Malformed CIDR, one '/' required");
  if (!/^[+-]?\d{1,9}$/.test(mask)) return refuse("Malformed CIDR, mask bits must be an integer");
  const maskBits = Number(mask);
  if (maskBits < 0) return refuse("Malformed CIDR, mask bits must not be negative");
  const bytes = parseAddress(address);
  if (bytes === undefined) return refuse(`Nonstandard IP address: ${address}`);
  const width = bytes.length * 8;
  if (maskBits > width) return refuse(`IPv${width === 32 ? 4 : 6} mask bits must be < ${width + 1}`);
  return accept(rangeOf(bytes, maskBits));
}

function rangeOf(bytes: readonly number[], maskBits: number): AddressRange {
  const hostMask = (index: number): number => 0xff >> Math.min(8, Math.max(0, maskBits - index * 8));
  return {
    bottom: bytes.map((byte, index) => byte & ~hostMask(index)),
    top: bytes.map((byte, index) => byte | hostMask(index)),
  };
}

/** The range that holds one address. */
export const onlyAddress = (bytes: readonly number[]): AddressRange => ({ bottom: bytes, top: bytes });

export function isWithin(range: AddressRange, bytes: readonly number[]): boolean {
  return bytes.length === range.bottom.length && compare(range.bottom, bytes) <= 0 && compare(bytes, range.top) <= 0;
}

function compare(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((byte, at) => byte !== right[at]);
  return index < 0 ? 0 : (left[index] ?? 0) - (right[index] ?? 0);
}
