import { beforeAll, describe, expect, test } from "vitest";
import { parametersFor } from "../compose/samples.test-support.ts";
import { composeStage } from "../compose.ts";
import { emptyWorld } from "../domain/index.ts";
import { createEmulator, type Emulator } from "../emulator/index.ts";
import { Defect, days, hours, instant, minutes, virtualClock } from "../kernel/index.ts";
import { USER_AGENT } from "./embedded-transport.ts";
import { emulatorTarget } from "./emulator.ts";
import type { Hands, Target } from "./target.ts";

const KEPT = "100000000011";
const OPEN = "100000000021";
const START = Date.UTC(2026, 10, 1);

async function fresh(): Promise<Target> {
  const { target } = await composeStage(parametersFor("two-organizations")).open({ kind: "under-test" });
  return target;
}

const handsOf = (target: Target, accountId: string, principal = "admin"): Hands => {
  const hands = target.as({ accountId, principal });
  if (hands === undefined) throw new Error(`no hands for ${principal} in ${accountId}`);
  return hands;
};

describe("whose credentials", () => {
  let target: Target;
  beforeAll(async () => {
    target = await fresh();
  });

  test("every principal of the file has hands, root user, user and role alike", async () => {
    const arns = await Promise.all(
      ["root", "alice", "admin"].map(async (principal) => {
        const { outcome } = await handsOf(target, KEPT, principal).call("sts", "GetCallerIdentity");
        return outcome.kind === "succeeded" ? outcome.output.Arn : outcome;
      }),
    );
    expect(arns).toEqual(["root", "alice", "admin"].map((principal) => handsOf(target, KEPT, principal).arn));
    expect(arns[0]).toBe(`arn:aws:iam::${KEPT}:root`);
    expect(arns[1]).toBe(`arn:aws:iam::${KEPT}:user/alice`);
    expect(arns[2]).toMatch(new RegExp(`^arn:aws:sts::${KEPT}:assumed-role/admin/`));
  });

  test("nobody else has", () => {
    expect(target.as({ accountId: KEPT, principal: "bob" })).toBeUndefined();
    expect(target.as({ accountId: "000000000000", principal: "root" })).toBeUndefined();
    expect(target.as({ accountId: KEPT, principal: "constructor" })).toBeUndefined();
  });

  test("the owner of an account that was made since has the console alone", async () => {
    const world = await fresh();
    const manager = handsOf(world, "100000000001");
    await manager.call("organizations", "CreateAccount", { AccountName: "built", Email: "built@created.example" });
    await world.control?.advance(minutes(10));
    const listed = (await manager.call("organizations", "ListAccounts")).outcome;
    const accounts = listed.kind === "succeeded" ? (listed.output.Accounts as { Id: string; Name: string }[]) : [];
    const accountId = accounts.find(({ Name }) => Name === "built")?.Id ?? "";
    const owner = handsOf(world, accountId, "root");
    expect((await owner.visitConsole?.("sign-in"))?.outcome).toMatchObject({ kind: "refused", code: "SignInFailed" });
    expect((await owner.visitConsole?.("request-password-recovery"))?.outcome.kind).toBe("succeeded");
    expect(await owner.readMailbox?.()).toHaveLength(1);
    await expect(owner.call("iam", "ListUsers")).rejects.toThrow("has no credentials, and only the console is open");
    expect(world.as({ accountId, principal: "OrganizationAccountAccessRole" })).toBeUndefined();
  });

  test("a report says who called what, when and what it was answered by", async () => {
    const input = { PolicySourceArn: "x" };
    const report = await handsOf(target, KEPT, "alice").call("organizations", "DescribeAccount", { AccountId: KEPT });
    expect(report).toMatchObject({
      at: START,
      arn: `arn:aws:iam::${KEPT}:user/alice`,
      service: "organizations",
      operation: "DescribeAccount",
      input: { AccountId: KEPT },
      answeredBy: "our-emulator",
    });
    expect(report.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect((await handsOf(target, KEPT).call("organizations", "DescribeAccount", input)).outcome).toMatchObject({
      kind: "refused",
    });
  });
});

describe("control", () => {
  test("a decision can be asked for by its request, and one that never was has none", async () => {
    const target = await fresh();
    const { requestId, outcome } = await handsOf(target, KEPT).call("organizations", "LeaveOrganization");
    expect(outcome).toMatchObject({ kind: "refused", code: "AccessDeniedException" });
    const trace = await target.control?.explain(requestId);
    expect(trace?.explanation).toMatchObject({
      outcome: "explicitlyDenied",
      denying: [{ kind: "explicit", policyType: "serviceControl" }],
    });
    expect(await target.control?.explain("00000000-0000-4000-a000-000000000000")).toBeUndefined();
    expect(await target.control?.explain("")).toBeUndefined();
  });

  test("time moves forward on the target alone, and sessions are signed with it", async () => {
    const target = await fresh();
    expect(await target.control?.now()).toBe(START);
    expect(await target.control?.advance(days(15) + 1)).toBe(START + days(15) + 1);
    const report = await handsOf(target, OPEN).call("sts", "GetCallerIdentity");
    expect(report.at).toBe(START + days(15) + 1);
    expect(report.outcome.kind).toBe("succeeded");
  });

  test("time that would run backwards is an error, not silence", async () => {
    const target = await fresh();
    await expect(target.control?.advance(-minutes(1))).rejects.toThrow("cannot run backwards");
  });

  test("notifications are shown once the record has reached the rule, with what set them off", async () => {
    const { target } = await composeStage(parametersFor("watched")).open({ kind: "under-test" });
    const { requestId } = await handsOf(target, "100000000011").call("organizations", "LeaveOrganization");
    expect(await target.control?.notifications()).toEqual([]);
    await target.control?.advance(minutes(5));
    const notifications = (await target.control?.notifications()) ?? [];
    expect(notifications.some((each) => each.causes.includes(requestId))).toBe(true);
    expect(notifications[0]).toMatchObject({ at: START + minutes(5), region: "us-east-1" });
  });
});

test("records carry one user agent, whatever the machine", async () => {
  const target = await fresh();
  const hands = handsOf(target, OPEN);
  await hands.call("organizations", "DescribeOrganization");
  const { outcome } = await hands.call("cloudtrail", "LookupEvents", { MaxResults: 10 });
  const events = outcome.kind === "succeeded" ? (outcome.output.Events as { CloudTrailEvent: string }[]) : [];
  const agents = events.map((each) => JSON.parse(each.CloudTrailEvent).userAgent);
  expect(agents.length).toBeGreaterThan(0);
  expect(new Set(agents)).toEqual(new Set([USER_AGENT]));
});

test("the same person asks in another Region, where other records are", async () => {
  const target = await fresh();
  const hands = handsOf(target, OPEN);
  await hands.inRegion?.("eu-west-1").call("cloudtrail", "DescribeTrails");
  const namesIn = async (asker: typeof hands | undefined): Promise<readonly string[]> => {
    const report = await asker?.call("cloudtrail", "LookupEvents", {
      LookupAttributes: [{ AttributeKey: "EventName", AttributeValue: "DescribeTrails" }],
    });
    const events =
      report?.outcome.kind === "succeeded" ? (report.outcome.output.Events as { EventName: string }[]) : [];
    return events.map(({ EventName }) => EventName);
  };
  expect(await namesIn(hands.inRegion?.("eu-west-1"))).toEqual(["DescribeTrails"]);
  expect(await namesIn(hands)).toEqual([]);
});

test("a defect inside the emulator stops the call: it is not an outcome that nobody knows", async () => {
  const clock = virtualClock(instant(START));
  const working = createEmulator({
    build: () => emptyWorld(),
    clock,
    seed: 1,
    assumptions: {},
    instant: false,
    skewNowMs: () => clock.now(),
    credentialLifetimeMs: hours(1),
  });
  const broken: Emulator = {
    ...working,
    signIns: () => [
      {
        profile: "a/b",
        accountId: "a",
        principal: "b",
        arn: "arn",
        credentials: { accessKeyId: "AKIAEXAMPLE", secretAccessKey: "s" },
      },
    ],
    answer() {
      throw new Defect("a case was forgotten");
    },
  };
  const hands = handsOf(emulatorTarget(broken), "a", "b");
  await expect(hands.call("sts", "GetCallerIdentity")).rejects.toThrow("a case was forgotten");
});

test("an operation that the emulator does not have is told apart from a refusal", async () => {
  const target = await fresh();
  const { outcome } = await handsOf(target, OPEN).call("iam", "ListSSHPublicKeys");
  expect(outcome.kind).toBe("indeterminate");
  expect(outcome.kind === "indeterminate" && outcome.reason).toContain("NotEmulated");
});
