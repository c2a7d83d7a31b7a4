import fc from "fast-check";
import { expect, test } from "vitest";
import { denialText } from "../../../authorization/index.ts";
import { apply, identitiesOf, type World } from "../../../domain/index.ts";
import type { AccountId } from "../../../kernel/index.ts";
import {
  allow,
  attach,
  callerIn,
  contextFor,
  deny,
  document,
  exampleWorld,
  LEDGER,
  organizationPolicy,
  PAYMENTS,
  put,
  ROOT,
  type Signing,
  testIds,
  trust,
  user,
} from "../../access/access.test-support.ts";
import { decideAccess } from "../../access/index.ts";
import type { OperationContext } from "../../operation.ts";
import { IAM_CONSTRAINTS } from "../../wire/constraints/iam.ts";
import { iamService } from "./index.ts";
import { checkMarker, pageOf } from "./paging.ts";
import { encodeDocument } from "./policy-document.ts";
import { trailTime } from "./trail-time.ts";

type Answer = Record<string, unknown>;
const seeds = { next: 1 };

/** Authorizes, decides, applies and describes, in the order in which every request is answered. */
function call(world: World, who: string, name: string, input: object = {}, signing: Signing = {}): Answer {
  return callIn(contextFor(world, callerIn(world, PAYMENTS, who, signing), testIds(seeds.next++)), name, input);
}

function callIn(context: OperationContext, name: string, input: object): Answer {
  const operation = iamService.operations.get(name);
  if (operation === undefined) throw new Error(`no operation ${name}`);
  const permissions = operation.permissions?.(context, input as never) ?? [{ action: `iam:${name}`, resource: "*" }];
  const access = decideAccess(context, permissions);
  if (!access.allowed) return { code: "AccessDenied", message: denialText(access.explanation, access) };
  const decision = operation.decide(context, input as never);
  if (!decision.ok) return { ...iamService.wireError(decision.refusal as never) };
  for (const event of decision.value) apply(context.world, event);
  return operation.respond(context, input as never, decision.value) as Answer;
}

test("every operation with constraints is there under its own name, and no other", () => {
  expect([...iamService.operations.keys()].sort()).toEqual(Object.keys(IAM_CONSTRAINTS).sort());
  for (const [name, operation] of iamService.operations) expect(operation.name).toBe(name);
});

test("a user is made, shown, listed and removed", () => {
  const world = exampleWorld();
  const tags = [{ Key: "team", Value: "blue" }];
  const { User: made } = call(world, "role/admin", "CreateUser", { UserName: "bob", Path: "/eng/", Tags: tags });
  expect(made).toMatchObject({
    UserName: "bob",
    Path: "/eng/",
    Arn: `arn:aws:iam::${PAYMENTS}:user/eng/bob`,
    Tags: tags,
  });
  expect(call(world, "role/admin", "GetUser", { UserName: "bob" }).User).toEqual(made);
  const listed = call(world, "role/admin", "ListUsers", { PathPrefix: "/eng/" });
  expect(listed).toMatchObject({ Users: [{ UserName: "bob" }], IsTruncated: false });
  expect(call(world, "role/admin", "CreateUser", { UserName: "Bob" })).toMatchObject({
    code: "EntityAlreadyExists",
    status: 409,
    message: "User with name Bob already exists.",
  });
  expect(call(world, "role/admin", "DeleteUser", { UserName: "bob" })).toEqual({});
  expect(call(world, "role/admin", "GetUser", { UserName: "bob" })).toEqual({
    code: "NoSuchEntity",
    status: 404,
    message: "The user with name bob cannot be found.",
  });
});

test("GetUser without a name is the caller: a user, the root user, but not a role", () => {
  const world = exampleWorld();
  expect(call(world, "user/alice", "GetUser").User).toMatchObject({ UserName: "alice" });
  expect(call(world, "root", "GetUser").User).toMatchObject({ UserId: PAYMENTS, Arn: `arn:aws:iam::${PAYMENTS}:root` });
  expect(call(world, "role/admin", "GetUser").message).toBe(
    "Must specify userName when calling with non-User credentials",
  );
});

test("documents go in as text and come out percent-encoded", () => {
  const world = exampleWorld();
  const text = document(allow("s3:*", { Sid: "All", Condition: { StringLike: { "aws:username": "a*'(!)" } } }));
  call(world, "role/admin", "PutUserPolicy", { UserName: "alice", PolicyName: "p", PolicyDocument: text });
  const { PolicyDocument } = call(world, "role/admin", "GetUserPolicy", { UserName: "alice", PolicyName: "p" });
  expect(PolicyDocument).toMatch(/^[\w.~%-]+$/);
  expect(decodeURIComponent(String(PolicyDocument))).toBe(text);
  expect(call(world, "role/admin", "ListUserPolicies", { UserName: "alice" }).PolicyNames).toEqual(["all", "p"]);
  expect(call(world, "role/admin", "GetUserPolicy", { UserName: "alice", PolicyName: "q" }).message).toBe(
    "The user policy with name q cannot be found.",
  );
});

test.each([
  ["{", "Syntax errors in policy."],
  [document({ Effect: "Allow", Resource: "*" }), "Policy statement must contain actions."],
  [document({ Effect: "Allow", Action: "s3:*" }), "Policy statement must contain resources."],
  [
    document({ Effect: "Allow", Action: "nothing", Resource: "*" }),
    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
  ],
  [document(allow("s3:*", { Principal: "*" })), "Policy document should not specify a principal."],
  [
    JSON.stringify({ Version: "2008-10-17", Statement: allow("s3:*") }),
    "Policy document must be version 2012-10-17 or greater.",
  ],
])("a malformed document is refused in IAM's words: %s", (text, message) => {
  const refused = call(exampleWorld(), "role/admin", "CreatePolicy", { PolicyName: "p", PolicyDocument: text });
  expect(refused).toEqual({ code: "MalformedPolicyDocument", status: 400, message });
});

test.each([
  ["PutUserPolicy", { UserName: "alice" }],
  ["PutRolePolicy", { RoleName: "admin" }],
  ["PutGroupPolicy", { GroupName: "readers" }],
])("%s takes what names no version or the older one, and refuses what is malformed", (operation, holder) => {
  const world = exampleWorld();
  call(world, "role/admin", "CreateGroup", { GroupName: "readers" });
  const put = (PolicyDocument: string) =>
    call(world, "role/admin", operation, { ...holder, PolicyName: "p", PolicyDocument });
  for (const version of [{}, { Version: "2008-10-17" }])
    expect(put(JSON.stringify({ ...version, Statement: allow("s3:*") }))).toEqual({});
  expect(put(JSON.stringify({ Statement: { Effect: "Allow", Resource: "*" } })).message).toBe(
    "Policy statement must contain actions.",
  );
});

test("a trust policy must be one, and name who exists", () => {
  const world = exampleWorld();
  const create = (text: string) =>
    call(world, "role/admin", "CreateRole", { RoleName: "new", AssumeRolePolicyDocument: text });
  expect(create("{").message).toBe("This policy contains invalid Json");
  const nobody = `arn:aws:iam::${LEDGER}:user/nobody`;
  expect(create(trust({ AWS: nobody })).message).toBe(`Invalid principal in policy: "AWS":"${nobody}"`);
  expect(create(trust({ AWS: "arn:aws:iam::888888888888:user/vendor" })).Role).toMatchObject({
    MaxSessionDuration: 3_600,
  });
  const changed = { RoleName: "new", PolicyDocument: trust({ AWS: `arn:aws:iam::${LEDGER}:user/alice` }) };
  expect(call(world, "role/admin", "UpdateAssumeRolePolicy", changed)).toEqual({});
  const { Role: role } = call(world, "role/admin", "GetRole", { RoleName: "new" });
  expect(role).toMatchObject({ AssumeRolePolicyDocument: encodeDocument(changed.PolicyDocument) });
});

test("managed policies are attached, listed, detached; versions count at once", () => {
  const world = exampleWorld();
  const arn = `arn:aws:iam::${PAYMENTS}:policy/own`;
  const named = { PolicyArn: arn };
  const first = { PolicyName: "own", PolicyDocument: document(allow("s3:*")), Description: "mine" };
  expect(call(world, "root", "CreatePolicy", first).Policy).toMatchObject({ Arn: arn, AttachmentCount: 0 });
  put(world, PAYMENTS, { user: user(PAYMENTS, "bob", { inlinePolicies: new Map() }) });
  expect(call(world, "root", "AttachUserPolicy", { UserName: "bob", ...named })).toEqual({});
  expect(call(world, "user/bob", "ListUsers").code).toBe("AccessDenied");
  const second = { ...named, PolicyDocument: document(allow("iam:*")), SetAsDefault: true };
  expect(call(world, "root", "CreatePolicyVersion", second).PolicyVersion).toMatchObject({
    VersionId: "v2",
    IsDefaultVersion: true,
  });
  expect(call(world, "user/bob", "ListUsers").IsTruncated).toBe(false);
  expect(call(world, "root", "GetPolicy", named).Policy).toMatchObject({ AttachmentCount: 1, Description: "mine" });
  expect(call(world, "root", "GetPolicyVersion", { ...named, VersionId: "v1" }).PolicyVersion).toMatchObject({
    Document: encodeDocument(first.PolicyDocument),
    IsDefaultVersion: false,
  });
  expect(call(world, "root", "GetPolicyVersion", { ...named, VersionId: "v9" }).code).toBe("NoSuchEntity");
  expect(call(world, "root", "ListAttachedUserPolicies", { UserName: "bob" }).AttachedPolicies).toEqual([
    { PolicyName: "own", PolicyArn: arn },
  ]);
  expect(call(world, "root", "DeletePolicy", named)).toMatchObject({ code: "DeleteConflict", status: 409 });
  expect(call(world, "root", "DetachUserPolicy", { UserName: "bob", ...named })).toEqual({});
  expect(call(world, "root", "DetachUserPolicy", { UserName: "bob", ...named }).message).toBe(
    `Policy ${arn} was not found.`,
  );
});

test("AWS's own policies are known by their documents or not at all", () => {
  const world = exampleWorld();
  const administrator = { PolicyArn: "arn:aws:iam::aws:policy/AdministratorAccess" };
  expect(call(world, "root", "GetPolicy", administrator).Policy).toMatchObject({
    DefaultVersionId: "v1",
    AttachmentCount: 1,
  });
  const version = call(world, "root", "GetPolicyVersion", { ...administrator, VersionId: "v1" })
    .PolicyVersion as Answer;
  expect(JSON.parse(decodeURIComponent(String(version.Document))).Statement).toHaveLength(1);
  const unknown = { RoleName: "admin", PolicyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" };
  expect(call(world, "root", "AttachRolePolicy", unknown)).toMatchObject({ code: "NotEmulatedException", status: 501 });
  expect(
    call(world, "root", "AttachRolePolicy", { RoleName: "admin", PolicyArn: "arn:nonsense:of:a:policy" }).message,
  ).toBe("Invalid ARN:  Could not be parsed!");
  const scoped = (Scope: string) => (call(world, "root", "ListPolicies", { Scope }).Policies as unknown[]).length;
  expect([scoped("Local"), scoped("AWS")]).toEqual([0, scoped("All")]);
  expect(call(world, "root", "ListPolicies", { OnlyAttached: true }).Policies).toMatchObject([
    { PolicyName: "AdministratorAccess" },
  ]);
});

test("keys: the secret once, two for each, the root user's without a user's name", () => {
  const world = exampleWorld();
  const { AccessKey: key } = call(world, "user/alice", "CreateAccessKey") as { AccessKey: Answer };
  expect(key).toMatchObject({ UserName: "alice", Status: "Active" });
  expect(key.SecretAccessKey).toHaveLength(40);
  expect(call(world, "root", "CreateAccessKey", { UserName: "alice" }).code).toBeUndefined();
  expect(call(world, "root", "CreateAccessKey", { UserName: "alice" })).toEqual({
    code: "LimitExceeded",
    status: 409,
    message: "Cannot exceed quota for AccessKeysPerUser: 2",
  });
  expect(JSON.stringify(call(world, "root", "ListAccessKeys", { UserName: "alice" }))).not.toContain(
    key.SecretAccessKey,
  );
  const { AccessKey: rootKey } = call(world, "root", "CreateAccessKey") as { AccessKey: Answer };
  expect(rootKey).not.toHaveProperty("UserName");
  const off = { AccessKeyId: key.AccessKeyId, UserName: "alice", Status: "Inactive" };
  expect(call(world, "root", "UpdateAccessKey", off)).toEqual({});
  expect(call(world, "root", "UpdateAccessKey", { ...off, Status: "Expired" }).code).toBe("InvalidInput");
  expect(call(world, "root", "DeleteAccessKey", { AccessKeyId: "AKIANOBODYNOBODY", UserName: "alice" }).message).toBe(
    "The Access Key with id AKIANOBODYNOBODY cannot be found.",
  );
});

test("the trail of a new key has no secret", () => {
  const answer = call(exampleWorld(), "user/alice", "CreateAccessKey", { UserName: "alice" }) as { AccessKey: Answer };
  const trail = iamService.operations.get("CreateAccessKey")?.trail?.({ UserName: "alice" } as never, answer as never);
  expect(trail).toMatchObject({
    requestParameters: { userName: "alice" },
    responseElements: { accessKey: { status: "Active" } },
  });
  expect(JSON.stringify(trail)).not.toContain(answer.AccessKey.SecretAccessKey);
});

test("operations are authorized on the resource they touch", () => {
  const world = exampleWorld();
  const own = document(allow("iam:*", { Resource: `arn:aws:iam::${PAYMENTS}:user/alice` }));
  put(world, PAYMENTS, { user: user(PAYMENTS, "alice", { inlinePolicies: new Map([["own", own]]) }) });
  put(world, PAYMENTS, { user: user(PAYMENTS, "bob", { path: "/eng/" }) });
  expect(call(world, "user/alice", "CreateAccessKey").code).toBeUndefined();
  expect(call(world, "user/alice", "CreateAccessKey", { UserName: "bob" }).message).toBe(
    `User: arn:aws:iam::${PAYMENTS}:user/alice is not authorized to perform: iam:CreateAccessKey on resource: ` +
      `arn:aws:iam::${PAYMENTS}:user/eng/bob because no identity-based policy allows the iam:CreateAccessKey action`,
  );
});

test("a guardrail can speak of the policy that is attached, the boundary and the tags", () => {
  const world = exampleWorld();
  const guard = document(
    deny("iam:AttachUserPolicy", {
      Condition: { ArnEquals: { "iam:PolicyARN": "arn:aws:iam::aws:policy/AdministratorAccess" } },
    }),
    deny("iam:CreateUser", { Condition: { Null: { "iam:PermissionsBoundary": "true" } } }),
    deny("iam:CreateRole", { Condition: { Null: { "aws:RequestTag/owner": "true" } } }),
  );
  attach(world, organizationPolicy("p-guard", "SERVICE_CONTROL_POLICY", guard), ROOT);
  const code = (name: string, input: object) => call(world, "root", name, input).code;
  const attached = (name: string) => ({ UserName: "alice", PolicyArn: `arn:aws:iam::aws:policy/${name}` });
  expect(code("AttachUserPolicy", attached("AdministratorAccess"))).toBe("AccessDenied");
  expect(code("AttachUserPolicy", attached("IAMFullAccess"))).toBeUndefined();
  expect(code("CreateUser", { UserName: "bob" })).toBe("AccessDenied");
  expect(
    code("CreateUser", { UserName: "bob", PermissionsBoundary: "arn:aws:iam::aws:policy/IAMFullAccess" }),
  ).toBeUndefined();
  const role = { RoleName: "new", AssumeRolePolicyDocument: trust({ AWS: PAYMENTS }) };
  expect(code("CreateRole", role)).toBe("AccessDenied");
  expect(code("CreateRole", { ...role, Tags: [{ Key: "Owner", Value: "me" }] })).toBeUndefined();
});

test("who may not changes nothing", () => {
  const target = { UserName: "bob", RoleName: "bob", PolicyName: "p", PolicyDocument: document(allow("*")) };
  const input = {
    ...target,
    PolicyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
    AssumeRolePolicyDocument: trust({ AWS: PAYMENTS }),
  };
  const identities = (world: World, account: AccountId) =>
    JSON.stringify([...identitiesOf(world, account).users, ...identitiesOf(world, account).roles]);
  const writing = [...iamService.operations.values()].filter(({ readOnly }) => !readOnly).map(({ name }) => name);
  fc.assert(
    fc.property(fc.constantFrom(...writing), fc.constantFrom("root", "user/alice", "role/admin"), (name, who) => {
      const world = exampleWorld();
      put(world, PAYMENTS, { user: user(PAYMENTS, "bob") });
      attach(world, organizationPolicy("p-none", "SERVICE_CONTROL_POLICY", document(deny(`iam:${name}`))), ROOT);
      const before = identities(world, PAYMENTS);
      expect(call(world, who, name, input).code).toBe("AccessDenied");
      expect(identities(world, PAYMENTS)).toBe(before);
      expect(world.accessKeys.size).toBe(0);
    }),
  );
});

test("pages put together are the whole list, in order and without doubles", () => {
  const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 5 }), { maxLength: 30 });
  const context = contextFor(exampleWorld(), callerIn(exampleWorld(), PAYMENTS, "root"));
  const listing = { context, keyOf: (name: string) => name };
  fc.assert(
    fc.property(names, fc.integer({ min: 1, max: 7 }), (all, MaxItems) => {
      const collected: string[] = [];
      let Marker: string | undefined;
      do {
        const page = pageOf(all, { MaxItems, Marker }, listing);
        collected.push(...page.items);
        expect(page.IsTruncated).toBe(page.Marker !== undefined);
        Marker = page.Marker;
      } while (Marker !== undefined);
      expect(collected).toEqual([...pageOf(all, { MaxItems: 1000 }, listing).items]);
      expect([...collected].sort()).toEqual([...all].sort());
    }),
  );
  expect(checkMarker(context, { Marker: "made up" }).ok).toBe(false);
});

test("times in the trail are written as CloudTrail writes them", () => {
  expect(trailTime(new Date("2023-07-10T12:55:24Z"))).toBe("Jul 10, 2023, 12:55:24 PM");
  expect(trailTime(new Date("2023-01-01T00:05:06Z"))).toBe("Jan 1, 2023, 12:05:06 AM");
});
