import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyWorld } from "../domain/index.ts";
import { addMs, days, hours, minutes, virtualClock } from "../kernel/index.ts";
import {
  ACCOUNT,
  answered,
  call,
  fingerprintOf,
  type Key,
  post,
  recordsIn,
  requestFor,
  START,
  type Standing,
  signed,
  standing,
} from "./emulator.test-support.ts";
import type { SigningName, WireRequest } from "./wire/index.ts";

const NOBODY: Key = {
  accessKeyId: "AKIAIOSFODNN7EXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
};
const ask = (on: Standing, request: WireRequest) => answered(on.emulator.answer(request));

describe("what is not emulated answers 501 in the service's protocol", () => {
  test.each([
    ["dynamodb", { "content-type": "application/x-amz-json-1.0", "x-amz-target": "DynamoDB_20120810.ListTables" }, "{"],
    ["eks", {}, "{"],
    ["ec2", { "content-type": "application/x-www-form-urlencoded; charset=utf-8" }, "<ErrorResponse"],
    ["s3express", {}, "<Error><Code>NotEmulatedException</Code><Message>the service `s3express` is not emulated"],
    ["route53", {}, "<ErrorResponse><Error><Type>Receiver</Type><Code>NotEmulatedException</Code>"],
    ["a&b<c", { "content-type": "application/x-www-form-urlencoded" }, "<ErrorResponse"],
  ])("the service %s", async (service, headers, begins) => {
    const on = standing();
    const answer = await ask(on, signed(post("{}", headers), on.key("alone/admin"), { service }));
    expect(answer).toMatchObject({ status: 501, code: "NotEmulatedException" });
    expect(answer.text.startsWith(begins)).toBe(true);
    expect(answer.text).not.toContain("<c");
  });

  test.each([
    ["organizations", "CreateGovCloudAccount", { AccountId: "100000000021" }, "there is no GovCloud beside it"],
    ["organizations", "CreateGovCloudAccount", { Email: "gov@acme.example", AccountName: "gov" }, "no GovCloud"],
    ["cloudtrail", "CreateDashboard", { Name: "dashboard" }, "CloudTrail Lake"],
    ["events", "DeleteArchive", { ArchiveName: "a" }, "keeping and replaying events"],
    ["iam", "ListSSHPublicKeys", {}, "this kind of credential"],
    ["sts", "GetAccessKeyInfo", { AccessKeyId: "AKIAIOSFODNN7EXAMPLE" }, "no drill rests on it"],
  ] as const)("%s %s, a real operation, once the caller is known", async (service, operation, input, reason) => {
    const on = standing();
    const answer = await call(on, { as: "management/admin", service, operation, input });
    expect(answer).toMatchObject({ status: 501, code: "NotEmulatedException" });
    expect(answer.text).toContain(`${service} ${operation} is not emulated by orgdrill: `);
    expect(answer.text).toContain(reason);
    expect(answer.text).toContain("orgdrill list --operations");
    const stranger = await ask(on, signed(requestFor(service, operation, input), NOBODY, { service }));
    expect(stranger.status).toBeLessThan(500);
    expect(await recordsIn(on, "management/admin")).toEqual([]);
  });
});

describe("operations that no service has", () => {
  const JSON_SERVICES = ["organizations", "cloudtrail", "events"] as const;
  const NAMES = ["Nonsense", "constructor", "__proto__", "toString", "hasOwnProperty", "", "leaveOrganization"];

  test.each(JSON_SERVICES.flatMap((service) => NAMES.map((name) => [service, name] as const)))(
    "%s %s",
    async (service, operation) => {
      const answer = await call(standing(), { as: "alone/admin", service, operation });
      expect(answer).toMatchObject({ status: 400, code: "UnknownOperationException" });
    },
  );

  test.each(["iam", "sts"] as const)("%s names of every object", async (service) => {
    for (const operation of NAMES.filter((name) => name !== "")) {
      const answer = await call(standing(), { as: "alone/admin", service, operation });
      expect(answer).toMatchObject({ status: 400, code: "InvalidAction" });
    }
    const without = await call(standing(), { as: "alone/admin", service, operation: "" });
    expect(without).toMatchObject({ status: 400, code: "MissingAction" });
  });

  test("a JSON service asked by GET, with its target or without", async () => {
    const on = standing();
    const request = { ...requestFor("organizations", "DescribeOrganization"), method: "GET", body: new Uint8Array() };
    const answer = await ask(on, signed(request, on.key("alone/admin"), { service: "organizations" }));
    expect(answer).toMatchObject({ status: 400, code: "UnknownOperationException" });
  });
});

describe("nobody has signed", () => {
  test.each([
    ["organizations", "MissingAuthenticationTokenException", 400],
    ["cloudtrail", "MissingAuthenticationTokenException", 400],
    ["events", "MissingAuthenticationTokenException", 400],
    ["iam", "MissingAuthenticationToken", 403],
    ["sts", "MissingAuthenticationToken", 403],
  ] as const)("%s", async (service, code, status) => {
    const operation = { iam: "ListRoles", sts: "GetCallerIdentity", events: "ListRules" } as Record<string, string>;
    const name = operation[service] ?? (service === "cloudtrail" ? "LookupEvents" : "DescribeOrganization");
    expect(await ask(standing(), requestFor(service, name))).toMatchObject({ code, status });
  });

  test.each(["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"])("%s / and nothing else", async (method) => {
    const headers = { host: "127.0.0.1" };
    const answer = await ask(standing(), { method, path: "/", query: "", headers, body: new Uint8Array() });
    expect(answer).toMatchObject({ status: 400, code: "MissingAuthenticationTokenException" });
  });

  test("a form for no service we know is told so in XML", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await ask(standing(), post("Action=X&Version=1999-01-01", headers));
    expect(answer).toMatchObject({ status: 403, code: "MissingAuthenticationToken" });
    expect(answer.text.startsWith("<ErrorResponse")).toBe(true);
  });
});

describe("signatures", () => {
  const leave = requestFor("organizations", "LeaveOrganization");
  const service = "organizations";

  test("an unknown key, a wrong secret, a stale and an expired one", async () => {
    const on = standing();
    const key = on.key("open-invited/admin");
    expect(await ask(on, signed(leave, NOBODY, { service }))).toMatchObject({ code: "UnrecognizedClientException" });
    const wrong = signed(leave, { ...key, secretAccessKey: "wrong" }, { service });
    expect(await ask(on, wrong)).toMatchObject({ code: "InvalidSignatureException", status: 400 });
    const stale = signed(leave, key, { service, at: addMs(START, -minutes(16)) });
    expect(await ask(on, stale)).toMatchObject({ code: "InvalidSignatureException" });
    on.clock.advance(days(31));
    const expired = signed(leave, key, { service, at: on.clock.now() });
    expect(await ask(on, expired)).toMatchObject({ code: "ExpiredTokenException", status: 400 });
  });

  test("a session's token must be there and be its own", async () => {
    const on = standing();
    const { sessionToken, ...key } = on.key("open-invited/admin");
    expect(sessionToken).toBeDefined();
    expect((await ask(on, signed(leave, key, { service }))).code).toBe("UnrecognizedClientException");
    const another = { ...key, sessionToken: `${sessionToken}x` };
    expect((await ask(on, signed(leave, another, { service }))).code).toBe("UnrecognizedClientException");
  });

  test("one for another service is not one for this", async () => {
    const on = standing();
    const request = signed(leave, on.key("open-invited/admin"), { service: "cloudtrail" });
    expect((await ask(on, request)).status).toBe(400);
    expect(on.world().accounts.get(ACCOUNT("100000000025"))?.membership).toBeDefined();
  });

  test("skew is judged by the edge's clock, expiry by the world's", async () => {
    const clock = virtualClock(START);
    const on = standing({ clock, skewNowMs: () => START });
    clock.advance(days(1));
    const key = on.key("open-invited/admin");
    const asked = requestFor("organizations", "DescribeOrganization");
    const answer = await on.emulator.answer(signed(asked, key, { service }));
    expect(answer.status).toBe(200);
    expect(answer.date).toBe("Sun, 01 Nov 2026 00:00:00 GMT");
  });

  test("any change of a signed request is refused and changes nothing", async () => {
    const on = standing();
    const before = fingerprintOf(on.world());
    const right = signed(leave, on.key("open-invited/admin"), { service });
    const broken = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 40 }).map((body) => ({ ...right, body })),
      fc
        .constantFrom("host", "user-agent", "x-amz-target", "x-amz-date", "authorization")
        .chain((name) =>
          fc.string({ maxLength: 20 }).map((text) => ({ ...right, headers: { ...right.headers, [name]: text } })),
        ),
      fc
        .webPath()
        .filter((path) => path !== "/" && path !== "")
        .map((path) => ({ ...right, path: `/x${path}` })),
      fc
        .webQueryParameters()
        // A query of nothing but separators says what no query says, and has its signature.
        .filter((query) => /[^&]/.test(query))
        .map((query) => ({ ...right, query })),
    );
    await fc.assert(
      fc.asyncProperty(broken, async (request) => {
        const answer = await ask(on, request);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(fingerprintOf(on.world())).toBe(before);
      }),
    );
    expect((await ask(on, right)).status).toBe(200);
  });
});

describe("hostile Authorization headers and queries never bring the emulator down", () => {
  test("whatever they are", async () => {
    const on = standing();
    const piece = fc.oneof(
      fc.constantFrom("AWS4-HMAC-SHA256", "Credential=", "SignedHeaders=", "Signature=", "aws4_request", "/", ",", " "),
      fc.constantFrom(
        "constructor",
        "__proto__",
        "organizations",
        "iam",
        "20261101",
        "us-east-1",
        "%E0%A4%A",
        "%",
        ";",
      ),
      fc.string({ maxLength: 10 }),
    );
    const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(""));
    const target = fc.oneof(fc.constant("AWSOrganizationsV20161128.DescribeOrganization"), text);
    await fc.assert(
      fc.asyncProperty(text, text, target, text, async (authorization, query, xTarget, body) => {
        for (const headers of [{ authorization, "x-amz-target": xTarget }, { "x-amz-target": xTarget }]) {
          const request = {
            ...post(body, headers),
            query: `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${query}`,
          };
          const { status } = await ask(on, request);
          expect(status === 501 || (status >= 400 && status < 500)).toBe(true);
        }
      }),
    );
  });

  test("a presigned POST to a JSON service is judged by its signature like any other", async () => {
    const on = standing();
    const query =
      "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host" +
      `&X-Amz-Credential=${on.key("open-invited/leaver").accessKeyId}/20261101/us-east-1/organizations/aws4_request` +
      "&X-Amz-Signature=00";
    const answer = await ask(on, { ...requestFor("organizations", "LeaveOrganization"), query });
    expect(answer).toMatchObject({ status: 400, code: "InvalidSignatureException" });
  });
});

describe("--open", () => {
  const OPEN = ACCOUNT("300000000001");
  /** The role that compose adds is taken from the account's own administrator here. */
  const open = () => {
    const on = standing({ openAccountId: OPEN });
    const roles = on.world().identities.get(OPEN)?.roles as Map<string, object>;
    const admin = roles.get("admin");
    const arn = `arn:aws:iam::${OPEN}:role/orgdrill-open-administrator`;
    roles.set("orgdrill-open-administrator", { ...admin, name: "orgdrill-open-administrator", arn });
    return on;
  };
  const who = requestFor("sts", "GetCallerIdentity");
  const arn = `arn:aws:sts::${OPEN}:assumed-role/orgdrill-open-administrator/open`;

  test.each<readonly [string, (request: WireRequest) => WireRequest]>([
    ["no signature at all", (request) => request],
    ["another scheme", (request) => ({ ...request, headers: { ...request.headers, authorization: "Bearer x" } })],
    ["an unknown key", (request) => signed(request, NOBODY, { service: "sts" })],
    ["an unknown key, signed long ago", (request) => signed(request, NOBODY, { service: "sts", at: 0 })],
    [
      "a made-up signature",
      (request) => ({
        ...request,
        headers: {
          ...request.headers,
          authorization:
            "AWS4-HMAC-SHA256 Credential=mock/20200101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=mock",
        },
      }),
    ],
    [
      "an unknown key in the query",
      (request) => ({
        ...request,
        query:
          "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=mock%2F20200101%2Fus-east-1%2Fsts%2Faws4_request&X-Amz-Signature=00",
      }),
    ],
  ])("%s acts as the administrator", async (_name, change) => {
    const answer = await ask(open(), change(who));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain(arn);
  });

  test("a known key with a wrong secret, without its token, stale or expired is refused all the same", async () => {
    const on = open();
    const { sessionToken, ...withoutToken } = on.key("alone/admin");
    const service = "sts";
    const refused = async (key: Key, code: string, at = on.clock.now()) =>
      expect(await ask(on, signed(who, key, { service, at }))).toMatchObject({ status: 403, code });
    await refused(
      { ...withoutToken, sessionToken: sessionToken ?? "", secretAccessKey: "wrong" },
      "SignatureDoesNotMatch",
    );
    await refused({ ...on.key("kept-created/alice"), secretAccessKey: "wrong" }, "SignatureDoesNotMatch");
    await refused(withoutToken, "InvalidClientTokenId");
    await refused(on.key("alone/admin"), "SignatureDoesNotMatch", addMs(START, -hours(1)));
    const key = on.key("alone/admin");
    on.clock.advance(days(31));
    await refused(key, "ExpiredToken");
  });

  test("a known key acts as itself", async () => {
    const on = open();
    const { text } = await ask(on, signed(who, on.key("kept-created/alice"), { service: "sts" }));
    expect(text).toContain("arn:aws:iam::100000000011:user/alice");
  });

  test("a signature that cannot be read is answered as AWS does", async () => {
    const authorization = "AWS4-HMAC-SHA256 Credential=oops";
    const answer = await ask(open(), { ...who, headers: { ...who.headers, authorization } });
    expect(answer).toMatchObject({ status: 400, code: "IncompleteSignature" });
  });

  test("the key and the Region that the caller gave stand in the record", async () => {
    const on = open();
    await ask(on, signed(who, NOBODY, { service: "sts", region: "eu-west-1" }));
    const lookup = signed(requestFor("cloudtrail", "LookupEvents"), NOBODY, {
      service: "cloudtrail",
      region: "eu-west-1",
    });
    const { text } = await ask(on, lookup);
    expect(text).toContain('\\"accessKeyId\\":\\"AKIAIOSFODNN7EXAMPLE\\"');
    expect(text).toContain('\\"awsRegion\\":\\"eu-west-1\\"');
  });

  test("without it nobody gets in, and neither when the role is gone", async () => {
    const closed = standing();
    expect(await ask(closed, signed(who, NOBODY, { service: "sts" }))).toMatchObject({ code: "InvalidClientTokenId" });
    const gone = standing({ openAccountId: OPEN });
    expect(await ask(gone, signed(who, NOBODY, { service: "sts" }))).toMatchObject({ code: "InvalidClientTokenId" });
    expect(await ask(gone, who)).toMatchObject({ code: "MissingAuthenticationToken" });
  });
});

test("a world without accounts answers", async () => {
  const on = standing({ build: emptyWorld });
  expect(on.emulator.signIns()).toEqual([]);
  const request = signed(requestFor("sts", "GetCallerIdentity"), NOBODY, { service: "sts" as SigningName });
  expect((await ask(on, request)).code).toBe("InvalidClientTokenId");
});
