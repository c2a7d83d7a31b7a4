import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  CloseAccountCommand,
  CreateAccountCommand,
  CreateOrganizationCommand,
  EnableAllFeaturesCommand,
  InviteAccountToOrganizationCommand,
  InviteOrganizationToTransferResponsibilityCommand,
  LeaveOrganizationCommand,
  ListHandshakesForAccountCommand,
  ListHandshakesForOrganizationCommand,
  ListInboundResponsibilityTransfersCommand,
  RemoveAccountFromOrganizationCommand,
  TerminateResponsibilityTransferCommand,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Hands, refusal, type Served, served } from "./served.test-support.ts";

const WHO = "principals: { root: { password: true, mfa: false, accessKeys: 1 }, users: { idle: { accessKeys: 1 } } }";
const FILE = `
orgdrill: 1
organizations:
  - name: small
    quotas: { closuresPer30Days: 1 }
    management: { id: "250000000001", name: sm, email: aws@small.example, ${WHO} }
    root:
      accounts:
        - { id: "250000000011", name: s1, email: s1@small.example, joined: { method: invited, at: 2025-01-10 }, ${WHO} }
        - { id: "250000000012", name: s2, email: s2@small.example, joined: { method: invited, at: 2025-01-10 }, signUp: { paymentUnsupported: true }, ${WHO} }
  - name: cb
    featureSet: CONSOLIDATED_BILLING
    management: { id: "260000000001", name: cbm, email: aws@cb.example, ${WHO} }
    root:
      accounts:
        - { id: "260000000011", name: cb1, email: cb1@cb.example, joined: { method: invited, at: 2025-01-10 }, ${WHO} }
        - { id: "260000000012", name: cb2, email: cb2@cb.example, joined: { method: invited, at: 2025-01-10 }, ${WHO} }
  - name: lone
    management: { id: "270000000001", name: lm, email: aws@lone.example, ${WHO} }
    root: {}
standaloneAccounts:
  - { id: "300000000001", name: alone, email: alone@alone.example, ${WHO} }
  - { id: "300000000002", name: alone2, email: alone2@alone.example, ${WHO} }
  - { id: "300000000003", name: nopay, email: nopay@alone.example, signUp: { payment: false, contact: false }, ${WHO} }
`;

let on: Served;
let assuming: Served;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "account-ends-"));
  const file = join(folder, "life.yaml");
  writeFileSync(file, FILE);
  on = await served(file);
  assuming = await served(file, {
    "reopened-account-closures": "give-back",
    "closing-management-account-grows": "allowed",
    "closing-account-joins": "refused",
  });
});
beforeEach(async () => {
  await on.control("POST", "reset");
  await assuming.control("POST", "reset");
});
afterAll(async () => {
  await Promise.all([on.close(), assuming.close()]);
  rmSync(folder, { recursive: true });
});

const root = (account: string, at: Served = on): Hands => at.as(`${account}/root`);
const visit = (action: string, account: string, more: object = {}, at: Served = on) =>
  at.control("POST", "console", { action, account, ...more });
const wait = (advance: string, at: Served = on) => at.control("POST", "clock", { advance });

/** `ok`, or what the refusal is called. */
async function outcome(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
    return "ok";
  } catch {
    const { name, reason } = await refusal(sent);
    return reason === undefined ? name : `${name} ${reason}`;
  }
}

const close = (AccountId: string, at: Served = on) =>
  outcome(root("sm", at).organizations.send(new CloseAccountCommand({ AccountId })));
const invite = async (by: string, Id: string, at: Served = on): Promise<string> => {
  const command = new InviteAccountToOrganizationCommand({ Target: { Type: "ACCOUNT", Id } });
  return (await root(by, at).organizations.send(command)).Handshake?.Id ?? "";
};
const accepts = (by: string, HandshakeId: string, at: Served = on) =>
  outcome(root(by, at).organizations.send(new AcceptHandshakeCommand({ HandshakeId })));
const leave = (by: string) => outcome(root(by).organizations.send(new LeaveOrganizationCommand({})));
const found = (by: string) => outcome(root(by).organizations.send(new CreateOrganizationCommand({})));

const QUOTA = "ConstraintViolationException CLOSE_ACCOUNT_QUOTA_EXCEEDED";

describe("the quota of closures", () => {
  /** Closes, and has Support reopen. */
  async function roundTrip(at: Served = on): Promise<string> {
    const answer = await close("250000000011", at);
    await wait("6m", at);
    if (answer === "ok") await visit("reopen-account", "s1", {}, at);
    return answer;
  }

  test("an account that was reopened counts for thirty days", async () => {
    expect([await roundTrip(), await roundTrip(), await roundTrip()]).toEqual(["ok", QUOTA, QUOTA]);
    await wait("30d");
    expect(await roundTrip()).toBe("ok");
  });

  test("also where it is in the organization no more", async () => {
    await roundTrip();
    const removal = new RemoveAccountFromOrganizationCommand({ AccountId: "250000000011" });
    expect(await outcome(root("sm").organizations.send(removal))).toBe("ok");
    expect(await close("250000000012")).toBe(QUOTA);
  });

  test("does not, where that is assumed", async () => {
    expect([await roundTrip(assuming), await roundTrip(assuming)]).toEqual(["ok", "ok"]);
    expect(await close("250000000011", assuming)).toBe("ok");
    expect(await close("250000000012", assuming)).toBe(QUOTA);
  });
});

test("a payment method that AWS takes replaces one that it does not", async () => {
  expect(await leave("s2")).toBe("ConstraintViolationException INVALID_PAYMENT_INSTRUMENT");
  await visit("complete-sign-up", "s2", { payment: true });
  expect(await leave("s2")).toBe("ok");
});

describe("enabling all features", () => {
  const start = async () =>
    (await root("cbm").organizations.send(new EnableAllFeaturesCommand({}))).Handshake?.Id ?? "";
  const shown = async () => {
    const { Handshakes = [] } = await root("cbm").organizations.send(new ListHandshakesForOrganizationCommand({}));
    return Handshakes.filter(({ Action }) => Action !== "INVITE")
      .map(({ Action, State }) => `${Action === "ENABLE_ALL_FEATURES" ? "process" : "request"} ${State}`)
      .sort();
  };
  const requestTo = async (account: string) => {
    const { Handshakes = [] } = await root(account).organizations.send(new ListHandshakesForAccountCommand({}));
    return Handshakes.find(({ Action }) => Action === "APPROVE_ALL_FEATURES")?.Id ?? "";
  };

  test("a member that departs is asked no more, also when it is back", async () => {
    await start();
    expect(await shown()).toEqual(["process REQUESTED", "request OPEN", "request OPEN"]);
    const request = await requestTo("cb1");
    expect(await leave("cb1")).toBe("ok");
    expect(await shown()).toEqual(["process REQUESTED", "request CANCELED", "request OPEN"]);
    expect(await accepts("cb2", await requestTo("cb2"))).toBe("ok");
    expect(await shown()).toEqual(["process OPEN", "request ACCEPTED", "request CANCELED"]);
    expect(await accepts("cb1", await invite("cbm", "260000000011"))).toBe("ok");
    expect(await shown()).toEqual(["process OPEN", "request ACCEPTED", "request CANCELED"]);
    expect(await accepts("cb1", request)).toBe("InvalidHandshakeTransitionException");
  });

  test("the last that had not agreed departs, and the process stays ready when it comes back", async () => {
    const process = await start();
    expect(await accepts("cb2", await requestTo("cb2"))).toBe("ok");
    await leave("cb1");
    expect(await shown()).toEqual(["process OPEN", "request ACCEPTED", "request CANCELED"]);
    await accepts("cb1", await invite("cbm", "260000000011"));
    expect(await shown()).toEqual(["process OPEN", "request ACCEPTED", "request CANCELED"]);
    expect(await accepts("cbm", process)).toBe("ok");
  });

  test("what is cancelled with the process is listed for thirty days, and is never anything else", async () => {
    const HandshakeId = await start();
    await root("cbm").organizations.send(new CancelHandshakeCommand({ HandshakeId }));
    const all = ["process CANCELED", "request CANCELED", "request CANCELED"];
    expect(await shown()).toEqual(all);
    await wait("29d");
    expect(await shown()).toEqual(all);
    await wait("2d");
    expect(await shown()).toEqual([]);
    await wait("60d");
    expect(await shown()).toEqual([]);
  });
});

describe("a management account that is closing", () => {
  const create = (at: Served = on) =>
    outcome(
      root("lm", at).organizations.send(new CreateAccountCommand({ AccountName: "late", Email: "late@lone.example" })),
    );
  const BUSY = "ConcurrentModificationException";

  test("gets no accounts any more, and gives its invitations up", async () => {
    const open = await invite("lm", "300000000001");
    await visit("close-account", "lm");
    expect(await create()).toBe(BUSY);
    expect(await outcome(invite("lm", "300000000002"))).toBe(BUSY);
    expect(await accepts("alone", open)).toBe("InvalidHandshakeTransitionException");
    await wait("6m");
    expect(await accepts("alone", open)).toBe("InvalidHandshakeTransitionException");
    await visit("reopen-account", "lm");
    expect(await create()).toBe("ok");
  });

  test("gets some while it can still be used, where that is assumed, and none once it is closed", async () => {
    const open = await invite("lm", "300000000001", assuming);
    const other = await invite("lm", "300000000002", assuming);
    await visit("close-account", "lm", {}, assuming);
    expect(await create(assuming)).toBe("ok");
    expect(await accepts("alone", open, assuming)).toBe("ok");
    await wait("6m", assuming);
    expect(await accepts("alone2", other, assuming)).toBe(BUSY);
  });
});

describe("an account that is closing", () => {
  test("may join, or may not, as is assumed", async () => {
    for (const [at, expected] of [
      [on, "ok"],
      [assuming, "ConcurrentModificationException"],
    ] as const) {
      const open = await invite("sm", "300000000001", at);
      await visit("close-account", "alone", {}, at);
      expect(await accepts("alone", open, at)).toBe(expected);
    }
  });

  test("closed for good, it has no password to recover, is not invited and gets no mail", async () => {
    await visit("request-password-recovery", "alone");
    await visit("close-account", "alone");
    await wait("91d");
    const { mail } = (await on.control("GET", "mail")) as { mail: readonly { kind: string; token?: string }[] };
    const token = mail.find(({ kind }) => kind === "password-recovery")?.token;
    await expect(visit("request-password-recovery", "alone")).rejects.toThrow("closed for good");
    await expect(visit("reset-password", "alone", { token })).rejects.toThrow(/closed for good|expired|InvalidLink/);
    expect(await outcome(invite("sm", "300000000001"))).toBe("InvalidInputException TARGET_NOT_SUPPORTED");
    expect((await on.control("GET", "mail")).mail).toHaveLength(mail.length);
  });
});

test("whoever founds an organization has a payment method and contact information, and whoever joins a payment method", async () => {
  const MASTER = "ConstraintViolationException MASTER_ACCOUNT";
  expect(await found("nopay")).toBe(`${MASTER}_PAYMENT_INSTRUMENT_REQUIRED`);
  expect(await accepts("nopay", await invite("sm", "300000000003"))).toBe(
    "HandshakeConstraintViolationException PAYMENT_INSTRUMENT_REQUIRED",
  );
  await visit("complete-sign-up", "nopay", { payment: true });
  expect(await found("nopay")).toBe(`${MASTER}_MISSING_CONTACT_INFO`);
  await visit("complete-sign-up", "nopay", { contact: true });
  expect(await found("nopay")).toBe("ok");
});

describe("billing transfers", () => {
  const offer = (Id: string, Type: "ACCOUNT" | "EMAIL" = "ACCOUNT") =>
    root("sm").organizations.send(
      new InviteOrganizationToTransferResponsibilityCommand({
        ...{ Type: "BILLING", Target: { Type, Id }, StartTimestamp: new Date("2030-03-01T00:00:00Z") },
        SourceName: "their bill",
      }),
    );
  const inbound = async () =>
    (await root("sm").organizations.send(new ListInboundResponsibilityTransfersCommand({ Type: "BILLING" })))
      .ResponsibilityTransfers ?? [];

  test("are offered to management accounts alone", async () => {
    const UNFIT = "InvalidInputException TARGET_NOT_SUPPORTED";
    for (const id of ["300000000001", "250000000011", "999999999999"]) expect(await outcome(offer(id))).toBe(UNFIT);
    for (const address of ["alone@alone.example", "nobody@example.com"])
      expect(await outcome(offer(address, "EMAIL"))).toBe(UNFIT);
    expect(await outcome(offer("aws@lone.example", "EMAIL"))).toBe("ok");
  });

  test("show the other's address once it has agreed", async () => {
    const { Handshake } = await offer("270000000001");
    expect((await inbound())[0]?.Source).toEqual({ ManagementAccountId: "270000000001" });
    expect(await accepts("lm", Handshake?.Id ?? "")).toBe("ok");
    expect((await inbound())[0]?.Source).toMatchObject({ ManagementAccountEmail: "aws@lone.example" });
  });

  test("end with the last second of a month for clients that know of no milliseconds", async () => {
    const { Handshake } = await offer("270000000001");
    await accepts("lm", Handshake?.Id ?? "");
    const Id = (await inbound())[0]?.Id ?? "";
    const end = (EndTimestamp: Date) =>
      root("sm").organizations.send(new TerminateResponsibilityTransferCommand({ Id, EndTimestamp }));
    expect(await outcome(end(new Date("2030-03-31T23:59:58Z")))).toContain("END_DATE_NOT_END_OF_MONTH");
    const { ResponsibilityTransfer } = await end(new Date("2030-03-31T23:59:59Z"));
    expect(ResponsibilityTransfer?.EndTimestamp).toEqual(new Date("2030-03-31T23:59:59.999Z"));
  });
});

test("what cannot be read is refused before anybody asks for permission, whichever operation it is", async () => {
  const { organizations } = on.as("sm/idle");
  const Target = { Type: "ACCOUNT", Id: "zzz" } as const;
  const said = [
    organizations.send(new AcceptHandshakeCommand({ HandshakeId: "zzz" })),
    organizations.send(new InviteAccountToOrganizationCommand({ Target })),
    organizations.send(
      new InviteOrganizationToTransferResponsibilityCommand({
        ...{ Type: "BILLING", Target, StartTimestamp: new Date("2030-03-01T00:00:00Z"), SourceName: "bill" },
      }),
    ),
    organizations.send(new InviteAccountToOrganizationCommand({ Target: { Type: "ACCOUNT", Id: "300000000001" } })),
  ].map(outcome);
  const UNREADABLE = "InvalidInputException INVALID_PATTERN";
  expect(await Promise.all(said)).toEqual([UNREADABLE, UNREADABLE, UNREADABLE, "AccessDeniedException"]);
});
