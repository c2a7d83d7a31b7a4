import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { World } from "../../domain/index.ts";
import { readOrganizationFile, worldFrom } from "../../organization-file/index.ts";
import { callAny } from "../any-request.test-support.ts";
import { type Answered, call, type Standing, standing } from "../emulator.test-support.ts";
import { openService, type SigningName, serviceNamed } from "../wire/index.ts";
import { keyedPage, writeKey } from "./keyed-page.ts";
import { organizationsService } from "./organizations/service.ts";
import { pageOf, readToken, writeToken } from "./sealed-page.ts";

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
    return JSON.parse(said.text || "{}");
  };
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
  ["sso", "ListPermissionSets", ({ permissionSet: { InstanceArn } }) => ({ InstanceArn }), INVALID.sso],
  ["sso", "ListAccountAssignments", ({ permissionSet }) => ({ ...permissionSet, AccountId: OTHER }), INVALID.sso],
  ["sso", "ListAccountsForProvisionedPermissionSet", ({ permissionSet }) => permissionSet, INVALID.sso],
];

function asker(operation: string): typeof MANAGEMENT {
  if (operation === "ListStackResources") return MEMBER;
  return /Aggregat/.test(operation) ? SECURITY : MANAGEMENT;
}

/** What a service calls the token, where not `NextToken`. */
function tokenMember(service: SigningName, operation: string): string {
  if (service === "savingsplans" || service === "artifact") return "nextToken";
  if (service === "lambda") return "Marker";
  return service === "ce" && /^Get(Tags|DimensionValues|Anomal)/.test(operation) ? "NextPageToken" : "NextToken";
}

describe("a token of one account or Region is none in another", () => {
  const furnished = watched();
  const rows = [...SEALED.map((row) => ({ row, isKeyed: false })), ...KEYED.map((row) => ({ row, isKeyed: true }))];

  test("every operation that gives such tokens is here", async () => {
    const folder = fileURLToPath(new URL(".", import.meta.url));
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((each) => each.includes("/operations/") && each.endsWith(".ts"))
      .map((each) => readFileSync(`${folder}${each}`, "utf8"))
      .filter((text) => /"(?:\.\.\/)+(?:sealed|keyed)-page\.ts"|^import .*readToken.* "\.\.\/page\.ts"/m.test(text))
      .filter((text) => !/client-(?:eventbridge|ram)"/.test(text))
      .map((text) => /name: "(\w+)"/.exec(text)?.[1]);
    const listed = rows.map(({ row: [, operation] }) => operation);
    expect([...new Set(names)].sort()).toEqual([...new Set(listed)].sort());
  });

  test.each(rows.map(({ row, ...how }) => ({ ...how, row, name: `${row[0]} ${row[1]}` })))(
    "$name",
    async ({ row: [service, operation, asked, refusal], isKeyed }) => {
      const there = await furnished;
      const question = typeof asked === "function" ? asked(there) : asked;
      const { as, id } = asker(operation);
      const told = async (NextToken: string) => {
        const input = { ...question, [tokenMember(service, operation)]: NextToken };
        return ask(there.on, { as, service, operation, input });
      };
      const given = (accountId: string, region = "us-east-1", of = question) => {
        const owner = { caller: { accountId: accountId as never }, request: { region } };
        return isKeyed ? writeKey(owner, of, "0") : writeToken(owner, of, 1);
      };
      const own = await told(given(id));
      expect(`${own.status} ${own.text}`).toMatch(/^200/);
      const none = [given(OTHER), given(id, "eu-west-1"), given(id, "us-east-1", { other: true }), "MAAA", "0000"];
      for (const token of none) {
        const refused = await told(token);
        expect(`${refused.status} ${refused.text}`).toMatch(/^400/);
        expect(refused.text + refused.code).toContain(refusal);
      }
    },
  );
});

test("pages by keys follow what comes and goes between them", () => {
  const context = { caller: { accountId: "111111111111" as never }, request: { region: "us-east-1" } };
  const page = (items: readonly string[], NextToken?: string) =>
    keyedPage(items, (each) => each, { context, request: { NextToken }, size: 2 });
  const first = page(["d", "b", "a", "c"]);
  expect(first.page).toEqual(["a", "b"]);
  expect(page(["aa", "b", "c", "cc", "d"], first.next)).toMatchObject({ page: ["c", "cc"] });
  expect(page(["c", "d"], first.next)).toEqual({ page: ["c", "d"], next: undefined });
});

test("a token is good for one question of one account in one Region", () => {
  const mine = { caller: { accountId: "111111111111" as never }, request: { region: "us-east-1" } };
  const { NextToken } = pageOf([1, 2, 3], { MaxResults: 2 }, { context: mine });
  expect(readToken(mine, { NextToken })).toEqual({ ok: true, value: 2 });
  const others = [
    { ...mine, caller: { accountId: "222222222222" as never } },
    { ...mine, request: { region: "eu-west-1" } },
  ];
  for (const other of others) expect(readToken(other, { NextToken }).ok).toBe(false);
});
