import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { lintAll } from "./linting.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orgdrill-lint-entries-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = `orgdrill: 1
organizations:
  - name: acme
    management: { id: "111111111111", name: management, email: aws@acme.example }
    root: { policies: [FullAWSAccess], accounts: [{ id: "222222222222", name: payments, email: payments@acme.example }] }
`;

function lint(rest: string): readonly string[] {
  const path = join(folder, "org.yaml");
  writeFileSync(path, `${HEAD}${rest}`);
  return lintAll({ paths: [], organization: path, type: "service-control" }).findings.map(
    ({ file, line, column, severity, rule, instead }) =>
      `${file.slice(folder.length + 1)}:${line}:${column} ${severity} ${rule}: ${instead}`,
  );
}

const entry = (pattern: string, account = "payments", more = ""): string =>
  `{ account: ${account}, notify: alerts${more}, pattern: ${pattern} }\n`;
const calling = (name: string): string => `{ source: [aws.organizations], detail: { eventName: [${name}] } }`;

describe("detections of an organization file are linted in their places", () => {
  test("a misspelt field and a misspelt event of a pattern that stands there", () => {
    expect(
      lint(`detections:
  field: ${entry("{ source: [aws.organizations], detail: { eventNam: [LeaveOrganization] } }")}  event:
    account: payments
    notify: alerts
    pattern:
      source: [aws.organizations]
      detail:
        eventName: [LeaveOrganisation]
`),
    ).toEqual([
      "org.yaml:7:97 error unknown-field: `eventName`",
      "org.yaml:14:21 error unknown-event-name: `LeaveOrganization`",
    ]);
  });

  test("a pattern as text is placed where it begins, one of a file in its file", () => {
    writeFileSync(join(folder, "rule.json"), '{\n  "source": ["aws.organisations"]\n}\n');
    expect(
      lint(`detections:
  text: { account: payments, notify: alerts, pattern: '{ "source": ["aws.organisations"] }' }
  file: { account: payments, notify: alerts, file: rule.json }
`),
    ).toEqual([
      "org.yaml:7:55 error unknown-service: `aws.organizations`",
      "rule.json:2:14 error unknown-service: `aws.organizations`",
    ]);
  });

  test("what EventBridge refuses is told", () => {
    expect(lint(`detections:\n  one: ${entry("{ source: aws.organizations }")}`)).toEqual([
      expect.stringMatching(/^org\.yaml:7:\d+ error event-pattern: $/),
    ]);
  });

  test("the state of the entry is that of the rule", () => {
    const listing = calling("ListAccounts");
    expect(lint(`detections:\n  one: ${entry(listing, "management")}`)).toEqual([
      expect.stringContaining("error read-only-under-enabled"),
    ]);
    const wide = ", state: ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
    expect(lint(`detections:\n  one: ${entry(listing, "management", wide)}`)).toEqual([]);
  });

  test("a rule where its event is never written, unless another entry or a bus has it elsewhere", () => {
    const leaving = calling("LeaveOrganization");
    const one = `detections:\n  one: ${entry(leaving, "management")}`;
    expect(lint(one)).toEqual([expect.stringContaining("error wrong-account: the rule in every member account")]);
    expect(lint(`detections:\n  one: ${entry(calling("CloseAccount"), '"222222222222"')}`)).toEqual([
      expect.stringContaining("error wrong-account: the rule in the management account"),
    ]);
    expect(lint(`detections:\n  one: ${entry(leaving, "every member account")}`)).toEqual([]);
    expect(lint(`${one}  two: ${entry(leaving, "payments")}`)).toEqual([]);
    const forwarding = `{ account: payments, pattern: { source: [{ prefix: aws. }] }, notify: "arn:aws:events:us-east-1:111111111111:event-bus/default" }\n`;
    expect(lint(`${one}  two: ${forwarding}`)).toEqual([]);
  });
});

describe("services that invoke functions", () => {
  const invokedBy = (...names: readonly string[]): readonly string[] =>
    lint(`functions:\n  pager: { account: payments, invokedBy: [${names.map((each) => `"${each}"`).join(", ")}] }\n`);

  test("a misspelt one is told with the nearest", () => {
    expect(invokedBy("service:event.amazonaws.com", "payments", "service:log.eu-west-1.amazonaws.com")).toEqual([
      "org.yaml:7:43 warning unknown-service-principal: `service:events.amazonaws.com`",
      "org.yaml:7:86 warning unknown-service-principal: `service:logs.amazonaws.com`",
    ]);
  });

  test("those that exist, or are near to none, are left alone", () => {
    const names = ["events", "logs.us-east-1", "edgelambda", "lambda.alarms.cloudwatch", "ecs", "something-brand-new"];
    expect(invokedBy(...names.map((each) => `service:${each}.amazonaws.com`))).toEqual([]);
  });
});

test("of the bundled organizations those that are wrong on purpose are told, and no other", () => {
  const organizations = fileURLToPath(new URL("../../scenarios", import.meta.url));
  const rules = [
    "unknown-event-name",
    "unknown-field",
    "unknown-service",
    "unknown-event-source",
    "unknown-error-code",
    "unknown-service-principal",
    "event-pattern",
    "missing-source",
    "wrong-account",
  ];
  const told = readdirSync(organizations, { recursive: true, encoding: "utf8" })
    .filter((each) => /^(?:organizations\/[^/]+|incidents\/.*organization)\.yaml$/.test(each))
    // The organization of an incident may be another one's by name.
    .filter((each) => /^orgdrill: 1$/m.test(readFileSync(join(organizations, each), "utf8")))
    .filter((each) =>
      lintAll({ paths: [], organization: join(organizations, each), type: "service-control" }).findings.some(
        ({ rule, severity }) => rules.includes(rule) || (rule === "organization-file" && severity === "error"),
      ),
    );
  expect(told.toSorted()).toEqual(["organizations/reference.yaml", "organizations/silent-alarms.yaml"]);
});
