/** Identifiers of what AWS makes by itself when an account joins, moves or goes: drawn from what they belong to, so that the same history gives the same ids. */
import { sha256 } from "../../kernel/index.ts";

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** 8-4-4-4-12 hexadecimal digits of the form of a version 4 UUID. */
export function derivedUuid(...parts: readonly string[]): string {
  const hex = sha256(parts.join("\n"));
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Letters and digits of Base32, 32 at most. */
export const derivedText = (length: number, ...parts: readonly string[]): string =>
  sha256(parts.join("\n"))
    .match(/../g)
    ?.slice(0, length)
    .map((pair) => BASE32[Number.parseInt(pair, 16) % BASE32.length] ?? "A")
    .join("") ?? "";

/** Hexadecimal digits, 64 at most. */
export const derivedHex = (length: number, ...parts: readonly string[]): string =>
  sha256(parts.join("\n")).slice(0, length);
