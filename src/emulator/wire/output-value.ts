/** What our own operations hand out must have the type that the API declares; anything else is a defect, not an answer. */
import { Defect } from "../../kernel/index.ts";
import type { Structure } from "./service-model.ts";

/** Passes on a string, finite number or boolean. */
export function scalar(value: unknown, type: "string" | "number" | "boolean"): string | number | boolean {
  if (typeof value === type && (type !== "number" || Number.isFinite(value))) return value as string | number | boolean;
  throw wrong(value, type);
}

/** Passes on a valid `Date`. */
export function date(value: unknown): Date {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  throw wrong(value, "date");
}

/** Passes on bytes. */
export function bytes(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  throw wrong(value, "byte array");
}

/** Passes on a list. */
export function list(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw wrong(value, "list");
}

/** Passes on a structure or a map. */
export function record(value: unknown): Structure {
  if (typeof value === "object" && value !== null) return value as Structure;
  throw wrong(value, "structure");
}

const wrong = (value: unknown, expected: string): Defect =>
  new Defect(`an output member should be a ${expected}, but is ${JSON.stringify(value)}`);
