import { describe, expect, test } from "vitest";
import { apply } from "../domain/index.ts";
import { invariant } from "../kernel/index.ts";
import { callAny } from "./any-request.test-support.ts";
import {
  ACCOUNT,
  type Answered,
  answered,
  type Calling,
  call,
  fingerprintOf,
  post,
  recordsIn,
  requestFor,
  START,
  type Standing,
  signed,
  standing,
} from "./emulator.test-support.ts";
import { SERVICES } from "./services/index.ts";
import { openService, serviceNamed } from "./wire/index.ts";

const NOBODY = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "none" };
const ACCEPT = { service: "organizations", operation: "AcceptHandshake" } as const;

describe("AWS's order of complaint: each fault hides the ones after it", () => {
  const asked = async (on: ReturnType<typeof standing>, who: string | undefined, body: string, operation?: string) => {
    const request = requestFor("organizations", operation ?? "AcceptHandshake", body);
    const key = who === undefined ? NOBODY : on.key(who);
    return (await answered(on.emulator.answer(signed(request, key, { service: "organizations" })))).code;
  };

  test("in a JSON service", async () => {
    const on = standing();
    // alice may not, and the handshake does not exist.
    expect(await asked(on, undefined, "{", "Nonsense")).toBe("UnknownOperationException");
    expect(await asked(on, undefined, "{")).toBe("SerializationException");
    expect(await asked(on, undefined, '{"HandshakeId":1}')).toBe("SerializationException");
    expect(await asked(on, undefined, '{"HandshakeId":"nonsense"}')).toBe("UnrecognizedClientException");
    expect(await asked(on, "open-invited/alice", '{"HandshakeId":"nonsense"}')).toBe("InvalidInputException");
    expect(await asked(on, "open-invited/alice", '{"HandshakeId":"h-00000000"}')).toBe("AccessDeniedException");
    expect(await asked(on, "open-invited/admin", '{"HandshakeId":"h-00000000"}')).toBe("HandshakeNotFoundException");
  });

  test("in a query service", async () => {
    const on = standing();
    const ask = async (who: string | undefined, text: string) => {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const key = who === undefined ? NOBODY : on.key(who);
      const request = signed(post(`Version=2010-05-08&${text}`, headers), key, { service: "iam" });
      return (await answered(on.emulator.answer(request))).code;
    };
    expect(await ask(undefined, "Action=Nonsense&MaxItems=many")).toBe("InvalidAction");
    expect(await ask(undefined, "Action=ListRoles&MaxItems=many")).toBe("MalformedInput");
    expect(await ask(undefined, "Action=GetRole")).toBe("InvalidClientTokenId");
    expect(await ask("open-invited/leaver", "Action=GetRole")).toBe("ValidationError");
    expect(await ask("open-invited/leaver", "Action=GetRole&RoleName=nobody")).toBe("AccessDenied");
    expect(await ask("open-invited/admin", "Action=GetRole&RoleName=nobody")).toBe("NoSuchEntity");
  });
});

describe("records", () => {
  const leave = { service: "organizations", operation: "LeaveOrganization" } as const;
  const summary = async (on: ReturnType<typeof standing>, as: string) =>
    (await recordsIn(on, as)).map(({ eventName, errorCode }) => ({ eventName, errorCode }));

  test("every answered call leaves one, in the order of the calls: answered, denied, refused by the service, not valid", async () => {
    const on = standing();
    await call(on, { as: "open-complete/alice", ...leave });
    await call(on, { as: "open-complete/admin", ...ACCEPT, input: {} });
    await call(on, { as: "open-complete/admin", ...ACCEPT, input: { HandshakeId: "h-00000000" } });
    const left = await call(on, { as: "open-complete/admin", ...leave });
    expect(left.status).toBe(200);
    const records = await recordsIn(on, "open-complete/admin");
    expect(records.map(({ eventName, errorCode }) => [eventName, errorCode])).toEqual([
      ["LeaveOrganization", "AccessDenied"],
      ["AcceptHandshake", "InvalidInputException"],
      ["AcceptHandshake", "HandshakeNotFoundException"],
      ["LeaveOrganization", undefined],
    ]);
    expect(records[3]).toMatchObject({ requestID: left.requestId, recipientAccountId: "100000000021" });
    expect(records[0]).toMatchObject({
      userIdentity: { type: "IAMUser", arn: "arn:aws:iam::100000000021:user/alice" },
      errorMessage: expect.stringContaining("is not authorized to perform: organizations:LeaveOrganization"),
    });
  });

  test("a read leaves one too, also the reading of records", async () => {
    const on = standing();
    await call(on, { as: "open-complete/admin", service: "organizations", operation: "DescribeOrganization" });
    await recordsIn(on, "open-complete/admin");
    expect(await summary(on, "open-complete/admin")).toEqual([
      { eventName: "DescribeOrganization", errorCode: undefined },
      { eventName: "LookupEvents", errorCode: undefined },
    ]);
  });

  test("what nobody signed, what cannot be read and what is not emulated leaves none", async () => {
    const on = standing();
    const key = on.key("open-complete/admin");
    const service = "organizations";
    const sent = [
      requestFor(service, "LeaveOrganization"),
      signed(requestFor(service, "LeaveOrganization"), { ...key, secretAccessKey: "wrong" }, { service }),
      signed(requestFor(service, "AcceptHandshake", "{"), key, { service }),
      signed(requestFor(service, "CreateGovCloudAccount"), key, { service }),
      signed(requestFor(service, "Nonsense"), key, { service }),
    ];
    for (const request of sent) expect((await on.emulator.answer(request)).status).toBeGreaterThanOrEqual(400);
    expect(await summary(on, "open-complete/admin")).toEqual([]);
  });
});

describe("a call that is not granted changes nothing", () => {
  const INPUT = {
    HandshakeId: "h-00000000",
    PolicyId: "p-00000000",
    TargetId: "100000000011",
    ParentId: "r-two1",
    RootId: "r-two1",
    ChildId: "100000000011",
    AccountId: "100000000011",
    SourceParentId: "r-two1",
    DestinationParentId: "ou-two1-open0001",
    OrganizationalUnitId: "ou-two1-open0001",
    CreateAccountRequestId: "car-00000000",
    PolicyType: "SERVICE_CONTROL_POLICY",
    Filter: "SERVICE_CONTROL_POLICY",
    Type: "SERVICE_CONTROL_POLICY",
    Name: "name",
    Content: '{"Version":"2012-10-17","Statement":[]}',
    Description: "",
    AccountName: "name",
    Email: "nobody@example.com",
    Target: { Type: "ACCOUNT", Id: "300000000001" },
    Rule: "rule",
    EventPattern: '{"source":["aws.iam"]}',
    Targets: [{ Id: "1", Arn: "arn:aws:sns:us-east-1:100000000021:alerts" }],
    Ids: ["1"],
    Bucket: "bucket",
    QueueName: "queue",
    QueueUrl: "http://127.0.0.1:4747/100000000025/queue",
    Attributes: {},
    Label: "label",
    AWSAccountIds: ["100000000021"],
    Actions: ["SendMessage"],
    MessageBody: "text",
    ReceiptHandle: "receipt",
    VisibilityTimeout: 1,
  };
  const QUERY_INPUT = {
    RoleName: "admin",
    UserName: "alice",
    PolicyName: "all",
    PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
    PolicyDocument: '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
    AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[]}',
    AccessKeyId: "AKIAIOSFODNN7EXAMPLE",
    Status: "Inactive",
    VersionId: "v1",
    RoleArn: "arn:aws:iam::100000000025:role/admin",
    RoleSessionName: "session",
  };
  const CALLS = Object.values(SERVICES).flatMap(({ name, operations }) =>
    [...operations.keys()].map((operation): Omit<Calling, "as"> => {
      const isQuery = name === "iam" || name === "sts";
      const filters = name === "ce" || name === "invoicing" || operation.startsWith("ListHandshakes");
      const Filter = filters ? {} : INPUT.Filter;
      return { service: name, operation, input: isQuery ? QUERY_INPUT : { ...INPUT, Filter } };
    }),
  );

  /** GetSessionToken needs no permission either. */
  const GRANTED = ["LeaveOrganization", "GetSessionToken"];

  const BUCKET = {
    name: "bucket",
    accountId: ACCOUNT("100000000025"),
    region: "us-east-1",
    createdAt: START,
    policy: undefined,
    publicAccessBlock: undefined,
  };

  /** May leave the organization, and nothing else. */
  const AS = "open-invited/leaver";

  /** Some operations are told by their path, which their own description makes. */
  async function carriedOut(on: Standing, calling: Omit<Calling, "as">): Promise<Answered> {
    const described = serviceNamed(calling.service);
    invariant(described !== undefined, "every emulated service is described");
    if (described.protocol !== "restJson1") return call(on, { as: AS, ...calling });
    const places = {
      DetectorId: "12abc34d567e8fa901bc2d34e56789f0",
      FunctionName: "function",
      StatementId: "statement",
    };
    const input = { ...(calling.input as object), ...places };
    return callAny(on, { as: AS, opened: await openService(described), operation: calling.operation, input });
  }

  test.each(CALLS.filter(({ operation }) => !GRANTED.includes(operation)))("$service $operation", async (calling) => {
    const on = standing();
    apply(on.world(), { kind: "BucketChanged", bucket: BUCKET });
    const before = fingerprintOf(on.world());
    const answer = await carriedOut(on, calling);
    expect(fingerprintOf(on.world())).toBe(before);
    if (calling.operation.startsWith("Head")) expect(answer).toMatchObject({ status: 403, text: "" });
    else if (calling.operation !== "GetCallerIdentity")
      expect(answer.code).toMatch(
        /^(AccessDenied|AuthorizationError|BadRequest|InvalidInput|InvalidParameter|Validation)/,
      );
  });
});

test("assumptions that a decision and its records touched are told", async () => {
  const on = standing();
  const denied = await call(on, { as: "management/admin", service: "organizations", operation: "LeaveOrganization" });
  expect(denied.code).toBe("MasterCannotLeaveOrganizationException");
  const answer = await on.emulator.answer({
    ...{ method: "GET", path: `/_orgdrill/explain/${denied.requestId}`, query: "", headers: {} },
    body: new Uint8Array(),
  });
  expect(JSON.parse(String(answer.body)).assumptions).toContain("management-leave-error");
});
