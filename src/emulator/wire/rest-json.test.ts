/** restJson1 where it is not a round trip: which operation a path means, what is refused, and how errors look on the wire. */
import assert from "node:assert/strict";
import { describe, expect, test } from "vitest";
import type { WireRequest } from "./message.ts";
import { openService, renderError } from "./open-service.ts";
import { exchange } from "./sdk.test-support.ts";
import { serviceNamed } from "./services.ts";
import type { WireError } from "./wire-error.ts";

const described = serviceNamed("guardduty");
assert.ok(described);
const open = await openService(described);

const ask = (method: string, path: string, more: Partial<WireRequest> = {}): WireRequest => ({
  ...{ method, path, query: "", headers: {}, body: new Uint8Array() },
  ...more,
});
const nameOf = (request: WireRequest): string => {
  const named = open.operationOf(request);
  return named.ok ? named.value.name : named.refusal.code;
};
const parse = (request: WireRequest) => {
  const operation = open.operationOf(request);
  assert.ok(operation.ok);
  return open.parseInput(operation.value, request);
};
const body = (text: string) => ({ body: new TextEncoder().encode(text) });

describe("the operation", () => {
  test.each([
    ["GET", "/detector", "ListDetectors"],
    ["GET", "/detector/", "ListDetectors"],
    ["POST", "/detector", "CreateDetector"],
    ["GET", "/detector/abc", "GetDetector"],
    ["POST", "/detector/abc", "UpdateDetector"],
    ["POST", "/detector/abc/member/delete", "DeleteMembers"],
    ["POST", "/detector/member/member", "CreateMembers"],
    ["GET", "/admin", "ListOrganizationAdminAccounts"],
    ["GET", "/tags/arn%3Aaws%3Aguardduty%3A%3A%3Adetector%2Fabc", "ListTagsForResource"],
    ["GET", "/detector/abc/member/delete/more", "UnknownOperationException"],
    ["GET", "/detector//member", "UnknownOperationException"],
    ["GET", "/detector/%zz", "UnknownOperationException"],
    ["PUT", "/detector", "UnknownOperationException"],
    ["GET", "/", "UnknownOperationException"],
    ["GET", "/constructor", "UnknownOperationException"],
    ["constructor", "/detector", "UnknownOperationException"],
  ])("%s %s is %s", (method, path, name) => {
    expect(nameOf(ask(method, path))).toBe(name);
  });
});

describe("input", () => {
  test("comes from path, query and body, under the names that JSON has for it", () => {
    expect(parse(ask("GET", "/detector/a%2Fb%20c/member", { query: "maxResults=5&onlyAssociated=false" }))).toEqual({
      ok: true,
      value: { DetectorId: "a/b c", MaxResults: 5, OnlyAssociated: "false" },
    });
    const created = body('{"enable":true,"Enable":false,"tags":{"__proto__":"x"},"unknown":[1]}');
    const parsed = parse(ask("POST", "/detector", created));
    assert.ok(parsed.ok);
    expect(parsed.value.Enable).toBe(true);
    expect(JSON.stringify(parsed.value.Tags)).toBe('{"__proto__":"x"}');
    expect(Object.keys(parsed.value).sort()).toEqual(["Enable", "Tags"]);
  });

  test.each([
    ["no JSON", ask("POST", "/detector", body("{"))],
    ["a list", ask("POST", "/detector", body("[]"))],
    ["a text for a flag", ask("POST", "/detector", body('{"enable":"yes"}'))],
    ["a text for a number in the query", ask("GET", "/detector", { query: "maxResults=many" })],
    ["a broken query", ask("GET", "/detector", { query: "maxResults=%zz" })],
  ])("is refused: %s", (_, request) => {
    expect(parse(request)).toMatchObject({ ok: false, refusal: { code: "SerializationException", status: 400 } });
  });

  test("may have no body", () => {
    expect(parse(ask("POST", "/detector"))).toEqual({ ok: true, value: {} });
  });
});

describe("errors", () => {
  const seenByClient = async (error: WireError): Promise<Record<string, unknown>> =>
    exchange({ service: "guardduty", operation: "ListDetectors", input: {} }, () =>
      open.renderError(error, "request-1"),
    ).then(
      () => assert.fail("the client saw no error"),
      (failure) => failure,
    );

  test("have their name in a header and their own status", () => {
    expect(open.renderError({ code: "AccessDeniedException", message: "no" }, "request-1")).toEqual({
      status: 403,
      headers: {
        "content-type": "application/json",
        "content-length": "49",
        "x-amzn-requestid": "request-1",
        "x-amzn-errortype": "AccessDeniedException",
      },
      body: '{"__type":"AccessDeniedException","message":"no"}',
    });
    expect(open.renderError({ code: "ConflictException", message: "" }, "r").status).toBe(409);
    expect(renderError(open.service, { code: "NotEmulatedException", message: "no", status: 501 }, "r").status).toBe(
      501,
    );
    expect(renderError(open.service, { code: "Whatever", message: "no" }, "r").status).toBe(400);
  });

  test("arrive at a real client with class and text", async () => {
    const failure = await seenByClient({
      code: "BadRequestException",
      message: "not yours",
      members: { __type: "InvalidInputException" },
    });
    expect(failure).toMatchObject({
      name: "BadRequestException",
      message: "not yours",
      $metadata: { httpStatusCode: 400, requestId: "request-1" },
    });
  });
});
