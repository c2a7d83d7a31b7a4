import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateUserCommand } from "@aws-sdk/client-iam";
import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  CreateOrganizationCommand,
  DeclineHandshakeCommand,
  DeleteOrganizationCommand,
  DescribeHandshakeCommand,
  DescribeResponsibilityTransferCommand,
  InviteOrganizationToTransferResponsibilityCommand,
  ListHandshakesForAccountCommand,
  ListInboundResponsibilityTransfersCommand,
  ListOutboundResponsibilityTransfersCommand,
  type OrganizationsClient,
  TerminateResponsibilityTransferCommand,
  UpdateResponsibilityTransferCommand,
} from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { history, organizationOf, refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.control("POST", "reset");
});

const ACME = "100000000001";
const UMBRELLA = "200000000001";
const acme = () => on.as("management/admin");
const umbrella = () => on.as("umbrella-management/admin");
const alone = () => on.as("alone/admin");
const START = new Date("2030-03-01T00:00:00Z");
const END = new Date("2030-05-31T23:59:59.999Z");

type By = Readonly<{ organizations: OrganizationsClient }>;
type Offer = Readonly<{ to?: string; start?: Date; type?: "ACCOUNT" | "EMAIL" | "ORGANIZATION" }>;
const offer = ({ organizations }: By, { to = ACME, start = START, type = "ACCOUNT" }: Offer = {}) =>
  organizations.send(
    new InviteOrganizationToTransferResponsibilityCommand({
      ...{ Type: "BILLING", Target: { Type: type, Id: to }, StartTimestamp: start, SourceName: "their bill" },
      ...{ Notes: "we pay", Tags: [{ Key: "owner", Value: "finance" }] },
    }),
  );
const accept = ({ organizations }: By, HandshakeId = "") =>
  organizations.send(new AcceptHandshakeCommand({ HandshakeId }));
const describe = async ({ organizations }: By, Id: string) =>
  (await organizations.send(new DescribeResponsibilityTransferCommand({ Id }))).ResponsibilityTransfer;
const inbound = async ({ organizations }: By) =>
  (await organizations.send(new ListInboundResponsibilityTransfersCommand({ Type: "BILLING" })))
    .ResponsibilityTransfers ?? [];
const outbound = async ({ organizations }: By) =>
  (await organizations.send(new ListOutboundResponsibilityTransfersCommand({ Type: "BILLING" })))
    .ResponsibilityTransfers ?? [];
const terminate = ({ organizations }: By, Id: string, EndTimestamp?: Date) =>
  organizations.send(new TerminateResponsibilityTransferCommand({ Id, ...(EndTimestamp && { EndTimestamp }) }));
const reason = async (sent: Promise<unknown>) => {
  const refused = await refusal(sent);
  return refused.reason ?? refused.name;
};

async function agreed(): Promise<string> {
  const { Handshake } = await offer(umbrella());
  await accept(acme(), Handshake?.Id);
  return (await inbound(umbrella()))[0]?.Id ?? "";
}

test("an offer is a handshake to the other management account, and a transfer that was requested", async () => {
  const { Handshake } = await offer(umbrella());
  expect(Handshake).toMatchObject({
    ...{ Action: "TRANSFER_RESPONSIBILITY", State: "OPEN" },
    Parties: [
      { Id: UMBRELLA, Type: "ACCOUNT" },
      { Id: ACME, Type: "ACCOUNT" },
    ],
  });
  expect(Handshake?.Arn).toContain("/transfer_responsibility/h-");
  const [transfer] = await inbound(umbrella());
  expect(transfer).toMatchObject({
    ...{ Name: "their bill", Type: "BILLING", Status: "REQUESTED", StartTimestamp: START },
    ...{ ActiveHandshakeId: Handshake?.Id, Source: { ManagementAccountId: ACME } },
    Target: { ManagementAccountId: UMBRELLA, ManagementAccountEmail: "aws@umbrella.example" },
  });
  expect(transfer?.Arn).toBe(
    `arn:aws:organizations::${UMBRELLA}:transfer/o-twoumbr001/billing/inbound/${transfer?.Id}`,
  );
  expect(transfer?.Id).toMatch(/^rt-[0-9a-z]{8,32}$/);
  const [seen] = await outbound(acme());
  expect(seen?.Arn).toBe(`arn:aws:organizations::${ACME}:transfer/o-twoacme001/billing/outbound/${transfer?.Id}`);
  expect([...(await outbound(umbrella())), ...(await inbound(acme()))]).toEqual([]);
  const received = await acme().organizations.send(new ListHandshakesForAccountCommand({}));
  expect(received.Handshakes?.map(({ Id }) => Id)).toEqual([Handshake?.Id]);
  expect(Handshake?.Resources?.find(({ Type }) => Type === "RESPONSIBILITY_TRANSFER")?.Value).toBe(transfer?.Id);
});

test("accepting moves the bill and no account, and both sides are told once", async () => {
  const id = await agreed();
  expect(await describe(acme(), id)).toMatchObject({ Status: "ACCEPTED", Source: { ManagementAccountId: ACME } });
  expect(await organizationOf(acme())).toBe("o-twoacme001");
  for (const hands of [acme(), umbrella()]) {
    const told = (await history(hands)).filter(({ eventName }) => eventName === "ResponsibilityTransferAccepted");
    expect(told).toHaveLength(1);
    expect(told[0]?.serviceEventDetails).toEqual({
      ...{ id, transferChain: [id], type: "BILLING", status: "ACCEPTED", requester: ACME },
      ...{ source: { managementAccountId: ACME }, target: { managementAccountId: UMBRELLA } },
      startTimestamp: START.getTime(),
    });
  }
  expect(await history(on.as("umbrella-member/admin"))).toEqual([]);
});

test("a chain of two is told to everybody on it, with one shared id", async () => {
  await alone().organizations.send(new CreateOrganizationCommand({}));
  const upper = await offer(alone(), { to: UMBRELLA });
  await accept(umbrella(), upper.Handshake?.Id);
  const above = (await outbound(umbrella()))[0]?.Id;
  const id = await agreed();
  const records = await Promise.all(
    [acme(), umbrella(), alone()].map(async (hands) =>
      (await history(hands)).find(({ serviceEventDetails }) => serviceEventDetails?.id === id),
    ),
  );
  for (const record of records) expect(record?.serviceEventDetails?.transferChain).toEqual([id, above]);
  expect(new Set(records.map((each) => (each as { sharedEventID?: string }).sharedEventID)).size).toBe(1);
  const circle = await offer(acme(), { to: "300000000001" });
  expect(await reason(accept(alone(), circle.Handshake?.Id))).toBe("RESPONSIBILITY_TRANSFER_ALREADY_EXISTS");
});

test("it ends at the end of a month, once", async () => {
  const id = await agreed();
  expect(await reason(terminate(acme(), id, START))).toBe("END_DATE_NOT_END_OF_MONTH");
  expect(await reason(terminate(acme(), id, new Date("2030-02-28T23:59:59.999Z")))).toBe("END_DATE_TOO_EARLY");
  const ended = await terminate(acme(), id, END);
  expect(ended.ResponsibilityTransfer).toMatchObject({ Status: "WITHDRAWN", EndTimestamp: END });
  expect(await reason(terminate(umbrella(), id))).toBe("ResponsibilityTransferAlreadyInStatusException");
  const told = (await history(umbrella())).find(({ eventName }) => eventName === "ResponsibilityTransferTerminated");
  expect(told?.serviceEventDetails).toMatchObject({
    status: "WITHDRAWN",
    requester: ACME,
    endTimestamp: END.getTime(),
  });
});

test("without a date it ends with its first month", async () => {
  const ended = await terminate(umbrella(), await agreed());
  expect(ended.ResponsibilityTransfer?.EndTimestamp).toEqual(new Date("2030-03-31T23:59:59.999Z"));
});

test("it begins with a month that lies ahead", async () => {
  const start = (text: string) => reason(offer(umbrella(), { start: new Date(text) }));
  expect(await start("2030-03-01T00:00:00.001Z")).toBe("START_DATE_NOT_BEGINNING_OF_DAY");
  expect(await start("2030-03-02T00:00:00Z")).toBe("START_DATE_NOT_BEGINNING_OF_MONTH");
  expect(await start("2020-03-01T00:00:00Z")).toBe("START_DATE_TOO_EARLY");
});

test("who may offer what to whom", async () => {
  expect(await reason(offer(umbrella(), { to: UMBRELLA }))).toBe("SOURCE_AND_TARGET_CANNOT_MATCH");
  expect(await reason(offer(umbrella(), { to: "o-twoacme001", type: "ORGANIZATION" }))).toBe(
    "INVALID_PARTY_TYPE_TARGET",
  );
  expect(await reason(offer(alone()))).toBe("AWSOrganizationsNotInUseException");
  expect(await reason(offer(on.as("open-complete/admin")))).toBe("AccessDeniedException");
  const { Handshake } = await offer(umbrella());
  expect(await reason(offer(umbrella(), { to: "aws@acme.example", type: "EMAIL" }))).toBe(
    "DuplicateHandshakeException",
  );
  await accept(acme(), Handshake?.Id);
  expect(await reason(offer(umbrella()))).toBe("RESPONSIBILITY_TRANSFER_ALREADY_EXISTS");
  expect(await reason(offer(umbrella(), { to: "100000000021" }))).toBe("TARGET_NOT_SUPPORTED");
});

test("declined and cancelled offers say so, and are not in force", async () => {
  const first = await offer(umbrella());
  const id = (await inbound(umbrella()))[0]?.Id ?? "";
  expect(await reason(terminate(umbrella(), id))).toBe("InvalidResponsibilityTransferTransitionException");
  await acme().organizations.send(new DeclineHandshakeCommand({ HandshakeId: first.Handshake?.Id }));
  expect((await describe(umbrella(), id))?.Status).toBe("DECLINED");
  const second = await offer(umbrella());
  await umbrella().organizations.send(new CancelHandshakeCommand({ HandshakeId: second.Handshake?.Id }));
  expect((await outbound(acme())).map(({ Status }) => Status)).toEqual(["DECLINED", "CANCELED"]);
  const third = await offer(umbrella());
  await on.control("POST", "clock", { advance: "16d" });
  expect((await outbound(acme())).at(-1)?.Status).toBe("EXPIRED");
  const shown = await acme().organizations.send(new DescribeHandshakeCommand({ HandshakeId: third.Handshake?.Id }));
  expect(shown.Handshake?.State).toBe("EXPIRED");
});

test("the payer renames it, and strangers find nothing", async () => {
  const id = await agreed();
  const rename = ({ organizations }: By) =>
    organizations.send(new UpdateResponsibilityTransferCommand({ Id: id, Name: "another" }));
  expect((await rename(umbrella())).ResponsibilityTransfer?.Name).toBe("another");
  expect(await reason(rename(acme()))).toBe("AccessDeniedException");
  await alone().organizations.send(new CreateOrganizationCommand({}));
  expect(await reason(describe(alone(), id))).toBe("ResponsibilityTransferNotFoundException");
  const Id = "rt-00000000";
  const list = umbrella().organizations.send(new ListInboundResponsibilityTransfersCommand({ Type: "BILLING", Id }));
  expect(await reason(list)).toBe("ResponsibilityTransferNotFoundException");
});

/** An administrator whose key outlives the sessions of the profiles. */
async function lastingKey() {
  const UserName = "founder";
  const { iam } = alone();
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId = "", SecretAccessKey = "" } = AccessKey ?? {};
  return on.with({ accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey });
}

test("no organization is deleted in the middle of a transfer", async () => {
  await alone().organizations.send(new CreateOrganizationCommand({}));
  const lasting = await lastingKey();
  const remove = () => lasting.organizations.send(new DeleteOrganizationCommand({}));
  const { now } = await on.control("GET", "clock");
  const date = new Date(String(now));
  const start = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
  const { Handshake } = await offer(alone(), { start });
  expect(await reason(remove())).toBe("ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS");
  await accept(acme(), Handshake?.Id);
  expect(await reason(remove())).toBe("ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS");
  await terminate(alone(), (await inbound(alone()))[0]?.Id ?? "");
  expect(await reason(remove())).toBe("ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS");
  await on.control("POST", "clock", { advance: "63d" });
  await remove();
});
