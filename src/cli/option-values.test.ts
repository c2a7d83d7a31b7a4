import { InvalidArgumentError } from "commander";
import { describe, expect, test } from "vitest";
import {
  accountIdValue,
  instantValue,
  listValue,
  namedValue,
  portNumber,
  regularExpression,
  shardValue,
  wholeNumber,
} from "./option-values.ts";

describe("values that can be read", () => {
  test.each([
    [wholeNumber("42"), 42],
    [portNumber("0"), 0],
    [instantValue("2026-11-01T00:00:00Z"), Date.parse("2026-11-01T00:00:00Z")],
    [accountIdValue("123456789012"), "123456789012"],
    [shardValue("2/3"), { index: 2, total: 3 }],
    [namedValue("a=b=c", { x: "y" }), { x: "y", a: "b=c" }],
    [listValue("html, csv,,"), ["html", "csv"]],
    [regularExpression("^a|b$"), "^a|b$"],
  ])("%j", (read, expected) => {
    expect(read).toEqual(expected);
  });
});

describe("values that cannot be read say what was expected", () => {
  test.each([
    [() => wholeNumber("-1"), /whole number/],
    [() => wholeNumber("1e3"), /whole number/],
    [() => portNumber("65536"), /65535/],
    [() => instantValue("tomorrow"), /ISO 8601/],
    [() => accountIdValue("12345"), /12 digits/],
    [() => shardValue("0/3"), /i\/n/],
    [() => shardValue("4/3"), /i\/n/],
    [() => namedValue("=b"), /NAME=VALUE/],
    [() => regularExpression("("), /regular expression/],
  ])("%s", (read, expected) => {
    expect(read).toThrow(InvalidArgumentError);
    expect(read).toThrow(expected);
  });
});
