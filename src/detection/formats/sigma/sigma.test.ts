import { describe, expect, test } from "vitest";
import { startEngine } from "../../engine.ts";
import { folderOf, recordOf, sigma, soundFolder } from "../../samples.test-support.ts";
import { base64, base64AtOffsets, bytesOf } from "./encodings.ts";

const RECORD = recordOf("LeaveOrganization", {
  errorCode: "AccessDenied",
  sourceIPAddress: "192.0.2.10",
  userAgent: "aws-cli/2.31.0 C:\\temp",
  requestParameters: { size: 12, names: ["one", "two"], nested: [{ id: "a" }, { id: "b" }], none: null, flag: true },
  additionalEventData: { copy: "192.0.2.10" },
});

function fires(detection: string, record = RECORD): boolean {
  return startEngine(soundFolder({ "a.yml": sigma(detection) })).take(record).matched.length === 1;
}

describe("one search", () => {
  test.each([
    ["eventName: LeaveOrganization", true],
    ["eventName: leaveorganization", true],
    ["eventName|cased: leaveorganization", false],
    ["eventName: Leave*", true],
    ["eventName: Leave?rganizatio?", true],
    ["eventName: Leave", false],
    ["eventName|startswith: leave", true],
    ["eventName|endswith: ZATION", true],
    ["eventName|contains: veOrg", true],
    ["eventName|contains: [nope, veOrg]", true],
    ["eventName|contains|all: [nope, veOrg]", false],
    ["eventName|contains|all: [Leave, veOrg]", true],
    ["eventName|re: ^Leave[A-Z]", true],
    ["eventName|re: ^leave", false],
    ["eventName|re|i: ^leave", true],
    ["eventName|neq: LeaveOrganization", false],
    ["eventName|neq: Other", true],
    ["missing|neq: Other", true],
    ["userAgent|contains: 'C:\\temp'", true],
    ["userAgent|contains: 'aws-cli\\*'", false],
    ["sourceIPAddress|cidr: 192.0.2.0/24", true],
    ["sourceIPAddress|cidr: 10.0.0.0/8", false],
    ["sourceIPAddress|fieldref: additionalEventData.copy", true],
    ["sourceIPAddress|fieldref: eventName", false],
    ["requestParameters.size: 12", true],
    ["requestParameters.size|gte: 12", true],
    ["requestParameters.size|gt: 12", false],
    ["requestParameters.size|lt: 12.5", true],
    ["requestParameters.flag: true", true],
    ["requestParameters.names: two", true],
    ["requestParameters.nested.id: b", true],
    ["requestParameters.none: null", true],
    ["missing: null", true],
    ["eventName: null", false],
    ["errorCode: [Success, null]", false],
    ["missing|exists: false", true],
    ["requestParameters.none|exists: true", true],
    ["requestParameters|contains: '\"size\":12'", true],
    ["requestParameters: size", false],
    ["toString|exists: true", false],
    ["__proto__.toString|exists: true", false],
  ])("%s: %s", (search, wanted) => {
    expect(fires(`s:\n  ${search}\ncondition: s`)).toBe(wanted);
  });

  test("encodings find what was encoded", () => {
    const hidden = Buffer.from("xx secret words").toString("base64");
    const record = recordOf("LeaveOrganization", { userAgent: hidden });
    expect(fires("s:\n  userAgent|base64offset|contains: secret\ncondition: s", record)).toBe(true);
    expect(fires("s:\n  userAgent|base64offset|contains: other\ncondition: s", record)).toBe(false);
    expect(base64(bytesOf("a", "utf16le"))).toBe(Buffer.from("a\0").toString("base64"));
    for (const lead of ["", "x", "xy"])
      for (const tail of ["", "z", "zz"]) {
        const whole = Buffer.from(`${lead}Leave it${tail}`).toString("base64");
        expect(base64AtOffsets(bytesOf("Leave it", "utf8")).some((each) => whole.includes(each))).toBe(true);
      }
  });
});

describe("conditions", () => {
  const SEARCHES = "a: { eventName: LeaveOrganization }\nb: { eventName: Other }\n_c: { eventName: Other }\n";
  test.each([
    ["a and not b and not _c", true],
    ["a and b or not b or _c", true],
    ["b or b and a or _c", false],
    ["not (a or b or _c)", false],
    ["1 of them or _c", true],
    ["all of them or _c", false],
    ["1 of a* and not 1 of b* and not 1 of _*", true],
    ["any of them or _c", true],
    ["[a and b, a, _c]", true],
  ])("%s: %s", (condition, wanted) => {
    expect(fires(`${SEARCHES}condition: ${condition}`)).toBe(wanted);
  });

  test("lists of maps are OR, bare texts are keywords", () => {
    expect(fires("s:\n  - eventName: Other\n  - errorCode: AccessDenied\ncondition: s")).toBe(true);
    expect(fires("s: [nothing, service control policy]\ncondition: s")).toBe(false);
    expect(fires("s: [nothing, accessdenied]\ncondition: s")).toBe(true);
    expect(fires("s:\n  '|all': [leaveorganization, nothing]\ncondition: s")).toBe(false);
  });
});

test.each([
  ["s: { a|expand: '%x%' }\ncondition: s", 5, 8, "`expand` is not supported"],
  ["s: { a|windash: x }\ncondition: s", 5, 8, "`windash` is not supported"],
  ["s: { a|wat: x }\ncondition: s", 5, 8, "there is no modifier `wat`"],
  ["s: { a|re: '(' }\ncondition: s", 5, 15, "this parenthesis is never closed"],
  ["s: { a|re: '(?=x)' }\ncondition: s", 5, 15, "look-around"],
  ["s: { a|cidr: x }\ncondition: s", 5, 16, "expected a CIDR range"],
  ["s: { a|gt: x }\ncondition: s", 5, 14, "expected a number"],
  ["s: { a|contains: null }\ncondition: s", 5, 20, "without a modifier"],
  ["s: { a: b }\ncondition: s | count() > 5", 6, 16, "aggregations"],
  ["s: { a: b }\ncondition: t", 6, 14, "expected a search, saw `t`"],
  ["s: { a: b }\ncondition: s and", 6, 19, "the end of the condition"],
  ["s: { a: b }\ncondition: 2 of them", 6, 14, "expected `1 of`"],
  ["s: { a: b }\nu: { a: b }\ncondition: s", 6, 3, "`u` is used by no condition"],
  ["s: { a: b }\ntimeframe: 5m\ncondition: s", 6, 3, "`timeframe` is not supported"],
  ["s: { a: b, a: c }\ncondition: s", 5, 14, "each key once"],
  ["s: { a: { b: c } }\ncondition: s", 5, 11, "expected a value"],
  ["s: { a: b }", 5, 3, "expected the key `condition`"],
])("%s is refused at %i:%i", (detection, line, column, message) => {
  expect(folderOf({ "a.yml": sigma(detection) }).mistakes).toContainEqual({
    file: "a.yml",
    line,
    column,
    message: expect.stringContaining(message),
  });
});

test.each([
  ["title: t\ndetection: { s: { a: b }, condition: s }", "`logsource`"],
  [
    sigma("s: { a: b }\ncondition: s").replace("service: cloudtrail", "service: guardduty"),
    "only `service: cloudtrail`",
  ],
  [sigma("s: { a: b }\ncondition: s", "title: t\nfilter: {}"), "documents with `filter`"],
  [sigma("s: { a: b }\ncondition: s", "title: t\nsurprise: 1"), "`surprise` is not understood"],
  ["title: t\nname: *x", "saw an alias"],
  ["title: !!python/object x", "saw a tag"],
  ["a: [", "this is not YAML"],
  [
    "title: t\ncorrelation: { type: event_count, rules: [x], timespan: 5m, condition: { lt: 3 } }",
    "`lt` is not supported",
  ],
  [
    "title: t\ncorrelation: { type: event_count, rules: [x], timespan: 5 minutes, condition: { gte: 3 } }",
    "expected a timespan",
  ],
  [
    "title: t\ncorrelation: { type: event_count, rules: [x], timespan: 5m, condition: { gte: 3 } }",
    "no rule here has that name",
  ],
  [
    "title: t\ncorrelation: { type: temporal, rules: [x], timespan: 5m, condition: { gte: 3 } }",
    "over a temporal correlation",
  ],
  [
    "title: t\ncorrelation: { type: value_count, rules: [x], timespan: 5m, condition: { gte: 3 } }",
    "expected the `field`",
  ],
  ["title: t\ncorrelation: { type: metric, rules: [x], timespan: 5m }", "expected one of event_count"],
])("%s is refused", (text, message) => {
  const folder = folderOf({ "a.yml": text });
  expect(folder.mistakes.map((each) => each.message).join("\n")).toContain(message);
});
