/** The sweep against its oracle: every cell asked alone, on random small organizations. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Account, identitiesOf, type World } from "../../domain/index.ts";
import { compiledTexts } from "../compiled-texts.ts";
import { identityArn, principalsOf } from "../member-principal.ts";
import {
  type AccountPlan,
  ADMINISTRATOR,
  accountId,
  FULL,
  managedPolicies,
  type Plan,
  type PrincipalPlan,
  READER,
  type Statements,
  worldOf,
} from "../organizations.test-support.ts";
import { pathsIn } from "../service-control-path.ts";
import { isCellAllowed, membersOf, type SweepQuestion, sweep } from "./sweep.ts";

const ACTIONS = ["organizations:LeaveOrganization", "s3:GetObject", "iam:CreateRole"].map((action) => ({
  action,
  resource: "*",
}));
const question: SweepQuestion = { actions: ACTIONS, managedPolicies };

/** One cell at a time; every cell has policies of its own compiling, and nothing is grouped. */
function cellByCell(world: World): ReadonlyMap<string, boolean> {
  const cells = new Map<string, boolean>();
  for (const account of world.accounts.values()) {
    const path = pathsIn(world, compiledTexts())(account);
    for (const principal of principalsOf(identitiesOf(world, account.id), () => 0)) {
      for (const action of ACTIONS) {
        const asked = { world, question, compiled: compiledTexts() };
        const key = `${identityArn(account.id, principal)} ${action.action}`;
        cells.set(key, isCellAllowed(asked, { account, path, principal, action }));
      }
    }
  }
  return cells;
}

function grouped(world: World): ReadonlyMap<string, boolean> {
  const cells = new Map<string, boolean>();
  for (const each of sweep(world, question).classes) {
    for (const { principalArn, action } of membersOf(each)) cells.set(`${principalArn} ${action}`, each.isAllowed);
  }
  return cells;
}

const IDS = ["222222222222", "222222222223", "333333333333", "444444444444", "555555555555"];
const ARNS = [
  "*",
  "arn:aws:iam::*:role/break-glass",
  "arn:aws:iam::*:root",
  "arn:aws:iam::222222222222:role/admin",
  "arn:aws:iam::22222222222?:*",
  "arn:*:role/team/admin-too",
  "arn:aws:iam::*:user/alice",
  "arn:aws:iam::${aws:PrincipalAccount}:role/*",
];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  "aws:PrincipalArn": ARNS,
  "aws:PrincipalAccount": [...IDS.slice(0, 2), "2*"],
  "aws:PrincipalOrgPaths": ["o-acme/r-root/ou-root-a/", "o-acme/r-root/*", "*/ou-root-b/*"],
  "aws:PrincipalTag/team": ["red", "${aws:username}"],
  "aws:username": ["alice", "a*"],
  "aws:userid": ["AIDA222222222222alice", "2222*", "*:session"],
  "aws:PrincipalType": ["Account", "User", "${aws:PrincipalTag/kind}"],
  "aws:MultiFactorAuthPresent": ["true", "false"],
  "aws:SourceIp": ["10.0.0.1"],
};
const OPERATORS = [
  "StringLike",
  "StringNotLike",
  "ArnLike",
  "ArnNotEquals",
  "StringEquals",
  "StringNotEqualsIfExists",
  "ForAnyValue:StringLike",
  "ForAllValues:StringLike",
  "Null",
];

const condition = fc
  .constantFrom(...Object.keys(VALUES))
  .chain((key) =>
    fc.record({
      operator: fc.constantFrom(...OPERATORS),
      key: fc.constant(key),
      values: fc.subarray([...(VALUES[key] ?? [])], { minLength: 1 }),
    }),
  )
  .map(({ operator, key, values }) => ({ [operator]: { [key]: operator === "Null" ? ["true"] : values } }));
const statement = fc.record(
  {
    Effect: fc.constantFrom("Deny", "Deny", "Allow"),
    Action: fc.constantFrom("*", "organizations:*", "s3:GetObject", "organizations:LeaveOrganization"),
    Resource: fc.constantFrom("*", "*", "arn:aws:s3:::${aws:PrincipalAccount}/*"),
    Condition: condition,
  },
  { requiredKeys: ["Effect", "Action", "Resource"] },
);
const statements: fc.Arbitrary<Statements> = fc.array(statement, { minLength: 1, maxLength: 3 });
const attachments = fc.subarray(["one", "two"]).map((names) => [FULL, ...names]);
const principal = (name: string): fc.Arbitrary<PrincipalPlan> =>
  fc.record(
    {
      name: fc.constant(name),
      path: fc.constantFrom("/", "/team/"),
      attached: fc.constantFrom([ADMINISTRATOR], [READER], []),
      inline: fc.constantFrom([], [[{ Effect: "Deny", Action: "s3:*", Resource: "*" }]]),
      own: statements,
      boundary: fc.constantFrom(ADMINISTRATOR, READER),
      tags: fc.constantFrom({}, { team: "red" }, { Team: "blue" }),
      serviceLinked: fc.constant(name === "linked"),
    },
    { requiredKeys: ["name", "serviceLinked"] },
  );
const account = (id: string): fc.Arbitrary<AccountPlan> =>
  fc.record(
    {
      id: fc.constant(id),
      unit: fc.constantFrom("A", "B"),
      policies: attachments,
      users: fc.tuple(principal("alice")),
      roles: fc.tuple(principal("admin"), principal("break-glass"), principal("linked")),
    },
    { requiredKeys: ["id"] },
  );
const organization: fc.Arbitrary<Plan> = fc.record({
  policies: fc.record({ one: statements, two: statements }),
  root: attachments,
  units: fc.record({
    A: attachments.map((policies) => ({ policies })),
    B: fc.record({ policies: attachments, parent: fc.constantFrom("A") }),
  }),
  accounts: fc.tuple(...IDS.map(account)),
  featureSet: fc.constantFrom("ALL", "ALL", "ALL", "CONSOLIDATED_BILLING"),
});

test("asked by classes or cell by cell, the answers are the same", { timeout: 60_000 }, () => {
  let denied = 0;
  fc.assert(
    fc.property(organization, (plan) => {
      const world = worldOf(plan);
      const alone = cellByCell(world);
      expect(grouped(world)).toEqual(alone);
      denied += [...alone.values()].filter((each) => !each).length;
    }),
    { numRuns: 150 },
  );
  expect(denied).toBeGreaterThan(1_000);
});

const alike: fc.Arbitrary<Plan> = fc
  .record({
    guards: fc.array(
      fc.record({
        Effect: fc.constant("Deny"),
        Action: fc.constantFrom("organizations:*", "s3:GetObject"),
        target: fc.constantFrom({ Resource: "*" }, { NotResource: "arn:aws:s3:::${aws:PrincipalTag/team}" }),
        Condition: condition,
      }),
      { minLength: 1, maxLength: 2 },
    ),
    units: fc.array(fc.constantFrom("A", "B"), { minLength: 5, maxLength: 5 }),
  })
  .map(({ guards, units }) => {
    const one = guards.map(({ target, ...each }) => ({ ...each, ...target }));
    const holding = (name: string, tags = {}): PrincipalPlan => ({ name, attached: [ADMINISTRATOR], tags });
    return {
      policies: { one },
      units: { A: { policies: [FULL, "one"] }, B: { policies: [FULL, "one"] } },
      accounts: IDS.map((id, at) => ({
        id,
        unit: units[at] ?? "A",
        users: [holding("alice"), holding("bob", { team: "red", kind: "User" })],
        roles: [holding("admin"), { ...holding("admin-too"), path: "/team/" }, holding("break-glass", { team: "red" })],
      })),
    };
  });

test("where accounts are alike but for one thing, that one thing is not overlooked", { timeout: 60_000 }, () => {
  let split = 0;
  fc.assert(
    fc.property(alike, (plan) => {
      const world = worldOf(plan);
      const { cells, evaluations } = sweep(world, question);
      expect(grouped(world)).toEqual(cellByCell(world));
      split += Number(evaluations < cells);
    }),
    { numRuns: 600 },
  );
  expect(split).toBe(600);
});

test("what cannot be told apart is asked once, and every cell is counted", () => {
  const roles = [{ name: "admin", attached: [ADMINISTRATOR] }];
  const deny = [{ Effect: "Deny", Action: "organizations:LeaveOrganization", Resource: "*" }];
  const spared = [{ ...deny[0], Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } } }];
  const world = worldOf({
    policies: { deny, spared },
    units: { Kept: { policies: [FULL, "deny"] }, Spared: { policies: [FULL, "spared"] } },
    accounts: [
      ...Array.from({ length: 50 }, (_, at) => ({ id: String(222_222_222_200 + at), unit: "Kept", roles })),
      ...Array.from({ length: 50 }, (_, at) => ({ id: String(333_333_333_300 + at), unit: "Spared", roles })),
    ],
  });
  const actions = ACTIONS.slice(0, 1);
  const { cells, evaluations, classes } = sweep(world, { ...question, actions });
  expect(cells).toBe(101 * 2);
  expect(evaluations).toBe(6);
  expect(classes.reduce((sum, { accounts }) => sum + accounts.length, 0)).toBe(cells);
  const holes = classes.filter(({ isAllowed, accounts }) => isAllowed && accounts.length === 50);
  expect(holes.map(({ principal }) => principal.name)).toEqual(["admin"]);
  const [first] = holes.flatMap((each) => [...membersOf(each)]);
  expect(first).toEqual({
    accountId: accountId("333333333300"),
    principalArn: "arn:aws:iam::333333333300:role/admin",
    action: "organizations:LeaveOrganization",
  });
});

test("condition keys of the calls are the question's, not the session's", () => {
  const deny = [
    { Effect: "Deny", Action: "*", Resource: "*", Condition: { NotIpAddress: { "aws:SourceIp": "192.0.2.0/24" } } },
  ];
  const world = worldOf({ policies: { deny }, root: [FULL, "deny"], accounts: [{ id: "222222222222" }] });
  const allowedFrom = (address: string): readonly boolean[] => {
    const asked = { ...question, actions: ACTIONS.slice(0, 1), context: new Map([["aws:sourceip", address]]) };
    const isMember = ({ accounts }: Readonly<{ accounts: readonly Account[] }>) => accounts[0]?.id === "222222222222";
    return sweep(world, asked)
      .classes.filter(isMember)
      .map(({ isAllowed }) => isAllowed);
  };
  expect(allowedFrom("192.0.2.1")).toEqual([true]);
  expect(allowedFrom("198.51.100.1")).toEqual([false]);
});
