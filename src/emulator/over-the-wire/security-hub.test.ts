/** Security Hub over a socket: who watches whom before and after a member leaves its organization. */
import {
  AcceptHandshakeCommand,
  DeregisterDelegatedAdministratorCommand,
  DisableAWSServiceAccessCommand,
  LeaveOrganizationCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
import {
  BatchImportFindingsCommand,
  CreateMembersCommand,
  DeleteMembersCommand,
  DescribeHubCommand,
  DescribeOrganizationConfigurationCommand,
  DisableOrganizationAdminAccountCommand,
  DisableSecurityHubCommand,
  DisassociateMembersCommand,
  EnableOrganizationAdminAccountCommand,
  EnableSecurityHubCommand,
  GetAdministratorAccountCommand,
  GetFindingsCommand,
  GetMembersCommand,
  ListMembersCommand,
  ListOrganizationAdminAccountsCommand,
  SecurityHubClient,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { history, invitations, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());

const MANAGEMENT = "management/admin";
const SECURITY = "open-invited/admin";
const SECURITY_ID = "100000000025";
const LEAVER = "open-complete/admin";
const LEAVER_ID = "100000000021";
const OTHER = "100000000022";

const hub = (profile: string, region = "us-east-1") =>
  new SecurityHubClient({ endpoint: on.url, region, credentials: on.credentials(profile), maxAttempts: 1 });
const membersOf = async (OnlyAssociated = true) =>
  (await hub(SECURITY).send(new ListMembersCommand({ OnlyAssociated }))).Members ?? [];
const take = (...ids: readonly string[]) =>
  hub(SECURITY).send(new CreateMembersCommand({ AccountDetails: ids.map((AccountId) => ({ AccountId })) }));
const configure = (AutoEnable: boolean) =>
  hub(SECURITY).send(new UpdateOrganizationConfigurationCommand({ AutoEnable }));
const findingsSeenBy = async (profile: string) =>
  ((await hub(profile).send(new GetFindingsCommand({}))).Findings ?? []).map(({ Id }) => Id);
const finding = (accountId: string, more: object = {}) => ({
  SchemaVersion: "2018-10-08",
  Id: "drill-1",
  ProductArn: `arn:aws:securityhub:us-east-1:${accountId}:product/${accountId}/default`,
  GeneratorId: "drill",
  AwsAccountId: accountId,
  CreatedAt: "2026-11-01T00:00:00Z",
  UpdatedAt: "2026-11-01T00:00:00Z",
  Title: "a key that nobody rotates",
  Description: "a key that nobody rotates",
  Types: ["Software and Configuration Checks"],
  Severity: { Label: "HIGH" as const },
  Resources: [{ Type: "AwsAccount", Id: `AWS::::Account:${accountId}` }],
  ...more,
});
const report = (more: object = {}) =>
  hub(LEAVER).send(new BatchImportFindingsCommand({ Findings: [finding(LEAVER_ID, more)] }));

beforeEach(async () => {
  await on.control("POST", "reset");
  await hub(MANAGEMENT).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: SECURITY_ID }));
});

test("designating an administrator registers it, trusts the service and switches its hub on", async () => {
  const { organizations } = on.as(MANAGEMENT);
  const ServicePrincipal = "securityhub.amazonaws.com";
  const registered = await organizations.send(new ListDelegatedAdministratorsCommand({ ServicePrincipal }));
  expect(registered.DelegatedAdministrators?.map(({ Id }) => Id)).toEqual([SECURITY_ID]);
  const trusted = await organizations.send(new ListAWSServiceAccessForOrganizationCommand({}));
  expect(trusted.EnabledServicePrincipals?.map((each) => each.ServicePrincipal)).toContain(ServicePrincipal);
  expect(await hub(MANAGEMENT).send(new ListOrganizationAdminAccountsCommand({}))).toMatchObject({
    AdminAccounts: [{ AccountId: SECURITY_ID, Status: "ENABLED" }],
    Feature: "SecurityHub",
  });
  expect(await hub(SECURITY).send(new DescribeHubCommand({}))).toMatchObject({
    HubArn: `arn:aws:securityhub:us-east-1:${SECURITY_ID}:hub/default`,
    ControlFindingGenerator: "SECURITY_CONTROL",
  });
  expect(await hub(SECURITY).send(new DescribeOrganizationConfigurationCommand({}))).toMatchObject({
    AutoEnable: false,
    AutoEnableStandards: "DEFAULT",
    OrganizationConfiguration: { ConfigurationType: "LOCAL", Status: "ENABLED" },
  });
  expect(await refusal(hub(SECURITY, "eu-west-1").send(new DescribeHubCommand({})))).toMatchObject({
    name: "InvalidAccessException",
    status: 401,
    message: `Account ${SECURITY_ID} is not subscribed to AWS Security Hub`,
  });
  expect(await history(on.as(MANAGEMENT))).toContainEqual(
    expect.objectContaining({
      eventSource: ServicePrincipal,
      eventName: "EnableOrganizationAdminAccount",
      requestParameters: { AdminAccountId: SECURITY_ID },
    }),
  );
});

test("a registered administrator cannot leave, and nobody else becomes one beside it", async () => {
  expect(await refusal(on.as(SECURITY).organizations.send(new LeaveOrganizationCommand({})))).toMatchObject({
    reason: "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
  });
  const another = new EnableOrganizationAdminAccountCommand({ AdminAccountId: LEAVER_ID });
  expect(await refusal(hub(MANAGEMENT).send(another))).toMatchObject({ name: "InvalidInputException", status: 400 });
  expect(await refusal(hub(LEAVER).send(another))).toMatchObject({ name: "InvalidAccessException", status: 401 });
  expect(await refusal(hub(SECURITY).send(new DisableSecurityHubCommand({})))).toMatchObject({
    name: "InvalidInputException",
    message: "Cannot disable Security Hub on the Security Hub administrator",
  });
});

test.each(["leaves", "is removed", "moves to another organization"])(
  "a member that %s keeps its hub with its settings, and the administrator loses it with its findings",
  async (how) => {
    await hub(LEAVER).send(new EnableSecurityHubCommand({ ControlFindingGenerator: "STANDARD_CONTROL" }));
    await take(LEAVER_ID, OTHER);
    await report();
    const before = await hub(LEAVER).send(new DescribeHubCommand({}));
    expect(await findingsSeenBy(SECURITY)).toEqual(["drill-1"]);
    expect((await hub(LEAVER).send(new GetAdministratorAccountCommand({}))).Administrator).toMatchObject({
      AccountId: SECURITY_ID,
      MemberStatus: "Enabled",
    });

    await depart(how);

    expect((await membersOf()).map(({ AccountId }) => AccountId)).toEqual([OTHER]);
    expect(await membersOf(false)).toContainEqual(
      expect.objectContaining({ AccountId: LEAVER_ID, MemberStatus: "Deleted", AdministratorId: SECURITY_ID }),
    );
    expect(await findingsSeenBy(SECURITY)).toEqual([]);
    expect(await findingsSeenBy(LEAVER)).toEqual(["drill-1"]);
    const after = await hub(LEAVER).send(new DescribeHubCommand({}));
    expect(after).toMatchObject({ SubscribedAt: before.SubscribedAt, ControlFindingGenerator: "STANDARD_CONTROL" });
    expect((await hub(LEAVER).send(new GetAdministratorAccountCommand({}))).Administrator).toBeUndefined();
    const told = (await history(on.as(LEAVER))).map(({ eventName }) => eventName);
    expect(told).not.toContain("DisassociateMembers");
    await hub(SECURITY).send(new DeleteMembersCommand({ AccountIds: [LEAVER_ID] }));
    expect((await membersOf(false)).map(({ AccountId }) => AccountId)).toEqual([OTHER]);
    await hub(LEAVER).send(new DisableSecurityHubCommand({}));
    expect(await refusal(hub(LEAVER).send(new DescribeHubCommand({})))).toMatchObject({ status: 401 });
  },
);

async function depart(how: string): Promise<void> {
  if (how === "leaves") await on.as(LEAVER).organizations.send(new LeaveOrganizationCommand({}));
  else if (how === "is removed") {
    const removal = new RemoveAccountFromOrganizationCommand({ AccountId: LEAVER_ID });
    await on.as(MANAGEMENT).organizations.send(removal);
  } else {
    await acceptFrom(LEAVER, "o-twoumbr001");
  }
}

async function acceptFrom(profile: string, organizationId: string): Promise<void> {
  const found = (await invitations(on.as(profile))).find(({ Arn }) => Arn?.includes(organizationId));
  await on.as(profile).organizations.send(new AcceptHandshakeCommand({ HandshakeId: found?.Id ?? "" }));
}

test("members are taken, let go and kept while they are in the organization", async () => {
  expect((await take(LEAVER_ID, "100000000001", "999999999999", SECURITY_ID)).UnprocessedAccounts).toEqual([
    { AccountId: "100000000001", ProcessingResult: expect.stringContaining("has not enabled Security Hub") },
    { AccountId: SECURITY_ID, ProcessingResult: expect.stringContaining("is the current account") },
  ]);
  expect(await membersOf()).toMatchObject([{ AccountId: LEAVER_ID, MasterId: SECURITY_ID, MemberStatus: "Enabled" }]);
  expect((await membersOf(false)).map(({ MemberStatus }) => MemberStatus).sort()).toEqual(["Created", "Enabled"]);
  const AccountIds = [LEAVER_ID];
  expect((await hub(SECURITY).send(new DeleteMembersCommand({ AccountIds }))).UnprocessedAccounts).toEqual([
    { AccountId: LEAVER_ID, ProcessingResult: expect.stringContaining("belongs to the organization") },
  ]);
  await hub(SECURITY).send(new DisassociateMembersCommand({ AccountIds }));
  const asked = new GetMembersCommand({ AccountIds: [LEAVER_ID, OTHER] });
  expect(await hub(SECURITY).send(asked)).toMatchObject({
    Members: [{ AccountId: LEAVER_ID, MemberStatus: "Removed" }],
    UnprocessedAccounts: [{ AccountId: OTHER }],
  });
  expect(await hub(LEAVER).send(new DescribeHubCommand({}))).toMatchObject({ AutoEnableControls: true });
  expect((await take(LEAVER_ID)).UnprocessedAccounts).toEqual([]);
  expect((await take(LEAVER_ID)).UnprocessedAccounts).toMatchObject([{ AccountId: LEAVER_ID }]);
});

test("a member that switches its own hub off is no member any more", async () => {
  await take(LEAVER_ID);
  await hub(LEAVER).send(new DisableSecurityHubCommand({}));
  expect(await membersOf(false)).toMatchObject([{ AccountId: LEAVER_ID, MemberStatus: "Removed" }]);
});

test.each([true, false])("an account that joins is taken where AutoEnable says so: %s", async (isOn) => {
  await configure(isOn);
  await acceptFrom("alone/admin", "o-twoacme001");
  expect((await membersOf()).map(({ AccountId }) => AccountId)).toEqual(isOn ? ["300000000001"] : []);
  const own = hub("alone/admin").send(new DescribeHubCommand({}));
  if (isOn) expect(await own).toMatchObject({ HubArn: expect.stringContaining("300000000001") });
  else expect(await refusal(own)).toMatchObject({ name: "InvalidAccessException" });
});

test("without its administrator members stand alone", async () => {
  await take(LEAVER_ID);
  const end = new DisableOrganizationAdminAccountCommand({ AdminAccountId: SECURITY_ID });
  await hub(MANAGEMENT).send(end);
  expect(await membersOf()).toEqual([]);
  expect(await refusal(hub(MANAGEMENT).send(end))).toMatchObject({ name: "InvalidInputException" });
  expect(await refusal(configure(true))).toMatchObject({
    name: "InvalidAccessException",
    message: `Account ${SECURITY_ID} is not an administrator for this organization`,
  });
  expect((await hub(LEAVER).send(new GetAdministratorAccountCommand({}))).Administrator).toBeUndefined();
});

test.each(["its registration", "trusted access"])("members stand alone without %s as well", async (what) => {
  await take(LEAVER_ID);
  const ServicePrincipal = "securityhub.amazonaws.com";
  const { organizations } = on.as(MANAGEMENT);
  await organizations.send(new DeregisterDelegatedAdministratorCommand({ AccountId: SECURITY_ID, ServicePrincipal }));
  if (what === "trusted access") {
    await hub(MANAGEMENT).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: "100000000001" }));
    await organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal }));
  }
  expect(await membersOf()).toEqual([]);
  expect(await hub(MANAGEMENT).send(new ListOrganizationAdminAccountsCommand({}))).toMatchObject({ AdminAccounts: [] });
  expect(await hub(LEAVER).send(new DescribeHubCommand({}))).toMatchObject({ AutoEnableControls: true });
});

test("findings are imported in AWS's format, updated, and asked for by their attributes", async () => {
  await take(LEAVER_ID);
  await report({ Workflow: { Status: "NOTIFIED" } });
  await report({ Title: "a key that somebody rotated", Workflow: { Status: "RESOLVED" } });
  await report({ Id: "drill-2", Severity: { Normalized: 40 }, UpdatedAt: "2026-11-02T00:00:00Z" });
  const { Findings = [] } = await hub(SECURITY).send(new GetFindingsCommand({ Filters: text("Id", "drill-1") }));
  expect(Findings).toMatchObject([
    {
      AwsAccountId: LEAVER_ID,
      Title: "a key that somebody rotated",
      Region: "us-east-1",
      RecordState: "ACTIVE",
      Workflow: { Status: "NOTIFIED" },
      Severity: { Label: "HIGH", Normalized: 70 },
      FindingProviderFields: { Severity: { Label: "HIGH" }, Types: ["Software and Configuration Checks"] },
      ProductFields: { "aws/securityhub/ProductName": "Default" },
    },
  ]);
  const ids = async (Filters: object, more: object = {}) =>
    ((await hub(SECURITY).send(new GetFindingsCommand({ Filters, ...more }))).Findings ?? []).map(({ Id }) => Id);
  expect(await ids(text("SeverityLabel", "MEDIUM"))).toEqual(["drill-2"]);
  expect(await ids(text("Id", "drill-1", "NOT_EQUALS"))).toEqual(["drill-2"]);
  expect(await ids(text("Title", "a key that nobody", "PREFIX"))).toEqual(["drill-2"]);
  expect(await ids(text("ResourceType", "AwsAccount"), { SortCriteria: [{ Field: "Id", SortOrder: "desc" }] })).toEqual(
    ["drill-2", "drill-1"],
  );
  expect(await ids({ UpdatedAt: [{ Start: "2026-11-02T00:00:00Z", End: "2026-11-03T00:00:00Z" }] })).toEqual([
    "drill-2",
  ]);
  const first = await hub(SECURITY).send(new GetFindingsCommand({ MaxResults: 1 }));
  const second = await hub(SECURITY).send(new GetFindingsCommand({ NextToken: first.NextToken }));
  expect([...(first.Findings ?? []), ...(second.Findings ?? [])].map(({ Id }) => Id).sort()).toEqual([
    "drill-1",
    "drill-2",
  ]);
});

const text = (name: string, Value: string, Comparison?: string) => ({ [name]: [{ Value, Comparison }] });

test("what is not of the format is told finding by finding, and what is not one's own is refused", async () => {
  await take(LEAVER_ID);
  const Findings = [
    finding(LEAVER_ID),
    finding(LEAVER_ID, { Id: "late", UpdatedAt: "yesterday" }),
    finding(LEAVER_ID, { Id: "bare", Severity: undefined }),
    finding(LEAVER_ID, { Id: "old", SchemaVersion: "2017-01-01" }),
  ];
  const told = await hub(LEAVER).send(new BatchImportFindingsCommand({ Findings }));
  expect(told).toMatchObject({ SuccessCount: 1, FailedCount: 3 });
  expect(told.FailedFindings?.map(({ Id, ErrorCode }) => [Id, ErrorCode])).toEqual([
    ["late", "InvalidInput"],
    ["bare", "InvalidInput"],
    ["old", "InvalidInput"],
  ]);
  expect(await refusal(report({ AwsAccountId: OTHER }))).toMatchObject({ name: "AccessDeniedException", status: 403 });
  const foreign = `arn:aws:securityhub:us-east-1:${OTHER}:product/${OTHER}/default`;
  expect(await refusal(report({ ProductArn: foreign }))).toMatchObject({ name: "InvalidInputException", status: 400 });
  const partner = "arn:aws:securityhub:us-east-1::product/company/product";
  expect(await refusal(report({ ProductArn: partner }))).toMatchObject({ status: 501 });
  expect(await refusal(report({ Title: undefined }))).toMatchObject({ name: "InvalidInputException" });
});

test("what is not there, there twice, not well formed and not emulated is refused", async () => {
  const own = hub(LEAVER);
  expect(await refusal(own.send(new ListMembersCommand({})))).toMatchObject({ name: "InvalidAccessException" });
  await own.send(new EnableSecurityHubCommand({}));
  expect(await refusal(own.send(new EnableSecurityHubCommand({})))).toMatchObject({
    name: "ResourceConflictException",
    status: 409,
    message: "Account is already subscribed to Security Hub",
  });
  const others = new DescribeHubCommand({ HubArn: `arn:aws:securityhub:us-east-1:${SECURITY_ID}:hub/default` });
  expect(await refusal(own.send(others))).toMatchObject({ name: "ResourceNotFoundException", status: 404 });
  for (const missing of [
    new EnableSecurityHubCommand({ Tags: { team: "red" } }),
    new GetFindingsCommand({ Filters: { Keyword: [{ Value: "key" }] } }),
    new GetFindingsCommand({ Filters: { Title: [{ Value: "key", Comparison: "CONTAINS" }] } }),
    new EnableOrganizationAdminAccountCommand({ AdminAccountId: LEAVER_ID, Feature: "SecurityHubV2" }),
  ]) {
    expect(await refusal(own.send(missing as GetFindingsCommand))).toMatchObject({ status: 501 });
  }
  expect(await refusal(own.send(new GetFindingsCommand({ MaxResults: 101 })))).toMatchObject({
    name: "InvalidInputException",
    status: 400,
  });
  expect(await refusal(own.send(new GetFindingsCommand({ NextToken: "nonsense" })))).toMatchObject({
    name: "InvalidInputException",
  });
});

test("securityhub.disassociated: a member is gone until the fault is taken back", async () => {
  await take(LEAVER_ID);
  await report();
  const parameters = { account: LEAVER_ID };
  const { id } = await on.control("POST", "fault", { kind: "securityhub.disassociated", parameters });
  expect(await membersOf(false)).toMatchObject([{ AccountId: LEAVER_ID, MemberStatus: "Removed" }]);
  expect(await findingsSeenBy(SECURITY)).toEqual([]);
  expect(await findingsSeenBy(LEAVER)).toEqual(["drill-1"]);
  await fetch(`${on.url}/_orgdrill/fault/${String(id)}`, { method: "DELETE" });
  expect(await findingsSeenBy(SECURITY)).toEqual(["drill-1"]);
  const stranger = { kind: "securityhub.disassociated", parameters: { account: OTHER } };
  await expect(on.control("POST", "fault", stranger)).rejects.toThrow(/no administrator of Security Hub has/);
});
