import fc from "fast-check";
import { expect, test } from "vitest";
import { readDate } from "./conditions/date.ts";
import { isReadableValue } from "./conditions/readable-value.ts";
import { parsePolicy } from "./parse-policy.ts";
import type { PolicyKind } from "./policy-document.ts";

const KINDS: readonly PolicyKind[] = [
  ...(["identity", "boundary", "session", "serviceControl", "resourceControl", "resource", "trust"] as const),
];
const KEPT: readonly PolicyKind[] = ["identity", "boundary", "session"];

const STATEMENT = { Effect: "Allow", Action: "s3:*", Resource: "*" };
const document = (changed: object, top: object = {}): string =>
  JSON.stringify({ Version: "2012-10-17", ...top, Statement: { ...STATEMENT, ...changed } });

const ODD: readonly (readonly [string, string])[] = [
  ["an Id", document({}, { Id: "mine" })],
  ["spaces in the name of an action", document({ Action: "s3: some words " })],
  ["a dot in the name of a service", document({ Action: "s3.s:List" })],
  ["a short ARN", document({ Resource: "arn:aws:nowhere" })],
  ["a condition key without a service", document({ Condition: { StringEquals: { colour: "blue" } } })],
  ["an operator that nobody knows, with nothing", document({ Condition: { about: {} } })],
];

test.each(ODD)("%s is taken as IAM keeps it, and nowhere else", (name, text) => {
  const isTaken = (kind: PolicyKind, asIamKeeps: boolean) => parsePolicy(text, kind, { asIamKeeps }).ok;
  expect(KINDS.filter((kind) => isTaken(kind, true)).filter((kind) => !KEPT.includes(kind))).toEqual([]);
  expect(KEPT.filter((kind) => isTaken(kind, true))).toEqual(KEPT);
  expect(
    KINDS.filter((kind) => isTaken(kind, false)),
    name,
  ).toEqual([]);
});

test("what breaks the grammar otherwise is refused as IAM keeps it too", () => {
  const broken = [
    document({ Action: "s3" }),
    document({ Action: "s3:a:b" }),
    document({ Resource: "arn:aws:s3::plans" }),
    document({ Resource: "plans" }),
    document({ Condition: { about: { a: "b" } } }),
    document({}, { Id: 5 }),
    document({}, { Owner: "me" }),
  ];
  for (const text of broken) expect(parsePolicy(text, "identity", { asIamKeeps: true }).ok, text).toBe(false);
});

test("a sound document is the same either way", () => {
  const text = document({ Sid: "a", Condition: { StringLike: { "s3:prefix": ["a*", "${aws:username}"] } } });
  const [strict, kept] = [parsePolicy(text, "identity"), parsePolicy(text, "identity", { asIamKeeps: true })];
  expect(strict.ok).toBe(true);
  expect(kept).toEqual(strict);
});

test("a date that conditions can compare is one that may be written", () => {
  const part = (most: number) => fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(2, "0"));
  const day = fc
    .tuple(fc.integer({ min: 1900, max: 2100 }), part(13), part(32))
    .map(([year, ...rest]) => [String(year).padStart(4, "0"), ...rest].join("-"));
  const time = fc.tuple(part(25), part(61), part(61), fc.constantFrom("", ".5", ".123456789"));
  const zone = fc.constantFrom("Z", "z", "+00:00", "-05:30", "+23:59", "");
  const written = fc
    .tuple(day, time, zone)
    .map(([date, [h, m, s, fraction], z]) => `${date}T${h}:${m}:${s}${fraction}${z}`);
  // Before that IAM takes the number for a year.
  const seconds = fc.integer({ min: -292_275_054, max: 1e12 }).map(String);
  fc.assert(
    fc.property(fc.oneof(written, day, seconds), (text) => {
      if (readDate(text) !== undefined) expect(isReadableValue("DateLessThan", text), text).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
