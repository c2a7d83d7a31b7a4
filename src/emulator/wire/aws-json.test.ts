/** awsJson1_1 where it is not a round trip: what is refused, in which words, and how errors look on the wire. */
import assert from "node:assert/strict";
import { describe, expect, test } from "vitest";
import type { WireRequest } from "./message.ts";
import { openService, renderError } from "./open-service.ts";
import { resolveService } from "./resolve-service.ts";
import { exchange } from "./sdk.test-support.ts";
import type { SigningName } from "./services.ts";
import { serviceNamed } from "./services.ts";
import type { WireError } from "./wire-error.ts";

const open = (name: SigningName) => {
  const service = serviceNamed(name);
  assert.ok(service);
  return openService(service);
};
const organizations = await open("organizations");
const cloudtrail = await open("cloudtrail");
const events = await open("events");

const post = (target: string, body: string): WireRequest => ({
  method: "POST",
  path: "/",
  query: "",
  headers: { "x-amz-target": target, "content-type": "application/x-amz-json-1.1" },
  body: new TextEncoder().encode(body),
});
const parse = (service: typeof organizations, target: string, body: string) => {
  const request = post(target, body);
  const operation = service.operationOf(request);
  assert.ok(operation.ok);
  return service.parseInput(operation.value, request);
};
const listAccounts = (body: string) => parse(organizations, "AWSOrganizationsV20161128.ListAccounts", body);
const refusal = (code: string, message: string) => ({ ok: false, refusal: { code, message, status: 400 } });

describe("the operation", () => {
  test.each([
    "CloudTrail_20131101.LookupEvents",
    "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
  ])("is found in %s", (target) => {
    expect(resolveService(post(target, "{}"))?.signingName).toBe("cloudtrail");
    expect(cloudtrail.operationOf(post(target, "{}"))).toMatchObject({ ok: true, value: { name: "LookupEvents" } });
  });

  test.each([
    ["an operation that does not exist", post("AWSOrganizationsV20161128.EatAccount", "{}")],
    ["a name of every object", post("AWSOrganizationsV20161128.constructor", "{}")],
    ["no target", { ...post("", "{}"), headers: {} }],
    ["another method", { ...post("AWSOrganizationsV20161128.ListAccounts", ""), method: "GET" }],
  ])("is unknown: %s", (_, request) => {
    expect(organizations.operationOf(request)).toEqual(refusal("UnknownOperationException", ""));
  });
});

describe("input", () => {
  test.each([
    ["malformed JSON", '{"MaxResults":', ""],
    ["a list for a body", "[]", "Start of list found where not expected"],
    ["a text for a body", '"x"', "Expected structure or null"],
    ["a text for a number", '{"MaxResults":"5"}', "STRING_VALUE can not be converted to an Integer"],
    ["a number for a text", '{"NextToken":5}', "NUMBER_VALUE can not be converted to a String"],
    ["true for a text", '{"NextToken":true}', "TRUE_VALUE can not be converted to a String"],
    ["a list for a text", '{"NextToken":[]}', "Start of list found where not expected"],
    ["a structure for a text", '{"NextToken":{}}', "Start of structure or map found where not expected."],
    ["a number beyond all numbers", '{"MaxResults":1e999}', "NUMBER_VALUE can not be converted to an Integer"],
  ])("is refused: %s", (_, body, text) => {
    expect(listAccounts(body)).toEqual(refusal("SerializationException", text));
  });

  test("is refused inside lists and structures too", () => {
    const tags = '{"Email":"a@b.cc","AccountName":"a","Tags":[{"Key":1,"Value":"b"}]}';
    expect(parse(organizations, "AWSOrganizationsV20161128.CreateAccount", tags)).toEqual(
      refusal("SerializationException", "NUMBER_VALUE can not be converted to a String"),
    );
    const states = '{"States":{}}';
    expect(parse(organizations, "AWSOrganizationsV20161128.ListCreateAccountStatus", states)).toEqual(
      refusal("SerializationException", "Start of structure or map found where not expected."),
    );
    const time = '{"StartTime":"2026-11-01T00:00:00Z"}';
    expect(parse(cloudtrail, "CloudTrail_20131101.LookupEvents", time)).toEqual(
      refusal("SerializationException", "STRING_VALUE can not be converted to milliseconds since epoch"),
    );
  });

  test("drops what the shape does not have and counts null as absent", () => {
    expect(listAccounts('{"MaxResults":5,"Unknown":{"a":[1]},"NextToken":null}')).toEqual({
      ok: true,
      value: { MaxResults: 5 },
    });
  });

  test("may be empty", () => {
    expect(listAccounts("")).toEqual({ ok: true, value: {} });
    expect(listAccounts(" {} ")).toEqual({ ok: true, value: {} });
  });

  test("cannot reach the prototype of anything", () => {
    const body = '{"__proto__":{"MaxResults":1},"constructor":{"prototype":{"MaxResults":2}}}';
    const parsed = listAccounts(body);
    assert.ok(parsed.ok);
    expect(parsed.value.MaxResults).toBeUndefined();
    const targets = `{"Rule":"r","Targets":[{"Id":"a","Arn":"b","InputTransformer":{"InputTemplate":"t","InputPathsMap":{"__proto__":"x"}}}]}`;
    const map = parse(events, "AWSEvents.PutTargets", targets);
    assert.ok(map.ok);
    expect(JSON.stringify(map.value)).toContain('"__proto__":"x"');
    expect(Object.prototype).not.toHaveProperty("MaxResults");
  });

  test("has timestamps as dates, to the millisecond", () => {
    expect(parse(cloudtrail, "CloudTrail_20131101.LookupEvents", '{"StartTime":1793491200.123}')).toEqual({
      ok: true,
      value: { StartTime: new Date(1793491200123) },
    });
  });
});

describe("output", () => {
  const render = (name: string, output: object) => {
    const operation = organizations.model.operations.get(name);
    assert.ok(operation);
    return organizations.renderOutput(operation, output as never, "request-1");
  };

  test("of LeaveOrganization is an empty body", () => {
    expect(render("LeaveOrganization", {})).toEqual({
      status: 200,
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "content-length": "0",
        "x-amzn-requestid": "request-1",
      },
      body: "",
    });
  });

  test("keeps to the shape and counts bytes, not characters", () => {
    const { body, headers } = render("DescribeAccount", {
      Account: { Id: "1", Name: "Käse", JoinedTimestamp: new Date(1500), Password: "secret", Arn: undefined },
    });
    expect(body).toBe('{"Account":{"Id":"1","Name":"Käse","JoinedTimestamp":1.5}}');
    expect(headers["content-length"]).toBe(String(Buffer.byteLength(String(body))));
  });

  test.each([
    ["a number for a text", { Account: { Id: 1 } }],
    ["a text for a timestamp", { Account: { JoinedTimestamp: "2026-11-01" } }],
    ["an invalid date", { Account: { JoinedTimestamp: new Date(Number.NaN) } }],
    ["a text for a structure", { Account: "1" }],
  ])("of the wrong type is a defect: %s", (_, output) => {
    expect(() => render("DescribeAccount", output)).toThrow(/an output member should be/);
  });
});

describe("errors", () => {
  const seenByClient = async (error: WireError): Promise<Record<string, unknown>> =>
    exchange({ service: "organizations", operation: "LeaveOrganization", input: {} }, () =>
      organizations.renderError(error, "request-1"),
    ).then(
      () => assert.fail("the client saw no error"),
      (failure) => failure,
    );

  test("are 400 for Organizations whatever the schema says, and spell `Message` as the shape does", () => {
    const { status, body } = organizations.renderError({ code: "AccessDeniedException", message: "no" }, "request-1");
    expect([status, body]).toEqual([400, '{"__type":"AccessDeniedException","Message":"no"}']);
    const gone = organizations.renderError({ code: "CreateAccountStatusNotFoundException", message: "no" }, "r");
    expect(gone.status).toBe(400);
    expect(organizations.renderError({ code: "ServiceException", message: "oh" }, "r").status).toBe(500);
    expect(events.renderError({ code: "ResourceNotFoundException", message: "no" }, "r").body).toBe(
      '{"__type":"ResourceNotFoundException","message":"no"}',
    );
  });

  test("of the front end spell `message`, and keep their own status", () => {
    const service = organizations.service;
    const error: WireError = { code: "NotEmulatedException", message: "not emulated", status: 501 };
    expect(renderError(service, error, "r")).toMatchObject({
      status: 501,
      body: '{"__type":"NotEmulatedException","message":"not emulated"}',
    });
    expect(renderError(service, { code: "UnknownOperationException", message: "" }, "r").body).toBe(
      '{"__type":"UnknownOperationException"}',
    );
  });

  test("arrive at a real client with class, text and reason", async () => {
    const failure = await seenByClient({
      code: "ConstraintViolationException",
      message: "the wait period has not ended",
      members: { Reason: "WAIT_PERIOD_ACTIVE" },
    });
    expect(failure.constructor.name).toBe("ConstraintViolationException");
    expect(failure).toMatchObject({
      name: "ConstraintViolationException",
      message: "the wait period has not ended",
      Reason: "WAIT_PERIOD_ACTIVE",
      $metadata: { httpStatusCode: 400, requestId: "request-1" },
    });
  });
});
