import { describe, expect, test } from "vitest";
import { folderOf, MANAGEMENT, MEMBER, sigma } from "../samples.test-support.ts";
import { lintDetections } from "./lint-detections.ts";

const rule = (pattern: object, members: object = {}): string =>
  JSON.stringify({ EventPattern: pattern, ...members }, null, 1);
const API = "AWS API Call via CloudTrail";
const organizations = (names: readonly string[], more: object = {}): object => ({
  source: ["aws.organizations"],
  detail: { eventName: names },
  ...more,
});
const leave = organizations(["LeaveOrganization"]);

function lint(files: Readonly<Record<string, string>>) {
  const folder = folderOf(files);
  expect(folder.mistakes).toEqual([]);
  return lintDetections(folder, { managementAccountIds: new Set([MANAGEMENT]) }).filter(
    (each) => each.rule !== "no-placement",
  );
}

describe("speaks", () => {
  test.each([
    ["unknown-event-name", rule(organizations(["LeaveOrganizations"])), {}, "6:5"],
    [
      "unknown-event-name",
      rule({ source: [{ prefix: "aws." }], detail: { eventName: ["LeaveOrganizations"] } }),
      {},
      "10:5",
    ],
    [
      "detail-type-hides-service-events",
      rule(organizations(["AccountDepartedOrganization"], { "detail-type": [API] })),
      {},
      "12:4",
    ],
    [
      "detail-type-hides-calls",
      rule(organizations(["MoveAccount"], { "detail-type": ["AWS Service Event via CloudTrail"] })),
      {},
      "12:4",
    ],
    ["missing-source", rule({ detail: { eventName: ["LeaveOrganization"] } }), {}, "1:1"],
    ["missing-source", rule({ $or: [{ source: ["aws.sts"] }, { detail: { eventName: ["AssumeRoot"] } }] }), {}, "1:1"],
    [
      "one-sign-in-spelling",
      rule({ source: ["aws.signin"], "detail-type": ["AWS Console Sign In via CloudTrail"] }),
      {},
      "7:4",
    ],
    [
      "detail-type-hides-sign-ins",
      rule({ source: ["aws.signin"], "detail-type": [API], detail: { eventName: ["ConsoleLogin"] } }),
      {},
      "7:4",
    ],
    ["read-only-under-enabled", rule(organizations(["ListAccounts"])), {}, "8:5"],
    [
      "sources-disagree",
      rule({ source: ["aws.organizations"], detail: { eventSource: ["iam.amazonaws.com"] } }),
      {},
      "4:4",
    ],
    [
      "unknown-event-source",
      rule({ source: ["aws.organizations"], detail: { eventSource: ["aws.organizations"] } }),
      {},
      "8:5",
    ],
    ["wrong-region", rule(leave), { "placement.yaml": "region: eu-central-1" }, "1:1"],
    ["wrong-account", rule(leave), { "placement.yaml": "account: management" }, "8:5"],
    ["wrong-account", rule(leave), { "placement.yaml": `account: "${MANAGEMENT}"` }, "8:5"],
    ["wrong-account", rule(organizations(["CloseAccount"])), { "placement.yaml": `account: "${MEMBER}"` }, "8:5"],
    [
      "wrong-account",
      rule(organizations(["AccountDepartedOrganization"])),
      { "placement.yaml": "account: every member account" },
      "8:5",
    ],
    ["disabled", rule(leave, { State: "DISABLED" }), {}, "1:1"],
  ] as const)("%s", (name, text, others, place) => {
    const found = lint({ "a.json": text, ...others }).filter((each) => each.rule === name);
    expect(found).toHaveLength(1);
    if (name !== "unknown-event-name") expect(`${found[0]?.line}:${found[0]?.column}`).toBe(place);
  });

  test("metric filters and Sigma name their terms too", () => {
    const filter = JSON.stringify({
      metricFilter: {
        filterPattern: '{ ($.eventSource = "organizations.amazonaws.com") && ($.eventName = LeaveOrganizations) }',
        metricTransformations: [{ metricName: "m", metricNamespace: "n", metricValue: "1" }],
      },
    });
    expect(lint({ "a.metric-filter.json": filter }).map((each) => `${each.rule} ${each.line}:${each.column}`)).toEqual([
      "no-alarm 1:1",
      "unknown-event-name 1:105",
    ]);
    const text = sigma(
      "s:\n  eventSource: iam.amazonaws.com\n  eventName: [createaccesskey, CreateAcessKey]\ncondition: s",
    );
    expect(lint({ "a.yml": text })).toMatchObject([
      { rule: "unknown-event-name", line: 7, column: 34, instead: "`CreateAccessKey`" },
    ]);
  });
});

test.each([
  rule(leave),
  rule(organizations(["AccountDepartedOrganization"])),
  rule(organizations(["ListAccounts"]), { State: "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" }),
  rule({ source: ["aws.ec2"], detail: { eventName: ["AnythingAtAll"] } }),
  rule({
    source: ["aws.organizations"],
    "detail-type": [{ suffix: "CloudTrail" }],
    detail: { eventName: [{ prefix: "Leave" }] },
  }),
])("is quiet about %s", (text) => {
  expect(lint({ "a.json": text })).toEqual([]);
});
