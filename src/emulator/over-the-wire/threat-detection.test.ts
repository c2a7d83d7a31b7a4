/** GuardDuty over a socket: who watches whom before and after a member leaves its organization. */
import {
  CreateDetectorCommand,
  CreateMembersCommand,
  CreateSampleFindingsCommand,
  DeleteDetectorCommand,
  DeleteMembersCommand,
  DescribeOrganizationConfigurationCommand,
  DisableOrganizationAdminAccountCommand,
  DisassociateFromAdministratorAccountCommand,
  DisassociateMembersCommand,
  EnableOrganizationAdminAccountCommand,
  GetAdministratorAccountCommand,
  GetDetectorCommand,
  GetFindingsCommand,
  GetMembersCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListFindingsCommand,
  ListMembersCommand,
  ListOrganizationAdminAccountsCommand,
  UpdateDetectorCommand,
  UpdateOrganizationConfigurationCommand,
} from "@aws-sdk/client-guardduty";
import {
  AcceptHandshakeCommand,
  LeaveOrganizationCommand,
  ListAWSServiceAccessForOrganizationCommand,
  ListDelegatedAdministratorsCommand,
  RemoveAccountFromOrganizationCommand,
} from "@aws-sdk/client-organizations";
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
const OTHER_ID = "100000000022";
const FOUND = "Stealth:IAMUser/CloudTrailLoggingDisabled";

const guardDuty = (profile: string, region = "us-east-1") =>
  new GuardDutyClient({ endpoint: on.url, region, credentials: on.credentials(profile), maxAttempts: 1 });
const detectorOf = async (profile: string): Promise<string> =>
  (await guardDuty(profile).send(new ListDetectorsCommand({}))).DetectorIds?.[0] ?? "";
const membersOf = async (DetectorId: string, OnlyAssociated = "true") =>
  (await guardDuty(SECURITY).send(new ListMembersCommand({ DetectorId, OnlyAssociated }))).Members ?? [];
const findingsSeenBy = async (profile: string) => {
  const DetectorId = await detectorOf(profile);
  return (await guardDuty(profile).send(new ListFindingsCommand({ DetectorId }))).FindingIds ?? [];
};
const configure = async (AutoEnableOrganizationMembers: "ALL" | "NEW" | "NONE") =>
  guardDuty(SECURITY).send(
    new UpdateOrganizationConfigurationCommand({
      DetectorId: await detectorOf(SECURITY),
      AutoEnableOrganizationMembers,
    }),
  );

beforeEach(async () => {
  await on.control("POST", "reset");
  await guardDuty(MANAGEMENT).send(new EnableOrganizationAdminAccountCommand({ AdminAccountId: SECURITY_ID }));
});

test("designating an administrator registers it, trusts the service and switches its detector on", async () => {
  const { organizations } = on.as(MANAGEMENT);
  const registered = await organizations.send(
    new ListDelegatedAdministratorsCommand({ ServicePrincipal: "guardduty.amazonaws.com" }),
  );
  expect(registered.DelegatedAdministrators?.map(({ Id }) => Id)).toEqual([SECURITY_ID]);
  const { EnabledServicePrincipals } = await organizations.send(new ListAWSServiceAccessForOrganizationCommand({}));
  expect(EnabledServicePrincipals?.map(({ ServicePrincipal }) => ServicePrincipal)).toContain(
    "guardduty.amazonaws.com",
  );
  expect(await guardDuty(MANAGEMENT).send(new ListOrganizationAdminAccountsCommand({}))).toMatchObject({
    AdminAccounts: [{ AdminAccountId: SECURITY_ID, AdminStatus: "ENABLED" }],
  });
  const DetectorId = await detectorOf(SECURITY);
  expect(DetectorId).toMatch(/^[0-9a-f]{32}$/);
  expect(await guardDuty(SECURITY).send(new GetDetectorCommand({ DetectorId }))).toMatchObject({ Status: "ENABLED" });
  expect((await guardDuty(SECURITY, "eu-west-1").send(new ListDetectorsCommand({}))).DetectorIds).toEqual([]);
  expect((await history(on.as(MANAGEMENT)))[0]).toMatchObject({
    eventSource: "guardduty.amazonaws.com",
    eventName: "ListOrganizationAdminAccounts",
  });
});

test("a registered administrator cannot leave, and nobody else becomes one beside it", async () => {
  expect(await refusal(on.as(SECURITY).organizations.send(new LeaveOrganizationCommand({})))).toMatchObject({
    reason: "CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
  });
  const another = new EnableOrganizationAdminAccountCommand({ AdminAccountId: LEAVER_ID });
  expect(await refusal(guardDuty(MANAGEMENT).send(another))).toMatchObject({
    name: "BadRequestException",
    status: 400,
    message: expect.stringContaining("already enabled as the GuardDuty delegated administrator"),
  });
  expect(await refusal(guardDuty(LEAVER).send(another))).toMatchObject({
    message: "The request failed because you do not have required AWS Organization master permission.",
  });
});

test.each(["leaves", "is removed", "moves to another organization"])(
  "a member that %s keeps its detector, and the administrator loses it with its findings",
  async (how) => {
    await configure("ALL");
    const detector = await detectorOf(LEAVER);
    const security = await detectorOf(SECURITY);
    expect((await membersOf(security)).map(({ AccountId }) => AccountId)).toContain(LEAVER_ID);
    await guardDuty(LEAVER).send(new CreateSampleFindingsCommand({ DetectorId: detector, FindingTypes: [FOUND] }));
    const [finding = ""] = await findingsSeenBy(SECURITY);
    const read = new GetFindingsCommand({ DetectorId: security, FindingIds: [finding] });
    expect((await guardDuty(SECURITY).send(read)).Findings).toMatchObject([{ AccountId: LEAVER_ID, Type: FOUND }]);

    await depart(how);

    expect((await membersOf(security)).map(({ AccountId }) => AccountId)).not.toContain(LEAVER_ID);
    expect((await membersOf(security)).map(({ AccountId }) => AccountId)).toContain(OTHER_ID);
    expect(await membersOf(security, "false")).toContainEqual(
      expect.objectContaining({ AccountId: LEAVER_ID, RelationshipStatus: "Removed" }),
    );
    expect(await findingsSeenBy(SECURITY)).toEqual([]);
    expect((await guardDuty(SECURITY).send(read)).Findings).toEqual([]);
    expect(await findingsSeenBy(LEAVER)).toEqual([finding]);
    const own = guardDuty(LEAVER);
    expect(await own.send(new GetDetectorCommand({ DetectorId: detector }))).toMatchObject({ Status: "ENABLED" });
    expect((await own.send(new GetAdministratorAccountCommand({ DetectorId: detector }))).Administrator).toEqual({});
    const told = (await history(on.as(LEAVER))).map(({ eventName }) => eventName);
    expect(told).not.toContain("DisassociateMembers");
    await own.send(new DeleteDetectorCommand({ DetectorId: detector }));
    expect(await detectorOf(LEAVER)).toBe("");
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

test("while every account is a member, nobody is let go and nobody switches off", async () => {
  await configure("ALL");
  const DetectorId = await detectorOf(SECURITY);
  const dismissal = new DisassociateMembersCommand({ DetectorId, AccountIds: [LEAVER_ID] });
  expect(await refusal(guardDuty(SECURITY).send(dismissal))).toMatchObject({ name: "BadRequestException" });
  const own = { DetectorId: await detectorOf(LEAVER) };
  expect((await guardDuty(LEAVER).send(new GetAdministratorAccountCommand(own))).Administrator).toMatchObject({
    AccountId: SECURITY_ID,
    RelationshipStatus: "Enabled",
  });
  for (const command of [
    new UpdateDetectorCommand({ ...own, Enable: false }),
    new DeleteDetectorCommand(own),
    new DisassociateFromAdministratorAccountCommand(own),
  ]) {
    expect(await refusal(guardDuty(LEAVER).send(command as UpdateDetectorCommand))).toMatchObject({ status: 400 });
  }
});

test("members are taken, let go and forgotten one by one where not every account must be one", async () => {
  const security = guardDuty(SECURITY);
  const DetectorId = await detectorOf(SECURITY);
  const taking = new CreateMembersCommand({
    DetectorId,
    AccountDetails: [
      { AccountId: LEAVER_ID, Email: "leaver@example.com" },
      { AccountId: "100000000001", Email: "management@example.com" },
      { AccountId: "999999999999", Email: "stranger@example.com" },
    ],
  });
  expect((await security.send(taking)).UnprocessedAccounts).toEqual([
    { AccountId: "100000000001", Result: expect.stringContaining("organization master must first enable GuardDuty") },
  ]);
  expect((await membersOf(DetectorId)).map(({ AccountId }) => AccountId)).toEqual([LEAVER_ID]);
  expect((await membersOf(DetectorId, "false")).map(({ RelationshipStatus }) => RelationshipStatus).sort()).toEqual([
    "Created",
    "Enabled",
  ]);
  const AccountIds = [LEAVER_ID];
  expect((await security.send(new DeleteMembersCommand({ DetectorId, AccountIds }))).UnprocessedAccounts).toHaveLength(
    1,
  );
  await security.send(new DisassociateMembersCommand({ DetectorId, AccountIds }));
  expect(await security.send(new GetMembersCommand({ DetectorId, AccountIds }))).toMatchObject({
    Members: [{ AccountId: LEAVER_ID, RelationshipStatus: "Removed" }],
  });
  expect(await detectorOf(LEAVER)).not.toBe("");
  await security.send(new DeleteMembersCommand({ DetectorId, AccountIds }));
  expect(await membersOf(DetectorId, "false")).toHaveLength(1);
});

test.each(["NEW", "NONE"] as const)(
  "an account that joins is taken with NEW and not with NONE: %s",
  async (setting) => {
    await configure(setting);
    expect(
      await guardDuty(SECURITY).send(
        new DescribeOrganizationConfigurationCommand({ DetectorId: await detectorOf(SECURITY) }),
      ),
    ).toMatchObject({ AutoEnableOrganizationMembers: setting, AutoEnable: setting === "NEW" });
    await acceptFrom("alone/admin", "o-twoacme001");
    const members = await membersOf(await detectorOf(SECURITY));
    expect(members.map(({ AccountId }) => AccountId)).toEqual(setting === "NEW" ? ["300000000001"] : []);
    expect((await detectorOf("alone/admin")) !== "").toBe(setting === "NEW");
  },
);

test("without its administrator members stand alone, and so they do when it is registered no longer", async () => {
  await configure("ALL");
  const end = new DisableOrganizationAdminAccountCommand({ AdminAccountId: SECURITY_ID });
  await guardDuty(MANAGEMENT).send(end);
  expect(await membersOf(await detectorOf(SECURITY))).toEqual([]);
  expect(await refusal(guardDuty(MANAGEMENT).send(end))).toMatchObject({ name: "BadRequestException" });
  const DetectorId = await detectorOf(LEAVER);
  await guardDuty(LEAVER).send(new UpdateDetectorCommand({ DetectorId, Enable: false }));
  expect(await guardDuty(LEAVER).send(new GetDetectorCommand({ DetectorId }))).toMatchObject({ Status: "DISABLED" });
});

test("findings are asked for by their attributes, page by page", async () => {
  const own = guardDuty(SECURITY);
  const DetectorId = await detectorOf(SECURITY);
  await own.send(new CreateSampleFindingsCommand({ DetectorId }));
  const FindingCriteria = { Criterion: { severity: { Gte: 8 }, accountId: { Eq: [SECURITY_ID] } } };
  const first = await own.send(new ListFindingsCommand({ DetectorId, FindingCriteria, MaxResults: 4 }));
  const NextToken = first.NextToken ?? "";
  const second = await own.send(new ListFindingsCommand({ DetectorId, FindingCriteria, NextToken }));
  const FindingIds = [...(first.FindingIds ?? []), ...(second.FindingIds ?? [])];
  expect(new Set(FindingIds).size).toBe(FindingIds.length);
  const { Findings = [] } = await own.send(new GetFindingsCommand({ DetectorId, FindingIds }));
  expect(Findings.length).toBeGreaterThan(4);
  expect(Findings.every(({ Severity }) => Severity === 8)).toBe(true);
  const matching = { Criterion: { type: { Matches: ["Recon*"] } } };
  expect(await refusal(own.send(new ListFindingsCommand({ DetectorId, FindingCriteria: matching })))).toMatchObject({
    status: 501,
  });
});

test("what is not one's own, not there twice, not well formed and not emulated is refused", async () => {
  const own = guardDuty(LEAVER);
  const stranger = await refusal(own.send(new GetDetectorCommand({ DetectorId: await detectorOf(SECURITY) })));
  expect(stranger).toMatchObject({
    name: "BadRequestException",
    message: "The request is rejected because the input detectorId is not owned by the current account.",
  });
  const { DetectorId = "" } = await own.send(new CreateDetectorCommand({ Enable: true }));
  expect(await refusal(own.send(new CreateDetectorCommand({ Enable: true })))).toMatchObject({
    message: expect.stringContaining("already exists"),
  });
  const few = new GetMembersCommand({ DetectorId, AccountIds: ["1"] });
  expect(await refusal(own.send(few))).toMatchObject({ name: "BadRequestException", status: 400 });
  const tagged = new CreateDetectorCommand({ Enable: true, Tags: { team: "red" } });
  expect(await refusal(own.send(tagged))).toMatchObject({ status: 501 });
  const signedOff = new GuardDutyClient({
    ...{ endpoint: on.url, region: "us-east-1", maxAttempts: 1 },
    credentials: { ...on.credentials(LEAVER), secretAccessKey: "wrong" },
  });
  expect(await refusal(signedOff.send(new ListDetectorsCommand({})))).toMatchObject({
    name: "InvalidSignatureException",
    status: 403,
  });
});

test("guardduty.disassociated: a member is gone until the fault is taken back", async () => {
  await configure("NEW");
  const DetectorId = await detectorOf(SECURITY);
  const AccountDetails = [{ AccountId: LEAVER_ID, Email: "leaver@example.com" }];
  await guardDuty(SECURITY).send(new CreateMembersCommand({ DetectorId, AccountDetails }));
  const parameters = { account: LEAVER_ID };
  const { id } = await on.control("POST", "fault", { kind: "guardduty.disassociated", parameters });
  expect(await membersOf(DetectorId)).toEqual([]);
  expect(await detectorOf(LEAVER)).not.toBe("");
  await fetch(`${on.url}/_orgdrill/fault/${String(id)}`, { method: "DELETE" });
  expect((await membersOf(DetectorId)).map(({ AccountId }) => AccountId)).toEqual([LEAVER_ID]);
  await expect(
    on.control("POST", "fault", { kind: "guardduty.disassociated", parameters: { account: OTHER_ID } }),
  ).rejects.toThrow(/no administrator of GuardDuty has/);
});
