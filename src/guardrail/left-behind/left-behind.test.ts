import { describe, expect, test } from "vitest";
import { bucketArn, functionArn, type LambdaFunction, type World } from "../../domain/index.ts";
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
import { sharedResources } from "./shared-resources.ts";

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

/** Security has a user too, who may do everything. */
function withUserIn(world: World, name: string): World {
  const identities = world.identities.get(SECURITY);
  const reader = identities?.users.get("reader");
  if (identities === undefined || reader === undefined) throw new Error("no such user");
  const user = {
    ...reader,
    name,
    arn: `arn:aws:iam::${SECURITY}:user/${name}`,
    attachedPolicies: [ADMINISTRATOR],
  };
  const users = new Map(identities.users).set(name, user);
  return { ...world, identities: new Map(world.identities).set(SECURITY, { ...identities, users }) };
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

  describe("conditions that nobody can choose to meet", () => {
    const met = (condition: unknown) => {
      const world = departed({ door: trusting({ AWS: SECURITY }, condition) });
      return doorsOf(withUserIn(world, "clerk")).open[0]?.visitors.map(({ name, conditionKeys, from }) => ({
        name,
        conditionKeys,
        from,
      }));
    };
    const both = (more: object) => ["clerk", "auditor"].map((name) => expect.objectContaining({ name, ...more }));

    test.each([
      [{ DateLessThan: { "aws:CurrentTime": "1969-01-01T00:00:00Z" } }],
      [{ NumericLessThan: { "aws:EpochTime": "-5" } }],
      [{ Bool: { "aws:ViaAWSService": "true" } }],
      [{ StringEquals: { "aws:SourceOrgID": "o-acme" } }],
      [{ StringEquals: { "aws:SourceAccount": SECURITY } }],
      [{ ArnLike: { "aws:SourceArn": "*" } }],
      [{ Null: { "aws:CalledVia": "false" } }],
      [{ Null: { "aws:AssumedRoot": "false" } }],
    ])("%j shuts the door", (condition) => {
      expect(met(condition)).toBeUndefined();
    });

    test.each([
      [{ DateGreaterThan: { "aws:CurrentTime": "1969-01-01T00:00:00Z" } }],
      [{ BoolIfExists: { "aws:ViaAWSService": "false" } }],
      [{ Null: { "aws:SourceArn": "true" } }],
    ])("%j leaves it open", (condition) => {
      expect(met(condition)).toEqual(both({ conditionKeys: [], from: undefined }));
    });

    test("a door that opens later is listed with the moment, in whatever words the time is given", () => {
      const from = instant(Date.parse("2030-01-01T00:00:00Z"));
      for (const condition of [
        { DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
        { DateGreaterThanEquals: { "aws:CurrentTime": "2030" } },
        { NumericGreaterThan: { "aws:EpochTime": "1893456000" } },
      ])
        expect(met(condition)).toEqual(both({ conditionKeys: [], from }));
      const never = {
        DateGreaterThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" },
        Bool: { "aws:ViaAWSService": "true" },
      };
      expect(met(never)).toBeUndefined();
    });

    test("the id of a user is its own, and a role's ends with a name that somebody chooses", () => {
      expect(met({ StringLike: { "aws:userid": "AROA*" } })).toEqual([
        { name: "auditor", conditionKeys: ["aws:userid"], from: undefined },
      ]);
    });
  });

  describe("what a caller has to say", () => {
    const chosen = (condition: unknown, action: unknown = "sts:AssumeRole") => {
      const [trust] = trusting({ AWS: MANAGEMENT }, condition);
      const world = departed({ door: [{ ...trust, Action: action }] });
      return doorsOf(world).open[0]?.visitors[0]?.choice;
    };

    test.each([
      [{ StringEquals: { "sts:ExternalId": "agreed" } }, { externalId: "agreed" }],
      [{ StringNotEquals: { "sts:ExternalId": "agreed" } }, {}],
      [{ Null: { "sts:ExternalId": "false" } }, { externalId: "orgdrill" }],
      [{ StringLike: { "sts:RoleSessionName": "case-*" } }, { sessionName: "case-any" }],
      [
        { StringEquals: { "sts:ExternalId": "agreed", "sts:RoleSessionName": "case" } },
        { externalId: "agreed", sessionName: "case" },
      ],
    ])("%j is met by %j", (condition, choice) => {
      expect(chosen(condition)).toEqual({ sessionName: "intruder", ...choice });
    });

    test("tags and a source identity need an action of their own, which the trust policy has to allow", () => {
      const tag = { StringEquals: { "aws:RequestTag/case": "open" } };
      const source = { StringLike: { "sts:SourceIdentity": "?*" } };
      expect(chosen(tag, "sts:*")).toEqual({ sessionName: "intruder", tags: { case: "open" } });
      expect(chosen(tag)).toBeUndefined();
      expect(chosen(source, "sts:*")).toMatchObject({ sourceIdentity: "xany" });
      expect(chosen(source)).toBeUndefined();
    });

    test("a second factor and an address are not said, and no choice is found", () => {
      expect(chosen({ Bool: { "aws:MultiFactorAuthPresent": "true" } })).toBeUndefined();
      expect(chosen({ IpAddress: { "aws:SourceIp": "10.0.0.0/8" } })).toBeUndefined();
    });

    test("where the name of the visitor's own session matters, no request is said to do", () => {
      const session = `arn:aws:sts::${SECURITY}:assumed-role/auditor/orgdrill`;
      const deny = { Effect: "Deny", Principal: { AWS: session }, Action: "sts:AssumeRole" };
      const [visitor] = doorsOf(departed({ door: [...trusting({ AWS: SECURITY }), deny] })).open[0]?.visitors ?? [];
      expect(visitor).toMatchObject({ name: "auditor", conditionKeys: ["sts:RoleSessionName"] });
      expect(visitor).not.toHaveProperty("choice");
    });

    test("values that no request can carry are not said", () => {
      expect(chosen({ StringEquals: { "sts:ExternalId": "a b" } })).toBeUndefined();
      expect(chosen({ StringEquals: { "aws:RequestTag/__proto__": "x" } }, "sts:*")?.tags).toEqual(
        Object.fromEntries([["__proto__", "x"]]),
      );
    });
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
    return shutNow(undefined, ...buckets);
  }

  function shutNow(presentPath: string | undefined, ...buckets: ReturnType<typeof bucket>[]) {
    return shutIn({ buckets: new Map(buckets.map((each) => [each.name, each])) }, presentPath);
  }

  function shutIn(more: object, presentPath?: string) {
    const world = departed({ worker: trusting({ Service: "lambda.amazonaws.com" }) });
    const stocked = { ...world, ...more } as unknown as World;
    const account = stocked.accounts.get(GONE);
    if (account === undefined) throw new Error("no such account");
    return closedDoors(stocked, {
      account,
      organization: organizationIn(stocked),
      formerPath: "o-acme/r-root/ou-work/",
      ...(presentPath !== undefined && { presentPath }),
      now: instant(0),
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

  test("a function that admits the organization or anybody of it is among them, one that admits a service is not", () => {
    const statement = (Principal: unknown, Condition?: unknown) => ({
      Sid: "one",
      Effect: "Allow",
      Principal,
      Action: "lambda:InvokeFunction",
      Resource: "*",
      ...(Condition !== undefined && { Condition }),
    });
    const lambda = (name: string, policy: string | undefined, accountId = SECURITY) => {
      return { name, accountId, region: "us-east-1", policy } as unknown as LambdaFunction;
    };
    const byId = { StringEquals: { "aws:PrincipalOrgID": "o-acme" } };
    const functions = [
      lambda("pager", documentOf([statement("*", byId)])),
      lambda("own", documentOf([statement("*", byId)]), GONE),
      lambda("open", documentOf([statement("*")])),
      lambda("told", documentOf([statement({ Service: "events.amazonaws.com" })])),
      lambda("bare", undefined),
    ];
    const world = { functions: new Map(functions.map((each) => [functionArn(each), each])) };
    const known = [...sharedResources({ ...departed({}), ...world } as unknown as World, new Set([SECURITY]))];
    const named = known.filter(({ kind }) => kind === "function").map(({ name, arn }) => `${name} ${arn}`);
    expect(named).toEqual(
      ["pager", "open", "told"].map((name) => `${name} arn:aws:lambda:us-east-1:${SECURITY}:function:${name}`),
    );
    expect(shutIn(world)).toEqual(["function pager lambda:InvokeFunction root,alice,worker"]);
  });

  test("an account that was moved, or is in another organization, is asked about where it is now", () => {
    const byId = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-acme" } } };
    const byPath = { Condition: { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-acme/r-root/ou-work/*" } } };
    const [ofId, ofPath] = [bucket("shared", [allow(byId, "s3:Get*")]), bucket("shared", [allow(byPath)])];
    expect(shutNow("o-acme/r-root/", ofId)).toEqual([]);
    expect(shutNow("o-acme/r-root/", ofPath)).toEqual(["bucket shared s3:GetObject root,alice,worker"]);
    expect(shutNow("o-acme/r-root/ou-work/", ofPath)).toEqual([]);
    expect(shutNow("o-other/r-root/", ofId)).toEqual(["bucket shared s3:Get* root,alice,worker"]);
  });

  test("a door that had expired before was not shut by the departure", () => {
    const byId = { "aws:PrincipalOrgID": "o-acme" };
    const expired = { StringEquals: byId, DateLessThan: { "aws:CurrentTime": "1969-01-01T00:00:00Z" } };
    expect(shut(bucket("shared", [allow({ Condition: expired })]))).toEqual([]);
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
