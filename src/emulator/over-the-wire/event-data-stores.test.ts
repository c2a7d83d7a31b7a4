/** Event data stores over a socket with the SDK's own client: made, asked, stopped, deleted, and what of an organization goes in. */
import assert from "node:assert/strict";
import {
  AddTagsCommand,
  CancelQueryCommand,
  CloudTrailClient,
  CreateEventDataStoreCommand,
  type CreateEventDataStoreRequest,
  DeleteEventDataStoreCommand,
  DescribeQueryCommand,
  GetEventDataStoreCommand,
  GetQueryResultsCommand,
  ListEventDataStoresCommand,
  ListQueriesCommand,
  ListTagsCommand,
  RemoveTagsCommand,
  RestoreEventDataStoreCommand,
  StartEventDataStoreIngestionCommand,
  StartQueryCommand,
  StopEventDataStoreIngestionCommand,
  UpdateEventDataStoreCommand,
} from "@aws-sdk/client-cloudtrail";
import { CreateUserCommand, GetRoleCommand, ListGroupsCommand, ListUsersCommand } from "@aws-sdk/client-iam";
import {
  DeregisterDelegatedAdministratorCommand,
  DisableAWSServiceAccessCommand,
  EnableAWSServiceAccessCommand,
  LeaveOrganizationCommand,
  RegisterDelegatedAdministratorCommand,
} from "@aws-sdk/client-organizations";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";
import { storesOf } from "./stores.test-support.ts";

let on: Served;
beforeEach(async () => {
  on = await served();
});
afterEach(() => on.close());

const ADMIN = "open-root-keys/admin";
const MANAGEMENT = "management/admin";
const MEMBER = "open-root-keys";
const cloudtrail = (profile: string, region = "us-east-1"): CloudTrailClient =>
  new CloudTrailClient({ endpoint: on.url, region, credentials: on.credentials(profile), maxAttempts: 1 });
const pass = (advance: string) => on.control("POST", "clock", { advance });
const trust = () =>
  on
    .as(MANAGEMENT)
    .organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: "cloudtrail.amazonaws.com" }));

async function storeOf(profile: string, settings: Partial<CreateEventDataStoreRequest> = {}): Promise<string> {
  const asked = { Name: "events", TerminationProtectionEnabled: false, ...settings };
  const { EventDataStoreArn = "" } = await cloudtrail(profile).send(new CreateEventDataStoreCommand(asked));
  return EventDataStoreArn;
}

const idOf = (arn: string): string => arn.split("/")[1] ?? "";

async function begun(profile: string, QueryStatement: string): Promise<string> {
  const { QueryId = "" } = await cloudtrail(profile).send(new StartQueryCommand({ QueryStatement }));
  return QueryId;
}

/** The rows of a query as plain objects. */
async function asked(profile: string, statement: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const QueryId = await begun(profile, statement);
  await pass("1s");
  const { QueryStatus, QueryResultRows = [] } = await cloudtrail(profile).send(new GetQueryResultsCommand({ QueryId }));
  expect(QueryStatus).toBe("FINISHED");
  return QueryResultRows.map((row) => Object.assign({}, ...row));
}

const names = async (arn: string, where = "", profile = ADMIN): Promise<readonly (string | undefined)[]> =>
  (await asked(profile, `SELECT eventName FROM ${idOf(arn)} ${where}`)).map(({ eventName }) => eventName);

describe("a store of an account", () => {
  test("is made with defaults, and found by ARN and by id", async () => {
    const made = await cloudtrail(ADMIN).send(new CreateEventDataStoreCommand({ Name: "events" }));
    expect(made).toMatchObject({
      Name: "events",
      Status: "ENABLED",
      MultiRegionEnabled: true,
      OrganizationEnabled: false,
      RetentionPeriod: 366,
      TerminationProtectionEnabled: true,
      BillingMode: "EXTENDABLE_RETENTION_PRICING",
      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] }],
      CreatedTimestamp: expect.any(Date),
    });
    const { EventDataStoreArn: arn = "" } = made;
    expect(arn).toMatch(/^arn:aws:cloudtrail:us-east-1:\d{12}:eventdatastore\/[0-9a-f-]{36}$/);
    for (const EventDataStore of [arn, idOf(arn)]) {
      const { Name, FederationStatus } = await cloudtrail(ADMIN).send(new GetEventDataStoreCommand({ EventDataStore }));
      expect({ Name, FederationStatus }).toEqual({ Name: "events", FederationStatus: "DISABLED" });
    }
    const elsewhere = await cloudtrail(ADMIN, "eu-west-1").send(new ListEventDataStoresCommand({}));
    expect(elsewhere.EventDataStores).toEqual([]);
    const foreign = await refusal(cloudtrail(MANAGEMENT).send(new GetEventDataStoreCommand({ EventDataStore: arn })));
    expect(foreign.name).toBe("EventDataStoreARNInvalidException");
    const unknown = idOf(arn).replace(/^./, (each) => (each === "0" ? "1" : "0"));
    const gone = await refusal(cloudtrail(ADMIN).send(new GetEventDataStoreCommand({ EventDataStore: unknown })));
    expect(gone.name).toBe("EventDataStoreNotFoundException");
  });

  test("takes what is called after it was made, minutes later, and what its selectors choose", async () => {
    const { iam } = on.as(ADMIN);
    await iam.send(new ListGroupsCommand({}));
    const all = await storeOf(ADMIN);
    const writes = await storeOf(ADMIN, {
      Name: "writes",
      AdvancedEventSelectors: [
        {
          FieldSelectors: [
            { Field: "eventCategory", Equals: ["Management"] },
            { Field: "readOnly", Equals: ["false"] },
          ],
        },
      ],
    });
    await iam.send(new ListUsersCommand({}));
    await iam.send(new CreateUserCommand({ UserName: "eve" }));
    expect(await names(all)).toEqual([]);
    await pass("5m");
    expect(await names(all, "WHERE eventSource = 'iam.amazonaws.com'")).toEqual(["ListUsers", "CreateUser"]);
    expect(await names(writes)).toEqual(["CreateUser"]);
  });

  test("takes data events of objects where its selectors name them", async () => {
    const arn = await storeOf(ADMIN, {
      AdvancedEventSelectors: [
        {
          FieldSelectors: [
            { Field: "eventCategory", Equals: ["Data"] },
            { Field: "resources.type", Equals: ["AWS::S3::Object"] },
          ],
        },
      ],
    });
    const { s3 } = storesOf(on, ADMIN);
    await refusal(s3.send(new GetObjectCommand({ Bucket: "nobody-has-this-bucket", Key: "k" })));
    await pass("10m");
    const rows = await asked(ADMIN, `SELECT eventCategory, COUNT(*) AS n FROM ${idOf(arn)} GROUP BY eventCategory`);
    expect(rows.every(({ eventCategory }) => eventCategory === "Data")).toBe(true);
    const other = { FieldSelectors: [{ Field: "eventCategory", Equals: ["ConfigurationItem"] }] };
    const missing = await refusal(storeOf(ADMIN, { Name: "config", AdvancedEventSelectors: [other] }));
    expect(missing).toMatchObject({ name: "NotEmulatedException", status: 501 });
  });

  test("takes nothing while ingestion is stopped, and each switch wants the other's status", async () => {
    const EventDataStore = await storeOf(ADMIN, { StartIngestion: false });
    const { iam } = on.as(ADMIN);
    const send = cloudtrail(ADMIN);
    const stopped = await refusal(send.send(new StopEventDataStoreIngestionCommand({ EventDataStore })));
    expect(stopped.name).toBe("InvalidEventDataStoreStatusException");
    await iam.send(new ListUsersCommand({}));
    await send.send(new StartEventDataStoreIngestionCommand({ EventDataStore }));
    await iam.send(new ListGroupsCommand({}));
    await pass("5m");
    const started = await refusal(send.send(new StartEventDataStoreIngestionCommand({ EventDataStore })));
    expect(started.name).toBe("InvalidEventDataStoreStatusException");
    expect(await names(EventDataStore, "WHERE eventName LIKE 'List%s'")).toEqual(["ListGroups"]);
  });

  test("is protected, waits seven days for its end, and is restored before", async () => {
    const send = cloudtrail(ADMIN);
    const EventDataStore = await storeOf(ADMIN, { TerminationProtectionEnabled: true });
    const statusOf = async () => (await send.send(new GetEventDataStoreCommand({ EventDataStore }))).Status;
    const kept = await refusal(send.send(new DeleteEventDataStoreCommand({ EventDataStore })));
    expect(kept.name).toBe("EventDataStoreTerminationProtectedException");
    await send.send(new UpdateEventDataStoreCommand({ EventDataStore, TerminationProtectionEnabled: false }));
    const early = await refusal(send.send(new RestoreEventDataStoreCommand({ EventDataStore })));
    expect(early.name).toBe("InvalidEventDataStoreStatusException");
    const QueryId = await begun(ADMIN, `SELECT * FROM ${idOf(EventDataStore)}`);
    await send.send(new DeleteEventDataStoreCommand({ EventDataStore }));
    expect(await statusOf()).toBe("PENDING_DELETION");
    for (const inactive of [
      send.send(new DeleteEventDataStoreCommand({ EventDataStore })),
      send.send(new UpdateEventDataStoreCommand({ EventDataStore, Name: "other" })),
      send.send(new ListQueriesCommand({ EventDataStore })),
      send.send(new DescribeQueryCommand({ QueryId })),
      send.send(new GetQueryResultsCommand({ QueryId })),
      begun(ADMIN, `SELECT * FROM ${idOf(EventDataStore)}`),
    ]) {
      expect((await refusal(inactive)).name).toBe("InactiveEventDataStoreException");
    }
    expect((await refusal(storeOf(ADMIN))).name).toBe("EventDataStoreAlreadyExistsException");
    await pass("6d");
    expect(await send.send(new RestoreEventDataStoreCommand({ EventDataStore }))).toMatchObject({ Status: "ENABLED" });
    await send.send(new DeleteEventDataStoreCommand({ EventDataStore }));
    await pass("7d");
    expect((await refusal(statusOf())).name).toBe("EventDataStoreNotFoundException");
    expect((await send.send(new ListEventDataStoresCommand({}))).EventDataStores).toEqual([]);
    expect(await storeOf(ADMIN)).not.toBe(EventDataStore);
  });

  test("what is refused at its making and at its changing", async () => {
    const EventDataStore = await storeOf(ADMIN);
    const send = cloudtrail(ADMIN);
    const codeOf = async (sent: Promise<unknown>) => (await refusal(sent)).name;
    expect(await codeOf(storeOf(ADMIN))).toBe("EventDataStoreAlreadyExistsException");
    const fixed = { Name: "fixed", BillingMode: "FIXED_RETENTION_PRICING", RetentionPeriod: 3_000 } as const;
    expect(await codeOf(storeOf(ADMIN, fixed))).toBe("InvalidParameterException");
    const change = { EventDataStore, BillingMode: "FIXED_RETENTION_PRICING" } as const;
    expect(await codeOf(send.send(new UpdateEventDataStoreCommand(change)))).toBe("InvalidParameterException");
    const field = { FieldSelectors: [{ Field: "eventName", Equals: ["x"] }] };
    expect(await codeOf(storeOf(ADMIN, { Name: "bad", AdvancedEventSelectors: [field] }))).toBe(
      "InvalidEventSelectorsException",
    );
    expect(await codeOf(storeOf(ADMIN, { Name: "own", KmsKeyId: "alias/own" }))).toBe("NotEmulatedException");
    for (let count = 1; count < 10; count++) await storeOf(ADMIN, { Name: `events-${count}` });
    expect(await codeOf(storeOf(ADMIN, { Name: "one-more" }))).toBe("EventDataStoreMaxLimitExceededException");
  });

  test("is listed page by page, and has tags", async () => {
    const send = cloudtrail(ADMIN);
    const arns: (string | undefined)[] = [];
    for (const Name of ["one", "two", "three"]) {
      arns.push(await storeOf(ADMIN, { Name, TagsList: [{ Key: "name", Value: Name }] }));
    }
    const first = await send.send(new ListEventDataStoresCommand({ MaxResults: 2 }));
    const rest = await send.send(new ListEventDataStoresCommand({ MaxResults: 2, NextToken: first.NextToken }));
    const listed = [...(first.EventDataStores ?? []), ...(rest.EventDataStores ?? [])];
    expect(listed.map(({ EventDataStoreArn }) => EventDataStoreArn)).toEqual(arns);
    expect(rest.NextToken).toBeUndefined();
    const bad = await refusal(send.send(new ListEventDataStoresCommand({ NextToken: "nonsense" })));
    expect(bad.name).toBe("InvalidNextTokenException");
    const [ResourceId = ""] = arns;
    await send.send(new AddTagsCommand({ ResourceId, TagsList: [{ Key: "team", Value: "red" }] }));
    await send.send(new RemoveTagsCommand({ ResourceId, TagsList: [{ Key: "name" }] }));
    const { ResourceTagList } = await send.send(new ListTagsCommand({ ResourceIdList: [ResourceId] }));
    expect(ResourceTagList).toEqual([{ ResourceId, TagsList: [{ Key: "team", Value: "red" }] }]);
  });
});

describe("queries", () => {
  test("run for a second, are described, listed, paged and cancelled", async () => {
    const EventDataStore = await storeOf(ADMIN);
    for (let count = 0; count < 3; count++) await on.as(ADMIN).iam.send(new ListUsersCommand({}));
    await pass("5m");
    const send = cloudtrail(ADMIN);
    const statement = `SELECT eventName, eventTime FROM ${idOf(EventDataStore)} WHERE eventName = 'ListUsers'`;
    const QueryId = await begun(ADMIN, statement);
    const running = await send.send(new GetQueryResultsCommand({ QueryId }));
    expect(running).toMatchObject({ QueryStatus: "RUNNING" });
    expect(running.QueryResultRows).toBeUndefined();
    await pass("1s");
    const described = await send.send(new DescribeQueryCommand({ QueryId }));
    expect(described).toMatchObject({ QueryStatus: "FINISHED", QueryString: statement });
    expect(described.QueryStatistics).toMatchObject({ EventsMatched: 3, ExecutionTimeInMillis: 1_000 });
    const first = await send.send(new GetQueryResultsCommand({ QueryId, MaxQueryResults: 2 }));
    expect(first.QueryStatistics).toMatchObject({ ResultsCount: 2, TotalResultsCount: 3 });
    const { NextToken } = first;
    const second = await send.send(new GetQueryResultsCommand({ QueryId, MaxQueryResults: 2, NextToken }));
    expect(second.QueryResultRows).toEqual([[{ eventName: "ListUsers" }, { eventTime: expect.stringMatching(/^2/) }]]);
    const late = await refusal(send.send(new CancelQueryCommand({ QueryId })));
    expect(late.name).toBe("InactiveQueryException");
    const other = await begun(ADMIN, statement);
    const cancelled = await send.send(new CancelQueryCommand({ QueryId: other }));
    expect(cancelled).toMatchObject({ QueryId: other, QueryStatus: "CANCELLED" });
    const { Queries } = await send.send(new ListQueriesCommand({ EventDataStore }));
    expect(Queries?.map((each) => [each.QueryId, each.QueryStatus])).toEqual([
      [other, "CANCELLED"],
      [QueryId, "FINISHED"],
    ]);
    const only = await send.send(new ListQueriesCommand({ EventDataStore, QueryStatus: "FINISHED" }));
    expect(only.Queries?.map((each) => each.QueryId)).toEqual([QueryId]);
    await pass("8d");
    const forgotten = await refusal(send.send(new DescribeQueryCommand({ QueryId })));
    expect(forgotten.name).toBe("QueryIdNotFoundException");
  });

  test("whoever lists them meets each once, though more are begun between the pages", async () => {
    const EventDataStore = await storeOf(ADMIN);
    const statement = `SELECT * FROM ${idOf(EventDataStore)}`;
    const before: string[] = [];
    for (let number = 0; number < 3; number++) before.unshift(await begun(ADMIN, statement));
    const seen: (string | undefined)[] = [];
    let NextToken: string | undefined;
    do {
      const page = await cloudtrail(ADMIN).send(new ListQueriesCommand({ EventDataStore, MaxResults: 1, NextToken }));
      seen.push(...(page.Queries ?? []).map(({ QueryId }) => QueryId));
      NextToken = page.NextToken;
      if (seen.length < 3) await begun(ADMIN, statement);
    } while (NextToken !== undefined);
    expect(seen).toEqual(before);
  });

  test("ten run at once, and no more", async () => {
    const statement = `SELECT * FROM ${idOf(await storeOf(ADMIN))}`;
    for (let count = 0; count < 10; count++) await begun(ADMIN, statement);
    expect((await refusal(begun(ADMIN, statement))).name).toBe("MaxConcurrentQueriesException");
  });

  test("what is outside of the SQL that is emulated is named with its place, and the call is recorded", async () => {
    const id = idOf(await storeOf(ADMIN));
    const joined = await refusal(
      begun(ADMIN, `SELECT eventName FROM ${id} WHERE eventTime BETWEEN '2026-01-01' AND 'x'`),
    );
    expect(joined).toMatchObject({ name: "InvalidQueryStatementException", status: 400 });
    expect(joined.message).toContain("`BETWEEN` at character");
    const long = await refusal(begun(ADMIN, `SELECT * FROM ${id} WHERE userAgent LIKE '${"%".repeat(1_025)}'`));
    expect(long.name).toBe("InvalidQueryStatementException");
    expect(long.message).toContain("a pattern of at most 1024 characters");
    const elsewhere = await refusal(begun(MANAGEMENT, `SELECT eventName FROM ${id}`));
    expect(elsewhere.name).toBe("EventDataStoreNotFoundException");
    await pass("5m");
    const [row] = await asked(ADMIN, `SELECT errorCode, requestParameters FROM ${id} WHERE eventName = 'StartQuery'`);
    expect(row?.errorCode).toBe("InvalidQueryStatementException");
    expect(row?.requestParameters).toContain("BETWEEN");
  });
});

describe("a store of an organization", () => {
  test("needs the management account or a delegated administrator, all features and trusted access", async () => {
    const codeOf = async (profile: string) => (await refusal(storeOf(profile, { OrganizationEnabled: true }))).name;
    expect(await codeOf(ADMIN)).toBe("NotOrganizationMasterAccountException");
    expect(await codeOf(MANAGEMENT)).toBe("CloudTrailAccessNotEnabledException");
    await trust();
    expect(await storeOf(MANAGEMENT, { OrganizationEnabled: true })).toContain(":eventdatastore/");
    const { Role } = await on.as(MANAGEMENT).iam.send(new GetRoleCommand({ RoleName: "AWSServiceRoleForCloudTrail" }));
    expect(Role?.Path).toBe("/aws-service-role/cloudtrail.amazonaws.com/");
    const none = await refusal(on.as(ADMIN).iam.send(new GetRoleCommand({ RoleName: "AWSServiceRoleForCloudTrail" })));
    expect(none.name).toBe("NoSuchEntityException");
  });

  test("takes the calls of members, who do not see it, until they leave", async () => {
    await trust();
    const EventDataStore = await storeOf(MANAGEMENT, { OrganizationEnabled: true });
    const { iam, organizations } = on.as(ADMIN);
    await iam.send(new ListUsersCommand({}));
    expect((await cloudtrail(ADMIN).send(new ListEventDataStoresCommand({}))).EventDataStores).toEqual([]);
    for (const sent of [
      cloudtrail(ADMIN).send(new GetEventDataStoreCommand({ EventDataStore })),
      cloudtrail(ADMIN).send(new UpdateEventDataStoreCommand({ EventDataStore, RetentionPeriod: 7 })),
      cloudtrail(ADMIN).send(new DeleteEventDataStoreCommand({ EventDataStore })),
    ]) {
      expect((await refusal(sent)).name).toBe("EventDataStoreARNInvalidException");
    }
    await organizations.send(new LeaveOrganizationCommand({}));
    await iam.send(new ListGroupsCommand({}));
    await pass("10m");
    const { accountId } = await owner();
    const where = `WHERE recipientAccountId = '${accountId}' AND eventSource <> 'cloudtrail.amazonaws.com'`;
    expect(await names(EventDataStore, where, MANAGEMENT)).toEqual(["ListUsers", "LeaveOrganization"]);
  });

  test("is kept by a delegated administrator, in the management account; only that one converts it", async () => {
    await trust();
    const own = await storeOf(MANAGEMENT, { Name: "own" });
    const { accountId: AccountId } = await owner();
    const ServicePrincipal = "cloudtrail.amazonaws.com";
    const delegate = new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal });
    await on.as(MANAGEMENT).organizations.send(delegate);
    const lacking = await refusal(storeOf(ADMIN, { OrganizationEnabled: true }));
    expect(lacking.name).toBe("NoManagementAccountSLRExistsException");
    const toOrganization = new UpdateEventDataStoreCommand({ EventDataStore: own, OrganizationEnabled: true });
    expect(await cloudtrail(MANAGEMENT).send(toOrganization)).toMatchObject({ OrganizationEnabled: true });
    const arn = await storeOf(ADMIN, { OrganizationEnabled: true });
    expect(arn.split(":")[4]).toBe(own.split(":")[4]);
    const seen = await cloudtrail(ADMIN).send(new ListEventDataStoresCommand({}));
    const shared = seen.EventDataStores?.filter(({ OrganizationEnabled }) => OrganizationEnabled);
    expect(shared?.map(({ Name }) => Name)).toEqual(["own", "events"]);
    const back = new UpdateEventDataStoreCommand({ EventDataStore: arn, OrganizationEnabled: false });
    expect((await refusal(cloudtrail(ADMIN).send(back))).name).toBe("NotOrganizationMasterAccountException");
    await pass("5m");
    const mine = await asked(ADMIN, `SELECT COUNT(*) AS n FROM ${idOf(own)} WHERE eventName = 'CreateEventDataStore'`);
    expect(mine).toEqual([{ n: "1" }]);
    await on
      .as(MANAGEMENT)
      .organizations.send(new DeregisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
    const disable = new DisableAWSServiceAccessCommand({ ServicePrincipal });
    await on.as(MANAGEMENT).organizations.send(disable);
    const after = await cloudtrail(MANAGEMENT).send(new GetEventDataStoreCommand({ EventDataStore: arn }));
    expect(after.OrganizationEnabled).toBe(false);
  });
});

/** The account of ADMIN, as its own store's ARN tells. */
async function owner(): Promise<Readonly<{ accountId: string }>> {
  const arn = await storeOf(ADMIN, { Name: `of-${MEMBER}` });
  const accountId = arn.split(":")[4];
  assert(accountId);
  await cloudtrail(ADMIN).send(new DeleteEventDataStoreCommand({ EventDataStore: arn }));
  return { accountId };
}
