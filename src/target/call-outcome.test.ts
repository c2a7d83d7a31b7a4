import { describe, expect, test } from "vitest";
import { Defect } from "../kernel/index.ts";
import { failed, succeeded } from "./call-outcome.ts";

/** An error as the SDK throws it. */
function thrown(name: string, over: object): Error {
  const error = new Error("what happened");
  error.name = name;
  return Object.assign(error, over);
}

test("an answer is its output without the SDK's own metadata", () => {
  expect(succeeded({ $metadata: { httpStatusCode: 200, requestId: "r-1" }, Accounts: [] })).toEqual({
    outcome: { kind: "succeeded", output: { Accounts: [] } },
    requestId: "r-1",
  });
  expect(succeeded({}).requestId).toBe("");
});

describe("an error that the service answered with is a refusal", () => {
  test.each([400, 403, 404, 409, 429, 499])("with status %i", (httpStatusCode) => {
    const error = thrown("AccessDeniedException", { $metadata: { httpStatusCode, requestId: "r-1" } });
    expect(failed(error)).toEqual({
      outcome: { kind: "refused", code: "AccessDeniedException", message: "what happened", status: httpStatusCode },
      requestId: "r-1",
    });
  });
});

test("a refusal keeps the Reason of its exception", () => {
  const error = thrown("ConstraintViolationException", {
    $metadata: { httpStatusCode: 400 },
    Reason: "WAIT_PERIOD_ACTIVE",
  });
  expect(failed(error).outcome).toMatchObject({ kind: "refused", reason: "WAIT_PERIOD_ACTIVE" });
});

describe("what may have happened is indeterminate", () => {
  test.each([500, 503, 200])("an answer with status %i that the SDK could not take", (httpStatusCode) => {
    const error = thrown("ServiceException", { $metadata: { httpStatusCode, requestId: "r-1" } });
    expect(failed(error)).toEqual({
      outcome: { kind: "indeterminate", reason: "ServiceException: what happened" },
      requestId: "r-1",
    });
  });

  test("what the other side does not do at all is told apart", () => {
    const { outcome } = failed(thrown("NotEmulatedException", { $metadata: { httpStatusCode: 501 } }));
    expect(outcome).toEqual({
      kind: "indeterminate",
      reason: "NotEmulatedException: what happened",
      notOffered: true,
    });
  });

  test.each(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"])(
    "a connection that failed: %s",
    (code) => {
      const bare = failed(thrown("Error", { code }));
      const retried = failed(thrown("Error", { code, $metadata: { attempts: 1, totalRetryDelay: 0 } }));
      expect([bare.outcome.kind, retried.outcome.kind]).toEqual(["indeterminate", "indeterminate"]);
    },
  );

  test("a time-out", () => {
    expect(failed(thrown("TimeoutError", { $metadata: { attempts: 1 } })).outcome.kind).toBe("indeterminate");
  });
});

describe("a programming error is thrown on", () => {
  test.each<readonly [string, Error]>([
    ["as it is", new TypeError("undefined is not a function")],
    [
      "with the metadata that the SDK adds to everything",
      thrown("TypeError", { $metadata: { attempts: 1, totalRetryDelay: 0 } }),
    ],
    ["a defect of ours", Object.assign(new Defect("an output member should be there"), { $metadata: { attempts: 1 } })],
  ])("%s", (_, error) => {
    expect(() => failed(error)).toThrow(error);
  });

  test("and so is what is no error at all", () => {
    expect(() => failed("a string")).toThrow("a string");
  });
});
