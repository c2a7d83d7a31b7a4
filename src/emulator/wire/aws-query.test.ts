/** awsQuery where it is not a round trip: actions, form bodies and URLs, wrong types, and XML that nobody can break out of. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WireRequest } from "./message.ts";
import { openService } from "./open-service.ts";
import { resolveService } from "./resolve-service.ts";
import { exchange } from "./sdk.test-support.ts";
import { type SigningName, serviceNamed } from "./services.ts";
import type { WireError } from "./wire-error.ts";
import { escapeXml } from "./xml-render.ts";

const open = (name: SigningName) => {
  const service = serviceNamed(name);
  assert.ok(service);
  return openService(service);
};
const iam = await open("iam");
const sts = await open("sts");

const form = (body: string): WireRequest => ({
  method: "POST",
  path: "/",
  query: "",
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new TextEncoder().encode(body),
});
const url = (query: string): WireRequest => ({ method: "GET", path: "/", query, headers: {}, body: new Uint8Array() });
const parse = (service: typeof iam, request: WireRequest) => {
  const operation = service.operationOf(request);
  assert.ok(operation.ok, JSON.stringify(operation));
  return service.parseInput(operation.value, request);
};
const IAM = "Version=2010-05-08";

describe("the action", () => {
  test("is found in a form body and in a URL", () => {
    for (const request of [form(`Action=GetUser&${IAM}`), url(`${IAM}&Action=GetUser`)]) {
      expect(resolveService(request)?.signingName).toBe("iam");
      expect(iam.operationOf(request)).toMatchObject({ ok: true, value: { name: "GetUser" } });
    }
  });

  test.each([
    ["unknown", `Action=EatUser&${IAM}`, "InvalidAction", "Could not find operation EatUser for version 2010-05-08"],
    ["a name of every object", `Action=constructor&${IAM}`, "InvalidAction", /constructor/],
    ["of another version", "Action=GetUser&Version=2011-06-15", "InvalidAction", /GetUser for version 2011-06-15/],
    ["of no version", "Action=GetUser", "InvalidAction", /GetUser for version NO_VERSION_SPECIFIED/],
    ["absent", IAM, "MissingAction", /action/],
    ["unreadable", "Action=%E0%A4", "MalformedQueryString", /syntax/],
  ])("is refused when it is %s", (_, body, code, text) => {
    const answer = iam.operationOf(form(body));
    assert.ok(!answer.ok);
    expect(answer.refusal).toMatchObject({ code, status: 400 });
    expect(answer.refusal.message).toMatch(text);
  });
});

describe("input", () => {
  test("comes from the URL, from the body, or from both", () => {
    expect(parse(iam, url(`Action=GetUser&${IAM}&UserName=a%2Bb+c`))).toEqual({
      ok: true,
      value: { UserName: "a+b c" },
    });
    const both = { ...form("UserName=alice"), query: `Action=GetUser&${IAM}` };
    expect(parse(iam, both)).toEqual({ ok: true, value: { UserName: "alice" } });
  });

  test("puts list members in the order of their numbers and closes gaps", () => {
    const tags =
      "Tags.member.10.Key=c&Tags.member.2.Key=b&Tags.member.2.Value=x&Tags.member.1.Key=a&Tags.member.x.Key=no";
    expect(parse(iam, form(`Action=CreateUser&${IAM}&${tags}`))).toEqual({
      ok: true,
      value: { Tags: [{ Key: "a" }, { Key: "b", Value: "x" }, { Key: "c" }] },
    });
  });

  test.each([
    ["a number", "ListUsers", "MaxItems=many", "STRING_VALUE can not be converted to an Integer"],
    ["a boolean", "ListPolicies", "OnlyAttached=maybe", "STRING_VALUE can not be converted to a Boolean"],
    ["a text", "GetUser", "UserName.member.1=a", "Unexpected complex element termination"],
  ])("of the wrong type is refused: %s", (_, action, parameter, text) => {
    expect(parse(iam, form(`Action=${action}&${IAM}&${parameter}`))).toEqual({
      ok: false,
      refusal: { code: "MalformedInput", message: text, status: 400 },
    });
  });

  test("survives names made to hurt", () => {
    const deep = `${"a.".repeat(5000)}b=1`;
    const body = `Action=GetUser&${IAM}&__proto__.UserName=x&constructor=y&${deep}&=&&.=&Tags.member.1.__proto__=z`;
    expect(parse(iam, form(body))).toEqual({ ok: true, value: {} });
  });

  test("is never a crash, whatever the body holds", () => {
    fc.assert(
      fc.property(fc.string(), (noise) => {
        parse(iam, form(`Action=CreateUser&${IAM}&Tags.member.1.Key=a%26`));
        iam.operationOf(form(noise));
      }),
    );
  });
});

describe("output", () => {
  const render = (service: typeof iam, name: string, output: object) => {
    const operation = service.model.operations.get(name);
    assert.ok(operation);
    return service.renderOutput(operation, output as never, "request-1").body;
  };

  test("without a result has only metadata", () => {
    expect(render(iam, "DeleteUser", {})).toBe(
      '<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">' +
        "<ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></DeleteUserResponse>",
    );
  });

  test("with a result wraps it twice", () => {
    const identity = { Account: "123456789012", Arn: "arn:aws:iam::123456789012:user/Alice", UserId: "AIDA" };
    expect(render(sts, "GetCallerIdentity", identity)).toBe(
      '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>' +
        "<UserId>AIDA</UserId><Account>123456789012</Account><Arn>arn:aws:iam::123456789012:user/Alice</Arn>" +
        "</GetCallerIdentityResult><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>" +
        "</GetCallerIdentityResponse>",
    );
  });

  test("writes whole seconds as AWS does", () => {
    const user = { User: { UserName: "a", CreateDate: new Date("2026-11-01T00:00:00Z") } };
    expect(render(iam, "GetUser", user)).toContain("<CreateDate>2026-11-01T00:00:00Z</CreateDate>");
  });

  test("spells what XML gives a meaning, and replaces what XML cannot hold", () => {
    expect(escapeXml("<a b='c' d=\"e\">&\r\n\u0001é</a>")).toBe(
      "&lt;a b=&apos;c&apos; d=&quot;e&quot;&gt;&amp;&#xD;\n\ufffdé&lt;/a&gt;",
    );
  });

  test("never holds a character that opens or closes anything, or that XML forbids", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the forbidden characters are the point.
        expect(escapeXml(text)).not.toMatch(/[<>"'\r\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
        expect(escapeXml(text).replace(/&(amp|lt|gt|quot|apos|#xD);/g, "")).not.toContain("&");
      }),
    );
  });
});

describe("errors", () => {
  const seenByClient = (error: WireError): Promise<Record<string, unknown>> =>
    exchange({ service: "iam", operation: "GetUser", input: {} }, () => iam.renderError(error, "request-1")).then(
      () => assert.fail("the client saw no error"),
      (failure) => failure,
    );

  test("look as AWS writes them", () => {
    const body =
      '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type>' +
      "<Code>ValidationError</Code><Message>a &lt; b</Message></Error><RequestId>request-1</RequestId></ErrorResponse>";
    expect(iam.renderError({ code: "ValidationError", message: "a < b" }, "request-1")).toEqual({
      status: 400,
      headers: {
        "content-type": "text/xml",
        "content-length": String(body.length),
        "x-amzn-requestid": "request-1",
      },
      body,
    });
  });

  test.each([
    ["NoSuchEntity", 404],
    ["NoSuchEntityException", 404],
    ["DeleteConflict", 409],
    ["AccessDenied", 403],
    ["ExpiredToken", 403],
    ["ServiceFailure", 500],
    ["Throttling", 400],
  ])("have AWS's status: %s is %i", (code, status) => {
    expect(iam.renderError({ code, message: "x" }, "r").status).toBe(status);
  });

  test("arrive at a real client with class and text", async () => {
    const failure = await seenByClient({ code: "NoSuchEntity", message: "The user with name X cannot be found." });
    expect(failure.constructor.name).toBe("NoSuchEntityException");
    expect(failure).toMatchObject({
      name: "NoSuchEntityException",
      Code: "NoSuchEntity",
      Type: "Sender",
      message: "The user with name X cannot be found.",
      $metadata: { httpStatusCode: 404, requestId: "request-1" },
    });
  });
});
