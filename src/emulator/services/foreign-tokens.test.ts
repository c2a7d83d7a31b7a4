import { describe, expect, test } from "vitest";
import { callAny } from "../any-request.test-support.ts";
import { type Answered, call, type Standing, standing } from "../emulator.test-support.ts";
import { openService, type SigningName, serviceNamed } from "../wire/index.ts";
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

/** How each service refuses: the name, or of GuardDuty, which has one name for all, the text. */
const SEALED: readonly (readonly [service: SigningName, operation: string, question: Words, refusal: string])[] = [
  ["ce", "ListCostAllocationTags", {}, "InvalidNextTokenException"],
  ["ce", "GetSavingsPlansCoverage", PERIOD, "InvalidNextTokenException"],
  ["guardduty", "ListDetectors", {}, "the input nextToken is invalid"],
  ["guardduty", "ListOrganizationAdminAccounts", {}, "the input nextToken is invalid"],
  ["securityhub", "ListOrganizationAdminAccounts", {}, "InvalidInputException"],
  ["savingsplans", "DescribeSavingsPlans", {}, "ValidationException"],
  ["servicequotas", "ListServices", {}, "InvalidPaginationTokenException"],
  ["servicequotas", "ListServiceQuotas", { ServiceCode: "organizations" }, "InvalidPaginationTokenException"],
  ["servicequotas", "ListAWSDefaultServiceQuotas", { ServiceCode: "organizations" }, "InvalidPaginationTokenException"],
  ["servicequotas", "ListRequestedServiceQuotaChangeHistory", {}, "InvalidPaginationTokenException"],
  ["cloudtrail", "ListEventDataStores", {}, "InvalidNextTokenException"],
];

type Asked = Readonly<{ as: string; service: SigningName; operation: string; input: Words }>;

async function ask(on: Standing, { as, service, operation, input }: Asked): Promise<Answered> {
  const described = serviceNamed(service);
  if (described === undefined) throw new Error(`no service is called ${service}`);
  return callAny(on, { as, opened: await openService(described), operation, input });
}

describe("a token of one account is none in another", () => {
  const on = standing();
  test.each(SEALED)("%s %s", async (service, operation, question, refusal) => {
    const owner = { caller: { accountId: "100000000001" as never }, request: { region: "us-east-1" } };
    const given = writeToken(owner, question, 1);
    const input = { ...question, [service === "savingsplans" ? "nextToken" : "NextToken"]: given };
    const own = await ask(on, { as: ACME, service, operation, input });
    expect(`${own.status} ${own.text}`).toMatch(/^200/);
    const foreign = await ask(on, { as: UMBRELLA, service, operation, input });
    expect(`${foreign.status} ${foreign.text}`).toMatch(/^400/);
    expect(foreign.text + foreign.code).toContain(refusal);
  });
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
