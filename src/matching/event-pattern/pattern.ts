/** An event pattern as data. Source: EventBridge User Guide, "Comparison operators for use in event patterns". */
import type { AddressRange } from "./ip-address.ts";

/** One way in which one value may match; a list of them is an OR. */
export type ValueMatcher =
  /** `address` is set when the text is an IP address: another spelling of it matches too. */
  | Readonly<{ kind: "string"; text: string; address: AddressRange | undefined }>
  | Readonly<{ kind: "number"; value: number }>
  | Readonly<{ kind: "literal"; value: boolean | null }>
  | Readonly<{ kind: "prefix" | "suffix"; text: string; ignoresCase: boolean }>
  | Readonly<{ kind: "equals-ignore-case"; text: string }>
  | Readonly<{ kind: "wildcard"; pieces: readonly string[] }>
  | Readonly<{ kind: "numeric"; range: NumericRange }>
  | Readonly<{ kind: "cidr"; range: AddressRange }>
  | Readonly<{ kind: "exists"; wanted: boolean }>
  | Readonly<{ kind: "anything-but"; excluded: readonly ValueMatcher[] }>;

/** An absent bound is no bound. */
export type NumericRange = Readonly<{ bottom: number; bottomOpen: boolean; top: number; topOpen: boolean }>;

/** Dotted path to matchers: every path must match. */
export type Alternative = ReadonlyMap<string, readonly ValueMatcher[]>;

/** The pattern with every `$or` written out: one alternative must match. */
export type EventPattern = Readonly<{ text: string; alternatives: readonly Alternative[] }>;
