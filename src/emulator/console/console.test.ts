import { describe, expect, test } from "vitest";
import type { Account, World } from "../../domain/index.ts";
import { oneTimeCode } from "../../domain/principal/one-time-code.ts";
import { type AccountId, hours, instant } from "../../kernel/index.ts";
import { filterMatches, parseFilterPattern } from "../../matching/index.ts";
import { call, control, fingerprintOf, recordsIn, type Standing, standing } from "../emulator.test-support.ts";
import { CONSOLE_ACTIONS } from "./actions/index.ts";
import { accountNamed } from "./console-request.ts";

type Said = Readonly<{ status: number; body: Record<string, unknown> }>;

async function visit(on: Standing, body: unknown): Promise<Said> {
  const { status, text } = await control(on, "POST", "/_orgdrill/console", JSON.stringify(body));
  return { status, body: JSON.parse(text) };
}

const messageOf = ({ body }: Said): string => String((body.error as { message?: string } | undefined)?.message ?? "");

const codeOf = ({ body }: Said): string => String((body.error as { code?: string } | undefined)?.code ?? "none");

/** Names, outcomes and identity forms of the records, oldest first. */
async function told(on: Standing, as: string): Promise<readonly string[]> {
  const records = await recordsIn(on, as);
  return records
    .filter(({ eventName }) => eventName !== "LookupEvents")
    .map(({ eventName, userIdentity, errorCode, errorMessage, responseElements }) => {
      const { type } = userIdentity as { type: string };
      const isFailed = Object.values(responseElements ?? {}).includes("Failure");
      return `${eventName} ${type} ${errorCode ?? errorMessage ?? (isFailed ? "Failure" : "-")}`;
    });
}

type Mail = Readonly<{ kind: string; to: string; token?: string; subject: string }>;

async function mails(on: Standing): Promise<readonly Mail[]> {
  const { text } = await control(on, "GET", "/_orgdrill/mail");
  return (JSON.parse(text) as { mail: Mail[] }).mail;
}

describe("which account is meant", () => {
  const named = (name: string) => (id: string) => ({ ...({} as Account), id: id as AccountId, name });
  const world = (...names: readonly string[]): World =>
    ({
      accounts: new Map(names.map((name, index) => [String(index), named(name)(`22222222222${index}`)])),
    }) as unknown as World;

  test("an id, or a name that only one account has; of several none is taken", () => {
    expect(accountNamed(world("a", "b"), "b")).toMatchObject({ ok: true, value: { id: "222222222221" } });
    expect(accountNamed(world("a", "a"), "222222222221")).toMatchObject({ ok: true, value: { id: "222222222221" } });
    expect(accountNamed(world("a", "a"), "a")).toMatchObject({
      ok: false,
      refusal: expect.stringContaining("give an id"),
    });
    expect(accountNamed(world("a"), undefined)).toMatchObject({ ok: false });
  });

  test("a mailbox is asked for by the account whose it is", async () => {
    const on = standing();
    for (const account of ["kept-created", "kept-invited"])
      expect((await visit(on, { action: "request-password-recovery", account })).status).toBe(200);
    const box = async (account: string) => {
      const headers = { host: "127.0.0.1" };
      const path = "/_orgdrill/mail";
      const query = `account=${encodeURIComponent(account)}`;
      const answer = await on.emulator.answer({ method: "GET", path, query, headers, body: new Uint8Array() });
      return { status: answer.status, body: JSON.parse(String(answer.body)) };
    };
    expect((await box("kept-created")).body.mail).toMatchObject([{ to: "kept-created@acme.example" }]);
    expect((await box("nobody's")).status).toBe(400);
    expect(await mails(on)).toHaveLength(2);
  });
});

describe("signing in as root", () => {
  test("a created account's root has no password; it is recovered by mail, once", async () => {
    const on = standing();
    const account = "kept-created";
    expect(codeOf(await visit(on, { action: "sign-in", account }))).toBe("SignInFailed");
    expect((await visit(on, { action: "request-password-recovery", account })).status).toBe(200);
    const [mail] = await mails(on);
    expect(mail).toMatchObject({ kind: "password-recovery", to: "kept-created@acme.example" });
    const reset = { action: "reset-password", account, token: mail?.token };
    expect((await visit(on, reset)).status).toBe(200);
    expect(codeOf(await visit(on, reset))).toBe("InvalidLink");
    expect((await visit(on, { action: "sign-in", account })).status).toBe(200);
    expect(await told(on, "kept-created/admin")).toEqual([
      "ConsoleLogin Root Failed authentication",
      "PasswordRecoveryRequested Root -",
      "PasswordRecoveryCompleted Root -",
      "PasswordRecoveryCompleted Root Failure",
      "ConsoleLogin Root -",
    ]);
  });

  test("a recovery link ends after a day, and serves nobody else", async () => {
    const on = standing();
    await visit(on, { action: "request-password-recovery", account: "kept-created" });
    const token = (await mails(on))[0]?.token;
    on.clock.advance(hours(24) - 1);
    expect(codeOf(await visit(on, { action: "verify-email", account: "kept-created", token }))).toBe("InvalidLink");
    on.clock.advance(1);
    expect(codeOf(await visit(on, { action: "reset-password", account: "kept-created", token }))).toBe("ExpiredLink");
  });

  test("the sign-in is recorded as AWS records it", async () => {
    const on = standing();
    await visit(on, { action: "sign-in", account: "open-root-keys" });
    const [record] = await recordsIn(on, "open-root-keys/admin");
    expect(record).toMatchObject({
      eventSource: "signin.amazonaws.com",
      eventName: "ConsoleLogin",
      eventType: "AwsConsoleSignIn",
      awsRegion: "us-east-1",
      responseElements: { ConsoleLogin: "Success" },
      userIdentity: { type: "Root", accountId: "100000000026" },
    });
  });
});

/** CloudTrail User Guide, "AWS Management Console sign-in events": its examples. */
describe("who is recorded, and with what", () => {
  const loginIn = async (on: Standing, account: string) =>
    (await recordsIn(on, `${account}/admin`)).findLast(({ eventName }) => eventName === "ConsoleLogin");
  const WITHOUT_MFA = '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }';
  const isWithoutMfa = (record: unknown): boolean => {
    const filter = parseFilterPattern(WITHOUT_MFA);
    return filter.ok && filterMatches(filter.value, record);
  };
  const besides = (MFAUsed: "Yes" | "No") => ({
    LoginTo: expect.stringMatching(/^https:\/\/console\.aws\.amazon\.com\//),
    MobileVersion: "No",
    MFAUsed,
  });

  test("a user who fails is that user, without a code and in AWS's words", async () => {
    const on = standing();
    const failed = await visit(on, { action: "sign-in", account: "open-complete", as: "alice" });
    expect(messageOf(failed)).toContain("no login profile");
    const record = await loginIn(on, "open-complete");
    expect(record?.userIdentity).toEqual({
      type: "IAMUser",
      principalId: expect.stringMatching(/^AIDA/),
      accountId: "100000000021",
      accessKeyId: "",
      userName: "alice",
    });
    expect(record).toMatchObject({
      errorMessage: "Failed authentication",
      responseElements: { ConsoleLogin: "Failure" },
      additionalEventData: besides("No"),
    });
    expect(record).not.toHaveProperty("errorCode");
    expect(isWithoutMfa(record)).toBe(true);
  });

  test("whoever gets in has no key and no session yet: as the published records have it", async () => {
    const on = standing();
    const iam = { as: "open-complete/admin", service: "iam" } as const;
    const input = { UserName: "alice", Password: "A-long-1-password" };
    await call(on, { ...iam, operation: "CreateLoginProfile", input });
    await visit(on, { action: "sign-in", account: "open-complete", as: "alice" });
    expect((await loginIn(on, "open-complete"))?.userIdentity).toEqual({
      type: "IAMUser",
      principalId: expect.stringMatching(/^AIDA/),
      arn: "arn:aws:iam::100000000021:user/alice",
      accountId: "100000000021",
      userName: "alice",
    });
    const root = { type: "Root", arn: "arn:aws:iam::100000000026:root", accessKeyId: "" };
    const ids = { principalId: "100000000026", accountId: "100000000026" };
    await visit(on, { action: "sign-in", account: "open-root-keys" });
    expect((await loginIn(on, "open-root-keys"))?.userIdentity).toEqual({ ...root, ...ids });
    const alias = { as: "open-root-keys/admin", service: "iam", operation: "CreateAccountAlias" } as const;
    expect((await call(on, { ...alias, input: { AccountAlias: "shop" } })).status).toBe(200);
    await visit(on, { action: "sign-in", account: "open-root-keys" });
    expect((await loginIn(on, "open-root-keys"))?.userIdentity).toEqual({ ...root, ...ids, userName: "shop" });
  });

  test("a name that nobody has fails, and is hidden", async () => {
    const on = standing();
    for (const as of ["nobody-here", "constructor", "", "my secret passphrase"]) {
      const failed = await visit(on, { action: "sign-in", account: "open-complete", as });
      expect([failed.status, codeOf(failed)]).toEqual([403, "SignInFailed"]);
      const record = await loginIn(on, "open-complete");
      expect(record).toMatchObject({
        errorMessage: "No username found in supplied account",
        responseElements: { ConsoleLogin: "Failure" },
      });
      expect(record?.userIdentity).toEqual({
        type: "IAMUser",
        accountId: "100000000021",
        accessKeyId: "",
        userName: "HIDDEN_DUE_TO_SECURITY_REASONS",
      });
    }
    const leaving = { action: "leave-organization", account: "open-complete", as: "nobody-here" };
    expect(codeOf(await visit(on, leaving))).toBe("SignInFailed");
    const mailed = { action: "request-password-recovery", account: "open-complete", as: "nobody-here" };
    expect(codeOf(await visit(on, mailed))).toBe("InvalidBody");
    expect(codeOf(await visit(on, { ...leaving, as: "x".repeat(65) }))).toBe("InvalidBody");
  });

  test("root who fails is root, and a text of ours stands in no record", async () => {
    const on = standing();
    await visit(on, { action: "sign-in", account: "open-complete" });
    await visit(on, { action: "reset-password", account: "open-complete", token: "none" });
    await visit(on, { action: "switch-billing-access", account: "open-complete", as: "admin", on: false });
    const records = await recordsIn(on, "open-complete/admin");
    expect(JSON.stringify(records)).not.toMatch(/ask for one|only the account's root|no such link/);
    expect(records[0]?.userIdentity).toMatchObject({ type: "Root", arn: "arn:aws:iam::100000000021:root" });
    expect(records.find(({ errorCode }) => errorCode === "AccessDenied")).not.toHaveProperty("errorMessage");
  });

  test("whoever comes as a role of a closed account is that role", async () => {
    const on = standing();
    const account = "open-complete";
    await withPassword(on, account);
    await visit(on, { action: "close-account", account });
    on.clock.advance(hours(1));
    expect(codeOf(await visit(on, { action: "sign-in", account, as: "admin" }))).toBe("SignInFailed");
    expect(codeOf(await visit(on, { action: "complete-sign-up", account, phone: true }))).toBe("AccessDenied");
    await visit(on, { action: "reopen-account", account });
    const seen = await told(on, "open-complete/admin");
    expect(seen.slice(4)).toEqual([
      "ConsoleLogin AssumedRole Failed authentication",
      "ConsoleLogin Root -",
      "VerifyPhoneNumber Root AccessDenied",
      "ConsoleLogin Root -",
      "CreateCase Root -",
    ]);
  });

  test("after ninety days any name fails, and nobody's is written down", async () => {
    const on = standing();
    const account = "open-complete";
    await withPassword(on, account);
    await visit(on, { action: "close-account", account });
    on.clock.advance(hours(24 * 90 + 1));
    for (const as of ["root", "admin", "no-such-user"])
      expect(codeOf(await visit(on, { action: "sign-in", account, as }))).toBe("SignInFailed");
  });

  test("a second factor that was used is in the record of it", async () => {
    const on = standing();
    const iam = { as: "open-complete/admin", service: "iam" } as const;
    await call(on, {
      ...iam,
      operation: "CreateLoginProfile",
      input: { UserName: "alice", Password: "A-long-1-password" },
    });
    const login = { action: "sign-in", account: "open-complete", as: "alice" };
    expect((await visit(on, login)).status).toBe(200);
    const without = await loginIn(on, "open-complete");
    expect(without?.additionalEventData).toEqual(besides("No"));
    const device = { ...iam, operation: "CreateVirtualMFADevice", input: { VirtualMFADeviceName: "alice" } };
    const seed = /<Base32StringSeed>([^<]+)/.exec((await call(on, device)).text)?.[1] ?? "";
    const secret = Buffer.from(seed, "base64").toString();
    const input = {
      UserName: "alice",
      SerialNumber: "arn:aws:iam::100000000021:mfa/alice",
      AuthenticationCode1: oneTimeCode(secret, instant(on.clock.now() - 30_000)),
      AuthenticationCode2: oneTimeCode(secret, instant(on.clock.now())),
    };
    expect((await call(on, { ...iam, operation: "EnableMFADevice", input })).status).toBe(200);
    expect((await visit(on, login)).status).toBe(403);
    expect((await visit(on, { ...login, secondFactor: true })).status).toBe(200);
    const used = await loginIn(on, "open-complete");
    expect(used).toMatchObject({ additionalEventData: besides("Yes"), userIdentity: { type: "IAMUser" } });
    expect([without, used].map(isWithoutMfa)).toEqual([true, false]);
  });
});

describe("signing in as a user", () => {
  const iam = { as: "open-complete/admin", service: "iam" } as const;

  test("needs a login profile", async () => {
    const on = standing();
    const visiting = { action: "sign-in", account: "open-complete", as: "alice" };
    expect(messageOf(await visit(on, visiting))).toContain("no password");
    const input = { UserName: "alice", Password: "A-long-enough-1-password" };
    expect((await call(on, { ...iam, operation: "CreateLoginProfile", input })).status).toBe(200);
    expect((await visit(on, visiting)).status).toBe(200);
  });

  test("leaving there asks for one permission more than the API does", async () => {
    const on = standing();
    const leaving = { action: "leave-organization", account: "open-complete", as: "goer" };
    const allow = (actions: readonly string[]) =>
      call(on, {
        ...iam,
        operation: "PutRolePolicy",
        input: {
          RoleName: "goer",
          PolicyName: "go",
          PolicyDocument: JSON.stringify({
            Version: "2012-10-17",
            Statement: { Effect: "Allow", Action: actions, Resource: "*" },
          }),
        },
      });
    await call(on, { ...iam, operation: "CreateRole", input: roleNamed("goer") });
    await allow(["organizations:LeaveOrganization"]);
    expect(messageOf(await visit(on, leaving))).toContain("organizations:DescribeOrganization");
    await allow(["organizations:LeaveOrganization", "organizations:DescribeOrganization"]);
    expect((await visit(on, leaving)).status).toBe(200);
    expect(codeOf(await visit(on, leaving))).toBe("AWSOrganizationsNotInUseException");
  });
});

test("an organization that is founded in the console denies leaving; one that the API makes does not", async () => {
  const on = standing();
  const founder = { as: "alone/admin", service: "organizations" } as const;
  expect((await visit(on, { action: "create-organization", account: "alone", as: "admin" })).status).toBe(200);
  const { Roots } = JSON.parse((await call(on, { ...founder, operation: "ListRoots" })).text);
  expect(Roots[0].PolicyTypes).toEqual([{ Status: "ENABLED", Type: "SERVICE_CONTROL_POLICY" }]);
  const input = { TargetId: Roots[0].Id, Filter: "SERVICE_CONTROL_POLICY" };
  const { Policies } = JSON.parse((await call(on, { ...founder, operation: "ListPoliciesForTarget", input })).text);
  expect(Policies.map((each: { Name: string }) => each.Name).sort()).toEqual([
    "DenyLeaveOrganizationAndCloseAccount",
    "FullAWSAccess",
  ]);
  const again = await visit(on, { action: "create-organization", account: "alone", as: "admin" });
  expect(codeOf(again)).toBe("AlreadyInOrganizationException");
});

describe("completing sign-up", () => {
  test("each thing that is given leaves an event of its own", async () => {
    const on = standing();
    const account = "open-incomplete";
    const given = { action: "complete-sign-up", account, as: "admin" };
    expect((await visit(on, { ...given, payment: true })).status).toBe(200);
    expect((await visit(on, { ...given, supportPlan: "business", contact: true })).status).toBe(200);
    expect((await told(on, "open-incomplete/admin")).filter((each) => !each.startsWith("ConsoleLogin"))).toEqual([
      "CreatePaymentInstrument AssumedRole -",
      "PutContactInformation AssumedRole -",
      "CreateSupportPlanSchedule AssumedRole -",
    ]);
  });

  test("a support plan is one that AWS has", async () => {
    const on = standing();
    const said = await visit(on, { action: "complete-sign-up", account: "alone", supportPlan: "x".repeat(1000) });
    expect(said.status).toBe(400);
    expect(messageOf(said)).toContain("expected `supportPlan` to be one of `basic`, `developer`, `business`");
  });

  const payment = { action: "complete-sign-up", account: "open-no-payment", payment: true };

  test("an administrator needs access to billing, which only root switches on", async () => {
    const on = standing();
    const leave = { as: "open-no-payment/admin", service: "organizations", operation: "LeaveOrganization" } as const;
    expect((await call(on, leave)).text).toContain("MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED");
    const account = "open-no-payment";
    await withPassword(on, account);
    await visit(on, { action: "switch-billing-access", account, on: false });
    expect(messageOf(await visit(on, { ...payment, as: "admin" }))).toContain("switch-billing-access");
    expect(messageOf(await visit(on, { action: "switch-billing-access", account, as: "admin", on: true }))).toContain(
      "only the account's root user",
    );
    expect((await visit(on, { action: "switch-billing-access", account, on: true })).status).toBe(200);
    expect(await visit(on, { ...payment, as: "admin" })).toMatchObject({
      status: 200,
      body: { signUp: { payment: true } },
    });
    expect((await call(on, leave)).status).toBe(200);
  });

  test.each([
    ["aws-portal:ModifyBilling, aws-portal:ModifyPaymentMethods", 200],
    ["payments:CreatePaymentInstrument, payments:UpdatePaymentPreferences", 200],
    ["aws-portal:ModifyBilling, payments:UpdatePaymentPreferences", 403],
    ["aws-portal:ModifyBilling", 403],
  ])("a user with %s gets %i", async (actions, status) => {
    const on = standing();
    const iam = { as: "open-no-payment/admin", service: "iam" } as const;
    const PolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: actions.split(", "), Resource: "*" },
    });
    await call(on, { ...iam, operation: "CreateRole", input: roleNamed("payer") });
    await call(on, {
      ...iam,
      operation: "PutRolePolicy",
      input: { RoleName: "payer", PolicyName: "pay", PolicyDocument },
    });
    await visit(on, { action: "request-password-recovery", account: "open-no-payment" });
    await visit(on, { action: "reset-password", account: "open-no-payment", token: (await mails(on))[0]?.token });
    await visit(on, { action: "switch-billing-access", account: "open-no-payment", on: true });
    expect((await visit(on, { ...payment, as: "payer" })).status).toBe(status);
  });
});

/** The root user of an account gets a password, as its owner would. */
async function withPassword(on: Standing, account: string): Promise<void> {
  await visit(on, { action: "request-password-recovery", account });
  await visit(on, { action: "reset-password", account, token: (await mails(on)).at(-1)?.token });
}

describe("closing an account from within", () => {
  test("root may, an administrator may not, and Support brings it back", async () => {
    const on = standing();
    const account = "open-complete";
    await withPassword(on, account);
    expect(messageOf(await visit(on, { action: "close-account", account, as: "admin" }))).toContain("root user");
    expect((await visit(on, { action: "close-account", account })).status).toBe(200);
    expect(codeOf(await visit(on, { action: "close-account", account }))).toBe("AccountInTransition");
    on.clock.advance(hours(1));
    expect(messageOf(await visit(on, { action: "sign-in", account, as: "admin" }))).toContain("closed");
    expect((await visit(on, { action: "view-bills", account })).status).toBe(200);
    expect(codeOf(await visit(on, { action: "complete-sign-up", account, phone: true }))).toBe("AccessDenied");
    expect((await visit(on, { action: "reopen-account", account })).status).toBe(200);
    expect((await call(on, { as: "open-complete/admin", service: "iam", operation: "ListRoles" })).status).toBe(200);
    expect((await mails(on)).at(-1)).toMatchObject({ kind: "account-closed" });
  });

  test("after 90 days nobody gets in, and nobody brings it back", async () => {
    const on = standing();
    await withPassword(on, "open-complete");
    await visit(on, { action: "close-account", account: "open-complete" });
    on.clock.advance(hours(24 * 90 + 1));
    const late = await visit(on, { action: "reopen-account", account: "open-complete" });
    expect(messageOf(late)).toContain("closed for good");
  });

  test("a service control policy on account:CloseAccount binds root too", async () => {
    const on = standing();
    const organizations = { as: "management/admin", service: "organizations" } as const;
    const Content = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Deny", Action: "account:CloseAccount", Resource: "*" },
    });
    const made = await call(on, {
      ...organizations,
      operation: "CreatePolicy",
      input: { Name: "keep-open", Description: "", Type: "SERVICE_CONTROL_POLICY", Content },
    });
    const PolicyId = JSON.parse(made.text).Policy.PolicySummary.Id;
    await call(on, { ...organizations, operation: "AttachPolicy", input: { PolicyId, TargetId: "100000000021" } });
    await withPassword(on, "open-complete");
    const refused = await visit(on, { action: "close-account", account: "open-complete" });
    expect(refused.status).toBe(403);
    expect(messageOf(refused)).toContain("with an explicit deny in a service control policy");
    const explained = await control(on, "GET", `/_orgdrill/explain/${refused.body.requestId}`);
    expect(explained.text).toContain("keep-open");
  });
});

const roleNamed = (RoleName: string) => ({
  RoleName,
  AssumeRolePolicyDocument: JSON.stringify({
    Version: "2012-10-17",
    Statement: { Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" },
  }),
});

describe("what cannot be read is refused, and changes nothing", () => {
  test.each([
    ["nothing", undefined],
    ["no action", {}],
    ["an action of every object", { action: "constructor", account: "alone" }],
    ["no account", { action: "sign-in" }],
    ["an unknown account", { action: "sign-in", account: "nowhere" }],
    ["an unknown principal", { action: "request-password-recovery", account: "alone", as: "mallory" }],
    ["a principal of every object", { action: "request-password-recovery", account: "alone", as: "__proto__" }],
    ["a second factor that is no flag", { action: "sign-in", account: "alone", secondFactor: "yes" }],
    ["an unknown parameter", { action: "sign-in", account: "alone", token: "one" }],
    ["a parameter of every object", { action: "reset-password", account: "alone", toString: "one" }],
    ["a parameter of the wrong type", { action: "reset-password", account: "alone", token: 1 }],
    ["a missing parameter", { action: "reset-password", account: "alone" }],
  ])("%s", async (_, body) => {
    const on = standing();
    const before = fingerprintOf(on.world());
    const { status, text } = await control(
      on,
      "POST",
      "/_orgdrill/console",
      body === undefined ? "" : JSON.stringify(body),
    );
    expect(status).toBe(400);
    expect(JSON.parse(text).error.code).toBe("InvalidBody");
    expect(fingerprintOf(on.world())).toBe(before);
  });
});

test("every action says which parameters it cannot do without, and each of them is one of its own", () => {
  for (const { name, parameters, required } of CONSOLE_ACTIONS.values())
    expect(Object.keys(parameters), name).toEqual(expect.arrayContaining([...required]));
});

test("mails of invitations go where AWS sends them", async () => {
  const on = standing();
  const invite = {
    as: "management/admin",
    service: "organizations",
    operation: "InviteAccountToOrganization",
    input: { Target: { Type: "ACCOUNT", Id: "200000000011" } },
  } as const;
  const id = async (): Promise<string> => JSON.parse((await call(on, invite)).text).Handshake.Id;
  const answer = async (as: string, operation: string, HandshakeId: string) =>
    call(on, { as, service: "organizations", operation, input: { HandshakeId } });
  await answer("management/admin", "CancelHandshake", await id());
  await answer("umbrella-member/admin", "DeclineHandshake", await id());
  await answer("umbrella-member/admin", "AcceptHandshake", await id());
  expect((await mails(on)).map(({ kind, to }) => `${kind} to ${to}`)).toEqual([
    "invitation to member@umbrella.example",
    "invitation-canceled to member@umbrella.example",
    "invitation to member@umbrella.example",
    "invitation-declined to aws@acme.example",
    "invitation to member@umbrella.example",
    "invitation-accepted to member@umbrella.example",
    "invitation-accepted to aws@acme.example",
  ]);
});
