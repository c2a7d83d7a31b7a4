import { expect, test } from "vitest";
import { denialText } from "../../authorization/index.ts";
import { apply, assumptionReader, type World } from "../../domain/index.ts";
import { addMs } from "../../kernel/index.ts";
import type { RequiredPermission } from "../operation.ts";
import {
  allow,
  attach,
  callerIn,
  contextFor,
  deny,
  document,
  exampleWorld,
  LONER,
  MANAGEMENT,
  ORGANIZATION,
  organizationIn,
  organizationPolicy,
  PAYMENTS,
  put,
  ROOT,
  role,
  type Signing,
  trust,
  user,
  WORKLOADS,
} from "./access.test-support.ts";
import { decideAccess } from "./decide-access.ts";
import { policyScope } from "./scope.ts";

const LEAVE: RequiredPermission = { action: "organizations:LeaveOrganization", resource: "*" };
const denyLeave = () => organizationPolicy("p-denyleave", "SERVICE_CONTROL_POLICY", document(deny(LEAVE.action)));

function ask(world: World, account: typeof PAYMENTS, who: string, signing: Signing = {}) {
  return decideAccess(contextFor(world, callerIn(world, account, who, signing)), [LEAVE]);
}

test.each(["root", "user/alice", "role/admin"])("a deny at any level stops %s of a member account", (who) => {
  for (const target of [ROOT, WORKLOADS, PAYMENTS]) {
    const world = exampleWorld();
    expect(ask(world, PAYMENTS, who).allowed).toBe(true);
    attach(world, denyLeave(), target);
    const { allowed, explanation } = ask(world, PAYMENTS, who);
    expect(allowed).toBe(false);
    expect(explanation.outcome).toBe("explicitlyDenied");
    expect(explanation.decisive).toMatchObject({ statement: { policy: { id: "p-denyleave", level: { id: target } } } });
  }
});

test("the ladder goes from the root through units to the account, each with its name", () => {
  const world = exampleWorld();
  const { serviceControl } = policyScope(contextFor(world, callerIn(world, PAYMENTS, "root")), LEAVE);
  expect(serviceControl?.map(({ level }) => `${level.kind} ${level.name}`)).toEqual([
    "root Root",
    "organizationalUnit Workloads",
    "account payments",
  ]);
});

test("a policy that is detached or changed in place is seen at the next call, and an unchanged level is not built again", () => {
  const world = exampleWorld();
  const levels = () => policyScope(contextFor(world, callerIn(world, PAYMENTS, "root")), LEAVE).serviceControl ?? [];
  const before = levels();
  attach(world, denyLeave(), PAYMENTS);
  const after = levels();
  expect(after[0]).toBe(before[0]);
  expect(after[2]).not.toBe(before[2]);
  expect(ask(world, PAYMENTS, "root").allowed).toBe(false);
  apply(world, { kind: "PolicyDetached", organizationId: ORGANIZATION, policyId: "p-denyleave", targetId: PAYMENTS });
  expect(ask(world, PAYMENTS, "root").allowed).toBe(true);
  attach(world, denyLeave(), PAYMENTS);
  expect(ask(world, PAYMENTS, "root").allowed).toBe(false);
  const policy = { ...denyLeave(), content: document(deny("s3:*")) };
  apply(world, { kind: "PolicyUpdated", organizationId: ORGANIZATION, policy });
  expect(ask(world, PAYMENTS, "root").allowed).toBe(true);
});

test("the management account is exempt, and says so", () => {
  const world = exampleWorld();
  attach(world, denyLeave(), ROOT);
  const { allowed, explanation } = ask(world, MANAGEMENT, "user/alice");
  expect(allowed).toBe(true);
  expect(explanation.exemptions).toContain("the management account is exempt from service control policies");
});

test("an account without organization, and an organization without the policy type, have no ladder", () => {
  const world = exampleWorld();
  attach(world, denyLeave(), ROOT);
  expect(ask(world, LONER, "root").explanation.exemptions[0]).toMatch(/in no organization/);
  (organizationIn(world).enabledPolicyTypes as Set<string>).delete("SERVICE_CONTROL_POLICY");
  const { allowed, explanation } = ask(world, PAYMENTS, "root");
  expect(allowed).toBe(true);
  expect(explanation.exemptions[0]).toMatch(/not enabled/);
});

test("a service-linked role is exempt, and says so", () => {
  const world = exampleWorld();
  attach(world, denyLeave(), ROOT);
  put(world, PAYMENTS, { role: role(PAYMENTS, "linked", { serviceLinked: true }) });
  const { allowed, explanation } = ask(world, PAYMENTS, "role/linked");
  expect(allowed).toBe(true);
  expect(explanation.exemptions.join()).toMatch(/service-linked/);
});

test("a level at which nothing is attached denies everything below it", () => {
  const world = exampleWorld();
  (organizationIn(world).attachments as Map<string, readonly string[]>).delete(WORKLOADS);
  const { explanation } = ask(world, PAYMENTS, "root");
  expect(explanation.decisive).toMatchObject({
    kind: "implicit",
    policyType: "serviceControl",
    level: { id: WORKLOADS },
  });
});

test("a permissions boundary and a session policy limit what identity policies allow", () => {
  const world = exampleWorld();
  put(world, PAYMENTS, { user: user(PAYMENTS, "alice", { boundary: "arn:aws:iam::aws:policy/IAMFullAccess" }) });
  expect(ask(world, PAYMENTS, "user/alice").explanation.decisive).toMatchObject({
    kind: "implicit",
    policyType: "boundary",
  });
  const limited = ask(world, PAYMENTS, "role/admin", { policies: [document(allow("s3:*"))] });
  expect(limited.explanation.decisive).toMatchObject({ kind: "implicit", policyType: "session" });
});

test("a new version of an attached managed policy counts at once", () => {
  const world = exampleWorld();
  const arn = `arn:aws:iam::${PAYMENTS}:policy/own`;
  const version = (content: string) => ({
    name: "own",
    path: "/",
    id: "ANPA",
    arn,
    createdAt: contextFor(world, callerIn(world, PAYMENTS, "root")).now,
    description: undefined,
    defaultVersion: "v1",
    versions: new Map([["v1", { content, createdAt: 0 as never }]]),
  });
  const managed = world.identities.get(PAYMENTS)?.managedPolicies as Map<string, ReturnType<typeof version>>;
  managed.set(arn, version(document(allow("*"))));
  put(world, PAYMENTS, { user: user(PAYMENTS, "bob", { inlinePolicies: new Map(), attachedPolicies: [arn] }) });
  expect(ask(world, PAYMENTS, "user/bob").allowed).toBe(true);
  managed.set(arn, version(document(allow("s3:*"))));
  expect(ask(world, PAYMENTS, "user/bob").allowed).toBe(false);
});

test("resource control policies bind by the resource's account: a member's role, but not the management account's", () => {
  const world = exampleWorld();
  const outsiders = { Effect: "Deny", Principal: "*", Action: "sts:*", Resource: "*" };
  attach(world, organizationPolicy("p-perimeter", "RESOURCE_CONTROL_POLICY", document(outsiders)), ROOT);
  const assume = (account: typeof PAYMENTS): RequiredPermission => ({
    action: "sts:AssumeRole",
    resource: `arn:aws:iam::${account}:role/admin`,
    resourceAccountId: account,
    resourcePolicy: { type: "trust", name: "admin", text: trust("*") },
  });
  const caller = callerIn(world, LONER, "user/alice");
  const decided = (account: typeof PAYMENTS) => decideAccess(contextFor(world, caller), [assume(account)]);
  expect(decided(PAYMENTS).explanation.decisive).toMatchObject({ policyType: "resourceControl" });
  expect(decided(MANAGEMENT).allowed).toBe(true);
});

test("of several permissions the first denied one is shown with the denials of all, and the text names the SCP's ARN", () => {
  const world = exampleWorld();
  attach(world, denyLeave(), ROOT);
  put(world, PAYMENTS, {
    user: user(PAYMENTS, "alice", { inlinePolicies: new Map([["p", document(deny("iam:*"))]]) }),
  });
  const read: RequiredPermission = { action: "iam:GetUser", resource: "*" };
  const context = contextFor(world, callerIn(world, PAYMENTS, "user/alice"));
  const decision = decideAccess(context, [LEAVE, read]);
  expect(decision.explanation.action).toBe(LEAVE.action);
  expect(decision.explanations.map(({ outcome }) => outcome)).toEqual(["explicitlyDenied", "explicitlyDenied"]);
  expect(decision.explanation.denying.map(({ policyType }) => policyType).sort()).toEqual([
    "identity",
    "identity",
    "identity",
    "serviceControl",
  ]);
  expect(denialText(decision.explanation, decision)).toBe(
    `User: arn:aws:iam::${PAYMENTS}:user/alice is not authorized to perform: organizations:LeaveOrganization on resource: * ` +
      `with an explicit deny in a service control policy: arn:aws:organizations::${MANAGEMENT}:policy/o-exampleorgid/service_control_policy/p-denyleave`,
  );
});

test("the chosen assumptions are heeded; which ones mattered is the engine's to say, so none counts as touched here", () => {
  const world = exampleWorld();
  for (const [id, target] of [
    ["p-upper", ROOT],
    ["p-lower", PAYMENTS],
  ] as const) {
    attach(world, organizationPolicy(id, "SERVICE_CONTROL_POLICY", document(deny(LEAVE.action))), target);
  }
  const name = "scp-named-when-several-deny";
  const named = (values: Record<string, string>) => {
    const assumptions = assumptionReader(values);
    const context = { ...contextFor(world, callerIn(world, PAYMENTS, "root")), assumptions };
    const { decisive, assumptions: mattered } = decideAccess(context, [LEAVE]).explanation;
    expect(mattered).toEqual([name]);
    expect(assumptions.touched()).toEqual([]);
    return decisive?.kind === "explicit" && decisive.statement.policy.id;
  };
  expect(named({})).toBe("p-upper");
  expect(named({ [name]: "nearest-account" })).toBe("p-lower");
});

test("the policy of a closed account's resource lets nobody in from outside, and the explanation says why", () => {
  const world = exampleWorld();
  const bucket = (owner: typeof PAYMENTS): RequiredPermission => ({
    action: "s3:GetObject",
    resource: "arn:aws:s3:::kept/a",
    resourceAccountId: owner,
    resourcePolicy: {
      type: "resource",
      name: "kept",
      text: document({ Effect: "Allow", Principal: "*", Action: "s3:*", Resource: "*" }),
    },
  });
  const context = contextFor(world, callerIn(world, LONER, "user/alice"));
  const asked = (at = context.now) => decideAccess({ ...context, now: at }, [bucket(PAYMENTS)]);
  expect(asked()).toMatchObject({ allowed: true, ownerIsShut: false });
  const closedAt = addMs(context.now, 1);
  const closure = { by: "owner", requestedAt: context.now, closedAt } as const;
  apply(world, { kind: "AccountCloseRequested", accountId: PAYMENTS, closure });
  expect(asked().allowed).toBe(true);
  const shut = asked(closedAt);
  expect(shut).toMatchObject({ allowed: false, ownerIsShut: true });
  expect(shut.explanation.outcome).toBe("implicitlyDenied");
  expect(shut.explanation.exemptions.join()).toContain("the resource's account is closed or suspended");
  const own = decideAccess({ ...context, now: closedAt }, [bucket(LONER)]);
  expect(own).toMatchObject({ allowed: true, ownerIsShut: false });
  apply(world, { kind: "AccountReopened", accountId: PAYMENTS, at: closedAt });
  expect(asked(closedAt).allowed).toBe(true);
});
