/** The SQL of event data stores: what is read, what is refused with its place, and that no text makes the reader throw or take long. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CloudTrailRecord } from "../../../trail/index.ts";
import { isLike } from "./like.ts";
import { readStatement } from "./read-statement.ts";
import { runStatement } from "./run-statement.ts";

const record = (minute: number, change: Partial<CloudTrailRecord> = {}): CloudTrailRecord => ({
  eventVersion: "1.11",
  userIdentity: { type: "IAMUser", principalId: "AIDA1", arn: "arn:aws:iam::111111111111:user/eve", accountId: "1" },
  eventTime: `2026-11-01T00:0${minute}:00Z`,
  eventSource: "iam.amazonaws.com",
  eventName: "ListUsers",
  awsRegion: "us-east-1",
  eventID: `e-${minute}`,
  eventType: "AwsApiCall",
  readOnly: true,
  requestParameters: { userName: "o'brien", tags: [{ key: "a" }] },
  ...change,
});

const RECORDS = [
  record(1),
  record(3, { eventName: "CreateUser", readOnly: false }),
  record(2, { eventName: "ListRoles", errorCode: "AccessDenied" }),
];

function run(statement: string, records: readonly CloudTrailRecord[] = RECORDS) {
  const read = readStatement(statement);
  if (!read.ok) throw new Error(read.refusal);
  return runStatement(read.value, records).rows.map((row) => Object.fromEntries(row));
}

const names = (rest: string): readonly (string | undefined)[] =>
  run(`SELECT eventName FROM eds-1 ${rest}`).map(({ eventName }) => eventName);

describe("what is read", () => {
  test.each([
    ["WHERE eventName = 'ListUsers'", ["ListUsers"]],
    ["WHERE eventName <> 'ListUsers'", ["CreateUser", "ListRoles"]],
    ["WHERE eventName != 'ListUsers'", ["CreateUser", "ListRoles"]],
    ["WHERE eventname LIKE 'List%'", ["ListUsers", "ListRoles"]],
    ["WHERE eventName NOT LIKE '%Us_r%'", ["ListRoles"]],
    ["WHERE eventName IN ('CreateUser', 'ListRoles')", ["CreateUser", "ListRoles"]],
    ["WHERE NOT eventName IN ('CreateUser', 'ListRoles')", ["ListUsers"]],
    ["WHERE errorCode IS NULL", ["ListUsers", "CreateUser"]],
    ["WHERE errorCode IS NOT NULL", ["ListRoles"]],
    ["WHERE errorCode <> 'x'", ["ListRoles"]],
    ["WHERE NOT errorCode = 'x'", ["ListRoles"]],
    ["WHERE readOnly = false", ["CreateUser"]],
    ["WHERE eventTime > '2026-11-01 00:01:00'", ["CreateUser", "ListRoles"]],
    [
      "WHERE eventTime >= TIMESTAMP '2026-11-01 00:01:00.000' AND eventTime < '2026-11-01T00:03:00Z'",
      ["ListUsers", "ListRoles"],
    ],
    ["WHERE eventTime <= '2026-11-02'", ["ListUsers", "CreateUser", "ListRoles"]],
    ["WHERE (eventName = 'ListUsers' OR readOnly = FALSE) AND NOT (eventName = 'CreateUser')", ["ListUsers"]],
    ["WHERE eventName = 'ListUsers' OR readOnly = FALSE AND eventName = 'ListUsers'", ["ListUsers"]],
    [
      "WHERE userIdentity.arn LIKE '%user/eve' AND userIdentity.sessionContext.sessionIssuer.arn IS NULL",
      ["ListUsers", "CreateUser", "ListRoles"],
    ],
    ["ORDER BY eventTime DESC", ["CreateUser", "ListRoles", "ListUsers"]],
    ["ORDER BY eventTime ASC LIMIT 2", ["ListUsers", "ListRoles"]],
    ["ORDER BY errorCode, eventTime DESC", ["ListRoles", "CreateUser", "ListUsers"]],
    ["LIMIT 0", []],
  ])("%s", (rest, expected) => {
    expect(names(rest)).toEqual(expected);
  });

  test("columns by their names and aliases, times, objects and what is absent", () => {
    const statement =
      "SELECT eventTime, requestParameters, userIdentity.type, awsRegion AS place, errorCode FROM eds WHERE eventID = 'e-1'";
    expect(run(statement)).toEqual([
      {
        eventTime: "2026-11-01 00:01:00.000",
        requestParameters: "{userName=o'brien, tags=[{key=a}]}",
        type: "IAMUser",
        place: "us-east-1",
        errorCode: "",
      },
    ]);
    const [all] = run("select * from eds limit 1");
    expect(Object.keys(all ?? {})).toHaveLength(31);
    expect(JSON.parse(all?.eventjson ?? "")).toEqual(RECORDS[0]);
  });

  test("rows are counted, in groups and without", () => {
    expect(run("SELECT COUNT(*) FROM eds WHERE eventName = 'none'")).toEqual([{ _col0: "0" }]);
    expect(run("SELECT readOnly, COUNT(*) AS n FROM eds GROUP BY readOnly ORDER BY n DESC")).toEqual([
      { readOnly: "true", n: "2" },
      { readOnly: "false", n: "1" },
    ]);
    const many = Array.from({ length: 12 }, () => record(1)).concat(RECORDS.slice(1));
    expect(run("SELECT eventName, COUNT(*) AS n FROM eds GROUP BY eventName ORDER BY n", many)[2]).toEqual({
      eventName: "ListUsers",
      n: "12",
    });
  });

  test("a quote inside a text is written twice", () => {
    expect(names("WHERE eventJson LIKE '%o''brien%'")).toHaveLength(3);
  });
});

test.each([
  ["", "`SELECT`, saw the end at character 1"],
  ["DELETE FROM eds", "`SELECT`, saw `DELETE` at character 1"],
  ["SELECT DISTINCT eventName FROM eds", "saw `DISTINCT` at character 8"],
  ["SELECT lower(eventName) FROM eds", "saw `lower` at character 8"],
  ["SELECT COUNT(eventName) FROM eds", "`*`, saw `eventName` at character 14"],
  ["SELECT color FROM eds", "the name of a column, saw `color` at character 8"],
  ["SELECT requestParameters.bucketName FROM eds", "saw `requestParameters.bucketName` at character 8"],
  ["SELECT eventName FROM (SELECT eventName FROM eds)", "the id of an event data store, saw `(`"],
  ["SELECT eventName FROM a JOIN b", "nothing more, saw `JOIN` at character 25"],
  ["SELECT eventName FROM a, b", "nothing more, saw `,`"],
  ["SELECT eventName FROM a UNION SELECT eventName FROM b", "saw `UNION`"],
  ["SELECT eventName FROM a WHERE eventName < 'x'", "but on eventTime, saw `<`"],
  ["SELECT eventName FROM a WHERE eventName = 5", "a text in quotes, saw `5`"],
  ["SELECT eventName FROM a WHERE eventTime = 'soon'", "a time such as"],
  ["SELECT eventName FROM a WHERE eventTime = '2026-02-31'", "a time such as"],
  ["SELECT eventName FROM a WHERE readOnly = 'true'", "TRUE or FALSE"],
  ["SELECT eventName FROM a WHERE resources = 'x'", "a column that is no object"],
  ["SELECT eventName FROM a WHERE eventTime BETWEEN '2026-01-01' AND '2026-01-02'", "saw `BETWEEN` at character 41"],
  ["SELECT eventName FROM a WHERE eventName LIKE 'x' ESCAPE '!'", "without ESCAPE"],
  ["SELECT eventName FROM a WHERE (eventName = 'x'", "`)`, saw the end"],
  ["SELECT eventName, COUNT(*) FROM a", "`eventName` behind GROUP BY"],
  ["SELECT eventName FROM a GROUP BY eventName HAVING COUNT(*) > 1", "saw `HAVING`"],
  ["SELECT eventName FROM a GROUP BY eventName ORDER BY eventTime", "a name of the result, saw `eventTime`"],
  ["SELECT eventName FROM a LIMIT ALL", "a whole number, saw `ALL`"],
  ["SELECT eventName FROM a;", "`;` at character 24"],
  ["SELECT eventName FROM a -- why", "`-` at character 25"],
  ["SELECT eventName FROM a WHERE eventName = 'x", "the text that begins at character 43 has no end"],
  [`SELECT eventName FROM a WHERE ${"(".repeat(60)}`, "at most 50 conditions inside each other"],
])("%s is refused", (statement, problem) => {
  const read = readStatement(statement);
  expect(read.ok ? "" : read.refusal).toContain(problem);
});

const WORDS = [
  ..."SELECT FROM WHERE GROUP BY ORDER LIMIT AND OR NOT IN LIKE IS NULL COUNT AS DESC TIMESTAMP TRUE".split(" "),
  ..."eventName eventTime readOnly userIdentity.arn resources * ( ) , = <> <= 'x' '2026-11-01' 'List%' 7 ' -".split(
    " ",
  ),
];
const noise = fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(" "));
const anything = fc.oneof(
  noise,
  noise.map((each) => `SELECT eventName FROM eds WHERE ${each}`),
  fc.string(),
);

test("no text makes it throw: it is read and can be run, or refused in one line", () => {
  fc.assert(
    fc.property(anything, (text) => {
      const read = readStatement(text);
      if (read.ok) expect(runStatement(read.value, RECORDS).scanned).toBe(3);
      else expect(read.refusal).toMatch(/^[a-z`].{5,250}$/s);
    }),
    { numRuns: 500 },
  );
});

test.each([
  ["parentheses", "(".repeat(9_000)],
  ["negations", "NOT ".repeat(2_400)],
  ["conjunctions", "readOnly = TRUE AND ".repeat(450)],
  ["digits", "9".repeat(9_000)],
  ["quotes", "'".repeat(9_001)],
  ["blanks", " ".repeat(9_000)],
  ["words", "a.".repeat(4_500)],
])("ten thousand characters of %s take no more than a few passes", (_, part) => {
  for (const text of [part, `SELECT eventName FROM eds WHERE ${part}`]) expect(readStatement(text).ok).toBe(false);
});

test("what is longer is not read", () => {
  expect(readStatement(`SELECT eventName FROM eds${" ".repeat(10_000)}`).ok).toBe(false);
});

/** The plain way, which takes the product of both lengths: what the quick way has to agree with. */
function isPlainlyLike(text: string, pattern: string): boolean {
  let begins = new Set([0]);
  for (const each of pattern) {
    const next = new Set<number>();
    for (const place of begins) {
      if (each === "%") for (let behind = place; behind <= text.length; behind++) next.add(behind);
      else if (place < text.length && (each === "_" || each === text[place])) next.add(place + 1);
    }
    begins = next;
  }
  return begins.has(text.length);
}

const lettersOf =
  (...letters: readonly string[]) =>
  (maxLength: number) =>
    fc.array(fc.constantFrom(...letters), { maxLength }).map((each) => each.join(""));

test("LIKE is what it is the plain way", () => {
  const [texts, patterns] = [lettersOf("a", "b", "%", "_"), lettersOf("a", "b", "%", "%", "_")];
  fc.assert(
    fc.property(texts(12), patterns(8), (text, pattern) => {
      expect(isLike(text, pattern)).toBe(isPlainlyLike(text, pattern));
    }),
    { numRuns: 2_000 },
  );
});

test("a piece of a pattern may be longer than a word of bits", () => {
  const letters = lettersOf("a", "a", "a", "b");
  fc.assert(
    fc.property(letters(80), letters(5), fc.nat(79), fc.boolean(), (piece, around, open, isThere) => {
      const asked = `${piece.slice(0, open)}_${piece.slice(open + 1)}`;
      const seen = isThere ? piece : piece.replace(/a$/, "b");
      const text = `${around}${seen}b${around}`;
      expect(isLike(text, `%${asked}b%`)).toBe(isPlainlyLike(text, `%${asked}b%`));
    }),
  );
});

test("LIKE takes no longer for texts and patterns that nearly fit everywhere", () => {
  const long = "a".repeat(100_000);
  for (const piece of [
    `${"a".repeat(1_000)}b`,
    `b${"a".repeat(1_000)}`,
    `${"a_".repeat(500)}b`,
    `b${"a_".repeat(500)}`,
  ])
    for (const pattern of [`%${piece}%`, `%${piece}%${piece}%`, `%a%${piece}%`])
      for (let each = 0; each < 5; each++) expect(isLike(long, pattern)).toBe(false);
});

test("a pattern of more than 1,024 characters is refused in its place", () => {
  const reading = (length: number) => readStatement(`SELECT * FROM e WHERE userAgent LIKE '${"%".repeat(length)}'`);
  expect(reading(1_024).ok).toBe(true);
  expect(reading(1_025)).toMatchObject({
    refusal: expect.stringContaining("expected a pattern of at most 1024 characters, saw"),
  });
});
