import { describe, expect, test } from "vitest";
import { addMs, days, minutes, tickingClock } from "../../kernel/index.ts";
import { call, control, fingerprintOf, recordsIn, START, standing } from "../emulator.test-support.ts";
import { END_OF_TIME } from "./move-clock.ts";

const WHO = { service: "sts", operation: "GetCallerIdentity" } as const;

describe("routes", () => {
  test.each([
    ["GET", "/_orgdrill/health", 200, '{"status":"ok"}'],
    ["HEAD", "/_orgdrill/health", 200, '{"status":"ok"}'],
    ["GET", "/_orgdrill/clock", 200, '{"now":"2026-11-01T00:00:00.000Z"}'],
    ["POST", "/_orgdrill/reset", 200, '{"status":"ok"}'],
    ["POST", "/moto-api/reset", 200, '{"status":"ok"}'],
    ["GET", "/_orgdrill/notifications", 200, '{"notifications":[],"deliveries":[]}'],
    [
      "GET",
      "/_orgdrill/capabilities",
      200,
      '"capabilities":["clock","reset","explain","notifications","console","mail","fault"]',
    ],
    ["GET", "/_orgdrill/capabilities", 200, '"notYet":[]'],
    ["POST", "/_orgdrill/fault", 400, '"code":"InvalidBody"'],
    ["GET", "/_orgdrill/fault", 200, '{"faults":[],"kinds":[{"kind":"delivery.delay","sentence":"'],
    ["DELETE", "/_orgdrill/fault/f-1", 404, '"code":"UnknownFault"'],
    ["POST", "/_orgdrill/console", 400, '"code":"InvalidBody"'],
    ["GET", "/_orgdrill/mail", 200, '{"mail":[],"dropped":0}'],
    ["GET", "/_orgdrill/explain/nobody", 404, '"code":"UnknownRequest"'],
  ])("%s %s answers %i", async (method, path, status, text) => {
    const answer = await control(standing(), method, path);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(text);
  });

  test.each([
    ["POST", "/_orgdrill/health", "GET"],
    ["GET", "/_orgdrill/reset", "POST"],
    ["GET", "/moto-api/reset", "POST"],
    ["PUT", "/_orgdrill/clock", "GET, POST"],
    ["DELETE", "/_orgdrill/explain/one", "GET"],
    ["PUT", "/_orgdrill/fault", "POST, GET"],
    ["GET", "/_orgdrill/fault/f-1", "DELETE"],
    ["constructor", "/_orgdrill/health", "GET"],
  ])("%s %s is the wrong method", async (method, path, allowed) => {
    const on = standing();
    const headers = { host: "127.0.0.1" };
    const answer = await on.emulator.answer({ method, path, query: "", headers, body: new Uint8Array() });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe(allowed);
    expect(String(answer.body)).toContain('{"error":{"code":"MethodNotAllowed","message":"');
  });

  test.each([
    "/_orgdrill",
    "/_orgdrill/",
    "/_orgdrill//health",
    "/_orgdrill/health/",
    "/_orgdrill/constructor",
    "/_orgdrill/__proto__",
    "/_orgdrill/explain",
    "/_orgdrill/explain/",
    "/_orgdrill/explain/a/b",
    "/_orgdrill/%72eset",
    "/_orgdrill/../health",
  ])("%s is no path of it", async (path) => {
    for (const method of ["GET", "POST"]) {
      const answer = await control(standing(), method, path);
      expect(answer).toMatchObject({ status: 404, code: "NoSuchPath" });
    }
  });

  test.each(["/_orgdrill2/health", "/_ORGDRILL/health", "/moto-api/", "/%5Forgdrill/health"])(
    "%s is not the control API's, so AWS's services answer",
    async (path) => {
      const answer = await control(standing(), "GET", path);
      expect(answer).toMatchObject({ status: 400, code: "MissingAuthenticationTokenException" });
    },
  );

  test.each(["%E0%A4%A", "%", "%FF"])("explain/%s is not an encoded text", async (part) => {
    const answer = await control(standing(), "GET", `/_orgdrill/explain/${part}`);
    expect(answer).toMatchObject({ status: 400, code: "InvalidPath" });
  });
});

describe("the clock", () => {
  const move = (body: string, on = standing()) => control(on, "POST", "/_orgdrill/clock", body);

  test("moves by a length, to an instant, and nowhere", async () => {
    const on = standing();
    expect((await move('{"advance":"15d"}', on)).text).toBe('{"now":"2026-11-16T00:00:00.000Z"}');
    expect((await move('{"advance":"1h 30m"}', on)).text).toBe('{"now":"2026-11-16T01:30:00.000Z"}');
    expect((await move('{"set":"2026-12-24T18:00:00+01:00"}', on)).text).toBe('{"now":"2026-12-24T17:00:00.000Z"}');
    expect((await move('{"set":"2026-12-24T17:00:00Z"}', on)).status).toBe(200);
    expect((await move('{"advance":"0s"}', on)).status).toBe(200);
    expect((await control(on, "GET", "/_orgdrill/clock")).text).toBe('{"now":"2026-12-24T17:00:00.000Z"}');
  });

  test("does not run backwards", async () => {
    const on = standing();
    expect(await move('{"set":"2026-10-31T23:59:59Z"}', on)).toMatchObject({ status: 400, code: "TimeRunsForward" });
    expect(on.clock.now()).toBe(START);
  });

  test.each([
    ["", "InvalidBody"],
    ["{", "InvalidBody"],
    ["null", "InvalidBody"],
    ["[]", "InvalidBody"],
    ['"15d"', "InvalidBody"],
    ["{}", "InvalidBody"],
    ['{"advance":"1d","set":"2027-01-01"}', "InvalidBody"],
    ['{"__proto__":{"advance":"1d"}}', "InvalidBody"],
    ['{"advance":null}', "InvalidTime"],
    ['{"advance":""}', "InvalidTime"],
    ['{"advance":15}', "InvalidTime"],
    ['{"advance":"-1d"}', "InvalidTime"],
    ['{"advance":"a while"}', "InvalidTime"],
    ['{"advance":{}}', "InvalidTime"],
    ['{"set":true}', "InvalidTime"],
    ['{"set":"2026-02-30"}', "InvalidTime"],
    ['{"set":"tomorrow"}', "InvalidTime"],
    ['{"set":"9999-12-31"}', "InvalidTime"],
    [`{"advance":"${"9".repeat(400)}d"}`, "InvalidTime"],
    ['{"advance":"99999999d"}', "InvalidTime"],
  ])("%s is refused and moves nothing", async (body, code) => {
    const on = standing();
    expect(await move(body, on)).toMatchObject({ status: 400, code });
    expect(on.clock.now()).toBe(START);
  });

  test("what was asked is shown, however long it is, in a short answer", async () => {
    const { text } = await move(JSON.stringify({ advance: "x".repeat(10_000) }));
    expect(text.length).toBeLessThan(400);
  });

  test("at its last instant everything still answers", async () => {
    const on = standing();
    expect((await move('{"set":"9999-01-01T00:00:00Z"}', on)).status).toBe(200);
    expect(on.clock.now()).toBe(END_OF_TIME);
    expect((await move('{"advance":"1ms"}', on)).status).toBe(400);
    const user = await call(on, { as: "kept-created/alice", service: "sts", operation: "GetSessionToken" });
    expect(user.status).toBe(200);
    expect((await recordsIn(on, "open-root-keys/root")).length).toBe(0);
  });

  test("moves a clock that also ticks", async () => {
    let elapsedMs = 0;
    const on = standing({ clock: tickingClock(START, () => elapsedMs) });
    elapsedMs = minutes(1);
    expect((await move('{"advance":"1d"}', on)).text).toBe('{"now":"2026-11-02T00:01:00.000Z"}');
    elapsedMs = minutes(2);
    expect((await control(on, "GET", "/_orgdrill/clock")).text).toBe('{"now":"2026-11-02T00:02:00.000Z"}');
  });
});

describe("reset", () => {
  test.each(["/_orgdrill/reset", "/moto-api/reset"])(
    "%s goes back to file, seed and clock, and keys stay",
    async (path) => {
      const on = standing();
      const before = { world: fingerprintOf(on.world()), signIns: JSON.stringify(on.emulator.signIns()) };
      const leave = { as: "open-invited/admin", service: "organizations", operation: "LeaveOrganization" } as const;
      const first = await call(on, leave);
      expect(first.status).toBe(200);
      expect(fingerprintOf(on.world())).not.toBe(before.world);
      await control(on, "POST", "/_orgdrill/clock", '{"advance":"29d"}');

      expect((await control(on, "POST", path)).status).toBe(200);
      expect(on.clock.now()).toBe(START);
      expect(fingerprintOf(on.world())).toBe(before.world);
      expect(JSON.stringify(on.emulator.signIns())).toBe(before.signIns);
      expect((await control(on, "GET", `/_orgdrill/explain/${first.requestId}`)).status).toBe(404);
      expect(await recordsIn(on, "open-invited/admin")).toEqual([]);
      expect((await call(on, leave)).status).toBe(200);
    },
  );

  test("the same calls get the same ids again", async () => {
    const on = standing();
    const invite = () =>
      call(on, {
        ...{ as: "management/admin", service: "organizations", operation: "CreateOrganizationalUnit" },
        input: { ParentId: "r-two1", Name: "New" },
      });
    const first = await invite();
    expect(first.status).toBe(200);
    await control(on, "POST", "/_orgdrill/reset");
    expect(await invite()).toEqual(first);
  });
});

describe("explain", () => {
  test("a denied call names the policy, its statement, its level and the whole denying set", async () => {
    const on = standing();
    const denied = await call(on, {
      ...{ as: "kept-created/alice", service: "organizations", operation: "LeaveOrganization" },
    });
    const told = JSON.parse((await control(on, "GET", `/_orgdrill/explain/${denied.requestId}`)).text);
    expect(told).toMatchObject({
      requestId: denied.requestId,
      at: "2026-11-01T00:00:00.000Z",
      service: "organizations",
      operation: "LeaveOrganization",
      principal: "arn:aws:iam::100000000011:user/alice",
      outcome: "explicitlyDenied",
      refusal: { code: "AccessDeniedException" },
      explanation: {
        decisive: {
          kind: "explicit",
          policyType: "serviceControl",
          statement: {
            sid: "DenyLeavingAndClosing",
            index: 0,
            policy: { name: "deny-leave", level: { kind: "organizationalUnit", id: "ou-two1-kept0001", name: "Kept" } },
          },
        },
      },
    });
    // PowerUserAccess does not allow it either.
    expect(told.explanation.denying).toEqual([
      told.explanation.decisive,
      expect.objectContaining({ kind: "implicit", policyType: "identity" }),
    ]);
    expect(told.words.join("\n")).toContain("deny-leave");
  });

  test("a call that needs no permission, one that the service refused, and one that was not valid", async () => {
    const on = standing();
    const explain = async (requestId: string) =>
      JSON.parse((await control(on, "GET", `/_orgdrill/explain/${requestId}`)).text);
    const who = await call(on, { as: "alone/admin", ...WHO });
    expect(await explain(who.requestId)).toMatchObject({ outcome: "allowed", explanation: null, refusal: null });
    const left = await call(on, { as: "alone/admin", service: "organizations", operation: "LeaveOrganization" });
    expect(await explain(left.requestId)).toMatchObject({
      outcome: "allowed",
      refusal: { code: "AWSOrganizationsNotInUseException" },
    });
    const invalid = await call(on, { as: "alone/admin", service: "organizations", operation: "AcceptHandshake" });
    expect(await explain(invalid.requestId)).toMatchObject({
      outcome: "refused",
      refusal: { code: "InvalidInputException" },
      explanation: null,
    });
  });

  test("a refused signature is nobody's call", async () => {
    const on = standing();
    const stale = { ...on, clock: { ...on.clock, now: () => addMs(START, days(1)) } };
    const refused = await call(stale, { as: "alone/admin", ...WHO });
    expect(refused.code).toBe("SignatureDoesNotMatch");
    expect((await control(on, "GET", `/_orgdrill/explain/${refused.requestId}`)).status).toBe(404);
  });
});

describe("notifications", () => {
  const RULE = { Name: "leaving", EventPattern: '{"source":["aws.organizations"]}' };
  const put = async (on: ReturnType<typeof standing>) => {
    const as = { as: "open-complete/admin", service: "events" } as const;
    await call(on, { ...as, operation: "PutRule", input: RULE });
    await call(on, { ...as, service: "logs", operation: "CreateLogGroup", input: { logGroupName: "told" } });
    const Targets = [{ Id: "1", Arn: "arn:aws:logs:us-east-1:100000000021:log-group:told" }];
    await call(on, { ...as, operation: "PutTargets", input: { Rule: "leaving", Targets } });
  };
  const leave = { as: "open-complete/admin", service: "organizations", operation: "LeaveOrganization" } as const;
  const told = async (on: ReturnType<typeof standing>) =>
    JSON.parse((await control(on, "GET", "/_orgdrill/notifications")).text).notifications;

  test("arrive when their time has come and not before", async () => {
    const on = standing();
    await put(on);
    const left = await call(on, leave);
    expect(await told(on)).toEqual([]);
    await control(on, "POST", "/_orgdrill/clock", '{"advance":"4m 59s"}');
    expect(await told(on)).toEqual([]);
    await control(on, "POST", "/_orgdrill/clock", '{"advance":"1s"}');
    expect(await told(on)).toMatchObject([
      {
        at: addMs(START, minutes(5)),
        ruleName: "leaving",
        accountId: "100000000021",
        region: "us-east-1",
        targetArn: "arn:aws:logs:us-east-1:100000000021:log-group:told",
        eventName: "LeaveOrganization",
        causes: [left.requestId],
        event: { "detail-type": "AWS API Call via CloudTrail", source: "aws.organizations" },
      },
    ]);
  });

  test("arrive as the clock ticks, though nobody calls", async () => {
    let elapsedMs = 0;
    const on = standing({ clock: tickingClock(START, () => elapsedMs) });
    await put(on);
    await call(on, leave);
    elapsedMs = minutes(5);
    expect(await told(on)).toHaveLength(1);
  });

  test("a rule that was there when the record arrived was heard, though it is gone when somebody asks", async () => {
    let elapsedMs = 0;
    const on = standing({ clock: tickingClock(START, () => elapsedMs) });
    await put(on);
    await call(on, leave);
    elapsedMs = minutes(10);
    const as = { as: "open-complete/admin", service: "events" } as const;
    await call(on, { ...as, operation: "RemoveTargets", input: { Rule: "leaving", Ids: ["1"] } });
    await call(on, { ...as, operation: "DeleteRule", input: { Name: "leaving" } });
    expect(await told(on)).toMatchObject([{ ruleName: "leaving", eventName: "LeaveOrganization" }]);
  });

  test("a reset forgets them", async () => {
    const on = standing();
    await put(on);
    await call(on, leave);
    await control(on, "POST", "/_orgdrill/clock", '{"advance":"1h"}');
    expect(await told(on)).toHaveLength(1);
    await control(on, "POST", "/_orgdrill/reset");
    await control(on, "POST", "/_orgdrill/clock", '{"advance":"1h"}');
    expect(await told(on)).toEqual([]);
  });
});
