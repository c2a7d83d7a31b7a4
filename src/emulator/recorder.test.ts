import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { addMs, canonicalJson, days, identifiersFrom, minutes, seededRandom } from "../kernel/index.ts";
import { type CloudTrailRecord, parseRecord } from "../trail/index.ts";
import {
  answeredCall,
  type CallOptions,
  MANAGEMENT,
  MEMBER,
  NOW,
  OTHER,
  roleCaller,
  rootSession,
  userCaller,
} from "./recorder/calls.test-support.ts";
import { type Recorded, recordsFor } from "./recorder.ts";

const DELAYS = { eventHistory: () => minutes(5), eventBridge: () => minutes(1) };
const record = (options: CallOptions, assumptions: Record<string, string> = {}): readonly Recorded[] =>
  recordsFor(answeredCall(options), { ids: identifiersFrom(seededRandom(1)), assumptions, delays: DELAYS });
const first = (options: CallOptions): CloudTrailRecord => record(options)[0]!.record;

describe("the record of a call", () => {
  test("a denied LeaveOrganization, word for word", () => {
    const message = "User: x is not authorized to perform: organizations:LeaveOrganization on resource: *";
    expect(first({ error: { code: "AccessDeniedException", message }, accessDenied: true })).toEqual({
      eventVersion: "1.11",
      userIdentity: {
        type: "AssumedRole",
        principalId: "AROAEXAMPLEROLEID:session-name",
        arn: "arn:aws:sts::222222222222:assumed-role/Admin/session-name",
        accountId: MEMBER,
        accessKeyId: "ASIAEXAMPLEKEYID",
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            principalId: "AROAEXAMPLEROLEID",
            arn: "arn:aws:iam::222222222222:role/Admin",
            accountId: MEMBER,
            userName: "Admin",
          },
          attributes: { creationDate: "2026-11-01T09:41:16Z", mfaAuthenticated: "false" },
        },
      },
      eventTime: "2026-11-01T09:41:16Z",
      eventSource: "organizations.amazonaws.com",
      eventName: "LeaveOrganization",
      awsRegion: "us-east-1",
      sourceIPAddress: "192.0.2.10",
      userAgent: "aws-cli/2.31",
      errorCode: "AccessDenied",
      errorMessage: message,
      requestParameters: null,
      responseElements: null,
      requestID: "c2f84452-62c8-47f5-9b17-597fa9ddf55b",
      eventID: expect.stringMatching(/^[0-9a-f-]{36}$/),
      readOnly: false,
      eventType: "AwsApiCall",
      managementEvent: true,
      recipientAccountId: MEMBER,
      eventCategory: "Management",
      tlsDetails: {
        tlsVersion: "TLSv1.3",
        cipherSuite: "TLS_AES_128_GCM_SHA256",
        clientProvidedHostHeader: "organizations.us-east-1.amazonaws.com",
      },
    });
  });

  test("the host is the service's endpoint, whatever address the client was told to call", () => {
    const hostOf = (options: CallOptions, host = "127.0.0.1") => {
      const call = answeredCall(options);
      const told = { ...call, request: { ...call.request, host } };
      const dependencies = { ids: identifiersFrom(seededRandom(1)), assumptions: {}, delays: DELAYS };
      return recordsFor(told, dependencies)[0]!.record.tlsDetails?.clientProvidedHostHeader;
    };
    expect(hostOf({ region: "eu-west-1" })).toBe("organizations.us-east-1.amazonaws.com");
    expect(hostOf({ service: "sts", name: "GetCallerIdentity", region: "eu-west-1" })).toBe(
      "sts.eu-west-1.amazonaws.com",
    );
    expect(hostOf({ service: "iam", name: "CreateUser" }, "localhost")).toBe("iam.amazonaws.com");
    expect(hostOf({ service: "sts", name: "GetCallerIdentity" }, "sts.amazonaws.com")).toBe("sts.amazonaws.com");
  });

  test.each([
    ["organizations", { code: "PolicyTypeNotEnabledException", message: "m" }, "PolicyTypeNotEnabledException"],
    ["iam", { code: "NoSuchEntity", message: "m" }, "NoSuchEntityException"],
    ["sts", { code: "AccessDenied", message: "m" }, "AccessDenied"],
    ["organizations", { code: "X", message: "m", trailCode: "Y" }, "Y"],
  ] as const)("%s: %j is recorded as %s", (service, error, wanted) => {
    expect(first({ service, error }).errorCode).toBe(wanted);
  });

  test("Organizations and IAM log in us-east-1, STS where it was called", () => {
    expect(record({ region: "eu-west-1" })[0]!.region).toBe("us-east-1");
    expect(record({ region: "eu-west-1", service: "iam", name: "CreateUser" })[0]!.record.awsRegion).toBe("us-east-1");
    expect(record({ region: "eu-west-1", service: "sts", name: "GetCallerIdentity" })[0]!.region).toBe("eu-west-1");
  });

  test("times in words, a lower-case action, masked names, camel case", () => {
    const at = new Date("2017-01-18T21:41:16Z");
    const input = { AccountName: "prod", Email: "prod@acme.example", RoleName: "R" };
    const output = {
      Handshake: { Action: "INVITE", RequestedTimestamp: at, Parties: [{ Id: "o-1", Type: "ORGANIZATION" }] },
    };
    const { requestParameters, responseElements } = first({ name: "CreateAccount", input, output });
    expect(requestParameters).toEqual({ accountName: "****", email: "****", roleName: "R" });
    expect(responseElements).toEqual({
      handshake: {
        action: "invite",
        requestedTimestamp: "Jan 18, 2017 9:41:16 PM",
        parties: [{ id: "o-1", type: "ORGANIZATION" }],
      },
    });
  });

  test("a read leaves no answer", () => {
    const written = first({ name: "DescribeOrganization", readOnly: true, output: { Organization: { Id: "o-1" } } });
    expect([written.requestParameters, written.responseElements]).toEqual([null, null]);
  });

  test("no secret is written, not even by an operation's own words", () => {
    const secrets = {
      input: { UserName: "u", Password: "hunter2", OldPassword: "hunter1" },
      output: {
        AccessKey: { AccessKeyId: "AKIA1", SecretAccessKey: "s3cret" },
        Credentials: { SessionToken: "t0ken", SecretAccessKey: "s3cret" },
      },
    };
    const own = () => ({
      requestParameters: { password: "hunter2" },
      responseElements: { secretAccessKey: "s3cret", sessionToken: "t0ken" },
    });
    for (const service of ["iam", "sts", "organizations"] as const) {
      for (const options of [secrets, { ...secrets, trail: own }]) {
        expect(JSON.stringify(first({ ...options, service, name: "X" }))).not.toMatch(/hunter|s3cret|t0ken/);
      }
    }
  });

  test("an operation's own words win", () => {
    const trail = () => ({ requestParameters: { name: "n" }, responseElements: null });
    expect(first({ trail, input: { Other: 1 }, output: { Other: 1 } })).toMatchObject({
      requestParameters: { name: "n" },
      responseElements: null,
    });
  });

  test("what happens after the call changes nothing", () => {
    const world = { ...answeredCall().world, organizations: new Map(answeredCall().world.organizations) };
    const events = [
      { kind: "AccountDeparted", accountId: MEMBER, organizationId: "o-aa111bb222", method: "LEFT", at: NOW },
    ] as const;
    const [own, departed] = record({ world, events });
    world.organizations.clear();
    expect([own!.record.recipientAccountId, departed!.record.recipientAccountId]).toEqual([MEMBER, MANAGEMENT]);
  });

  test("same inputs, same bytes; each read gives the same record", () => {
    const options: CallOptions = {
      events: [{ kind: "AccountDeparted", accountId: MEMBER, organizationId: "o-aa111bb222", method: "LEFT", at: NOW }],
    };
    const bytes = (): string =>
      record(options)
        .map((each) => canonicalJson(each.record))
        .join("\n");
    expect(bytes()).toBe(bytes());
    const [own] = record(options);
    expect(own!.record).toBe(own!.record);
  });
});

describe("a role of another account", () => {
  const options: CallOptions = {
    service: "sts",
    name: "AssumeRole",
    readOnly: true,
    input: { RoleArn: `arn:aws:iam::${OTHER}:role/Audit`, RoleSessionName: "s" },
    output: {
      Credentials: { AccessKeyId: "ASIA1", SecretAccessKey: "x", SessionToken: "y", Expiration: new Date(NOW) },
    },
  };

  test("both accounts get a copy of the same event", () => {
    const [own, foreign] = record(options);
    expect([own!.accountId, foreign!.accountId]).toEqual([MEMBER, OTHER]);
    expect(own!.record.sharedEventID).toBe(foreign!.record.sharedEventID);
    expect(own!.record.eventID).not.toBe(foreign!.record.eventID);
    expect(foreign!.record.userIdentity).toEqual({
      type: "AWSAccount",
      principalId: "AROAEXAMPLEROLEID:session-name",
      accountId: MEMBER,
    });
    expect(own!.record.resources).toEqual([
      { accountId: OTHER, type: "AWS::IAM::Role", ARN: `arn:aws:iam::${OTHER}:role/Audit` },
    ]);
    expect(own!.record.responseElements).toEqual({
      credentials: { accessKeyId: "ASIA1", sessionToken: "****", expiration: "Nov 1, 2026, 9:41:16 AM" },
    });
  });

  test("an attempt that fails is told to the caller's account alone", () => {
    expect(record({ ...options, error: { code: "AccessDenied", message: "no" }, accessDenied: true })).toHaveLength(1);
  });
});

describe("what Organizations writes by itself", () => {
  const departed = {
    kind: "AccountDeparted",
    accountId: MEMBER,
    organizationId: "o-aa111bb222",
    method: "LEFT",
    at: NOW,
  } as const;
  const joined = {
    kind: "AccountJoined",
    accountId: MEMBER,
    organizationId: "o-cc333dd444",
    parentId: "r-1",
    method: "INVITED",
    at: NOW,
  } as const;

  test("a departure is told to the management account, with the identity that is assumed", () => {
    const [, told] = record({ events: [departed] });
    expect(told!.accountId).toBe(MANAGEMENT);
    expect(told!.assumptions).toEqual(["membership-event-identity"]);
    expect(told!.record).toMatchObject({
      userIdentity: { type: "AWSService", invokedBy: "AWS Internal" },
      eventName: "AccountDepartedOrganization",
      eventType: "AwsServiceEvent",
      recipientAccountId: MANAGEMENT,
      serviceEventDetails: { accountId: MEMBER, departureMethod: "LEFT", departureTime: "Nov 1, 2026 9:41:16 AM" },
    });
    expect(told!.record).not.toHaveProperty("requestID");
    const older = record({ events: [departed] }, { "membership-event-identity": "account" });
    expect(older[1]!.record.userIdentity).toEqual({ accountId: MANAGEMENT, invokedBy: "AWS Internal" });
  });

  test("a direct transfer: two records in the member, one in each management account", () => {
    const options: CallOptions = { name: "AcceptHandshake", input: { HandshakeId: "h-1" }, events: [departed, joined] };
    const told = (assumptions: Record<string, string>) =>
      record(options, assumptions).map(({ accountId, record: each }) => [accountId, each.eventName]);
    const service = [
      [MANAGEMENT, "AccountDepartedOrganization"],
      [OTHER, "AccountJoinedOrganization"],
    ];
    expect(told({})).toEqual([[MEMBER, "AcceptHandshake"], [MEMBER, "LeaveOrganization"], ...service]);
    expect(told({ "transfer-leave-record": "accept-only" })).toEqual([[MEMBER, "AcceptHandshake"], ...service]);
    expect(record(options)[1]!.record).toMatchObject({ requestParameters: null, responseElements: null });
  });

  test("which records say that somebody became root centrally is assumed", () => {
    const call = { name: "AssumeRoot", service: "sts", readOnly: true, output: { Credentials: {} } } as const;
    const root = rootSession(MEMBER);
    if (root.credential.kind !== "session") throw new Error("it is a session");
    const held = {
      ...root.credential.session,
      taskPolicyArn: "arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy",
    };
    const task = { name: "ListBuckets", caller: { ...root, credential: { kind: "session", session: held } } } as const;
    const marks = (options: CallOptions, mark: string) => {
      const [written] = record(options, { "assumed-root-mark": mark });
      const { sessionContext } = written!.record.userIdentity as { sessionContext?: { assumedRoot?: string } };
      return [sessionContext?.assumedRoot, ...written!.assumptions];
    };
    const assumption = "assumed-root-mark";
    expect(marks({ ...call, caller: roleCaller(MANAGEMENT) }, "both")).toEqual(["true", assumption]);
    expect(marks({ ...call, caller: roleCaller(MANAGEMENT) }, "call")).toEqual(["true", assumption]);
    expect(marks({ ...call, caller: roleCaller(MANAGEMENT) }, "session")).toEqual([undefined, assumption]);
    expect(marks(task, "both")).toEqual(["true", assumption]);
    expect(marks(task, "call")).toEqual([undefined, assumption]);
    expect(marks(task, "session")).toEqual(["true", assumption]);
    expect(marks({ ...task, caller: rootSession(MEMBER) }, "both")).toEqual([undefined]);
    expect(marks({ ...call, caller: userCaller(MANAGEMENT) }, "both")).toEqual([undefined, assumption]);
  });

  test("the management account of a deleted organization is told of its own departure", () => {
    const gone = { ...departed, accountId: MANAGEMENT, organizationId: "o-gone000000" };
    expect(record({ name: "DeleteOrganization", caller: roleCaller(MANAGEMENT), events: [gone] })[1]!.accountId).toBe(
      MANAGEMENT,
    );
  });

  test("the result of a creation is dated when it completes", () => {
    const completesAt = addMs(NOW, minutes(2));
    const request = {
      ...{
        id: "car-1",
        organizationId: "o-aa111bb222",
        accountName: "prod",
        email: "e",
        requestedAt: NOW,
        completesAt,
      },
      outcome: { kind: "succeeds", accountId: OTHER },
    } as const;
    const [, result] = record({
      name: "CreateAccount",
      caller: roleCaller(MANAGEMENT),
      events: [{ kind: "CreateAccountRequested", request }],
    });
    expect(result!.at).toBe(completesAt);
    expect([result!.visibleFrom, result!.reachesBusAt]).toEqual([
      addMs(completesAt, minutes(5)),
      addMs(completesAt, minutes(1)),
    ]);
    expect(result!.record).toMatchObject({
      eventName: "CreateAccountResult",
      eventTime: "2026-11-01T09:43:16Z",
      userIdentity: { accountId: MANAGEMENT, invokedBy: "organizations.amazonaws.com" },
      serviceEventDetails: {
        createAccountStatus: {
          id: "car-1",
          state: "SUCCEEDED",
          accountName: "****",
          accountId: OTHER,
          requestedTimestamp: "Nov 1, 2026 9:41:16 AM",
          completedTimestamp: "Nov 1, 2026 9:43:16 AM",
        },
      },
    });
  });

  test("a purge ninety days later carries its own time", () => {
    const later = addMs(NOW, days(90));
    const [, told] = record({ events: [{ ...departed, method: "CLEANED", at: later }] });
    expect([told!.at, told!.record.serviceEventDetails]).toEqual([
      later,
      expect.objectContaining({ departureMethod: "CLEANED" }),
    ]);
  });
});

const SAMPLES = fileURLToPath(new URL("../../../shared/cloudtrail-samples/", import.meta.url));
const sample = (file: string, ...path: readonly (string | number)[]): object =>
  path.reduce((value, step) => value[step], JSON.parse(readFileSync(`${SAMPLES}${file}`, "utf8")));

/** Members that newer records do not have, or that only the console's sessions have. */
const LATER_GONE = /webIdFederationData|sessionCredentialFromConsole|signInSessionArn|sessionContext\.sessionIssuer$/;

/** Every path of an object; lists count as one element each. */
function keysOf(value: unknown, path = ""): readonly string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((each) => keysOf(each, `${path}[]`)))];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, member]) => [`${path}.${key}`, ...keysOf(member, `${path}.${key}`)]);
}

describe.skipIf(!existsSync(SAMPLES))(
  "recorded and documented samples (skipped when they are not beside the repository)",
  () => {
    const handshake = {
      ...{
        Id: "h-1",
        Arn: "arn",
        Action: "INVITE",
        State: "OPEN",
        RequestedTimestamp: new Date(0),
        ExpirationTimestamp: new Date(0),
      },
      Parties: [{ Id: "o-1", Type: "ORGANIZATION" }],
      Resources: [{ Type: "ORGANIZATION", Value: "o-1", Resources: [{ Type: "MASTER_EMAIL", Value: "a" }] }],
    };
    const credentials = { AccessKeyId: "A", SecretAccessKey: "B", SessionToken: "C", Expiration: new Date(0) };
    const CASES: readonly (readonly [string, () => unknown, CallOptions, number])[] = [
      [
        "RemoveAccountFromOrganization",
        () => sample("remove-account-from-organization-eventbridge.json", "event", "detail"),
        { name: "RemoveAccountFromOrganization", input: { AccountId: "4" } },
        0,
      ],
      [
        "InviteAccountToOrganization",
        () => sample("organizations-documented-examples.json", "InviteAccountToOrganization"),
        {
          name: "InviteAccountToOrganization",
          caller: userCaller(MANAGEMENT),
          input: { Notes: "n", Target: { Type: "ACCOUNT", Id: "1" } },
          output: { Handshake: handshake },
        },
        0,
      ],
      [
        "a failed AttachPolicy",
        () => sample("organizations-documented-examples.json", "AttachPolicy_failed"),
        {
          name: "AttachPolicy",
          input: { PolicyId: "p", TargetId: "t" },
          error: { code: "PolicyTypeNotEnabledException", message: "m" },
        },
        0,
      ],
      [
        "DescribeOrganization by a user's session",
        () => sample("organizations-read-calls-invictus.json", 0),
        {
          name: "DescribeOrganization",
          readOnly: true,
          caller: { ...rootSession(MEMBER), identity: userCaller(MEMBER).identity },
        },
        0,
      ],
      [
        "ListDelegatedAdministrators",
        () => sample("organizations-read-calls-invictus.json", 2),
        {
          name: "ListDelegatedAdministrators",
          readOnly: true,
          input: { ServicePrincipal: "s" },
          caller: { ...rootSession(MEMBER), identity: userCaller(MEMBER).identity },
        },
        0,
      ],
      [
        "AssumeRole",
        () => ({ ...sample("assumerole-by-aws-service-invictus.json", 0), userIdentity: {} }),
        {
          service: "sts",
          name: "AssumeRole",
          readOnly: true,
          input: { RoleArn: `arn:aws:iam::${OTHER}:role/R`, RoleSessionName: "s", DurationSeconds: 900 },
          output: { Credentials: credentials, AssumedRoleUser: { AssumedRoleId: "i", Arn: "a" } },
        },
        0,
      ],
      [
        "a failed StopLogging",
        () => sample("cloudtrail-stoplogging-failed-invictus.json", 0),
        {
          service: "cloudtrail",
          name: "StopLogging",
          caller: userCaller(MEMBER),
          input: { Name: "t" },
          error: { code: "TrailNotFoundException", message: "m" },
        },
        0,
      ],
      [
        "CreateAccountResult",
        () => sample("organizations-documented-examples.json", "CreateAccountResult"),
        {
          name: "CreateAccount",
          events: [
            {
              kind: "CreateAccountRequested",
              request: {
                id: "car",
                organizationId: "o-aa111bb222",
                accountName: "n",
                email: "e",
                requestedAt: NOW,
                completesAt: NOW,
                outcome: { kind: "succeeds", accountId: OTHER },
              },
            },
          ],
        },
        1,
      ],
      [
        "a membership event beside its sibling of 2026-08",
        () => ({
          ...sample("organizations-documented-examples.json", "ResponsibilityTransferAccepted"),
          sharedEventID: undefined,
          serviceEventDetails: {},
        }),
        {
          events: [
            { kind: "AccountDeparted", accountId: MEMBER, organizationId: "o-aa111bb222", method: "LEFT", at: NOW },
          ],
        },
        1,
      ],
      [
        "an older service event",
        () => ({ ...sample("organizations-documented-examples.json", "CloseAccountResult"), serviceEventDetails: {} }),
        {
          name: "CreateAccount",
          events: [
            {
              kind: "CreateAccountRequested",
              request: {
                id: "car",
                organizationId: "o-aa111bb222",
                accountName: "n",
                email: "e",
                requestedAt: NOW,
                completesAt: NOW,
                outcome: { kind: "succeeds", accountId: OTHER },
              },
            },
          ],
        },
        1,
      ],
    ];

    test.each(CASES)("%s has the sample's members", (_name, seen, options, index) => {
      const ours = new Set(keysOf(JSON.parse(JSON.stringify(record(options)[index]!.record))));
      const missing = keysOf(JSON.parse(JSON.stringify(seen()))).filter(
        (key) => !ours.has(key) && !LATER_GONE.test(key),
      );
      expect(missing).toEqual([]);
    });

    test("each identity form has the documented members", () => {
      const callers = { Root: rootSession(MEMBER), IAMUser: userCaller(MEMBER), AssumedRole: roleCaller(MEMBER) };
      for (const [type, caller] of Object.entries(callers)) {
        const ours = new Set(keysOf(first({ caller }).userIdentity));
        expect(
          keysOf(sample("user-identity-forms.json", type)).filter((key) => !ours.has(key) && !LATER_GONE.test(key)),
        ).toEqual([]);
      }
    });

    test("the record parser reads real records", () => {
      for (const file of [
        "organizations-read-calls-invictus.json",
        "cloudtrail-deletetrail-ok-invictus.json",
        "service-event-no-identity-type-invictus.json",
        "console-login-checkmfa-invictus.json",
      ]) {
        for (const each of Object.values(sample(file))) expect(parseRecord(each)).toMatchObject({ ok: true });
      }
    });
  },
);
