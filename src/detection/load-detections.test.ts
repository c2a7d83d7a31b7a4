import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { folderOf } from "./samples.test-support.ts";

const filter = (pattern: string): string =>
  JSON.stringify(
    {
      metricFilter: {
        filterPattern: pattern,
        metricTransformations: [{ metricName: "m", metricNamespace: "n", metricValue: "1" }],
      },
    },
    null,
    1,
  );
const ALARM = filter("x").replace(
  /\}\s*$/,
  ', "alarm": {"MetricName":"m","Namespace":"other","Statistic":"Sum","Period":30,"EvaluationPeriods":1,"Threshold":1,"ComparisonOperator":"LessThanLowerThreshold"}}',
);

describe("mistakes, with file, line and column", () => {
  test.each([
    ["a.json", "{", 1, 2, "expected JSON"],
    ["a.json", '{"source":["aws.sts"],}', 1, 23, "expected JSON"],
    ["a.json", '{\n "source": "aws.sts"}', 2, 21, '"source" must be an object or an array'],
    ["a.json", '{"source":["a"],\n "source":["b"]}', 2, 2, "expected each key once"],
    ["a.json", '{"EventPattern":{"a":[1]},\n "State":"ON"}', 2, 10, "expected one of ENABLED"],
    ["a.json", '{"EventPattern":{"a":[1]},\n "Sate":"ENABLED"}', 2, 2, "`Sate` is not understood"],
    ["a.json", '{"EventPattern":\n {"a":[{"wat":1}]}}', 2, 2, "Unrecognized match type wat"],
    ["a.metric-filter.json", filter("{ $.a }"), 3, 27, "expected a comparison"],
    ["a.metric-filter.json", filter('{ $.a = "x" && $.b EXISTS }'), 3, 42, "`EXISTS` is not supported"],
    ["a.metric-filter.json", filter("[ip, user]"), 3, 21, "take apart plain text, and CloudTrail writes JSON"],
    ["a.metric-filter.json", filter("?a b"), 3, 21, "optional terms (`?`) beside others are ignored"],
    ["a.metric-filter.json", '{"metricFilter":{}}', 1, 17, "expected the key `filterPattern`"],
    ["a.metric-filter.json", filter("x").replace("filterPattern", "pattern"), 3, 3, "`pattern` is not understood"],
    ["a.metric-filter.json", filter("x").replace('"1"', '"$.size"'), 8, 20, "values out of records"],
    ["a.metric-filter.json", ALARM, 12, 42, "the alarm watches another metric"],
    ["a.metric-filter.json", ALARM, 12, 137, "expected one of GreaterThanOrEqualToThreshold"],
    ["placement.yaml", "acount: management", 1, 1, "`acount` is not understood"],
    ["placement.yaml", "account: nobody", 1, 10, "expected `every account`"],
    ["placement.yaml", "region: us", 1, 9, "expected a Region"],
    ["placement.yaml", "files: { b.json: {} }", 1, 1, "there is no file `b.json`"],
    ["a.yml", "- 1", 1, 1, "expected a Sigma rule, saw a list"],
  ])("%s: %s", (name, text, line, column, message) => {
    expect(folderOf({ [name]: text }).mistakes).toContainEqual({
      file: name,
      line,
      column,
      message: expect.stringContaining(message),
    });
  });

  test("every mistake of every file is told at once, in order", () => {
    const { mistakes } = folderOf({ "b.json": "{", "a.yml": "title: t\nx: 1\ny: 2" });
    expect(mistakes.map(({ file, line }) => `${file}:${line}`)).toEqual([
      "a.yml:1",
      "a.yml:1",
      "a.yml:2",
      "a.yml:3",
      "b.json:1",
    ]);
  });

  test("no text makes a reader throw", () => {
    const names = fc.constantFrom("a.json", "a.metric-filter.json", "a.yml", "placement.yaml");
    const words = fc.constantFrom(
      "title: ",
      "detection",
      ":",
      "\n",
      "  ",
      "{",
      "}",
      "[",
      "]",
      '"',
      "s|re",
      "EventPattern",
      "metricFilter",
      ",",
      "1",
      "null",
      "- ",
      "---\n",
      "AnalysisType: rule",
      "correlation: ",
    );
    const texts = fc.oneof(
      fc.array(words, { maxLength: 20 }).map((each) => each.join("")),
      fc.jsonValue().map((each) => JSON.stringify(each)),
      fc
        .jsonValue()
        .map((each) =>
          JSON.stringify({ metricFilter: each, EventPattern: each, title: each, detection: each, alarm: each }),
        ),
    );
    fc.assert(
      fc.property(names, texts, (name, text) => void folderOf({ [name]: text })),
      { numRuns: 1_500 },
    );
  });
});
