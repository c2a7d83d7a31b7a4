/** Signatures made by the real SDK signer must hold, and must hold no longer when anything about the request changes. */
import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { Sha256 } from "@smithy/core/checksum";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WireRequest } from "./message.ts";
import { resolveService } from "./resolve-service.ts";
import { asWireRequest, CREDENTIALS, requestOf } from "./sdk.test-support.ts";
import { type AuthenticationRequest, authenticate, type SigningSecret } from "./sigv4.ts";

const SESSION_KEY = { ...CREDENTIALS, accessKeyId: "ASIAIOSFODNN7EXAMPLE", sessionToken: "to/ken+==" };
const EXPIRES_AT = Date.parse("2026-11-02T00:00:00Z");
const KEYS = new Map<string, SigningSecret>([
  [CREDENTIALS.accessKeyId, { secret: CREDENTIALS.secretAccessKey }],
  [
    SESSION_KEY.accessKeyId,
    { secret: SESSION_KEY.secretAccessKey, sessionToken: SESSION_KEY.sessionToken, expiresAt: EXPIRES_AT },
  ],
]);
const SIGNED_AT = Date.parse("2026-11-01T12:00:00Z");
const MINUTE = 60_000;

const ask = (request: WireRequest, changes: Partial<AuthenticationRequest> = {}) =>
  authenticate({
    request,
    service: resolveService(request)?.signingName ?? "organizations",
    now: SIGNED_AT,
    sessionNow: SIGNED_AT,
    findKey: (accessKeyId) => KEYS.get(accessKeyId),
    ...changes,
  });
const code = (answer: ReturnType<typeof ask>): string => (answer.ok ? "accepted" : answer.refusal.code);

type Sent = Parameters<typeof asWireRequest>[0];

const signer = (service: string, credentials: object = CREDENTIALS) =>
  new SignatureV4({ service, region: "us-east-1", credentials, sha256: Sha256 } as never);
const describeOrganization = (changes: Partial<Sent> = {}): Sent => ({
  method: "POST",
  path: "/",
  headers: {
    host: "localhost:4747",
    "content-type": "application/x-amz-json-1.1",
    "x-amz-target": "AWSOrganizationsV20161128.DescribeOrganization",
  },
  body: "{}",
  ...changes,
});
const toSdk = (sent: Sent): object => ({ protocol: "http:", hostname: "localhost", query: {}, ...sent });

async function sign(
  sent: Sent,
  { service = "organizations", credentials = CREDENTIALS as object, at = SIGNED_AT } = {},
) {
  const signed = await signer(service, credentials).sign(toSdk(sent) as never, { signingDate: new Date(at) });
  return asWireRequest(signed as unknown as Sent);
}

async function presign(credentials: object = CREDENTIALS, expiresIn = 60, at = SIGNED_AT) {
  const sent = {
    method: "GET",
    path: "/",
    headers: { host: "localhost:4747" },
    query: { Action: "GetCallerIdentity", Version: "2011-06-15" },
  };
  const options = { signingDate: new Date(at), expiresIn };
  return asWireRequest((await signer("sts", credentials).presign(toSdk(sent) as never, options)) as unknown as Sent);
}

const request = await sign(describeOrganization());
const identity = await sign(describeOrganization({ body: "Action=GetCallerIdentity&Version=2011-06-15" }), {
  service: "sts",
});
const session = await sign(describeOrganization(), { credentials: SESSION_KEY });

describe("a signature that holds", () => {
  test("of the signer that the SDK uses", () => {
    expect(ask(request)).toEqual({
      ok: true,
      value: { accessKeyId: CREDENTIALS.accessKeyId, region: "us-east-1", service: "organizations" },
    });
    expect(code(ask(session))).toBe("accepted");
  });

  test.each([
    ["organizations", "DescribeAccount", { AccountId: "123456789012" }],
    ["iam", "CreateUser", { UserName: "a b+c/é", Tags: [{ Key: "k", Value: "v&=" }] }],
    ["sts", "GetCallerIdentity", {}],
    ["cloudtrail", "LookupEvents", { StartTime: new Date(0) }],
    ["events", "PutRule", { Name: "r", EventPattern: '{"source":["aws.organizations"]}' }],
  ] as const)("of a whole client: %s %s", async (service, operation, input) => {
    for (const credentials of [CREDENTIALS, SESSION_KEY]) {
      const sent = await requestOf({ service, operation, input, credentials });
      const signedAt = Date.parse(
        (sent.headers["x-amz-date"] ?? "").replace(/(....)(..)(..T..)(..)(.*)/, "$1-$2-$3:$4:$5"),
      );
      expect(code(ask(sent, { now: signedAt }))).toBe("accepted");
    }
  });

  test("whatever path, query, headers and body were signed", async () => {
    const part = fc.stringMatching(/^[A-Za-z0-9 _.~!*'()+&=%/é-]{0,6}$/);
    const sent = fc.record({
      path: fc.array(part, { maxLength: 3 }).map((parts) => `/${parts.map(encodeURIComponent).join("/")}`),
      query: fc.dictionary(
        part.filter((name) => name !== ""),
        fc.oneof(part, fc.array(part, { minLength: 1, maxLength: 3 })),
      ),
      body: fc.string({ minLength: 1 }).map((text) => text.replace(/\p{Surrogate}/gu, "?")),
      spaced: fc.stringMatching(/^[a-z \t]{1,8}$/),
    });
    await fc.assert(
      fc.asyncProperty(sent, async ({ path, query, body, spaced }) => {
        const { headers } = describeOrganization();
        const signed = await sign(
          describeOrganization({ path, query, body, headers: { ...headers, "x-spaced": spaced } }),
        );
        expect(code(ask(signed))).toBe("accepted");
      }),
      { numRuns: 60 },
    );
  });

  test("of a body that was declared unsigned, whatever the body is", async () => {
    const { headers } = describeOrganization();
    const signed = await sign(
      describeOrganization({ headers: { ...headers, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } }),
    );
    expect(code(ask({ ...signed, body: new TextEncoder().encode("anything") }))).toBe("accepted");
  });

  test("presigned, with and without a session", async () => {
    for (const credentials of [CREDENTIALS, SESSION_KEY]) {
      const presigned = await presign(credentials);
      expect(resolveService(presigned)?.signingName).toBe("sts");
      expect(ask(presigned)).toMatchObject({ ok: true, value: { service: "sts" } });
    }
  });

  test("with a Date header in place of X-Amz-Date", () => {
    const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
    const digest = (text: string) => createHash("sha256").update(text).digest("hex");
    const date = "Sun, 01 Nov 2026 12:00:00 GMT";
    const canonical = `POST\n/\n\ndate:${date}\nhost:localhost\n\ndate;host\n${digest("{}")}`;
    const scope = "20261101/us-east-1/organizations/aws4_request";
    const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${CREDENTIALS.secretAccessKey}`);
    const signature = hmac(Buffer.from(key), `AWS4-HMAC-SHA256\n20261101T120000Z\n${scope}\n${digest(canonical)}`);
    const authorization = `AWS4-HMAC-SHA256 Credential=${CREDENTIALS.accessKeyId}/${scope}, SignedHeaders=date;host, Signature=${signature.toString("hex")}`;
    expect(code(ask({ ...request, headers: { date, host: "localhost", authorization } }))).toBe("accepted");
  });
});

describe("a signature that does not hold", () => {
  const changes: readonly (readonly [string, (original: WireRequest) => WireRequest])[] = [
    ["another body", (each) => ({ ...each, body: new TextEncoder().encode('{"a":1}') })],
    ["another method", (each) => ({ ...each, method: "PUT" })],
    ["another path", (each) => ({ ...each, path: "/x" })],
    ["another query", (each) => ({ ...each, query: `${each.query}&a=b` })],
    ["an unreadable query", (each) => ({ ...each, query: `${each.query}&a=%E0` })],
    ["another host", (each) => ({ ...each, headers: { ...each.headers, host: "example.com" } })],
    ["another target", (each) => ({ ...each, headers: { ...each.headers, "x-amz-target": "A.B" } })],
  ];
  test.each(changes)("because of %s", (_, change) => {
    expect(code(ask(change(request)))).toBe("InvalidSignatureException");
  });

  test("because one character of it was changed", () => {
    fc.assert(
      fc.property(fc.nat(63), fc.constantFrom(..."0123456789abcdefgÄ"), (place, character) => {
        const authorization = request.headers.authorization ?? "";
        const at = authorization.length - 64 + place;
        fc.pre(authorization[at] !== character);
        const forged = authorization.slice(0, at) + character + authorization.slice(at + 1);
        expect(code(ask({ ...request, headers: { ...request.headers, authorization: forged } }))).toBe(
          "InvalidSignatureException",
        );
      }),
    );
  });

  test("because the secret is another", () => {
    const other = () => ({ secret: "other" });
    expect(ask(request, { findKey: other })).toMatchObject({
      refusal: { code: "InvalidSignatureException", status: 400 },
    });
    expect(ask(identity, { findKey: other })).toMatchObject({
      refusal: { code: "SignatureDoesNotMatch", status: 403 },
    });
    expect(code(ask(request))).toBe("accepted");
  });

  test("because a declared hash is not that of the body", async () => {
    const { headers } = describeOrganization();
    const declared = { ...headers, "x-amz-content-sha256": createHash("sha256").update("other").digest("hex") };
    expect(code(ask(await sign(describeOrganization({ headers: declared }))))).toBe("InvalidSignatureException");
  });

  test("because the scope names another service or region", () => {
    expect(ask(request, { service: "sts" })).toMatchObject({
      refusal: { message: "Credential should be scoped to correct service: 'sts'. " },
    });
    expect(ask(request, { region: "eu-west-1" })).toMatchObject({
      refusal: { message: "Credential should be scoped to a valid region, not 'us-east-1'. " },
    });
    expect(code(ask(request, { region: "us-east-1" }))).toBe("accepted");
  });
});

describe("time", () => {
  test.each([
    ["15 minutes late", 15 * MINUTE, "accepted"],
    ["15 minutes early", -15 * MINUTE, "accepted"],
    ["just too late", 15 * MINUTE + 1000, "InvalidSignatureException"],
    ["just too early", -15 * MINUTE - 1000, "InvalidSignatureException"],
  ])("%s", (_, late, expected) => {
    expect(code(ask(request, { now: SIGNED_AT + late }))).toBe(expected);
  });

  test("is told in AWS's words", () => {
    expect(ask(request, { now: SIGNED_AT + 20 * MINUTE })).toMatchObject({
      refusal: {
        message:
          "Signature expired: 20261101T120000Z is now earlier than 20261101T120500Z (20261101T122000Z - 15 min.)",
      },
    });
    expect(ask(identity, { now: SIGNED_AT - 20 * MINUTE })).toMatchObject({
      refusal: {
        code: "SignatureDoesNotMatch",
        status: 403,
        message:
          "Signature not yet current: 20261101T120000Z is still later than 20261101T115500Z (20261101T114000Z + 15 min.)",
      },
    });
  });

  test("of a presigned request is 15 minutes, whatever X-Amz-Expires says", async () => {
    for (const expiresIn of [1, 60, 604_800]) {
      const presigned = await presign(CREDENTIALS, expiresIn);
      expect(code(ask(presigned, { now: SIGNED_AT + 14 * MINUTE }))).toBe("accepted");
      expect(code(ask(presigned, { now: SIGNED_AT + 16 * MINUTE }))).toBe("SignatureDoesNotMatch");
    }
  });

  test("must be the day of the scope", () => {
    const authorization = request.headers.authorization?.replace("/20261101/", "/20261031/") ?? "";
    expect(ask({ ...request, headers: { ...request.headers, authorization } })).toMatchObject({
      refusal: { message: expect.stringMatching(/^Date in Credential scope does not match YYYYMMDD/) },
    });
  });

  test("must be readable", () => {
    for (const date of ["yesterday", "20261399T000000Z", "2026-11-01T12:00:00Z"]) {
      const answer = ask({ ...request, headers: { ...request.headers, "x-amz-date": date } });
      expect(answer).toMatchObject({ refusal: { code: "IncompleteSignatureException", status: 400 } });
    }
  });
});

describe("keys and sessions", () => {
  test("an unknown key", () => {
    const findKey = () => undefined;
    expect(ask(request, { findKey })).toMatchObject({ refusal: { code: "UnrecognizedClientException", status: 400 } });
    expect(ask(identity, { findKey })).toMatchObject({ refusal: { code: "InvalidClientTokenId", status: 403 } });
  });

  test("a session token that is missing, wrong, or given for a lasting key", () => {
    const { "x-amz-security-token": token, ...without } = session.headers;
    assert.equal(token, SESSION_KEY.sessionToken);
    const wrong = { ...session.headers, "x-amz-security-token": "other" };
    const lasting = { ...request.headers, "x-amz-security-token": "other" };
    for (const [original, headers] of [
      [session, without],
      [session, wrong],
      [request, lasting],
    ] as const) {
      expect(code(ask({ ...original, headers }))).toBe("UnrecognizedClientException");
    }
  });

  test("a session that has ended, by the session clock", async () => {
    expect(code(ask(session, { sessionNow: EXPIRES_AT - 1 }))).toBe("accepted");
    expect(ask(session, { sessionNow: EXPIRES_AT })).toMatchObject({
      refusal: { code: "ExpiredTokenException", status: 400 },
    });
    expect(ask(await presign(SESSION_KEY), { sessionNow: EXPIRES_AT })).toMatchObject({
      refusal: { code: "ExpiredToken", status: 403 },
    });
  });
});

describe("a claim that is missing or broken", () => {
  const without = (name: string): WireRequest => {
    const { [name]: _, ...headers } = request.headers;
    return { ...request, headers };
  };
  const authorizedBy = (authorization: string): WireRequest => ({
    ...request,
    headers: { ...request.headers, authorization },
  });

  test("nothing at all", () => {
    expect(ask(without("authorization"))).toMatchObject({
      refusal: { code: "MissingAuthenticationTokenException", status: 400 },
    });
    expect(ask(without("authorization"), { service: "iam" })).toMatchObject({
      refusal: { code: "MissingAuthenticationToken", status: 403 },
    });
    expect(code(ask(authorizedBy("Bearer abc")))).toBe("MissingAuthenticationTokenException");
  });

  test("each missing part is named", () => {
    const answer = ask({ ...without("x-amz-date"), headers: { authorization: "AWS4-HMAC-SHA256 Credential=a" } });
    expect(answer).toMatchObject({
      refusal: {
        code: "IncompleteSignatureException",
        message:
          "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter. " +
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. " +
          "Authorization=AWS4-HMAC-SHA256 Credential=a",
      },
    });
  });

  test("a scope that is not five parts", () => {
    for (const scope of [
      "AKIA",
      "AKIA/20261101/us-east-1/organizations/aws5",
      "/20261101/us-east-1/sts/aws4_request",
    ]) {
      const answer = ask(authorizedBy(`AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=a`));
      expect(code(answer)).toBe("IncompleteSignatureException");
    }
  });

  test("the host must be signed", () => {
    const authorization = request.headers.authorization?.replace(/host;/, "") ?? "";
    expect(ask(authorizedBy(authorization))).toMatchObject({
      refusal: { message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization." },
    });
  });

  test("a presigned request without one of its parameters", async () => {
    const presigned = await presign();
    for (const name of ["X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"]) {
      const query = presigned.query
        .split("&")
        .filter((pair) => !pair.startsWith(`${name}=`))
        .join("&");
      expect(code(ask({ ...presigned, query }, { service: "sts" }))).toBe("IncompleteSignature");
    }
    for (const expires of ["0", "604801", "-1", "abc"]) {
      const query = presigned.query.replace("X-Amz-Expires=60", `X-Amz-Expires=${expires}`);
      expect(code(ask({ ...presigned, query }))).toBe("IncompleteSignature");
    }
  });

  test("signed headers that do not exist, or that every object has", () => {
    for (const names of ["host;x-nothing", "host;constructor", "__proto__;host", "host;;"]) {
      const authorization =
        request.headers.authorization?.replace(/SignedHeaders=[^,]*/, `SignedHeaders=${names}`) ?? "";
      expect(code(ask(authorizedBy(authorization)))).toBe("InvalidSignatureException");
    }
  });

  test("is never a crash, whatever the header and query hold", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (authorization, query) => {
        const noisy = { ...request, query, headers: { ...request.headers, authorization } };
        assert.ok(!ask(noisy).ok);
        assert.ok(!ask({ ...noisy, headers: {} }).ok);
        assert.ok(!ask(authorizedBy(`AWS4-HMAC-SHA256 ${authorization}`)).ok);
        resolveService(noisy);
      }),
    );
  });
});
