import { describe, expect, test } from "vitest";
import { serviceNamed } from "./attempting.ts";
import {
  accountNamed,
  actorsNamed,
  castAs,
  detectionNamed,
  foreignOrganization,
  guardrailNamed,
  managementActor,
  memberAccounts,
  organizationNamed,
  principalIn,
  targetNamed,
  unitNamed,
} from "./cast.ts";
import { castAdministrators, castEveryPrincipal, castRootUsers } from "./cast-members.ts";
import type { Drill } from "./drill.ts";
import { account, detection, MANAGEMENT, openedDrill, organization } from "./fakes.test-support.ts";
import { NotRun } from "./not-run.ts";

const opened = (over: Parameters<typeof openedDrill>[1] = {}): Promise<Drill> => openedDrill(() => undefined, over);

describe("a name that nobody has", () => {
  test.each<readonly [string, (drill: Drill) => unknown, string]>([
    ["account", (drill) => accountNamed(drill, "x"), "no account `x`; known: `management`, `payments`"],
    ["guardrail", (drill) => guardrailNamed(drill, "x"), "no guardrail `x`; known: `deny-leave`, `region-lock`"],
    ["organization", (drill) => organizationNamed(drill, "x"), "no organization `x`; known: `acme`"],
    ["unit", (drill) => unitNamed(drill, "x"), "no organizational unit `x`; known: `Kept`"],
    ["target", (drill) => targetNamed(drill, "x"), "no organizational unit `x`; known: `Kept`"],
    ["detection", (drill) => detectionNamed(drill, "x"), "no detection `x`; there is none"],
    ["actor", (drill) => actorsNamed(drill, "x"), "no actor `x`; there is none"],
    ["principal", () => principalIn(account(), "x"), "no principal of payments `x`; known: `admin`, `alice`, `root`"],
    ["service", () => serviceNamed("x"), "no service `x`; known: organizations, iam, sts, cloudtrail, events"],
  ])("%s: the error lists those that there are", async (_, ask, sentence) => {
    const drill = await opened();
    expect(() => ask(drill)).toThrow(sentence);
  });

  test("is not found through the prototype of an object either", async () => {
    const drill = await opened();
    expect(() => actorsNamed(drill, "constructor")).toThrow("no actor `constructor`");
  });
});

test("names lead to accounts by name and id, units by name and path, targets by all of them", async () => {
  const drill = await opened({ detections: [detection()] });
  expect(accountNamed(drill, "payments").id).toBe("222222222222");
  expect(accountNamed(drill, "222222222222").name).toBe("payments");
  expect(unitNamed(drill, "Kept").id).toBe("ou-kept");
  expect(["Root", "payments", "Kept"].map((name) => targetNamed(drill, name))).toEqual([
    "r-acme",
    "222222222222",
    "ou-kept",
  ]);
  expect(detectionNamed(drill, "somebody-leaves").rules).toHaveLength(1);
});

test("a drill that is not open yet says which sentence it needs", async () => {
  const drill = await opened();
  const { Drill: Fresh } = await import("./drill.ts");
  expect(() => new Fresh(drill.stage).view).toThrow("start with `Given the organization under test`");
});

describe("members", () => {
  const free = account({ id: "333333333333", name: "free", mayLeave: "sold" });
  const foreign = account({ id: "444444444444", name: "foreign", organization: "umbrella" });

  const closed = account({ id: "555555555555", name: "closed", isClosed: true });

  test("are the organization's own, without the management account, closed ones and those declared free to leave", async () => {
    const drill = await opened({ accounts: [MANAGEMENT, account(), free, closed, foreign] });
    const { tried, excused } = memberAccounts(drill);
    expect(tried.map((each) => each.name)).toEqual(["payments"]);
    expect(excused.map((each) => each.name)).toEqual(["free", "closed"]);
  });

  test("that are not there make the drill Not run, not Held", async () => {
    const drill = await opened({ accounts: [MANAGEMENT, free] });
    expect(() => memberAccounts(drill)).toThrow(NotRun);
  });

  test("are cast as one administrator, the root user, or every principal", async () => {
    const drill = await opened();
    const cast = (fill: () => void): string[] => {
      fill();
      return actorsNamed(drill, "a").map((each) => each.principal);
    };
    expect(cast(() => castAdministrators(drill, "a"))).toEqual(["admin"]);
    expect(cast(() => castRootUsers(drill, "a"))).toEqual(["root"]);
    expect(cast(() => castEveryPrincipal(drill, "a", account()))).toEqual(["admin", "alice", "root"]);
  });
});

test("the operator of an organization is an administrator of its management account, not its root user", async () => {
  const drill = await opened();
  expect(managementActor(drill, organization())).toMatchObject({
    name: "the operator of acme",
    role: "operator",
    principal: "admin",
  });
});

test("an organization to flee to must be there", async () => {
  const two = [organization(), organization({ name: "umbrella", id: "o-umbrella" })];
  expect(foreignOrganization(await opened({ organizations: two })).name).toBe("umbrella");
  const alone = await opened();
  expect(() => foreignOrganization(alone)).toThrow(NotRun);
});

test("actors keep the name and the role that they were cast under", async () => {
  const drill = await opened();
  castAs(drill, "auditor", { role: "auditor", members: [{ account: account(), principal: "alice" }] });
  expect(actorsNamed(drill, "auditor")).toEqual([
    { name: "auditor", role: "auditor", account: account(), principal: "alice" },
  ]);
});
