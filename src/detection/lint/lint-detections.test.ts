import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { loadDetections } from "../load-detections.ts";
import { readDetections } from "../read-detections.ts";
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

describe("names the right spelling of what can never match", () => {
  const said = (files: Readonly<Record<string, string>>) =>
    lint(files).map((each) => `${each.severity} ${each.rule} ${each.line}: ${each.instead}`);
  const filterOf = (filterPattern: string): string =>
    JSON.stringify({
      metricFilter: {
        filterPattern,
        metricTransformations: [{ metricName: "m", metricNamespace: "n", metricValue: "1" }],
      },
    });
  const ofFilter = (pattern: string) =>
    said({ "a.metric-filter.json": filterOf(pattern) }).filter((each) => !each.includes("no-alarm"));
  const ofSigma = (search: string) => said({ "a.yml": sigma(`s:\n${search.replace(/^/gm, "  ")}\ncondition: s`) });
  const orgs = "eventSource: organizations.amazonaws.com";

  test.each([
    [
      organizations(["LeaveOrganization"], { source: ["aws.organisations"] }),
      ["error unknown-service 4: `aws.organizations`"],
    ],
    [
      { source: ["aws.organizations"], detail: { eventName: [{ prefix: "Leeve" }] } },
      ["error unknown-event-name 9: `Leave*`"],
    ],
    [
      { source: ["aws.organizations"], detail: { eventName: [{ suffix: "Organisation" }] } },
      ["error unknown-event-name 9: `*Organization`"],
    ],
    [
      { source: ["aws.organizations"], detail: { eventname: ["LeaveOrganization"] } },
      ["error unknown-field 7: `eventName`"],
    ],
    [
      { source: ["aws.organizations"], detail: { eventNam: ["LeaveOrganization"] } },
      ["error unknown-field 7: `eventName`"],
    ],
    [
      { source: ["aws.organizations"], detail: { evntSource: ["organizations.amazonaws.com"] } },
      ["error unknown-field 7: `eventSource`"],
    ],
    [
      { sorce: ["aws.organizations"], detail: { eventName: ["LeaveOrganization"] } },
      [
        'warning missing-source 1: `"source": ["aws.organizations"]`, which custom events cannot carry',
        "error unknown-field 3: `source`",
      ],
    ],
    [
      {
        source: ["aws.organizations"],
        detail: { eventName: ["LeaveOrganization"], errorCode: ["AccessDeniedException"] },
      },
      ["error unknown-error-code 11: `AccessDenied`"],
    ],
    [
      { source: ["aws.organizations"], detail: { eventName: ["LeaveOrganization"], errorCode: ["Success"] } },
      ["error unknown-error-code 11: the condition that `errorCode` does not exist"],
    ],
    [
      { source: ["aws.organizations"], detail: { eventName: ["LeaveOrganization"], whatever: ["x"] } },
      ["warning unknown-field 10: the field as the record has it"],
    ],
  ])("EventBridge %j", (pattern, expected) => {
    expect(said({ "a.json": rule(pattern) })).toEqual(expected);
  });

  test.each([
    [
      "eventSource: organization.amazonaws.com\neventName: LeaveOrganisation",
      ["error unknown-service 6: `organizations.amazonaws.com`", "error unknown-event-name 7: `LeaveOrganization`"],
    ],
    [`${orgs}\neventName|startswith: Leeve`, ["error unknown-event-name 7: `Leave*`"]],
    [`${orgs}\neventName: '*Organisation*'`, ["error unknown-event-name 7: `*Organization*`"]],
    [`${orgs}\neventname: LeaveOrganization`, ["error unknown-field 7: `eventName`"]],
    [`${orgs}\nuserIdentiy.type: Root`, ["error unknown-field 7: `userIdentity`"]],
    [`${orgs}\nerrorCode: AccesDenied`, ["warning unknown-error-code 7: `AccessDenied`"]],
  ])("Sigma %j", (search, expected) => {
    expect(ofSigma(search)).toEqual(expected);
  });

  test.each([
    [
      "{ ($.eventSource = organisations.amazonaws.com) && ($.eventName = LeaveOrganisation) }",
      ["error unknown-service 1: `organizations.amazonaws.com`", "error unknown-event-name 1: `LeaveOrganization`"],
    ],
    [
      "{ ($.eventSource = organizations.amazonaws.com) && ($.eventName = Leeve*) }",
      ["error unknown-event-name 1: `Leave*`"],
    ],
    ["{ $.eventname = LeaveOrganization }", ["error unknown-field 1: `eventName`"]],
    ["{ $.errorcode NOT EXISTS }", ["error unknown-field 1: `errorCode`"]],
    [
      "{ ($.eventSource = organizations.amazonaws.com) && ($.errorCode = Success) }",
      ["error unknown-error-code 1: the condition that `errorCode` does not exist"],
    ],
  ])("metric filter %s", (pattern, expected) => {
    expect(ofFilter(pattern)).toEqual(expected);
  });

  test.each([
    ["organizations.amazonaws.co", "organizations.amazonaws.com"],
    ["organizations.amazonaws", "organizations.amazonaws.com"],
    ["organizations.amazonaw.com", "organizations.amazonaws.com"],
    ["organizations.amazonaws.com.cn", "organizations.amazonaws.com"],
    ["organizationsamazonaws.com", "organizations.amazonaws.com"],
    ["organizations.com", "organizations.amazonaws.com"],
    ["organisations.amazonaws.co", "organizations.amazonaws.com"],
    ["api.ecr.amazonaws.co", "api.ecr.amazonaws.com"],
    ["aws.iam", "iam.amazonaws.com"],
    ["iam", "iam.amazonaws.com"],
  ])("the event source %s was to be %s", (eventSource, meant) => {
    expect(said({ "a.json": rule({ detail: { eventSource: [eventSource] } }) })).toContain(
      `error unknown-event-source 5: \`${meant}\``,
    );
  });

  test("of what stands for no event source nothing is made up", () => {
    for (const eventSource of ["", "amazonaws.com", "not a name", "a.".repeat(60)])
      expect(said({ "a.json": rule({ detail: { eventSource: [eventSource] } }) })).toContain(
        "error unknown-event-source 5: the event source as CloudTrail writes it",
      );
  });

  test("AssumeRoot is not heard in the account whose root user is taken", () => {
    const assumeRoot = rule({ source: ["aws.sts"], detail: { eventName: ["AssumeRoot"] } });
    expect(said({ "a.json": assumeRoot, "placement.yaml": "account: every member account" })).toEqual([
      "warning wrong-account 8: the rule in the management account, and in that of the delegated administrator of IAM",
    ]);
    expect(said({ "a.json": assumeRoot, "placement.yaml": "account: management" })).toEqual([]);
  });

  test.each([
    "eventSource: organizations.amazonaws.com\nerrorCode: [AccessDenied, AccessDeniedException]",
    "eventSource: kms.amazonaws.com\nerrorCode: AccessDeniedException",
    "errorCode: [UnauthorizedOperation, Client.UnauthorizedOperation, AccessDenied]",
    "requestParameters.eventname: x\nresponseElements.Sorce: y\nserviceEventDetails.anything: z",
    "eventSource: [monitoring.amazonaws.com, tagging.amazonaws.com, emr.amazonaws.com, ssm-quicksetup.amazonaws.com]",
    "eventSource: organizations.amazonaws.com\neventName|startswith: [Leave, Remove, Close]",
    "eventSource: ec2.amazonaws.com\neventName|startswith: Anything",
  ])("and is quiet about %j", (search) => {
    expect(ofSigma(search)).toEqual([]);
  });

  test("events of other kinds have a detail of their own", () => {
    const finding = { source: ["aws.guardduty"], "detail-type": ["GuardDuty Finding"], detail: { severity: [8] } };
    expect(said({ "a.json": rule(finding) })).toEqual([]);
    expect(said({ "a.json": rule({ source: ["aws.health"], detail: { eventTypeCategory: ["issue"] } }) })).toEqual([]);
    expect(said({ "a.json": rule({ source: ["aws.rds"], detail: { EventCategories: ["failover"] } }) })).toEqual([]);
    expect(said({ "a.json": rule({ source: ["acme.shop"], detail: { "event-name": ["sold"] } }) })).toEqual([]);
  });

  test("our own examples are spelt right", () => {
    const examples = readDetections(fileURLToPath(new URL("../../../scenarios/detections", import.meta.url)));
    if (!examples.ok) throw new Error(examples.refusal);
    const rules = new Set(lintDetections(loadDetections(examples.value)).map((each) => each.rule));
    for (const each of [
      "unknown-service",
      "unknown-field",
      "unknown-error-code",
      "unknown-event-name",
      "wrong-account",
    ])
      expect(rules).not.toContain(each);
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
