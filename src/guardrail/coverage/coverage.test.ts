/** Which accounts are named, for whom, on which condition, and with which change. */
import { describe, expect, test } from "vitest";
import {
  type AccountPlan,
  ADMINISTRATOR,
  accountId,
  FULL,
  organizationIn,
  type Plan,
  type Statements,
  worldOf,
} from "../organizations.test-support.ts";
import { type Coverage, coverageOf } from "./coverage.ts";

const WAYS = ["organizations:LeaveOrganization", "account:CloseAccount"];
const denying = (Action: unknown = WAYS, Condition?: object): Statements => [
  { Effect: "Deny", Action, Resource: "*", ...(Condition && { Condition }) },
];
const ROLES = [{ name: "admin", attached: [ADMINISTRATOR] }, { name: "break-glass" }];
const account = (id: string, over: Partial<AccountPlan> = {}): AccountPlan => ({ id, roles: ROLES, ...over });

function coverage(plan: Partial<Plan>, freeToLeave: readonly string[] = []): Coverage {
  const world = worldOf({ policies: {}, accounts: [account("222222222222")], ...plan });
  return coverageOf(world, {
    organization: organizationIn(world),
    freeToLeave: new Set(freeToLeave.map(accountId)),
    assumptions: {},
  });
}

/** `sentence: principals (keys)` for each way of the only account. */
const waysUnder = (statements: Statements, over: Partial<AccountPlan> = {}): readonly string[] => {
  const { uncovered } = coverage({
    policies: { guard: statements },
    root: [FULL, "guard"],
    accounts: [account("222222222222", over)],
  });
  return (uncovered[0]?.ways ?? []).map(({ sentence, principals, conditionKeys }) =>
    `${sentence}: ${principals.join()} ${conditionKeys.join()}`.trim(),
  );
};

describe("an effective deny", () => {
  test("without one, everybody is named for every way, and root alone for closing", () => {
    const { accounts, principals, uncovered } = coverage({});
    expect([accounts, principals]).toEqual([1, 3]);
    expect(uncovered[0]?.ways).toEqual([
      { sentence: "leave the organization", principals: ["root", "admin", "break-glass"], conditionKeys: [] },
      { sentence: "join another organization", principals: ["root", "admin", "break-glass"], conditionKeys: [] },
      { sentence: "close the account", principals: ["root"], conditionKeys: [] },
    ]);
  });

  test("covers everybody, whatever their permissions and at whichever level", () => {
    expect(waysUnder(denying())).toEqual([]);
    const plan = { policies: { guard: denying() }, units: { Kept: { policies: [FULL, "guard"] } } };
    expect(coverage({ ...plan, accounts: [account("222222222222", { unit: "Kept" })] }).uncovered).toEqual([]);
  });

  test("on leaving closes the direct transfer too; on accepting it closes the transfer alone", () => {
    expect(waysUnder(denying(WAYS.slice(0, 1)))).toEqual(["close the account: root"]);
    expect(waysUnder(denying(["organizations:AcceptHandshake", "account:CloseAccount"]))).toEqual([
      "leave the organization: root,admin,break-glass",
    ]);
  });

  test("may be a level that allows nothing of it", () => {
    const plan = { policies: { list: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] }, root: ["list"] };
    expect(coverage(plan).uncovered).toEqual([]);
  });

  test("may be a deny on what is not listed", () => {
    expect(waysUnder([{ Effect: "Deny", NotAction: "s3:*", Resource: "*" }])).toEqual([]);
  });
});

describe("a deny with conditions", () => {
  const spared = (value: string) => denying(WAYS, { ArnNotLike: { "aws:PrincipalArn": value } });

  test("counts for those that principal and organization fix", () => {
    expect(waysUnder(spared("arn:aws:iam::*:role/break-glass"))).toEqual([
      "leave the organization: break-glass",
      "join another organization: break-glass",
    ]);
    expect(waysUnder(denying(WAYS, { StringEquals: { "aws:PrincipalOrgID": "o-acme" } }))).toEqual([]);
    expect(waysUnder(denying(WAYS, { StringEquals: { "aws:PrincipalOrgID": "o-other" } }))).toHaveLength(3);
    expect(waysUnder(denying(WAYS.slice(0, 1), { StringEquals: { "aws:RequestedRegion": "us-east-1" } }))).toEqual([
      "close the account: root",
    ]);
  });

  test.each([
    ["the source address", { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } }, "aws:SourceIp"],
    ["the second factor", { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } }, "aws:MultiFactorAuthPresent"],
    ["tags of the request", { Null: { "aws:RequestTag/ticket": "true" } }, "aws:RequestTag/ticket"],
    ["the time", { DateGreaterThan: { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }, "aws:CurrentTime"],
    ["a key nobody knows", { StringEquals: { "vendor:Key": "x" } }, "vendor:Key"],
    ["a variable of the session", { StringNotEquals: { "aws:PrincipalAccount": "${aws:SourceVpc}" } }, "aws:SourceVpc"],
  ])("hangs on %s", (_, condition, key) => {
    expect(waysUnder(denying(WAYS, condition))).toEqual([
      `leave the organization: root,admin,break-glass ${key}`,
      `join another organization: root,admin,break-glass ${key}`,
      `close the account: root ${key}`,
    ]);
  });

  test("hangs on the Region where the service has several, and on tags where a session brings its own", () => {
    const region = denying("account:CloseAccount", { StringEquals: { "aws:RequestedRegion": "us-east-1" } });
    expect(waysUnder([...denying(WAYS.slice(0, 1)), ...region])).toEqual([
      "close the account: root aws:RequestedRegion",
    ]);
    const tagged = denying(WAYS, { StringNotEquals: { "aws:PrincipalTag/keeper": "yes" } });
    const users = [{ name: "alice" }, { name: "keeper", tags: { keeper: "yes" } }];
    expect(waysUnder(tagged, { users, roles: ROLES.slice(0, 1) })).toEqual([
      "leave the organization: keeper",
      "join another organization: keeper",
      "leave the organization: admin aws:PrincipalTag/keeper",
      "join another organization: admin aws:PrincipalTag/keeper",
    ]);
  });

  test("is open where its fixed part spares the caller, whatever the rest says", () => {
    const both = {
      ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:root" },
      Bool: { "aws:MultiFactorAuthPresent": "false" },
    };
    expect(waysUnder(denying(WAYS.slice(0, 1), both), { roles: ROLES.slice(0, 1) })).toEqual([
      "leave the organization: root aws:MultiFactorAuthPresent",
      "join another organization: root aws:MultiFactorAuthPresent",
      "close the account: root",
      "leave the organization: admin",
      "join another organization: admin",
    ]);
  });

  test("does not matter beside a deny without", () => {
    expect(waysUnder([...denying(), ...denying(WAYS, { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } })])).toEqual([]);
  });

  test("an allow on a condition leaves the level in doubt", () => {
    const allow = {
      Effect: "Allow",
      Action: "*",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    };
    const plan = (Condition: object) => ({ policies: { list: [{ ...allow, Condition }] }, root: ["list"] });
    expect(coverage(plan(allow.Condition)).uncovered[0]?.ways[0]?.conditionKeys).toEqual([]);
    const address = { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } };
    expect(coverage(plan(address)).uncovered[0]?.ways[0]?.conditionKeys).toEqual(["aws:SourceIp"]);
  });
});

describe("who is asked", () => {
  test("neither the management account, nor service-linked roles, nor accounts that are free to leave", () => {
    const linked = [...ROLES, { name: "AWSServiceRoleForX", serviceLinked: true }];
    const accounts = [account("222222222222", { roles: linked }), account("333333333333")];
    const { accounts: count, principals, uncovered } = coverage({ accounts }, ["333333333333"]);
    expect([count, principals]).toEqual([1, 3]);
    expect(uncovered.map(({ accountId: id, ways }) => [id, ways[0]?.principals])).toEqual([
      ["222222222222", ["root", "admin", "break-glass"]],
    ]);
  });

  test("an answer that rests on an inference about AWS names it", () => {
    const guard = [{ Effect: "Deny", Action: WAYS, NotResource: "arn:aws:s3:::box" }];
    const asked = { policies: { guard }, root: [FULL, "guard"] };
    expect(coverage(asked).assumptions).toEqual(["not-resource-without-resource"]);
  });
});

describe("the smallest change", () => {
  const policies = { "deny-leave": denying(), "deny-leave-and-more": denying([...WAYS, "s3:PutBucketPolicy"]) };
  const changes = (plan: Partial<Plan>, free: readonly string[] = []): readonly string[] =>
    coverage({ policies, ...plan }, free).uncovered.map(({ change }) => change);
  const units = { A: { policies: [FULL] }, B: { policies: [FULL], parent: "A" }, C: { policies: [FULL] } };

  test("attaches the shortest guardrail that denies it to everybody, to the unit that holds the open accounts", () => {
    expect(changes({ units, accounts: [account("222222222222", { unit: "B" })] })).toEqual([
      "attach `deny-leave` to the organizational unit B",
    ]);
    const accounts = [account("222222222222", { unit: "A" }), account("333333333333", { unit: "B" })];
    expect(new Set(changes({ units, accounts }))).toEqual(
      new Set(["attach `deny-leave` to the organizational unit A"]),
    );
    expect(new Set(changes({ units, accounts: [...accounts, account("444444444444", { unit: "C" })] }))).toEqual(
      new Set(["attach `deny-leave` to the root"]),
    );
  });

  test("spares the accounts that are free to leave", () => {
    const accounts = [
      account("222222222222", { unit: "B" }),
      account("333333333333", { unit: "C" }),
      account("444444444444", { unit: "C" }),
    ];
    expect(changes({ units, accounts }, ["444444444444"])).toEqual([
      "attach `deny-leave` to the organizational unit A",
      "attach `deny-leave` to the account account-33",
    ]);
  });

  test("goes further down where there is no room for another policy", () => {
    const full = Array.from({ length: 9 }, (_, at) => `p${at}`);
    const many = Object.fromEntries(full.map((name) => [name, denying("s3:PutObject")]));
    const crowded = { A: { policies: [FULL, ...full] } };
    expect(
      changes({
        policies: { ...policies, ...many },
        units: crowded,
        accounts: [account("222222222222", { unit: "A" })],
      }),
    ).toEqual(["attach `deny-leave` to the account account-22"]);
  });

  test.each([
    ["has exceptions", denying(WAYS, { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/x" } })],
    ["stops everything", denying("*")],
    ["stops whole services", denying(["organizations:*", "account:*"])],
    ["denies what is not listed", [{ Effect: "Deny", NotAction: "s3:*", Resource: "*" }]],
    ["also allows", [...denying(), { Effect: "Allow", Action: "s3:*", Resource: "*" }]],
    ["is for one resource", [{ Effect: "Deny", Action: WAYS, Resource: "arn:aws:s3:::box" }]],
    ["leaves a way open", denying(WAYS.slice(0, 1))],
  ])("is no guardrail that %s, but a new one", (_, statements) => {
    expect(changes({ policies: { other: statements } })).toEqual([
      `attach a new service control policy to the root: \`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["organizations:LeaveOrganization","account:CloseAccount"],"Resource":"*"}]}\``,
    ]);
  });

  test("begins with what must be switched on", () => {
    expect(changes({ enabled: false })).toEqual([
      "enable service control policies on the root, then attach `deny-leave` to the root",
    ]);
    expect(changes({ featureSet: "CONSOLIDATED_BILLING" })[0]).toMatch(/^enable all features, enable service control/);
  });
});
