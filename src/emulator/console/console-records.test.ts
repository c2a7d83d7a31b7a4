import { describe, expect, test } from "vitest";
import { call, control, recordsIn, type Standing, standing } from "../emulator.test-support.ts";
import { CONSOLE_ACTIONS } from "./actions/index.ts";

type Said = Readonly<{ status: number; body: Record<string, unknown> }>;
type Seen = Readonly<Record<string, unknown>>;

async function visit(on: Standing, body: unknown): Promise<Said> {
  const { status, text } = await control(on, "POST", "/_orgdrill/console", JSON.stringify(body));
  return { status, body: JSON.parse(text) };
}

const refusalOf = ({ body }: Said) => body.error as { code: string; message: string } | undefined;

async function lastToken(on: Standing): Promise<string> {
  const { text } = await control(on, "GET", "/_orgdrill/mail");
  return (JSON.parse(text) as { mail: { token?: string }[] }).mail.at(-1)?.token ?? "";
}

async function withPassword(on: Standing, account: string): Promise<void> {
  await visit(on, { action: "request-password-recovery", account });
  await visit(on, { action: "reset-password", account, token: await lastToken(on) });
}

/** What the visits left, without signing in and reading: `Name errorCode`. */
async function written(on: Standing, as: string): Promise<readonly Seen[]> {
  const quiet = /^(LookupEvents|ConsoleLogin|PasswordRecovery\w+|\w+Role\w*|Put\w+Policy)$/;
  return (await recordsIn(on, as)).filter(({ eventName }) => !quiet.test(String(eventName)));
}
const named = (records: readonly Seen[]): readonly string[] =>
  records.map(({ eventName, errorCode }) => `${eventName} ${errorCode ?? "-"}`);

/** A role of the account that may do just that, or everything but that. */
async function role(on: Standing, account: string, statement: object): Promise<void> {
  const iam = { as: `${account}/admin`, service: "iam" } as const;
  const trust = { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" };
  const document = (Statement: object) => JSON.stringify({ Version: "2012-10-17", Statement });
  const AssumeRolePolicyDocument = document(trust);
  await call(on, { ...iam, operation: "CreateRole", input: { RoleName: "given", AssumeRolePolicyDocument } });
  const PolicyDocument = document(statement);
  const input = { RoleName: "given", PolicyName: "it", PolicyDocument };
  await call(on, { ...iam, operation: "PutRolePolicy", input });
}
const allowing = (...Action: readonly string[]) => ({ Effect: "Allow", Action, Resource: "*" });
const allBut = (...Action: readonly string[]) => [
  { Effect: "Allow", Action: "*", Resource: "*" },
  { Effect: "Deny", Action, Resource: "*" },
];

describe("a mailed link", () => {
  test("is of the account that it was mailed to", async () => {
    const on = standing();
    await visit(on, { action: "request-password-recovery", account: "kept-created" });
    const token = await lastToken(on);
    const elsewhere = await visit(on, { action: "reset-password", account: "alone", token });
    expect([elsewhere.status, refusalOf(elsewhere)?.code]).toEqual([400, "InvalidLink"]);
    expect(refusalOf(await visit(on, { action: "sign-in", account: "kept-created" }))?.code).toBe("SignInFailed");
    expect((await visit(on, { action: "reset-password", account: "kept-created", token })).status).toBe(200);
    expect((await visit(on, { action: "sign-in", account: "kept-created" })).status).toBe(200);
  });
});

describe("one call of a page is one record", () => {
  const leaving = { action: "leave-organization", account: "open-complete", as: "given" };

  test("the look is denied, and nobody asked to leave", async () => {
    const on = standing();
    await role(on, "open-complete", allowing("organizations:LeaveOrganization"));
    const refused = await visit(on, leaving);
    expect(refusalOf(refused)?.message).toContain("organizations:DescribeOrganization");
    const records = await written(on, "open-complete/admin");
    expect(named(records)).toEqual(["DescribeOrganization AccessDenied"]);
    expect(records[0]?.requestID).toBe(refused.body.requestId);
    expect(records[0]?.readOnly).toBe(true);
  });

  test("the look succeeds, and leaving is denied under its own name", async () => {
    const on = standing();
    await role(on, "open-complete", allowing("organizations:DescribeOrganization"));
    const refused = await visit(on, leaving);
    const records = await written(on, "open-complete/admin");
    expect(named(records)).toEqual(["DescribeOrganization -", "LeaveOrganization AccessDenied"]);
    expect(new Set(records.map(({ requestID }) => requestID)).size).toBe(2);
    expect(records[1]).toMatchObject({ requestID: refused.body.requestId, errorMessage: refusalOf(refused)?.message });
  });

  test("both succeed, and both are there", async () => {
    const on = standing();
    expect((await visit(on, { ...leaving, as: "admin" })).status).toBe(200);
    expect(named(await written(on, "open-complete/admin"))).toEqual(["DescribeOrganization -", "LeaveOrganization -"]);
  });

  test("an account without an organization verifies its address all the same", async () => {
    const on = standing();
    const asked = await visit(on, { action: "request-email-verification", account: "alone", as: "admin" });
    expect(refusalOf(asked)?.code).toBe("AlreadyVerified");
    expect(named(await written(on, "alone/admin"))).toEqual([
      "DescribeOrganization AWSOrganizationsNotInUseException",
      "SendEmailVerification ConflictException",
    ]);
  });
});

describe("an organization that is founded in the console", () => {
  const founding = { action: "create-organization", account: "alone", as: "admin" };
  const STEPS = ["CreateOrganization", "EnablePolicyType", "CreatePolicy", "AttachPolicy"];
  const organizations = (operation: string, input: object = {}) =>
    ({ as: "alone/admin", service: "organizations", operation, input }) as const;

  test("leaves the records of its four calls, as the API leaves them", async () => {
    const on = standing();
    expect((await visit(on, founding)).status).toBe(200);
    const records = (await written(on, "alone/admin")).filter(({ eventType }) => eventType === "AwsApiCall");
    expect(named(records)).toEqual(STEPS.map((each) => `${each} -`));
    expect(records[0]).toMatchObject({
      requestParameters: { featureSet: "ALL" },
      responseElements: { organization: { featureSet: "ALL", masterAccountId: "300000000001" } },
    });
    expect(records[1]?.requestParameters).toMatchObject({ policyType: "SERVICE_CONTROL_POLICY" });
    const { requestParameters: attached } = records[3] as { requestParameters: { policyId: string } };
    expect(JSON.stringify(records[2]?.responseElements)).toContain(attached.policyId);
  });

  test("is finalized no sooner than another", async () => {
    const on = standing();
    await visit(on, founding);
    const invite = organizations("InviteAccountToOrganization", { Target: { Type: "ACCOUNT", Id: "200000000011" } });
    expect((await call(on, invite)).code).toBe("FinalizingOrganizationException");
    on.clock.advance(3_600_000);
    expect((await call(on, invite)).status).toBe(200);
  });

  test("needs the permission for the service-linked role", async () => {
    const on = standing();
    await role(on, "alone", allBut("iam:CreateServiceLinkedRole"));
    const refused = await visit(on, { ...founding, as: "given" });
    expect(refusalOf(refused)?.code).toBe("AccessDeniedForDependencyException");
    expect(named(await written(on, "alone/admin"))).toEqual(["CreateOrganization AccessDeniedForDependencyException"]);
  });

  test.each(STEPS)("where its founder may not %s, that call is refused and recorded", async (denied) => {
    const on = standing();
    await role(on, "alone", allBut(`organizations:${denied}`));
    const refused = await visit(on, { ...founding, as: "given" });
    expect(refusalOf(refused)?.message).toContain(`organizations:${denied}`);
    const made = (await written(on, "alone/admin")).filter(({ eventType }) => eventType === "AwsApiCall");
    const done = STEPS.slice(0, STEPS.indexOf(denied)).map((each) => `${each} -`);
    expect(named(made)).toEqual([...done, `${denied} AccessDenied`]);
  });
});

describe("completing the sign-up", () => {
  const account = "open-incomplete";

  test.each([
    ["nothing", {}, "needs one of"],
    ["a part that is taken back", { phone: false }, "expected `phone` to be true"],
    ["one that is given beside one that is not", { contact: true, agreement: false }, "expected `agreement`"],
  ])("%s is refused, and nothing is recorded", async (_, given, message) => {
    const on = standing();
    const said = await visit(on, { action: "complete-sign-up", account, as: "admin", ...given });
    expect([said.status, refusalOf(said)?.code]).toEqual([400, "InvalidBody"]);
    expect(refusalOf(said)?.message).toContain(message);
    expect(await written(on, `${account}/admin`)).toEqual([]);
  });

  test.each([
    ["contact", true, "PutContactInformation"],
    ["phone", true, "VerifyPhoneNumber"],
    ["agreement", true, "AcceptCustomerAgreement"],
    ["payment", true, "CreatePaymentInstrument"],
    ["supportPlan", "basic", "CreateSupportPlanSchedule"],
  ])("whoever may only read gives no %s", async (part, value, eventName) => {
    const on = standing();
    await role(on, account, allowing("organizations:Describe*", "account:Get*", "iam:Get*"));
    const given = { action: "complete-sign-up", account, as: "given", [part]: value };
    const refused = await visit(on, given);
    expect([refused.status, refusalOf(refused)?.code]).toEqual([403, "AccessDenied"]);
    expect(named(await written(on, `${account}/admin`))).toEqual([`${eventName} AccessDenied`]);
    await withPassword(on, account);
    expect((await visit(on, { ...given, as: "root" })).status).toBe(200);
  });

  test("by the other reading, whoever may sign in gives phone and agreement", async () => {
    const on = standing({ assumptions: { "sign-up-of-phone-and-agreement": "anybody" } });
    const { status } = await visit(on, {
      action: "complete-sign-up",
      account,
      as: "admin",
      phone: true,
      agreement: true,
    });
    expect(status).toBe(200);
  });

  test("a part that is refused undoes none before it, and its record shows nothing of ours", async () => {
    const on = standing();
    await role(on, account, allowing("account:PutContactInformation"));
    const given = { action: "complete-sign-up", account, as: "given", contact: true, supportPlan: "basic" };
    expect((await visit(on, given)).status).toBe(403);
    const records = await written(on, `${account}/admin`);
    expect(named(records)).toEqual(["PutContactInformation -", "CreateSupportPlanSchedule AccessDenied"]);
    for (const record of records) expect(record).toMatchObject({ requestParameters: null, responseElements: null });
    await withPassword(on, account);
    const { body } = await visit(on, { action: "complete-sign-up", account, phone: true });
    expect(body.signUp).toMatchObject({ contact: true, phone: true, payment: false });
  });
});

describe("what a record of the console looks like", () => {
  test("a sign-in has the host that was observed and no id of a request, whatever follows it", async () => {
    const on = standing();
    await visit(on, { action: "view-bills", account: "open-root-keys" });
    await visit(on, { action: "leave-organization", account: "open-root-keys" });
    await visit(on, { action: "request-password-recovery", account: "open-root-keys" });
    const records = await recordsIn(on, "open-root-keys/admin");
    const entering = records.filter(({ eventSource }) => eventSource === "signin.amazonaws.com");
    expect(entering.map(({ eventName }) => eventName)).toEqual([
      "ConsoleLogin",
      "ConsoleLogin",
      "PasswordRecoveryRequested",
    ]);
    for (const record of entering) {
      expect(record).toMatchObject({ tlsDetails: { clientProvidedHostHeader: "signin.aws.amazon.com" } });
      expect(record).not.toHaveProperty("requestID");
      expect(record).not.toHaveProperty("sessionCredentialFromConsole");
    }
  });

  test("what follows is marked, and addressed like any call; what is no console's is not", async () => {
    const on = standing();
    await visit(on, { action: "leave-organization", account: "open-complete", as: "admin" });
    await call(on, { as: "open-complete/admin", service: "iam", operation: "ListRoles" });
    const records = await recordsIn(on, "open-complete/admin");
    const mark = (name: string) => records.find(({ eventName }) => eventName === name)?.sessionCredentialFromConsole;
    expect([mark("DescribeOrganization"), mark("LeaveOrganization"), mark("ListRoles")]).toEqual([
      "true",
      "true",
      undefined,
    ]);
    const leaving = records.find(({ eventName }) => eventName === "LeaveOrganization");
    expect(leaving?.tlsDetails).toMatchObject({ clientProvidedHostHeader: "organizations.us-east-1.amazonaws.com" });
  });

  test("no code of ours is written down", async () => {
    const on = standing();
    const refusals = [
      { action: "close-account", account: "management", secondFactor: true },
      { action: "verify-email", account: "management", token: "none" },
      { action: "request-email-verification", account: "management", secondFactor: true },
      { action: "reopen-account", account: "management", secondFactor: true },
      {
        ...{ action: "export-cost-report", account: "management", secondFactor: true, bucket: "nobodys" },
        ...{ name: "r", from: "2026-10-01", until: "2026-11-01" },
      },
    ];
    await withPassword(on, "management");
    const codes = [];
    for (const each of refusals) codes.push(refusalOf(await visit(on, each))?.code);
    expect(codes).toEqual([
      "MembersRemain",
      "InvalidLink",
      "AlreadyVerified",
      "AccountNotClosed",
      "ValidationException",
    ]);
    expect(named(await written(on, "management/admin"))).toEqual([
      "CloseAccount ConflictException",
      "VerifyEmail ValidationException",
      "DescribeOrganization -",
      "SendEmailVerification ConflictException",
      "CreateCase -",
      "PutReportDefinition ValidationException",
    ]);
  });

  test("every action makes a call", () => {
    for (const { name, calls } of CONSOLE_ACTIONS.values()) expect(calls.length, name).toBeGreaterThan(0);
  });
});
