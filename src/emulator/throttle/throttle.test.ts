import { describe, expect, test } from "vitest";
import { emptyWorld } from "../../domain/index.ts";
import { minutes, seconds } from "../../kernel/index.ts";
import {
  ACCOUNT,
  type Answered,
  answered,
  type Calling,
  call,
  control,
  recordsIn,
  requestFor,
  START,
  type Standing,
  signed,
  standing,
} from "../emulator.test-support.ts";
import { throttle } from "./throttle.ts";

const DESCRIBE = { service: "organizations", operation: "DescribeOrganization" } as const;
const LEAVE = { service: "organizations", operation: "LeaveOrganization" } as const;
const LOOKUP = { service: "cloudtrail", operation: "LookupEvents" } as const;
const MEMBERS = ["kept-created", "kept-invited", "open-complete", "open-incomplete"];

const throttled = (): Standing => standing({ throttle: true });

async function codes(on: Standing, calls: readonly Calling[]): Promise<readonly string[]> {
  const seen: string[] = [];
  for (const each of calls) seen.push((await call(on, each)).code);
  return seen;
}

const times = (count: number, calling: Calling): readonly Calling[] => Array.from({ length: count }, () => calling);
const TOO_MANY = "TooManyRequestsException";

describe("without --throttle", () => {
  test("calls may come as fast as they like, and the capabilities say so", async () => {
    const on = standing();
    expect(new Set(await codes(on, times(50, { ...DESCRIBE, as: "kept-created/admin" })))).toEqual(new Set([""]));
    expect(JSON.parse((await control(on, "GET", "/_orgdrill/capabilities")).text)).toMatchObject({ throttle: false });
  });
});

describe("with --throttle", () => {
  test("the capabilities say so", async () => {
    const { text } = await control(throttled(), "GET", "/_orgdrill/capabilities");
    expect(JSON.parse(text)).toMatchObject({ throttle: true });
  });

  test("an account's calls are refused when its burst is used up, until time has passed", async () => {
    const on = throttled();
    const admin = { ...DESCRIBE, as: "kept-created/admin" };
    expect(await codes(on, times(3, admin))).toEqual(["", "", TOO_MANY]);
    on.clock.advance(999);
    expect(await codes(on, times(1, admin))).toEqual([TOO_MANY]);
    on.clock.advance(1);
    expect(await codes(on, times(2, admin))).toEqual(["", TOO_MANY]);
  });

  test("whoever calls from the account, and no other account or operation, is counted together", async () => {
    const on = throttled();
    const describe = (as: string): Calling => ({ ...DESCRIBE, as });
    expect(
      await codes(on, [
        describe("kept-created/admin"),
        describe("kept-created/alice"),
        describe("kept-created/admin"),
        describe("kept-invited/admin"),
        { service: "organizations", operation: "ListRoots", as: "kept-created/admin" },
      ]),
    ).toEqual(["", "", TOO_MANY, "", "AccessDeniedException"]);
  });

  test("an organization's accounts are counted together, and another organization's are not", async () => {
    const on = throttled();
    const leave = (as: string): Calling => ({ ...LEAVE, as: `${as}/admin` });
    const leavers = await leaversOf(on, "100000000001");
    expect(leavers.length).toBeGreaterThan(5);
    const refused = await Promise.all((await codes(on, leavers.map(leave))).map((code) => code === TOO_MANY));
    expect(refused.filter((each) => !each)).toHaveLength(5);
    expect(refused.slice(0, 5)).toEqual([false, false, false, false, false]);
    const other = { service: "organizations", operation: "DescribeAccount", as: "management/admin" } as const;
    expect(await codes(on, [{ ...other, input: { AccountId: "100000000011" } }])).toEqual([""]);
    const [foreign = ""] = await leaversOf(on, "200000000001");
    expect(await codes(on, [leave(foreign)])).not.toContain(TOO_MANY);
    on.clock.advance(200);
    const rest = leavers.slice(5).map(leave);
    expect((await codes(on, [rest[0] ?? leave(""), rest[0] ?? leave("")])).map((code) => code === TOO_MANY)).toEqual([
      false,
      true,
    ]);
  });

  test("it is told whose calls were too many, and whose records and decisions show it", async () => {
    const on = throttled();
    const admin = { ...LEAVE, as: "kept-created/admin" };
    const first = await call(on, admin);
    const second = await call(on, admin);
    expect(first).toMatchObject({ status: 400, code: "AccessDeniedException" });
    expect(second).toMatchObject({ status: 400, code: TOO_MANY });
    expect(JSON.parse(second.text)).toEqual({
      __type: TOO_MANY,
      Type: "ACCOUNT",
      Message: "You have sent too many requests in too short a period of time. Try again later.",
    });
    on.clock.advance(minutes(15));
    const records = await recordsIn(on, "kept-created/admin");
    expect(records.map(({ eventName, errorCode }) => [eventName, errorCode])).toEqual([
      ["LeaveOrganization", "AccessDenied"],
      ["LeaveOrganization", TOO_MANY],
    ]);
    expect(records[1]).toMatchObject({ responseElements: null, readOnly: false, requestID: second.requestId });
    const explained = JSON.parse((await control(on, "GET", `/_orgdrill/explain/${second.requestId}`)).text);
    expect(explained).toMatchObject({ outcome: "refused", explanation: null, refusal: { code: TOO_MANY } });
    expect(explained.words).toEqual([`no permission was asked for: the call was refused with ${TOO_MANY}`]);
  });

  test("the organization's limit is named where it was that one", async () => {
    const on = throttled();
    const leavers = await leaversOf(on, "100000000001");
    const answers: Answered[] = [];
    for (const name of leavers) answers.push(await call(on, { ...LEAVE, as: `${name}/admin` }));
    expect(JSON.parse(answers.at(-1)?.text ?? "")).toMatchObject({ __type: TOO_MANY, Type: "ORGANIZATION" });
  });

  test("it comes after the signature and before the input and the permission", async () => {
    const on = throttled();
    const admin = { service: "organizations", operation: "DeclineHandshake", as: "open-invited/admin" } as const;
    const stranger = { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "none" };
    for (const _ of MEMBERS) {
      const request = signed(requestFor("organizations", "DeclineHandshake", {}), stranger, {
        service: "organizations",
      });
      expect((await answered(on.emulator.answer(request))).code).toBe("UnrecognizedClientException");
    }
    const invalid = { ...admin, input: { HandshakeId: "nonsense" } };
    expect(await codes(on, [invalid, invalid])).toEqual(["InvalidInputException", TOO_MANY]);
    expect(await codes(on, [{ ...invalid, as: "kept-created/alice" }])).toEqual(["InvalidInputException"]);
  });

  test("LookupEvents is limited for an account and Region, in CloudTrail's own words", async () => {
    const on = throttled();
    const lookup = async (region: string, as = "kept-created/admin"): Promise<Answered> => {
      const request = signed(requestFor("cloudtrail", "LookupEvents"), on.key(as), { service: "cloudtrail", region });
      return answered(on.emulator.answer(request));
    };
    expect([(await lookup("us-east-1")).code, (await lookup("us-east-1")).code]).toEqual(["", ""]);
    const third = await lookup("us-east-1");
    expect(third).toMatchObject({ status: 400, code: "ThrottlingException" });
    expect(third.text).toContain("Rate exceeded");
    expect((await lookup("eu-west-1")).code).toBe("");
    expect((await lookup("us-east-1", "kept-invited/admin")).code).toBe("");
    on.clock.advance(500);
    expect((await call(on, { ...LOOKUP, as: "kept-created/admin" })).code).toBe("");
  });

  test("an operation of all Regions is counted together, whatever Region a request was signed for", () => {
    const { refusalOf } = throttle();
    const call = { service: "organizations", operation: "LeaveOrganization", accountId: ACCOUNT("100000000011") };
    const world = emptyWorld();
    const codeIn = (region: string) => refusalOf({ ...call, region, world, now: START })?.code;
    expect([codeIn("us-east-1"), codeIn("eu-west-1")]).toEqual([undefined, TOO_MANY]);
  });

  test("services without documented rates are never refused", async () => {
    const on = throttled();
    const calls = times(60, { service: "sts", operation: "GetCallerIdentity", as: "kept-created/admin" });
    expect(new Set(await codes(on, calls))).toEqual(new Set([""]));
  });

  test("slow operations fill slowly", async () => {
    const on = throttled();
    const input = { AccountName: "one more", Email: "one-more@acme.example" };
    const create = { service: "organizations", operation: "CreateAccount", as: "management/admin", input } as const;
    const refused = async (count: number) => (await codes(on, times(count, create))).map((code) => code === TOO_MANY);
    expect(await refused(4)).toEqual([false, false, false, true]);
    on.clock.advance(seconds(9));
    expect(await refused(1)).toEqual([true]);
    on.clock.advance(seconds(1));
    expect(await refused(2)).toEqual([false, true]);
  });

  test("a reset fills every bucket", async () => {
    const on = throttled();
    const admin = { ...DESCRIBE, as: "kept-created/admin" };
    expect(await codes(on, times(3, admin))).toEqual(["", "", TOO_MANY]);
    await control(on, "POST", "/_orgdrill/reset");
    expect(await codes(on, times(3, admin))).toEqual(["", "", TOO_MANY]);
  });
});

/** Names of the members of an organization that have an administrator. */
async function leaversOf(on: Standing, managementAccountId: string): Promise<readonly string[]> {
  const world = on.world();
  const organization = [...world.organizations.values()].find(
    (each) => each.managementAccountId === managementAccountId,
  );
  const profiles = new Map(on.emulator.signIns().map((each) => [each.accountId, each.profile]));
  return [...world.accounts.values()].flatMap(({ id, membership }) =>
    membership?.organizationId !== organization?.id || id === managementAccountId || organization === undefined
      ? []
      : [profiles.get(id)?.split("/")[0] ?? id],
  );
}
