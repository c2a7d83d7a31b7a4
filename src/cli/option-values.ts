/** Reads the values of options; a value that cannot be read is a usage error that says what was expected. */
import { InvalidArgumentError } from "commander";
import { type Instant, parseInstant } from "../kernel/index.ts";

export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError(`expected a whole number, got \`${text}\``);
  return Number(text);
}

export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError(`expected a port from 0 (any free one) to 65535, got \`${text}\``);
  return port;
}

export function instantValue(text: string): Instant {
  const at = parseInstant(text);
  if (at === undefined)
    throw new InvalidArgumentError(`expected an ISO 8601 time such as 2026-11-01T00:00:00Z, got \`${text}\``);
  return at;
}

export function accountIdValue(text: string): string {
  if (!/^\d{12}$/.test(text)) throw new InvalidArgumentError(`expected an account id of 12 digits, got \`${text}\``);
  return text;
}

export type Shard = Readonly<{ index: number; total: number }>;

export function shardValue(text: string): Shard {
  const [, index = "0", total = "0"] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  if (shard.index < 1 || shard.index > shard.total)
    throw new InvalidArgumentError(`expected i/n counted from 1, such as 1/3, got \`${text}\``);
  return shard;
}

/** `NAME=VALUE`, may be given again and again. */
export function namedValue(
  text: string,
  earlier: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const mark = text.indexOf("=");
  if (mark < 1) throw new InvalidArgumentError(`expected NAME=VALUE, got \`${text}\``);
  return { ...earlier, [text.slice(0, mark)]: text.slice(mark + 1) };
}

export const listValue = (text: string): readonly string[] =>
  text
    .split(",")
    .map((each) => each.trim())
    .filter((each) => each !== "");

/** A regular expression as text; Cucumber compiles it. */
export function regularExpression(text: string): string {
  try {
    new RegExp(text);
    return text;
  } catch (thrown) {
    throw new InvalidArgumentError(
      `expected a regular expression, got \`${text}\`: ${thrown instanceof Error ? thrown.message : thrown}`,
    );
  }
}
