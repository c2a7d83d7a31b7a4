import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { World } from "../../domain/index.ts";
import { readOrganizationFile, worldFrom } from "../../organization-file/index.ts";
import { callAny } from "../any-request.test-support.ts";
import { type Answered, call, type Standing, standing } from "../emulator.test-support.ts";
import { openService, type SigningName, serviceNamed } from "../wire/index.ts";
import { SERVICES } from "./index.ts";
import { keyedPage, writeKey } from "./keyed-page.ts";
import { organizationsService } from "./organizations/service.ts";
import { pageOf, readToken, writeToken } from "./sealed-page.ts";

/** Every client package is loaded. */
const PATIENT_MS = 60_000;

const [ACME, UMBRELLA] = ["management/admin", "umbrella-management/admin"];

type Words = Readonly<Record<string, unknown>>;

const organizations = async (on: Standing, as: string, operation: string, input: Words = {}) => {
  const said = await call(on, { as, service: "organizations", operation, input });
  return { ...said, body: JSON.parse(said.text || "{}") };
};

/** Acme gets two of everything that can be listed, in two pages. */
async function furnished(): Promise<Standing> {
  const on = standing({ instant: true });
  const acme = async (operation: string, input: Words) => {
    const said = await organizations(on, ACME, operation, input);
    if (said.status !== 200) throw new Error(`${operation}: ${said.text}`);
    return said.body;
  };
  for (const [at, ServicePrincipal] of ["config.amazonaws.com", "config-multiaccountsetup.amazonaws.com"].entries()) {
    await acme("EnableAWSServiceAccess", { ServicePrincipal });
    await acme("RegisterDelegatedAdministrator", { AccountId: "100000000011", ServicePrincipal });
    await acme("RegisterDelegatedAdministrator", { AccountId: "100000000012", ServicePrincipal });
    await acme("CreateAccount", { AccountName: `made-${at}`, Email: `made-${at}@example.com` });
    await acme("InviteAccountToOrganization", { Target: { Type: "EMAIL", Id: `asked-${at}@example.com` } });
    const statement = { Effect: "Deny", Action: "s3:*", Resource: "*", Sid: `s${at}` };
    const { Policy } = await acme("CreatePolicy", {
      Name: `policy-${at}`,
      Description: "",
      Type: "SERVICE_CONTROL_POLICY",
      Content: JSON.stringify({ Version: "2012-10-17", Statement: statement }),
    });
    for (const TargetId of ["r-two1", "100000000011"])
      await acme("AttachPolicy", { PolicyId: Policy.PolicySummary.Id, TargetId });
  }
  return on;
}

const SCP = "SERVICE_CONTROL_POLICY";

/** What each organization asks of its own; one input where both ask the same. */
const LISTS: Readonly<Record<string, readonly [acme: Words, umbrella?: Words]>> = {
  ListAccounts: [{}],
  ListAccountsForParent: [{ ParentId: "ou-two1-open0001" }, { ParentId: "r-two2" }],
  ListAWSServiceAccessForOrganization: [{}],
  ListChildren: [
    { ParentId: "r-two1", ChildType: "ORGANIZATIONAL_UNIT" },
    { ParentId: "r-two2", ChildType: "ORGANIZATIONAL_UNIT" },
  ],
  ListCreateAccountStatus: [{}],
  ListDelegatedAdministrators: [{}],
  ListHandshakesForOrganization: [{}],
  ListOrganizationalUnitsForParent: [{ ParentId: "r-two1" }, { ParentId: "r-two2" }],
  ListPolicies: [{ Filter: SCP }],
  ListPoliciesForTarget: [
    { TargetId: "r-two1", Filter: SCP },
    { TargetId: "r-two2", Filter: SCP },
  ],
  ListTargetsForPolicy: [{ PolicyId: "p-FullAWSAccess" }],
};

/** The same list, of something else. */
const OTHER_FILTERS: readonly (readonly [operation: string, input: Words, other: Words])[] = [
  ["ListAccountsForParent", { ParentId: "ou-two1-open0001" }, { ParentId: "r-two1" }],
  [
    "ListChildren",
    { ParentId: "r-two1", ChildType: "ORGANIZATIONAL_UNIT" },
    { ParentId: "r-two1", ChildType: "ACCOUNT" },
  ],
  ["ListCreateAccountStatus", {}, { States: ["SUCCEEDED"] }],
  ["ListDelegatedAdministrators", {}, { ServicePrincipal: "config.amazonaws.com" }],
  ["ListHandshakesForOrganization", {}, { Filter: { ActionType: "INVITE" } }],
  ["ListPolicies", { Filter: SCP }, { Filter: "TAG_POLICY" }],
  ["ListPoliciesForTarget", { TargetId: "r-two1", Filter: SCP }, { TargetId: "100000000011", Filter: SCP }],
];

/** One item, no size of a page, or what belongs to an id that the other organization does not have. */
const ONE_PAGE = [
  "ListRoots",
  "ListParents",
  "ListTagsForResource",
  "ListDelegatedServicesForAccount",
  "ListHandshakesForAccount",
  "ListInboundResponsibilityTransfers",
  "ListOutboundResponsibilityTransfers",
];

describe("a token of one organization is none in another", () => {
  test("every list is here", () => {
    const lists = [...organizationsService.operations.keys()].filter((each) => each.startsWith("List"));
    expect([...Object.keys(LISTS), ...ONE_PAGE].sort()).toEqual(lists.sort());
  });

  const shared = furnished();
  test.each(Object.entries(LISTS))("%s", async (operation, [acme, umbrella = acme]) => {
    const on = await shared;
    const { NextToken } = (await organizations(on, ACME, operation, { ...acme, MaxResults: 1 })).body;
    expect(NextToken).toEqual(expect.any(String));
    const foreign = await organizations(on, UMBRELLA, operation, { ...umbrella, NextToken });
    expect(foreign.code).toBe("InvalidInputException");
    expect(foreign.body.Reason).toBe("INVALID_NEXT_TOKEN");
    expect((await organizations(on, ACME, operation, { ...acme, NextToken })).status).toBe(200);
  });

  /** Delegated administrators are told the same lists, by tokens of their own. */
  test.each(Object.entries(LISTS))("%s: of another account, another operation, made up", async (operation, [input]) => {
    const on = await shared;
    const { NextToken } = (await organizations(on, ACME, operation, { ...input, MaxResults: 1 })).body;
    const other = operation === "ListAccounts" ? "ListRoots" : "ListAccounts";
    const asked: readonly (readonly [as: string, operation: string, input: Words])[] = [
      ["kept-created/admin", operation, { ...input, NextToken }],
      [ACME, other, { NextToken }],
      [ACME, operation, { ...input, NextToken: "made-up" }],
      [ACME, operation, { ...input, NextToken: `${NextToken}A` }],
    ];
    for (const [as, name, question] of asked) {
      const refused = await organizations(on, as, name, question);
      expect([name, refused.code, refused.body.Reason]).toEqual([name, "InvalidInputException", "INVALID_NEXT_TOKEN"]);
    }
  });

  test.each(OTHER_FILTERS)("%s: of another filter", async (operation, input, other) => {
    const on = await shared;
    const { NextToken } = (await organizations(on, ACME, operation, { ...input, MaxResults: 1 })).body;
    const refused = await organizations(on, ACME, operation, { ...other, NextToken });
    expect([NextToken === undefined, refused.code]).toEqual([false, "InvalidInputException"]);
  });
});

const PERIOD = { TimePeriod: { Start: "2026-10-01", End: "2026-11-01" } };
const DAYS = { DateInterval: { StartDate: "2026-10-01", EndDate: "2026-10-31" } };
const AGGREGATOR = { ConfigurationAggregatorName: "whole-organization" };
const QUOTAS = { ServiceCode: "organizations" };

/** Whoever asks, and the account of another organization's that was given the token. */
const MANAGEMENT = { as: "acme-management/admin", id: "480000000001" };
const MEMBER = { as: "payments/admin", id: "480000000011" };
const SECURITY = { as: "security/admin", id: "480000000002" };
const OTHER = "480000000012";

type Asked = Readonly<{ as: string; service: SigningName; operation: string; input: Words }>;

async function ask(on: Standing, { as, service, operation, input }: Asked): Promise<Answered> {
  const described = serviceNamed(service);
  if (described === undefined) throw new Error(`no service is called ${service}`);
  return callAny(on, { as, opened: await openService(described), operation, input });
}

const MEMBER_ACCESS = fileURLToPath(new URL("../../../scenarios/organizations/member-access.yaml", import.meta.url));

const ANYTHING = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}';

/** What lists need to be asked of something that is there. */
const FURNITURE: readonly (readonly [service: SigningName, operation: string, input: Words])[] = [
  ["iam", "CreateUser", { UserName: "alice" }],
  ["iam", "CreateUser", { UserName: "bob" }],
  ["iam", "CreateGroup", { GroupName: "people" }],
  [
    "iam",
    "CreatePolicy",
    {
      PolicyName: "mine",
      PolicyDocument: ANYTHING,
    },
  ],
  ["events", "PutRule", { Name: "arrive", EventPattern: '{"source":["aws.organizations"]}' }],
  ["events", "PutRule", { Name: "leave", EventPattern: '{"source":["aws.organizations"]}' }],
  ["sns", "CreateTopic", { Name: "alerts" }],
  ...Array.from({ length: 100 }, (_, at) => ["sns", "CreateTopic", { Name: `alerts-${at}` }] as const),
  ["sqs", "CreateQueue", { QueueName: "q-1" }],
  ["sqs", "CreateQueue", { QueueName: "q-2" }],
  ["ram", "CreateResourceShare", { name: "one" }],
  ["ram", "CreateResourceShare", { name: "two" }],
  ["logs", "CreateLogGroup", { logGroupName: "group" }],
  ["logs", "CreateLogGroup", { logGroupName: "group-2" }],
  ["s3", "CreateBucket", { Bucket: "acme-things" }],
  ["s3", "CreateBucket", { Bucket: "acme-other-things" }],
];

/** An organization with stacks, permission sets and an aggregator; its management account watches, logs and asks. */
async function watched() {
  const read = readOrganizationFile(MEMBER_ACCESS);
  if (!read.ok) throw new Error("the scenario cannot be read");
  const built: World[] = [];
  const on = standing({
    build(now, ids) {
      const { world } = worldFrom(read.value.file, { now, ids });
      built.push(world);
      return world;
    },
  });
  const [world] = built;
  if (world === undefined) throw new Error("the emulator builds its world at once");
  const made = async (service: SigningName, operation: string, input: Words) => {
    const said = await ask(on, { as: MANAGEMENT.as, service, operation, input });
    if (said.status !== 200) throw new Error(`${operation}: ${said.text}`);
    return said.text.startsWith("{") ? JSON.parse(said.text) : {};
  };
  for (const [service, operation, input] of FURNITURE) await made(service, operation, input);
  const { detectorId: DetectorId } = await made("guardduty", "CreateDetector", { Enable: true });
  await made("securityhub", "EnableSecurityHub", {});
  const { EventDataStoreArn: EventDataStore } = await made("cloudtrail", "CreateEventDataStore", { Name: "kept" });
  const QueryStatement = `SELECT eventName FROM ${EventDataStore.split("/").at(-1)}`;
  const { QueryId } = await made("cloudtrail", "StartQuery", { QueryStatement });
  const { Quotas } = await made("servicequotas", "ListServiceQuotas", QUOTAS);
  const [set] = world.permissionSets.values();
  const [stack] = world.stacks.get(MEMBER.id as never)?.values() ?? [];
  const permissionSet = { InstanceArn: set?.instanceArn, PermissionSetArn: set?.arn };
  const QuotaCode = Quotas[0].QuotaCode;
  return { on, detector: { DetectorId }, EventDataStore, QueryId, QuotaCode, permissionSet, StackName: stack?.name };
}

type Watched = Awaited<ReturnType<typeof watched>>;

type Row = readonly [
  service: SigningName,
  operation: string,
  question: Words | ((watched: Watched) => Words),
  refusal: string,
];

/** How each service refuses: the name, or of those that have one name for much, the text. */
const INVALID = {
  budgets: "InvalidNextTokenException",
  events: "Parameter NextToken is not valid.",
  iam: "Invalid Marker.",
  logs: "The specified nextToken is invalid.",
  monitoring: "InvalidNextToken",
  ram: "InvalidNextTokenException",
  s3: "The continuation token provided is incorrect",
  sns: "Invalid parameter: NextToken",
  sqs: "Value for parameter NextToken is invalid.",
  ce: "InvalidNextTokenException",
  cloudformation: "The pagination token is invalid",
  cloudtrail: "InvalidNextTokenException",
  config: "InvalidNextTokenException",
  guardduty: "the input nextToken is invalid",
  lambda: "Invalid Marker",
  savingsplans: "ValidationException",
  invoicing: "ValidationException",
  artifact: "ValidationException",
  securityhub: "InvalidInputException",
  servicequotas: "InvalidPaginationTokenException",
  sso: "The pagination token is invalid",
};

const SELF = { resourceOwner: "SELF" };
const [ALICE, PEOPLE, ADMIN] = [{ UserName: "alice" }, { GroupName: "people" }, { RoleName: "admin" }];
const MINE = { PolicyArn: `arn:aws:iam::${MANAGEMENT.id}:policy/mine` };
const ALERTS = { TopicArn: `arn:aws:sns:us-east-1:${MANAGEMENT.id}:alerts` };

const SEALED: readonly Row[] = [
  ["ce", "ListCostAllocationTags", {}, INVALID.ce],
  ["ce", "GetSavingsPlansCoverage", PERIOD, INVALID.ce],
  ["ce", "GetTags", PERIOD, INVALID.ce],
  ["ce", "GetDimensionValues", { ...PERIOD, Dimension: "SERVICE" }, INVALID.ce],
  ["ce", "GetAnomalies", DAYS, INVALID.ce],
  ["ce", "GetAnomalyMonitors", {}, INVALID.ce],
  ["guardduty", "ListDetectors", {}, INVALID.guardduty],
  ["guardduty", "ListOrganizationAdminAccounts", {}, INVALID.guardduty],
  ["guardduty", "ListFindings", ({ detector }) => detector, INVALID.guardduty],
  ["guardduty", "ListMembers", ({ detector }) => detector, INVALID.guardduty],
  ["securityhub", "ListOrganizationAdminAccounts", {}, INVALID.securityhub],
  ["securityhub", "GetFindings", {}, INVALID.securityhub],
  ["securityhub", "ListMembers", {}, INVALID.securityhub],
  ["savingsplans", "DescribeSavingsPlans", {}, INVALID.savingsplans],
  [
    "invoicing",
    "ListInvoiceSummaries",
    { Selector: { ResourceType: "ACCOUNT_ID", Value: MANAGEMENT.id } },
    INVALID.invoicing,
  ],
  ["artifact", "ListCustomerAgreements", {}, INVALID.artifact],
  ["servicequotas", "ListServices", {}, INVALID.servicequotas],
  ["servicequotas", "ListServiceQuotas", QUOTAS, INVALID.servicequotas],
  ["servicequotas", "ListAWSDefaultServiceQuotas", QUOTAS, INVALID.servicequotas],
  ["servicequotas", "ListRequestedServiceQuotaChangeHistory", {}, INVALID.servicequotas],
  [
    "servicequotas",
    "ListRequestedServiceQuotaChangeHistoryByQuota",
    ({ QuotaCode }) => ({ ...QUOTAS, QuotaCode }),
    INVALID.servicequotas,
  ],
  ["cloudtrail", "ListEventDataStores", {}, INVALID.cloudtrail],
  ["cloudtrail", "ListQueries", ({ EventDataStore }) => ({ EventDataStore }), INVALID.cloudtrail],
  ["cloudtrail", "GetQueryResults", ({ QueryId }) => ({ QueryId }), INVALID.cloudtrail],
  ["monitoring", "DescribeAlarmHistory", {}, INVALID.monitoring],
  ["ram", "GetResourceShares", SELF, INVALID.ram],
  ["ram", "GetResourceShareAssociations", { associationType: "PRINCIPAL" }, INVALID.ram],
  ["ram", "GetResourceShareInvitations", {}, INVALID.ram],
  ["ram", "ListPrincipals", SELF, INVALID.ram],
  ["ram", "ListResources", SELF, INVALID.ram],
  ["sso", "ListInstances", {}, INVALID.sso],
];

const KEYED: readonly Row[] = [
  ["cloudformation", "ListStacks", {}, INVALID.cloudformation],
  ["cloudformation", "DescribeStacks", {}, INVALID.cloudformation],
  ["cloudformation", "ListStackResources", ({ StackName }) => ({ StackName }), INVALID.cloudformation],
  ["cloudformation", "ListStackSets", {}, INVALID.cloudformation],
  ["cloudformation", "ListStackInstances", { StackSetName: "watch-members" }, INVALID.cloudformation],
  ["cloudformation", "ListStackSetOperations", { StackSetName: "watch-members" }, INVALID.cloudformation],
  ["config", "DescribeConfigurationAggregators", {}, INVALID.config],
  ["config", "DescribeConfigurationAggregatorSourcesStatus", AGGREGATOR, INVALID.config],
  ["config", "GetAggregateDiscoveredResourceCounts", AGGREGATOR, INVALID.config],
  ["config", "ListAggregateDiscoveredResources", { ...AGGREGATOR, ResourceType: "AWS::IAM::Role" }, INVALID.config],
  ["lambda", "ListFunctions", {}, INVALID.lambda],
  ["budgets", "DescribeBudgets", { AccountId: MANAGEMENT.id }, INVALID.budgets],
  ["cloudtrail", "LookupEvents", {}, INVALID.cloudtrail],
  ["events", "ListEventBuses", {}, INVALID.events],
  ["events", "ListRules", {}, INVALID.events],
  ["events", "ListRuleNamesByTarget", { TargetArn: ALERTS.TopicArn }, INVALID.events],
  ["events", "ListTargetsByRule", { Rule: "leave" }, INVALID.events],
  ["logs", "DescribeLogGroups", {}, INVALID.logs],
  ["logs", "DescribeLogStreams", { logGroupName: "group" }, INVALID.logs],
  ["logs", "DescribeMetricFilters", {}, INVALID.logs],
  ["logs", "FilterLogEvents", { logGroupName: "group" }, INVALID.logs],
  ["monitoring", "DescribeAlarms", {}, INVALID.monitoring],
  ["s3", "ListBuckets", {}, INVALID.s3],
  ["s3", "ListObjectsV2", { Bucket: "acme-things" }, INVALID.s3],
  ["sns", "ListSubscriptions", {}, INVALID.sns],
  ["sns", "ListSubscriptionsByTopic", ALERTS, INVALID.sns],
  ["sns", "ListTopics", {}, INVALID.sns],
  ["sqs", "ListQueues", {}, INVALID.sqs],
  ["iam", "GetAccountAuthorizationDetails", {}, INVALID.iam],
  ["iam", "GetGroup", PEOPLE, INVALID.iam],
  ["iam", "ListAccessKeys", ALICE, INVALID.iam],
  ["iam", "ListAccountAliases", {}, INVALID.iam],
  ["iam", "ListAttachedGroupPolicies", PEOPLE, INVALID.iam],
  ["iam", "ListAttachedRolePolicies", ADMIN, INVALID.iam],
  ["iam", "ListAttachedUserPolicies", ALICE, INVALID.iam],
  ["iam", "ListEntitiesForPolicy", MINE, INVALID.iam],
  ["iam", "ListGroupPolicies", PEOPLE, INVALID.iam],
  ["iam", "ListGroups", {}, INVALID.iam],
  ["iam", "ListGroupsForUser", ALICE, INVALID.iam],
  ["iam", "ListMFADevices", ALICE, INVALID.iam],
  ["iam", "ListPolicies", {}, INVALID.iam],
  ["iam", "ListPolicyTags", MINE, INVALID.iam],
  ["iam", "ListPolicyVersions", MINE, INVALID.iam],
  ["iam", "ListRolePolicies", ADMIN, INVALID.iam],
  ["iam", "ListRoleTags", ADMIN, INVALID.iam],
  ["iam", "ListRoles", {}, INVALID.iam],
  ["iam", "ListSigningCertificates", ALICE, INVALID.iam],
  ["iam", "ListUserPolicies", ALICE, INVALID.iam],
  ["iam", "ListUserTags", ALICE, INVALID.iam],
  ["iam", "ListUsers", {}, INVALID.iam],
  ["iam", "ListVirtualMFADevices", {}, INVALID.iam],
  ["iam", "SimulateCustomPolicy", { PolicyInputList: [ANYTHING], ActionNames: ["s3:ListBucket"] }, INVALID.iam],
  [
    "iam",
    "SimulatePrincipalPolicy",
    { PolicySourceArn: `arn:aws:iam::${MANAGEMENT.id}:user/alice`, ActionNames: ["s3:ListBucket"] },
    INVALID.iam,
  ],
  ["sso", "ListPermissionSets", ({ permissionSet: { InstanceArn } }) => ({ InstanceArn }), INVALID.sso],
  ["sso", "ListAccountAssignments", ({ permissionSet }) => ({ ...permissionSet, AccountId: OTHER }), INVALID.sso],
  ["sso", "ListAccountsForProvisionedPermissionSet", ({ permissionSet }) => permissionSet, INVALID.sso],
];

function asker(operation: string): typeof MANAGEMENT {
  if (operation === "ListStackResources") return MEMBER;
  return /Aggregat/.test(operation) ? SECURITY : MANAGEMENT;
}

/** What services call the token. */
const TOKENS: ReadonlySet<string> = new Set(["NextToken", "nextToken", "NextPageToken", "Marker", "ContinuationToken"]);

/** By service and operation: how the token of each emulated one is called. */
async function tokenMembers(): Promise<ReadonlyMap<string, string>> {
  const found = Object.values(SERVICES).map(async ({ name: service, operations }) => {
    const described = serviceNamed(service);
    if (described === undefined) throw new Error(`no service is called ${service}`);
    const { model } = await openService(described);
    return [...operations.values()].flatMap(({ name }) => {
      const input = model.shapes.get(model.operations.get(name)?.input ?? "");
      const members = input?.kind === "structure" ? input.members : [];
      return members.flatMap((each) => (TOKENS.has(each.name) ? [[`${service}:${name}`, each.name] as const] : []));
    });
  });
  return new Map((await Promise.all(found)).flat());
}

/** All that they list is on one page, so that no token was given out and every one is refused. */
const WITHOUT_TOKENS: readonly Row[] = [
  ["cloudtrail", "ListTrails", {}, "InvalidTokenException"],
  ["cloudtrail", "ListPublicKeys", {}, "InvalidTokenException"],
  ["cloudtrail", "ListTags", ({ EventDataStore }) => ({ ResourceIdList: [EventDataStore] }), "InvalidTokenException"],
  ["ce", "GetCostAndUsage", { ...PERIOD, Granularity: "MONTHLY", Metrics: ["UnblendedCost"] }, INVALID.ce],
  ["ce", "GetReservationCoverage", PERIOD, INVALID.ce],
  ["ce", "GetReservationUtilization", PERIOD, INVALID.ce],
  ["guardduty", "DescribeOrganizationConfiguration", ({ detector }) => detector, INVALID.guardduty],
];

/** A question whose answer goes on, and another list of the same service. */
const GIVEN: readonly (readonly [service: SigningName, operation: string, input: Words, other: string])[] = [
  ["events", "ListRules", { Limit: 1 }, "ListEventBuses"],
  ["ram", "GetResourceShares", { ...SELF, maxResults: 1 }, "ListResources"],
  ["sns", "ListTopics", {}, "ListSubscriptions"],
  ["sqs", "ListQueues", { MaxResults: 1 }, "ListQueues"],
  ["s3", "ListBuckets", { MaxBuckets: 1 }, "ListObjectsV2"],
  ["logs", "DescribeLogGroups", { limit: 1 }, "DescribeMetricFilters"],
  ["iam", "ListUsers", { MaxItems: 1 }, "ListGroups"],
];

/** What the other list must be told; of the only one of its service, a filter. */
const ASKED_BESIDE: Readonly<Record<string, Words>> = {
  ListResources: SELF,
  ListQueues: { QueueNamePrefix: "q" },
  ListObjectsV2: { Bucket: "acme-things" },
};

/** Amazon S3 API Reference, ListObjects, Marker: any key may be named, whoever gave it out. */
const KEY_OF_THE_CALLER = ["s3:ListObjects"];

const isOfOrganizations = (each: string): boolean => each.startsWith("organizations:");

describe("a token of one account, Region, operation or question is none of another", () => {
  const furnished = watched();
  const members = tokenMembers();
  const rows = [...SEALED.map((row) => ({ row, isKeyed: false })), ...KEYED.map((row) => ({ row, isKeyed: true }))];
  const named = (all: readonly Row[]) => all.map((row) => ({ row, name: `${row[0]} ${row[1]}` }));
  const asks = async ([service, operation, asked]: Row, token?: string) => {
    const there = await furnished;
    const question = typeof asked === "function" ? asked(there) : asked;
    const member = (await members).get(`${service}:${operation}`) ?? "";
    const input = { ...question, ...(token !== undefined && { [member]: token }) };
    return ask(there.on, { as: asker(operation).as, service, operation, input });
  };
  const refuses = async (row: Row, token: string) => {
    const refused = await asks(row, token);
    expect(`${refused.status} ${refused.text}`).toMatch(/^400/);
    expect(refused.text + refused.code).toContain(row[3]);
  };

  test(
    "every operation that takes a token is here",
    async () => {
      const listed = [...SEALED, ...KEYED, ...WITHOUT_TOKENS].map(([service, operation]) => `${service}:${operation}`);
      const taking = [...(await members).keys()].filter((each) => !isOfOrganizations(each));
      expect([...listed, ...KEY_OF_THE_CALLER].sort()).toEqual(taking.sort());
      const ours = [...(await members).keys()].filter(isOfOrganizations).map((each) => each.split(":")[1]);
      expect([...Object.keys(LISTS), ...ONE_PAGE].sort()).toEqual(ours.sort());
    },
    PATIENT_MS,
  );

  test.each(rows.map((each) => ({ ...each, name: `${each.row[0]} ${each.row[1]}` })))("$name", async (each) => {
    const { row, isKeyed } = each;
    const [service, operation, asked] = row;
    const question = typeof asked === "function" ? asked(await furnished) : asked;
    const { id } = asker(operation);
    type Whose = Readonly<{ accountId?: string; region?: string; of?: Words; by?: string }>;
    const given = ({ accountId = id, region = "us-east-1", of = question, by = operation }: Whose) => {
      const caller = { accountId: accountId as never };
      const owner = { operation: `${service}:${by}`, caller, request: { region } };
      const place = operation === "LookupEvents" ? "event|1|2026-10-01T00:00:00.000Z" : "0";
      return isKeyed ? writeKey(owner, of, place) : writeToken(owner, of, 1);
    };
    const own = await asks(row, given({}));
    expect(`${own.status} ${own.text}`).toMatch(/^200/);
    const foreign = [{ accountId: OTHER }, { region: "eu-west-1" }, { of: { other: true } }, { by: "ListOthers" }];
    for (const token of [...foreign.map(given), "MAAA", "0000", `${given({})}A`]) await refuses(row, token);
  });

  test.each(GIVEN)("%s %s gives out such a token", async (service, operation, input, other) => {
    const { on } = await furnished;
    const said = (how: Partial<Asked>) => ask(on, { as: MANAGEMENT.as, service, operation, input, ...how });
    const token = /(?:Token|Marker)(?:":"|>)([\w-]+)/.exec((await said({})).text)?.[1] ?? "";
    const member = (await members).get(`${service}:${operation}`) ?? "";
    const others = (await members).get(`${service}:${other}`) ?? "";
    expect(await said({ input: { ...input, [member]: token } })).toMatchObject({ status: 200 });
    const { text } = await said({ as: MEMBER.as, input: { ...input, [member]: token } });
    expect(text).toContain(INVALID[service as keyof typeof INVALID]);
    const elsewhere = await said({ operation: other, input: { ...ASKED_BESIDE[other], [others]: token } });
    expect(elsewhere.text).toContain(INVALID[service as keyof typeof INVALID]);
  });

  test.each(named(WITHOUT_TOKENS))("$name gives out none", async ({ row }) => {
    const owner = { caller: { accountId: MANAGEMENT.id as never }, request: { region: "us-east-1" } };
    const token = writeToken({ ...owner, operation: `${row[0]}:ListOthers` }, {}, 1);
    for (const each of [token, "MAAA"]) await refuses(row, each);
  });
});

test("pages by keys follow what comes and goes between them", () => {
  const context = {
    operation: "lambda:ListFunctions",
    caller: { accountId: "111111111111" as never },
    request: { region: "us-east-1" },
  };
  const page = (items: readonly string[], NextToken?: string) =>
    keyedPage(items, (each) => each, { context, request: { NextToken }, size: 2 });
  const first = page(["d", "b", "a", "c"]);
  expect(first.page).toEqual(["a", "b"]);
  expect(page(["aa", "b", "c", "cc", "d"], first.next)).toMatchObject({ page: ["c", "cc"] });
  expect(page(["c", "d"], first.next)).toEqual({ page: ["c", "d"], next: undefined });
});

test("a token is good for one question to one operation of one account in one Region", () => {
  const mine = {
    operation: "ram:ListResources",
    caller: { accountId: "111111111111" as never },
    request: { region: "us-east-1" },
  };
  const { NextToken } = pageOf([1, 2, 3], { MaxResults: 2 }, { context: mine });
  expect(readToken(mine, { NextToken })).toEqual({ ok: true, value: 2 });
  const others = [
    { ...mine, caller: { accountId: "222222222222" as never } },
    { ...mine, request: { region: "eu-west-1" } },
    { ...mine, operation: "ram:ListPrincipals" },
  ];
  for (const other of others) expect(readToken(other, { NextToken }).ok).toBe(false);
});
