import { describe, expect, test } from "vitest";
import { bucketArn, type World } from "../../domain/index.ts";
import { instant } from "../../kernel/index.ts";
import {
  ADMINISTRATOR,
  accountId,
  documentOf,
  MANAGEMENT,
  managedPolicies,
  organizationIn,
  READER,
  type Statements,
  worldOf,
} from "../organizations.test-support.ts";
import { closedDoors } from "./closed-doors.ts";
import { openDoors } from "./open-doors.ts";

const GONE = accountId("222222222222");
const SECURITY = accountId("333333333333");

const trusting = (principal: unknown, condition?: unknown): Statements => [
  {
    Effect: "Allow",
    Principal: principal,
    Action: "sts:AssumeRole",
    ...(condition !== undefined && { Condition: condition }),
  },
];

/** `payments` has left; management and security stay. */
function departed(trusts: Readonly<Record<string, Statements>>, serviceControl: Statements = []): World {
  const world = worldOf({
    policies: { ladder: [{ Effect: "Allow", Action: "*", Resource: "*" }, ...serviceControl] },
    accounts: [
      {
        id: GONE,
        users: [{ name: "alice", attached: [ADMINISTRATOR] }],
        roles: [
          ...Object.entries(trusts).map(([name, trust]) => ({ name, trust })),
          { name: "AWSServiceRoleForOrganizations", serviceLinked: true },
        ],
      },
      {
        id: SECURITY,
        policies: ["ladder"],
        users: [{ name: "reader", attached: [READER] }],
        roles: [{ name: "auditor", attached: [ADMINISTRATOR] }],
      },
    ],
  });
  const organization = organizationIn(world);
  const root = organization.children.get(organization.rootId);
  const children = new Map(organization.children).set(organization.rootId, {
    organizationalUnits: root?.organizationalUnits ?? new Set<string>(),
    accounts: new Set([MANAGEMENT, SECURITY]),
  });
  const gone = world.accounts.get(GONE);
  if (gone === undefined) throw new Error("no such account");
  const { membership: _, ...alone } = gone;
  return {
    ...world,
    accounts: new Map(world.accounts).set(GONE, { ...alone, membership: undefined } as typeof gone),
    organizations: new Map([[organization.id, { ...organization, children }]]),
  };
}

function doorsOf(world: World) {
  const roles = [...(world.identities.get(GONE)?.roles.values() ?? [])].filter((role) => !role.serviceLinked);
  return openDoors(world, {
    accountId: GONE,
    organization: organizationIn(world),
    roles,
    managedPolicies,
    assumptions: {},
    now: instant(0),
  });
}

const visitors = (world: World) =>
  doorsOf(world).open.map(({ role, visitors: who }) => [role, ...who.map((each) => `${each.accountId}/${each.name}`)]);

describe("roles that stay assumable", () => {
  test("the policies decide, not the name", () => {
    const world = departed({
      OrganizationAccountAccessRole: trusting({ AWS: GONE }),
      "harmless-looking": trusting({ AWS: MANAGEMENT }),
    });
    expect(visitors(world)).toEqual([["harmless-looking", `${MANAGEMENT}/admin`]]);
  });

  test("both sides must allow: who holds no sts:AssumeRole does not get in, even by a trust in everybody", () => {
    const world = departed({ open: trusting("*") });
    expect(visitors(world)).toEqual([["open", `${MANAGEMENT}/admin`, `${SECURITY}/auditor`]]);
  });

  test("a service control policy of the old organization still binds its members, and never its management account", () => {
    const world = departed({ open: trusting("*") }, [{ Effect: "Deny", Action: "sts:*", Resource: "*" }]);
    expect(visitors(world)).toEqual([["open", `${MANAGEMENT}/admin`]]);
  });

  test("a trust in the organization goes on, because it is the visitor's organization that is asked about", () => {
    const world = departed({ central: trusting("*", { StringEquals: { "aws:PrincipalOrgID": "o-acme" } }) });
    expect(visitors(world)).toEqual([["central", `${MANAGEMENT}/admin`, `${SECURITY}/auditor`]]);
    const other = departed({ central: trusting("*", { StringEquals: { "aws:PrincipalOrgID": "o-other" } }) });
    expect(visitors(other)).toEqual([]);
  });

  test("a perimeter on the resource's organization shuts members out of an account that stands alone", () => {
    const perimeter = {
      Effect: "Deny",
      Action: "sts:AssumeRole",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:ResourceOrgID": "o-acme" } },
    };
    expect(visitors(departed({ open: trusting("*") }, [perimeter]))).toEqual([["open", `${MANAGEMENT}/admin`]]);
  });

  test("an external id is the caller's choice: the door is listed with the key", () => {
    const world = departed({ partner: trusting({ AWS: MANAGEMENT }, { StringEquals: { "sts:ExternalId": "x" } }) });
    expect(doorsOf(world).open[0]?.visitors).toMatchObject([{ name: "admin", conditionKeys: ["sts:ExternalId"] }]);
  });

  test("the tags of a role are nobody's to choose", () => {
    const world = departed({});
    const trust = documentOf(trusting({ AWS: MANAGEMENT }, { StringEquals: { "aws:ResourceTag/Kind": "open" } }));
    const seen = (tags: Readonly<Record<string, string>>) => {
      const role = { name: "tagged", arn: `arn:aws:iam::${GONE}:role/tagged`, trustPolicy: trust };
      const roles = [{ ...role, tags: new Map(Object.entries(tags)) }];
      const question = { accountId: GONE, organization: organizationIn(world), managedPolicies, assumptions: {} };
      return openDoors(world, { ...question, roles, now: instant(0) }).open[0]?.visitors;
    };
    expect(seen({ Kind: "open" })).toMatchObject([{ name: "admin", conditionKeys: [] }]);
    expect(seen({ Kind: "shut" })).toBeUndefined();
    expect(seen({})).toBeUndefined();
  });

  test("a session that a trust policy names is one that a role's holder can have", () => {
    const session = `arn:aws:sts::${SECURITY}:assumed-role/auditor/breakglass`;
    expect(doorsOf(departed({ door: trusting({ AWS: session }) })).open[0]?.visitors).toMatchObject([
      { name: "auditor", conditionKeys: ["sts:RoleSessionName"] },
    ]);
  });

  test("a closed account lets nobody out", () => {
    const world = departed({ open: trusting("*") });
    const closed = world.accounts.get(SECURITY);
    if (closed === undefined) throw new Error("no such account");
    const closure = { requestedAt: instant(0), closedAt: instant(0) } as unknown as NonNullable<typeof closed.closure>;
    const later = { ...world, accounts: new Map(world.accounts).set(SECURITY, { ...closed, closure }) };
    expect(visitors(later)).toEqual([["open", `${MANAGEMENT}/admin`]]);
  });

  test("resource control policies of the organization that the account is in bind whoever comes in", () => {
    const world = worldOf({
      policies: {},
      accounts: [{ id: GONE, roles: [{ name: "open", trust: trusting("*") }] }],
    });
    const organization = organizationIn(world);
    const content = documentOf([{ Effect: "Deny", Principal: "*", Action: "sts:*", Resource: "*" }]);
    const [like] = organization.policies.values();
    if (like === undefined) throw new Error("no policy");
    const under = (attached: readonly string[]): World => ({
      ...world,
      organizations: new Map([
        [
          organization.id,
          {
            ...organization,
            enabledPolicyTypes: new Set([...organization.enabledPolicyTypes, "RESOURCE_CONTROL_POLICY" as const]),
            policies: new Map(organization.policies)
              .set("p-rcp", { ...like, id: "p-rcp", type: "RESOURCE_CONTROL_POLICY", name: "fence", content })
              .set("p-all", {
                ...like,
                ...{ id: "p-all", type: "RESOURCE_CONTROL_POLICY", name: "all" },
                content: documentOf([{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*" }]),
              }),
            attachments: new Map(
              [organization.rootId, GONE].map((id) => [
                id,
                [...(organization.attachments.get(id) ?? []), "p-all", ...(id === GONE ? attached : [])],
              ]),
            ),
          },
        ],
      ]),
    });
    expect(visitors(under([]))).toEqual([["open", `${MANAGEMENT}/admin`]]);
    expect(visitors(under(["p-rcp"]))).toEqual([]);
  });

  test("nothing is said of a trust policy that cannot be read, except that", () => {
    const world = departed({});
    const { open, unreadable } = openDoors(world, {
      accountId: GONE,
      organization: organizationIn(world),
      roles: [{ name: "torn", arn: `arn:aws:iam::${GONE}:role/torn`, trustPolicy: "{" }],
      managedPolicies,
      assumptions: {},
      now: instant(0),
    });
    expect(open).toEqual([]);
    expect(unreadable).toMatchObject([{ role: "torn" }]);
  });
});

describe("what the account reached by being a member", () => {
  const bucket = (name: string, statements: Statements, owner = SECURITY) => ({
    name,
    accountId: owner,
    policy: documentOf(statements),
    region: "us-east-1",
    createdAt: instant(0),
  });

  function shut(...buckets: ReturnType<typeof bucket>[]) {
    const world = departed({ worker: trusting({ Service: "lambda.amazonaws.com" }) });
    const stocked = { ...world, buckets: new Map(buckets.map((each) => [each.name, each])) } as unknown as World;
    const account = stocked.accounts.get(GONE);
    if (account === undefined) throw new Error("no such account");
    return closedDoors(stocked, {
      account,
      organization: organizationIn(stocked),
      formerPath: "o-acme/r-root/ou-work/",
      assumptions: {},
    }).map(({ resource, action, principals }) => `${resource.kind} ${resource.name} ${action} ${principals.join()}`);
  }

  const allow = (more: Readonly<Record<string, unknown>>, action: string | readonly string[] = "s3:GetObject") => ({
    Effect: "Allow",
    Principal: "*",
    Action: action,
    Resource: `${bucketArn("shared")}/*`,
    ...more,
  });

  test("a condition on the organization's id or path no longer lets anybody of the account in", () => {
    const byId = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-acme" } } };
    const byPath = { Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-acme/r-root/*" } } };
    expect(shut(bucket("shared", [allow(byId, "s3:Get*")]))).toEqual(["bucket shared s3:Get* root,alice,worker"]);
    expect(shut(bucket("shared", [allow(byPath)]))).toEqual(["bucket shared s3:GetObject root,alice,worker"]);
  });

  test("a deny of everybody outside the organization shuts the door as well", () => {
    const perimeter = {
      Effect: "Deny",
      Principal: "*",
      Action: "*",
      Resource: "*",
      Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-acme" } },
    };
    expect(shut(bucket("shared", [allow({}), perimeter]))).toEqual(["bucket shared s3:GetObject root,alice,worker"]);
  });

  test("a door that stays open, that was never open, or that another organization's id opens, is not listed", () => {
    const elsewhere = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-other" } } };
    const denied = { Effect: "Deny", Principal: "*", Action: "*", Resource: "*" };
    const byId = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-acme" } } };
    expect(shut(bucket("shared", [allow({})]))).toEqual([]);
    expect(shut(bucket("shared", [allow(elsewhere)]))).toEqual([]);
    expect(shut(bucket("shared", [allow(byId), denied]))).toEqual([]);
    expect(shut(bucket("shared", [allow(byId)], GONE))).toEqual([]);
  });
});
