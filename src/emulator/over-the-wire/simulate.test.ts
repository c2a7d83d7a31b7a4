import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  type EvaluationResult,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  SimulateCustomPolicyCommand,
  type SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommand,
  type SimulatePrincipalPolicyCommandInput,
} from "@aws-sdk/client-iam";
import { LeaveOrganizationCommand } from "@aws-sdk/client-organizations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusal, type Served, served } from "./served.test-support.ts";

let on: Served;
beforeAll(async () => {
  on = await served();
});
beforeEach(() => on.control("POST", "reset"));
afterAll(() => on.close());

const KEPT = "100000000011";
const OPEN = "100000000021";
const userArn = (account: string, name: string) => `arn:aws:iam::${account}:user/${name}`;
const roleArn = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`;
const policy = (...statements: readonly object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const allow = (Action: string, rest: object = {}) => ({ Effect: "Allow", Action, Resource: "*", ...rest });
const deny = (Action: string, rest: object = {}) => ({ Effect: "Deny", Action, Resource: "*", ...rest });

const custom = (input: SimulateCustomPolicyCommandInput, who = "open-complete/admin") =>
  on.as(who).iam.send(new SimulateCustomPolicyCommand(input));
const principal = (input: SimulatePrincipalPolicyCommandInput, who = "kept-created/admin") =>
  on.as(who).iam.send(new SimulatePrincipalPolicyCommand(input));

async function only(sent: ReturnType<typeof custom>): Promise<EvaluationResult> {
  const { EvaluationResults: [result, ...more] = [] } = await sent;
  if (result === undefined || more.length > 0) throw new Error("expected one result");
  return result;
}

describe("SimulateCustomPolicy", () => {
  const afterDate =
    '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*",' +
    '"Condition":{"DateGreaterThan":{"aws:CurrentTime":"2018-08-16T12:00:00Z"}}}}';
  const at = (value: string) => [
    { ContextKeyName: "aws:CurrentTime", ContextKeyValues: [value], ContextKeyType: "date" as const },
  ];

  test("answers the example of the AWS CLI Command Reference", async () => {
    const asked = { PolicyInputList: [afterDate], ActionNames: ["dynamodb:CreateBackup"] };
    const allowed = await only(custom({ ...asked, ContextEntries: at("2019-04-25T11:00:00Z") }));
    expect(allowed).toEqual({
      EvalActionName: "dynamodb:CreateBackup",
      EvalResourceName: "*",
      EvalDecision: "allowed",
      MatchedStatements: [
        {
          SourcePolicyId: "PolicyInputList.1",
          SourcePolicyType: "IAM Policy",
          StartPosition: { Line: 1, Column: 38 },
          EndPosition: { Line: 1, Column: 167 },
        },
      ],
      MissingContextValues: [],
    });
    const early = await only(custom({ ...asked, ContextEntries: at("2014-04-25T11:00:00Z") }));
    expect(early).toMatchObject({ EvalDecision: "implicitDeny", MatchedStatements: [], MissingContextValues: [] });
    const untold = await only(custom(asked));
    expect(untold).toMatchObject({ EvalDecision: "implicitDeny", MissingContextValues: ["aws:CurrentTime"] });
  });

  test("a deny is the only statement that is told, whatever allows", async () => {
    const PolicyInputList = [policy(allow("s3:*"), deny("s3:Delete*")), policy(allow("*"))];
    const result = await only(custom({ PolicyInputList, ActionNames: ["s3:DeleteBucket"] }));
    const text = PolicyInputList[0] ?? "";
    expect(result.EvalDecision).toBe("explicitDeny");
    expect(result.MatchedStatements).toEqual([
      {
        SourcePolicyId: "PolicyInputList.1",
        SourcePolicyType: "IAM Policy",
        StartPosition: { Line: 1, Column: text.lastIndexOf("{") + 1 },
        EndPosition: { Line: 1, Column: text.length - 1 },
      },
    ]);
    const allowed = await only(custom({ PolicyInputList, ActionNames: ["s3:GetObject"] }));
    expect(allowed.MatchedStatements?.map((each) => each.SourcePolicyId)).toEqual([
      "PolicyInputList.1",
      "PolicyInputList.2",
    ]);
  });

  test("every action meets every resource, and the strictest decision stands above", async () => {
    const onGood = allow("s3:GetObject", { Resource: "arn:aws:s3:::good/*" });
    const onBad = deny("s3:GetObject", { Resource: "arn:aws:s3:::bad/*" });
    const ResourceArns = ["arn:aws:s3:::good/a", "arn:aws:s3:::bad/a", "arn:aws:s3:::other/a"];
    const { EvaluationResults = [] } = await custom({
      ...{ PolicyInputList: [policy(onGood, onBad)], ActionNames: ["s3:GetObject", "s3:PutObject"], ResourceArns },
    });
    expect(
      EvaluationResults.map(({ EvalActionName, EvalDecision, MatchedStatements, ResourceSpecificResults }) => [
        EvalActionName,
        EvalDecision,
        MatchedStatements?.length,
        ResourceSpecificResults?.map((each) => `${each.EvalResourceName} ${each.EvalResourceDecision}`),
      ]),
    ).toEqual([
      [
        ...["s3:GetObject", "explicitDeny", 1],
        ["arn:aws:s3:::good/a allowed", "arn:aws:s3:::bad/a explicitDeny", "arn:aws:s3:::other/a implicitDeny"],
      ],
      [...["s3:PutObject", "implicitDeny", 0], ResourceArns.map((arn) => `${arn} implicitDeny`)],
    ]);
    expect(EvaluationResults[0]?.EvalDecisionDetails).toEqual({});
  });

  test("levels of service control policies must each allow, and an SCP that denies ends the simulation", async () => {
    const full = { ServiceControlPolicyInputList: [policy(allow("*"))] };
    const strict = { ServiceControlPolicyInputList: [policy(allow("*")), policy(deny("s3:*"))] };
    const narrow = { ServiceControlPolicyInputList: [policy(allow("ec2:*"))] };
    const asked = { PolicyInputList: [policy(allow("*"))], ActionNames: ["s3:GetObject"] };
    const decide = async (...levels: (typeof full)[]) => {
      const result = await only(custom({ ...asked, OrderedOrganizationPolicyInputList: levels }));
      return [result.EvalDecision, result.OrganizationsDecisionDetail?.AllowedByOrganizations];
    };
    expect(await decide(full, full)).toEqual(["allowed", true]);
    expect(await decide(full, strict)).toEqual(["explicitDeny", false]);
    expect(await decide(full, narrow, full)).toEqual(["implicitDeny", false]);
    const alone = await only(custom(asked));
    expect(alone.OrganizationsDecisionDetail).toBeUndefined();
    const denied = await only(custom({ ...asked, OrderedOrganizationPolicyInputList: [strict] }));
    expect(denied.MatchedStatements).toEqual([]);
  });

  test("a boundary limits, and says so by itself", async () => {
    const asked = { PolicyInputList: [policy(allow("*"))], ActionNames: ["s3:GetObject"] };
    const within = async (text: string) => {
      const result = await only(custom({ ...asked, PermissionsBoundaryPolicyInputList: [text] }));
      return [
        result.EvalDecision,
        result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary,
        result.MatchedStatements?.map((each) => each.SourcePolicyType),
      ];
    };
    expect(await within(policy(allow("s3:*")))).toEqual(["allowed", true, ["IAM Policy"]]);
    expect(await within(policy(allow("ec2:*")))).toEqual(["implicitDeny", false, []]);
    expect(await within(policy(deny("s3:*")))).toEqual(["explicitDeny", false, ["Permissions Boundary Policy"]]);
  });

  test("a resource policy grants within the account, and needs company across accounts", async () => {
    const caller = userArn(OPEN, "alice");
    const statement = { Effect: "Allow", Principal: { AWS: caller }, Action: "s3:GetObject", Resource: "*" };
    const asked = {
      ...{ PolicyInputList: [policy(allow("ec2:*"))], ActionNames: ["s3:GetObject"], CallerArn: caller },
      ...{ ResourceArns: ["arn:aws:s3:::files/a"], ResourcePolicy: policy(statement) },
    };
    const within = await only(custom(asked));
    expect(within).toMatchObject({
      EvalDecision: "allowed",
      MatchedStatements: [{ SourcePolicyId: "ResourcePolicy", SourcePolicyType: "Resource Policy" }],
      EvalDecisionDetails: {},
    });
    const across = await only(custom({ ...asked, ResourceOwner: `arn:aws:iam::${KEPT}:root` }));
    expect(across).toMatchObject({
      EvalDecision: "implicitDeny",
      EvalDecisionDetails: { "IAM Policy": "implicitDeny", "Resource Policy": "allowed" },
    });
  });

  test("every type of context key is read, and one value or a list is told apart", async () => {
    const condition = {
      ...{ StringEquals: { "x:text": "a" }, NumericLessThan: { "x:number": "5" }, Bool: { "x:truth": "true" } },
      ...{ DateLessThan: { "x:date": "2030-01-01T00:00:00Z" }, IpAddress: { "x:address": "10.0.0.0/8" } },
      ...{ BinaryEquals: { "x:bytes": "aGk=" }, "ForAllValues:StringEquals": { "x:texts": ["a", "b"] } },
    };
    const entry = (name: string, type: string, ...values: string[]) => ({
      ...{ ContextKeyName: name, ContextKeyValues: values, ContextKeyType: type as "string" },
    });
    const ContextEntries = [
      entry("X:Text", "string", "a"),
      entry("x:number", "numeric", "4.5"),
      entry("x:truth", "boolean", "True"),
      entry("x:date", "date", "2026-01-01T00:00:00Z"),
      entry("x:address", "ip", "10.1.2.3"),
      entry("x:bytes", "binary", "aGk="),
      entry("x:texts", "stringList", "b", "a"),
    ];
    const asked = {
      PolicyInputList: [policy(allow("s3:*", { Condition: condition }))],
      ActionNames: ["s3:GetObject"],
    };
    expect(await only(custom({ ...asked, ContextEntries }))).toMatchObject({
      ...{ EvalDecision: "allowed", MissingContextValues: [] },
    });
    for (const left of ContextEntries) {
      const others = ContextEntries.filter((each) => each !== left);
      const { MissingContextValues } = await only(custom({ ...asked, ContextEntries: others }));
      expect(MissingContextValues).toEqual([left.ContextKeyName.toLowerCase()]);
    }
    for (const wrong of [
      entry("x:number", "numeric", "four"),
      entry("x:truth", "boolean", "yes"),
      entry("x:date", "date", "tomorrow"),
      entry("x:address", "ip", "10.0.0"),
      entry("x:bytes", "binary", "%"),
      entry("x:text", "string", "a", "b"),
      entry("x:text", "string"),
    ]) {
      expect(await refusal(custom({ ...asked, ContextEntries: [wrong] }))).toMatchObject({
        name: "InvalidInputException",
        status: 400,
      });
    }
  });

  test("only keys of statements that could matter are missing", async () => {
    const condition = (key: string, value = "x") => ({ Condition: { StringEquals: { [key]: value } } });
    const PolicyInputList = [
      policy(
        allow("s3:GetObject", { Resource: "arn:aws:s3:::other/*", ...condition("x:other-resource") }),
        allow("ec2:*", condition("x:other-action")),
        deny("s3:*", { Condition: { StringEquals: { "aws:PrincipalAccount": "999999999999", "x:ruled-out": "x" } } }),
        deny("s3:*", { Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } }),
        allow("s3:GetObject", { Resource: "arn:aws:s3:::files/${aws:PrincipalTag/team}/*" }),
        allow("s3:*", condition("aws:username", "${aws:userid}${*}")),
      ),
    ];
    const result = await only(
      custom({
        ...{ PolicyInputList, ActionNames: ["s3:GetObject"], ResourceArns: ["arn:aws:s3:::files/blue/a"] },
        CallerArn: userArn(OPEN, "nobody-yet"),
      }),
    );
    expect(result.MissingContextValues).toEqual(["aws:RequestedRegion", "aws:PrincipalTag/team", "aws:userid"]);
    expect(result.ResourceSpecificResults?.[0]?.MissingContextValues).toEqual(result.MissingContextValues);
    expect(result.EvalDecision).toBe("explicitDeny");
  });

  test("a key that cannot change the decision is not missing", async () => {
    const open = (Action: string, key: string) => allow(Action, { Condition: { StringEquals: { [key]: "x" } } });
    const denyOpen = deny("s3:*", { Condition: { StringEquals: { "x:deny": "x" } } });
    const decide = async (...statements: readonly object[]) => {
      const result = await only(custom({ PolicyInputList: [policy(...statements)], ActionNames: ["s3:GetObject"] }));
      return [result.EvalDecision, result.MissingContextValues];
    };
    expect(await decide(open("s3:*", "x:a"), deny("s3:*"))).toEqual(["explicitDeny", []]);
    expect(await decide(open("s3:*", "x:a"), allow("s3:*"))).toEqual(["allowed", []]);
    expect(await decide(open("s3:*", "x:a"), open("s3:Get*", "X:A"))).toEqual(["implicitDeny", ["x:a"]]);
    expect(await decide(denyOpen, allow("s3:*"))).toEqual(["explicitDeny", ["x:deny"]]);
    expect(await decide(denyOpen)).toEqual(["explicitDeny", ["x:deny"]]);
    expect(await decide(open("s3:*", "x:a"), denyOpen)).toEqual(["explicitDeny", ["x:a", "x:deny"]]);
  });

  test("keys of service control policies are not told, and the strictest decision is taken all the same", async () => {
    const regional = deny("s3:*", { Condition: { StringNotEquals: { "aws:RequestedRegion": "eu-west-1" } } });
    const level = { ServiceControlPolicyInputList: [policy(allow("*"), regional)] };
    const asked = { PolicyInputList: [policy(allow("*"))], ActionNames: ["s3:GetObject"] };
    const simulate = (...ContextEntries: NonNullable<SimulateCustomPolicyCommandInput["ContextEntries"]>) =>
      only(custom({ ...asked, OrderedOrganizationPolicyInputList: [level], ContextEntries }));
    expect(await simulate()).toMatchObject({
      ...{ EvalDecision: "explicitDeny", MissingContextValues: [] },
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    });
    const inRegion = { ContextKeyName: "aws:RequestedRegion", ContextKeyValues: ["eu-west-1"] };
    expect(await simulate({ ...inRegion, ContextKeyType: "string" })).toMatchObject({ EvalDecision: "allowed" });
  });

  test("a group calls as some user that is in it", async () => {
    const named = allow("s3:*", { Condition: { StringEquals: { "aws:username": "alice" } } });
    const typed = allow("s3:*", { Condition: { StringEquals: { "aws:PrincipalType": "User" } } });
    const asked = { ActionNames: ["s3:GetObject"], CallerArn: `arn:aws:iam::${OPEN}:group/staff` };
    expect(await only(custom({ ...asked, PolicyInputList: [policy(typed)] }))).toMatchObject({
      EvalDecision: "allowed",
    });
    expect(await only(custom({ ...asked, PolicyInputList: [policy(named)] }))).toMatchObject({
      ...{ EvalDecision: "implicitDeny", MissingContextValues: ["aws:username"] },
    });
  });

  test("answers come in pages of actions, in the order in which they were named", async () => {
    const ActionNames = ["s3:PutObject", "ec2:RunInstances", "iam:CreateUser", "s3:GetObject", "a4b:DeleteRoom"];
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const answer = await custom({ PolicyInputList: [policy(allow("*"))], ActionNames, MaxItems: 2, Marker });
      seen.push(...(answer.EvaluationResults ?? []).map((each) => each.EvalActionName));
      expect(answer.IsTruncated).toBe(answer.Marker !== undefined);
      Marker = answer.Marker;
    } while (Marker !== undefined);
    expect(seen).toEqual(ActionNames);
  });

  test.each([
    ["a broken policy", { PolicyInputList: ["{"] }],
    ["a policy with a principal", { PolicyInputList: [policy(allow("*", { Principal: "*" }))] }],
    ["an action with a wildcard", { ActionNames: ["s3:Get*"] }],
    ["an action without a service", { ActionNames: ["GetObject"] }],
    ["no action", { ActionNames: [] }],
    ["a resource that is no ARN", { ResourceArns: ["bucket"] }],
    ["two boundaries", { PermissionsBoundaryPolicyInputList: [policy(allow("*")), policy(allow("*"))] }],
    ["a resource policy without a caller", { ResourcePolicy: policy(allow("*", { Principal: "*" })) }],
    ["a caller that is a session", { CallerArn: `arn:aws:sts::${OPEN}:assumed-role/admin/x` }],
    ["a caller that is a root user", { CallerArn: `arn:aws:iam::${OPEN}:root` }],
    ["a level without a policy", { OrderedOrganizationPolicyInputList: [{ ServiceControlPolicyInputList: [] }] }],
    ["an owner that is no account", { ResourceOwner: "me" }],
    [
      "a trust policy",
      {
        ...{ ResourceArns: [roleArn(OPEN, "admin")], CallerArn: userArn(OPEN, "alice") },
        ResourcePolicy: policy(allow("*", { Principal: "*" })),
      },
    ],
  ])("%s is refused", async (_what, parts) => {
    const input = { PolicyInputList: [policy(allow("*"))], ActionNames: ["s3:GetObject"], ...parts };
    expect(await refusal(custom(input))).toMatchObject({ name: "InvalidInputException", status: 400 });
  });

  test("what is not emulated and what would take too long is said", async () => {
    const input = { PolicyInputList: [policy(allow("*"))], ActionNames: ["ec2:RunInstances"] };
    expect(await refusal(custom({ ...input, ResourceHandlingOption: "EC2-VPC-EBS" }))).toMatchObject({ status: 501 });
    const many = Array.from({ length: 101 }, (_, index) => `x:A${index}`);
    const ResourceArns = many.map((_, index) => `arn:aws:s3:::b/${index}`);
    expect(await refusal(custom({ ...input, ActionNames: many, ResourceArns }))).toMatchObject({
      name: "PolicyEvaluationException",
      status: 500,
    });
  });
});

describe("SimulatePrincipalPolicy", () => {
  test("the organization takes part, as it does in the call itself", async () => {
    const ActionNames = ["organizations:LeaveOrganization"];
    const kept = await only(principal({ PolicySourceArn: roleArn(KEPT, "admin"), ActionNames }));
    expect(kept).toMatchObject({
      EvalDecision: "explicitDeny",
      MatchedStatements: [],
      OrganizationsDecisionDetail: { AllowedByOrganizations: false },
    });
    const leaving = on.as("kept-created/admin").organizations.send(new LeaveOrganizationCommand({}));
    expect((await refusal(leaving)).name).toBe("AccessDeniedException");
    const open = await only(principal({ PolicySourceArn: roleArn(OPEN, "admin"), ActionNames }, "open-complete/admin"));
    expect(open).toMatchObject({
      EvalDecision: "allowed",
      MatchedStatements: [{ SourcePolicyId: "AdministratorAccess" }],
      OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    });
    const alone = { PolicySourceArn: roleArn("300000000001", "admin"), ActionNames };
    expect((await only(principal(alone, "alone/admin"))).OrganizationsDecisionDetail).toBeUndefined();
    const management = { PolicySourceArn: roleArn("100000000001", "admin"), ActionNames };
    expect(await only(principal(management, "management/admin"))).toMatchObject({
      OrganizationsDecisionDetail: { AllowedByOrganizations: true },
    });
  });

  test("inline and managed policies, boundary and passed policies take part under their names", async () => {
    const { iam } = on.as("open-complete/admin");
    const document = (...statements: readonly object[]) => ({ PolicyDocument: policy(...statements) });
    const boundary = await iam.send(new CreatePolicyCommand({ PolicyName: "limit", ...document(allow("s3:*")) }));
    const PermissionsBoundary = boundary.Policy?.Arn;
    const AssumeRolePolicyDocument = policy({
      ...{ Effect: "Allow", Principal: { AWS: OPEN }, Action: "sts:AssumeRole" },
    });
    const RoleName = "deploy";
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument, PermissionsBoundary }));
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "publish", ...document(allow("s3:PutObject")) }));
    const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
    await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
    const PolicySourceArn = roleArn(OPEN, RoleName);
    const { EvaluationResults = [] } = await principal(
      {
        ...{ PolicySourceArn, ActionNames: ["s3:PutObject", "ec2:RunInstances"] },
        PolicyInputList: [policy(allow("ec2:*"))],
      },
      "open-complete/admin",
    );
    expect(EvaluationResults[0]?.MatchedStatements?.map((each) => each.SourcePolicyId)).toEqual([
      "role_deploy_publish",
      "AdministratorAccess",
    ]);
    expect(EvaluationResults.map((each) => each.PermissionsBoundaryDecisionDetail)).toEqual([
      { AllowedByPermissionsBoundary: true },
      { AllowedByPermissionsBoundary: false },
    ]);
    const without = (PolicyExclusionList: SimulatePrincipalPolicyCommandInput["PolicyExclusionList"]) =>
      only(
        principal({ PolicySourceArn, ActionNames: ["ec2:RunInstances"], PolicyExclusionList }, "open-complete/admin"),
      );
    expect((await without([{ PolicyType: "permission-boundary" }])).EvalDecision).toBe("allowed");
    expect((await without([{ PolicyArn: `arn:aws:iam::${OPEN}:policy/l?m*` }])).EvalDecision).toBe("allowed");
    const bare = await without([{ PolicyType: "permission-boundary" }, { PolicyArn: "arn:aws:iam::aws:policy/Adm*" }]);
    expect(bare.EvalDecision).toBe("implicitDeny");
    const twoStars = without([{ PolicyArn: "arn:aws:iam::aws:policy/*Admin*" }]);
    expect((await refusal(twoStars)).name).toBe("InvalidInputException");
    const free = await only(
      principal(
        {
          ...{ PolicySourceArn, ActionNames: ["ec2:RunInstances"] },
          PermissionsBoundaryPolicyInputList: [policy(allow("*"))],
        },
        "open-complete/admin",
      ),
    );
    expect(free.EvalDecision).toBe("allowed");
  });

  test("a user's own keys are settled, and those of a role's session are not", async () => {
    const { iam } = on.as("open-complete/admin");
    const own = { Condition: { StringLike: { "aws:userid": "*", "aws:PrincipalOrgID": "o-twoacme001" } } };
    await iam.send(new CreateUserCommand({ UserName: "bob", Tags: [{ Key: "Team", Value: "blue" }] }));
    const tagged = { Condition: { StringEquals: { "aws:PrincipalTag/team": "blue" } } };
    const PolicyDocument = policy(
      allow("s3:GetObject", own),
      allow("s3:PutObject", tagged),
      allow("s3:ListBucket", { Condition: { StringEquals: { "aws:PrincipalTag/other": "x" } } }),
    );
    await iam.send(new PutUserPolicyCommand({ UserName: "bob", PolicyName: "p", PolicyDocument }));
    const asBob = await principal(
      { PolicySourceArn: userArn(OPEN, "bob"), ActionNames: ["s3:GetObject", "s3:PutObject", "s3:ListBucket"] },
      "open-complete/admin",
    );
    expect(asBob.EvaluationResults?.map((each) => [each.EvalDecision, each.MissingContextValues])).toEqual([
      ["allowed", []],
      ["allowed", []],
      ["implicitDeny", []],
    ]);
    const RoleName = "admin";
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "p", PolicyDocument: policy(deny("s3:*", own)) }));
    const asRole = await only(
      principal({ PolicySourceArn: roleArn(OPEN, "admin"), ActionNames: ["s3:GetObject"] }, "open-complete/admin"),
    );
    expect(asRole).toMatchObject({ EvalDecision: "explicitDeny", MissingContextValues: ["aws:userid"] });
  });

  test("who is not there, not a principal or not of this account is refused", async () => {
    const ask = (PolicySourceArn: string) =>
      refusal(principal({ PolicySourceArn, ActionNames: ["s3:GetObject"] }, "open-complete/admin"));
    expect(await ask(roleArn(OPEN, "nobody"))).toMatchObject({ name: "NoSuchEntityException", status: 404 });
    expect(await ask(roleArn(OPEN, "path/admin"))).toMatchObject({ name: "NoSuchEntityException" });
    expect(await ask(`arn:aws:iam::${OPEN}:group/staff`)).toMatchObject({ name: "NoSuchEntityException" });
    expect(await ask(`arn:aws:sts::${OPEN}:assumed-role/admin/x`)).toMatchObject({
      name: "InvalidInputException",
      message: expect.stringContaining("does not clearly define entity type and name"),
    });
    expect(await ask(roleArn(KEPT, "admin"))).toMatchObject({ name: "AccessDenied" });
  });
});
