/** Faults of single calls over a socket: a runbook that stops half-way, and callers that are named in another form. */
import { CreateUserCommand, ListRolesCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { history, refusal, type SeenRecord, type Served, served } from "./served.test-support.ts";

const ADMIN = "open-root-keys/admin";
const OWNER = "100000000026";
const MANAGEMENT_ID = "100000000001";
let on: Served;
beforeAll(async () => {
  on = await served();
});
afterAll(() => on.close());
beforeEach(async () => {
  await on.control("POST", "reset");
});
const start = async (kind: string, parameters: object) =>
  String((await on.control("POST", "fault", { kind, parameters })).id);
const stop = (id: string) => fetch(`${on.url}/_orgdrill/fault/${id}`, { method: "DELETE" });
const complaint = async (kind: string, parameters: object) =>
  (await refusal(on.control("POST", "fault", { kind, parameters }))).message;

test("api.half-done: the first calls succeed, one is done and says that it is not, the others are not done", async () => {
  const { iam } = on.as(ADMIN);
  const create = (UserName: string) => iam.send(new CreateUserCommand({ UserName }));
  const id = await start("api.half-done", { after: 1, operation: "CreateUser", account: OWNER });
  await create("one");
  expect(await refusal(create("two"))).toMatchObject({ status: 503 });
  expect(await refusal(create("three"))).toMatchObject({ status: 503 });
  const names = async () => (await iam.send(new ListUsersCommand({}))).Users?.map(({ UserName }) => UserName);
  expect(await names()).toEqual(["one", "two"]);
  await stop(id);
  await create("three");
  expect(await names()).toEqual(["one", "three", "two"]);
  expect(await complaint("api.half-done", { after: 1 })).toContain("at least one of");
  for (const after of [-1, 1.5, "x", 1e9]) {
    expect(await complaint("api.half-done", { after, account: OWNER })).toContain("must be a whole number");
  }
});

test.each([
  ["assumed-root", { type: "Root", arn: `arn:aws:iam::${OWNER}:root`, sessionContext: { assumedRoot: "true" } }],
  ["federated-user", { type: "FederatedUser", arn: `arn:aws:sts::${OWNER}:federated-user/federated` }],
  ["service-invoked", { type: "AssumedRole", invokedBy: "cloudformation.amazonaws.com" }],
  ["console", { type: "AssumedRole" }],
])("identity.shape: %s", async (shape, identity) => {
  const { iam } = on.as(ADMIN);
  await iam.send(new ListUsersCommand({}));
  const id = await start("identity.shape", { shape, eventName: "ListRoles" });
  await iam.send(new ListRolesCommand({}));
  await stop(id);
  await iam.send(new ListRolesCommand({}));
  const [later, changed, before] = await history(on.as(ADMIN));
  expect(changed?.userIdentity).toMatchObject(identity);
  expect(changed?.userIdentity).toMatchObject({ accountId: OWNER, accessKeyId: before?.userIdentity.accessKeyId });
  expect(later?.userIdentity).toEqual(before?.userIdentity);
  expect(changed).toMatchObject({ eventName: "ListRoles", recipientAccountId: OWNER });
  expect("sessionCredentialFromConsole" in (changed ?? {})).toBe(shape === "console");
});

test("cloudtrail.duplicate: the same event id twice, or in another account an id of its own and a common sharedEventID", async () => {
  const { iam } = on.as(ADMIN);
  const named = (records: readonly SeenRecord[]) => records.filter(({ eventName }) => eventName === "ListRoles");
  const twice = await start("cloudtrail.duplicate", { eventName: "ListRoles", account: OWNER });
  await iam.send(new ListRolesCommand({}));
  await stop(twice);
  const doubles = named(await history(on.as(ADMIN)));
  expect(new Set(doubles.map(({ eventID }) => eventID)).size).toBe(1);
  expect(doubles.map(({ sharedEventID }) => sharedEventID)).toEqual([undefined, undefined]);

  const copied = await start("cloudtrail.duplicate", { eventName: "ListRoles", account: OWNER, copyIn: MANAGEMENT_ID });
  await iam.send(new ListRolesCommand({}));
  await stop(copied);
  const [own] = named(await history(on.as(ADMIN)));
  const [copy] = named(await history(on.as("management/admin")));
  expect(own?.sharedEventID).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(copy).toMatchObject({
    ...{ sharedEventID: own?.sharedEventID, requestID: own?.requestID, recipientAccountId: MANAGEMENT_ID },
    userIdentity: { type: "AWSAccount", accountId: OWNER },
  });
  expect(copy?.eventID).not.toBe(own?.eventID);
  expect(await complaint("cloudtrail.duplicate", { account: OWNER, copyIn: OWNER })).toContain("another account");
  expect(await complaint("cloudtrail.duplicate", { copyIn: "26" })).toContain("there is no account `26`");
});
