import fc from "fast-check";
import { expect, test } from "vitest";
import { denialText } from "../../../authorization/index.ts";
import { apply, type DomainEvent, type World } from "../../../domain/index.ts";
import type { AccountId } from "../../../kernel/index.ts";
import {
  allow,
  attach,
  callerIn,
  changeAccount,
  contextFor,
  deny,
  document,
  exampleWorld,
  LEDGER,
  LONER,
  MANAGEMENT,
  organizationPolicy,
  PAYMENTS,
  put,
  ROOT,
  role,
  type Signing,
  testIds,
  trust,
  user,
} from "../../access/access.test-support.ts";
import { callerFrom, decideAccess, findCredential, requestContext } from "../../access/index.ts";
import type { OperationContext } from "../../operation.ts";
import { stsService } from "./index.ts";
import { assumeRole } from "./operations/assume-role.ts";
import { getCallerIdentity } from "./operations/get-caller-identity.ts";
import { getSessionToken } from "./operations/get-session-token.ts";
import { wireError } from "./refusals.ts";

type Input = Parameters<typeof assumeRole.decide>[1];
type Outcome = Readonly<{ events: readonly DomainEvent[]; code: string; message: string }>;

const arnOf = (account: AccountId, name = "admin"): string => `arn:aws:iam::${account}:role/${name}`;
const input = (parts: Partial<Input>): Input => ({ RoleArn: arnOf(PAYMENTS), RoleSessionName: "session", ...parts });

/** Authorizes and decides, in the order in which every request is answered. */
function assume(context: OperationContext, parts: Partial<Input>): Outcome {
  const permissions = assumeRole.permissions?.(context, input(parts)) ?? [];
  const access = permissions.length === 0 ? undefined : decideAccess(context, permissions);
  if (access?.allowed === false)
    return { events: [], code: "AccessDenied", message: denialText(access.explanation, access) };
  const decision = assumeRole.decide(context, input(parts));
  if (decision.ok) return { events: decision.value, code: "", message: "" };
  const { code, message } = wireError(decision.refusal);
  return { events: [], code, message };
}

function assumeAs(
  world: World,
  account: AccountId,
  who: string,
  parts: Partial<Input> = {},
  signing: Signing = {},
): Outcome {
  return assume(contextFor(world, callerIn(world, account, who, signing)), parts);
}

test("a role that trusts its own account is assumed there by whoever may", () => {
  const world = exampleWorld();
  const { events } = assumeAs(world, PAYMENTS, "user/alice");
  expect(events).toHaveLength(1);
  put(world, PAYMENTS, { user: user(PAYMENTS, "alice", { inlinePolicies: new Map() }) });
  expect(assumeAs(world, PAYMENTS, "user/alice")).toMatchObject({ events: [], code: "AccessDenied" });
});

test("across accounts both sides must allow", () => {
  const world = exampleWorld();
  expect(assumeAs(world, MANAGEMENT, "user/alice").code).toBe("AccessDenied");
  put(world, PAYMENTS, {
    role: role(PAYMENTS, "admin", { trustPolicy: trust({ AWS: `arn:aws:iam::${MANAGEMENT}:root` }) }),
  });
  expect(assumeAs(world, MANAGEMENT, "user/alice").events).toHaveLength(1);
  expect(assumeAs(world, LEDGER, "user/alice").code).toBe("AccessDenied");
  put(world, MANAGEMENT, { user: user(MANAGEMENT, "alice", { inlinePolicies: new Map() }) });
  expect(assumeAs(world, MANAGEMENT, "user/alice").code).toBe("AccessDenied");
});

test("the session signs as the role, and its answer says so", () => {
  const world = exampleWorld();
  const both = { Action: ["sts:AssumeRole", "sts:SetSourceIdentity"] };
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { trustPolicy: trust({ AWS: PAYMENTS }, both) }) });
  const context = contextFor(world, callerIn(world, PAYMENTS, "user/alice"));
  const { events } = assume(context, { SourceIdentity: "alice", Policy: document(allow("s3:*")) });
  for (const event of events) apply(world, event);
  const answer = assumeRole.respond(context, input({}), events);
  expect(answer.AssumedRoleUser).toEqual({
    AssumedRoleId: "AROAADMIN:session",
    Arn: `arn:aws:sts::${PAYMENTS}:assumed-role/admin/session`,
  });
  expect(answer.SourceIdentity).toBe("alice");
  const credential = findCredential(world, answer.Credentials?.AccessKeyId ?? "");
  const caller = credential && callerFrom(world, credential, context.now);
  if (!caller?.ok) throw new Error("the session does not sign");
  const chained = contextFor(world, caller.value);
  expect(requestContext(chained, { action: "sts:AssumeRole", resource: "*" }).get("aws:sourceidentity")).toBe("alice");
  expect(decideAccess(chained, [{ action: "iam:ListUsers", resource: "*" }]).explanation.decisive?.policyType).toBe(
    "session",
  );
  const trail = assumeRole.trail?.(input({}), answer);
  expect(JSON.stringify(trail)).not.toContain(answer.Credentials?.SecretAccessKey);
  expect(trail?.responseElements).toMatchObject({ credentials: { expiration: "Nov 1, 2026, 1:00:00 AM" } });
});

test("the root user cannot assume roles, whatever the trust policy says", () => {
  const world = exampleWorld();
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { trustPolicy: trust("*") }) });
  expect(assumeAs(world, PAYMENTS, "root")).toEqual({
    events: [],
    code: "AccessDenied",
    message: "Roles may not be assumed by root accounts.",
  });
});

test("an unknown role, another path and a closed account are refused alike, without a reason", () => {
  const world = exampleWorld();
  const message = (arn: string) =>
    `User: arn:aws:iam::${PAYMENTS}:user/alice is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
  for (const arn of [
    arnOf(PAYMENTS, "nobody"),
    arnOf(PAYMENTS, "path/admin"),
    "arn:aws:iam::888888888888:role/admin",
  ]) {
    expect(assumeAs(world, PAYMENTS, "user/alice", { RoleArn: arn })).toMatchObject({
      code: "AccessDenied",
      message: message(arn),
    });
  }
  changeAccount(world, LEDGER, { state: "CLOSED" });
  expect(assumeAs(world, PAYMENTS, "user/alice", { RoleArn: arnOf(LEDGER) }).message).toBe(message(arnOf(LEDGER)));
});

test("an external id must be the one that the trust policy asks for", () => {
  const world = exampleWorld();
  const condition = { Condition: { StringEquals: { "sts:ExternalId": "blue" } } };
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { trustPolicy: trust({ AWS: LONER }, condition) }) });
  expect(assumeAs(world, LONER, "user/alice").code).toBe("AccessDenied");
  expect(assumeAs(world, LONER, "user/alice", { ExternalId: "red" }).code).toBe("AccessDenied");
  expect(assumeAs(world, LONER, "user/alice", { ExternalId: "blue" }).events).toHaveLength(1);
});

test("tags need sts:TagSession of their own, on both sides", () => {
  const world = exampleWorld();
  const tags = { Tags: [{ Key: "team", Value: "blue" }] };
  expect(assumeAs(world, PAYMENTS, "user/alice", tags).code).toBe("AccessDenied");
  const both = { Action: ["sts:AssumeRole", "sts:TagSession"] };
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { trustPolicy: trust({ AWS: PAYMENTS }, both) }) });
  expect(assumeAs(world, PAYMENTS, "user/alice", tags).events).toHaveLength(1);
});

test("transitive tags go along a chain and cannot be given again", () => {
  const world = exampleWorld();
  const both = { Action: ["sts:AssumeRole", "sts:TagSession"] };
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { trustPolicy: trust({ AWS: PAYMENTS }, both) }) });
  const tags = [
    { Key: "team", Value: "blue" },
    { Key: "cost", Value: "1" },
  ];
  const [event] = assumeAs(world, PAYMENTS, "user/alice", { Tags: tags, TransitiveTagKeys: ["team"] }).events;
  if (event?.kind !== "SessionIssued") throw new Error("no session");
  const caller = callerFrom(world, { kind: "session", session: event.session }, event.session.issuedAt);
  if (!caller.ok) throw new Error("no caller");
  const chained = contextFor(world, caller.value, testIds(2));
  const [second] = assume(chained, {}).events;
  expect(second?.kind === "SessionIssued" && [...second.session.tags]).toEqual([["team", "blue"]]);
  expect(assume(chained, { Tags: [{ Key: "Team", Value: "red" }] }).code).toBe("InvalidParameterValue");
  expect(
    assume(chained, {
      Tags: [
        { Key: "a", Value: "" },
        { Key: "A", Value: "" },
      ],
    }).code,
  ).toBe("InvalidParameterValue");
});

test("a transitive tag keeps its value where the key is named in another case", () => {
  const world = exampleWorld();
  const tagging = { Action: ["sts:AssumeRole", "sts:TagSession"] };
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { trustPolicy: trust({ AWS: PAYMENTS }, tagging) }) });
  const Tags = [
    { Key: "Team", Value: "blue" },
    { Key: "cost", Value: "1" },
  ];
  const [event] = assumeAs(world, PAYMENTS, "user/alice", { Tags, TransitiveTagKeys: ["tEAM"] }).events;
  if (event?.kind !== "SessionIssued") throw new Error("no session");
  expect(event.session.transitiveTagKeys).toEqual(["Team"]);
  const caller = callerFrom(world, { kind: "session", session: event.session }, event.session.issuedAt);
  if (!caller.ok) throw new Error("no caller");
  const [second] = assume(contextFor(world, caller.value, testIds(2)), {}).events;
  expect(second?.kind === "SessionIssued" && [...second.session.tags]).toEqual([["Team", "blue"]]);
});

test("a transitive tag must be allowed on every role of the chain, as if the request had brought it", () => {
  const world = exampleWorld();
  const tagging = { Action: ["sts:AssumeRole", "sts:TagSession"] };
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { trustPolicy: trust({ AWS: PAYMENTS }, tagging) }) });
  const Tags = [
    { Key: "team", Value: "blue" },
    { Key: "cost", Value: "1" },
  ];
  const [event] = assumeAs(world, PAYMENTS, "user/alice", { Tags, TransitiveTagKeys: ["team"] }).events;
  if (event?.kind !== "SessionIssued") throw new Error("no session");
  const caller = callerFrom(world, { kind: "session", session: event.session }, event.session.issuedAt);
  if (!caller.ok) throw new Error("no caller");
  const next = (more: object) => {
    put(world, PAYMENTS, { role: role(PAYMENTS, "next", { trustPolicy: trust({ AWS: PAYMENTS }, more) }) });
    return assume(contextFor(world, caller.value, testIds(2)), { RoleArn: arnOf(PAYMENTS, "next") });
  };
  expect(next({}).message).toContain("sts:TagSession");
  expect(next(tagging).code).toBe("");
  const onlyFor = (team: string) => ({ ...tagging, Condition: { StringEquals: { "aws:RequestTag/team": team } } });
  expect(next(onlyFor("blue")).code).toBe("");
  expect(next(onlyFor("red")).code).toBe("AccessDenied");
  expect(next({ ...tagging, Condition: { StringEquals: { "aws:RequestTag/cost": "1" } } }).code).toBe("AccessDenied");
});

test("a session lasts as long as the role lets it, and an hour at most when chained", () => {
  const world = exampleWorld();
  put(world, PAYMENTS, { role: role(PAYMENTS, "admin", { maxSessionDuration: 7_200 }) });
  const lasts = (who: string, seconds?: number) => {
    const { events, message } = assumeAs(
      world,
      PAYMENTS,
      who,
      seconds === undefined ? {} : { DurationSeconds: seconds },
    );
    const [event] = events;
    return event?.kind === "SessionIssued" ? (event.session.expiresAt - event.session.issuedAt) / 1000 : message;
  };
  expect(lasts("user/alice")).toBe(3_600);
  expect(lasts("user/alice", 7_200)).toBe(7_200);
  expect(lasts("user/alice", 7_201)).toMatch(/exceeds the MaxSessionDuration/);
  expect(lasts("role/admin", 3_600)).toBe(3_600);
  expect(lasts("role/admin", 3_601)).toMatch(/role chaining/);
});

test("managed session policies are those of the role's account or AWS's known ones", () => {
  const world = exampleWorld();
  const withArn = (arn: string) => assumeAs(world, PAYMENTS, "user/alice", { PolicyArns: [{ arn }] });
  expect(withArn("arn:aws:iam::aws:policy/IAMReadOnlyAccess").events).toHaveLength(1);
  expect(withArn(`arn:aws:iam::${PAYMENTS}:policy/nowhere`).code).toBe("ValidationError");
  expect(assumeAs(world, PAYMENTS, "user/alice", { Policy: "{" }).code).toBe("MalformedPolicyDocument");
});

test("a device of nobody is refused, and a bad ARN is invalid", () => {
  const world = exampleWorld();
  const brought = { SerialNumber: "arn:aws:iam::1:mfa/x", TokenCode: "123456" };
  for (const who of ["user/alice", "role/admin"])
    expect(assumeAs(world, PAYMENTS, who, brought)).toMatchObject({
      code: "AccessDenied",
      message: expect.stringContaining("unable to validate MFA code"),
    });
  expect(assumeAs(world, PAYMENTS, "user/alice", { SerialNumber: brought.SerialNumber }).message).toContain(
    "must provide both",
  );
  const bad = "arn:aws:iam::222222222222:user/alice";
  expect(assumeAs(world, PAYMENTS, "user/alice", { RoleArn: bad })).toMatchObject({
    code: "ValidationError",
    message: `${bad} is invalid`,
  });
});

test("who may not never gets a session, whichever policies there are", () => {
  const statement = fc.record({
    Effect: fc.constantFrom("Allow", "Deny"),
    Action: fc.constantFrom("sts:AssumeRole", "sts:*", "*", "s3:*"),
    Resource: fc.constantFrom("*", arnOf(PAYMENTS), arnOf(LEDGER)),
  });
  const policies = fc.array(statement, { minLength: 1, maxLength: 3 });
  const principal = fc.constantFrom<object | string>(
    "*",
    { AWS: PAYMENTS },
    { AWS: `arn:aws:iam::${PAYMENTS}:user/alice` },
    { AWS: LONER },
  );
  fc.assert(
    fc.property(policies, policies, principal, (identity, guardrail, trusted) => {
      const world = exampleWorld();
      put(world, PAYMENTS, {
        user: user(PAYMENTS, "alice", { inlinePolicies: new Map([["p", document(...identity)]]) }),
        role: role(PAYMENTS, "admin", { trustPolicy: trust(trusted) }),
      });
      attach(world, organizationPolicy("p-guardrail", "SERVICE_CONTROL_POLICY", document(...guardrail)), ROOT);
      const context = contextFor(world, callerIn(world, PAYMENTS, "user/alice"));
      const { allowed } = decideAccess(context, assumeRole.permissions?.(context, input({})) ?? []);
      expect(assume(context, {}).events.length).toBe(allowed ? 1 : 0);
      const isDenied = [...identity, ...guardrail].some(
        ({ Effect, Action, Resource }) => Effect === "Deny" && Action !== "s3:*" && Resource !== arnOf(LEDGER),
      );
      expect(isDenied && allowed).toBe(false);
    }),
    { numRuns: 100 },
  );
});

test("everybody learns who they are, even when everything is denied", () => {
  const world = exampleWorld();
  const identityOf = (who: string) => {
    const context = contextFor(world, callerIn(world, PAYMENTS, who));
    expect(getCallerIdentity.permissions?.(context, {})).toEqual([]);
    return getCallerIdentity.respond(context, {}, []);
  };
  expect(identityOf("root")).toEqual({ UserId: PAYMENTS, Account: PAYMENTS, Arn: `arn:aws:iam::${PAYMENTS}:root` });
  expect(identityOf("user/alice").UserId).toBe("AIDAALICE");
  expect(identityOf("role/admin")).toEqual({
    UserId: "AROAADMIN:session",
    Account: PAYMENTS,
    Arn: `arn:aws:sts::${PAYMENTS}:assumed-role/admin/session`,
  });
});

test("long-term keys get a session token without any permission, unless a policy denies it", () => {
  const world = exampleWorld();
  put(world, PAYMENTS, { user: user(PAYMENTS, "alice", { inlinePolicies: new Map() }) });
  const ask = (who: string, signing: Signing, seconds?: number) => {
    const context = contextFor(world, callerIn(world, PAYMENTS, who, signing));
    const decision = getSessionToken.decide(context, seconds === undefined ? {} : { DurationSeconds: seconds });
    if (!decision.ok) return wireError(decision.refusal).message;
    const [event] = decision.value;
    return event?.kind === "SessionIssued" ? (event.session.expiresAt - event.session.issuedAt) / 1000 : "nothing";
  };
  expect(ask("user/alice", { longTerm: true })).toBe(43_200);
  expect(ask("root", { longTerm: true }, 129_600)).toBe(3_600);
  expect(ask("user/alice", {})).toBe("Cannot call GetSessionToken with session credentials");
  expect(ask("role/admin", {})).toBe("Cannot call GetSessionToken with session credentials");
  attach(world, organizationPolicy("p-notoken", "SERVICE_CONTROL_POLICY", document(deny("sts:GetSessionToken"))), ROOT);
  expect(ask("user/alice", { longTerm: true })).toMatch(/explicit deny in a service control policy/);
});

test("every operation is found under its own name", () => {
  for (const [name, operation] of stsService.operations) expect(operation.name).toBe(name);
  expect(stsService.accessDenied("no")).toEqual({
    code: "AccessDenied",
    message: "no",
    status: 403,
    trailCode: "AccessDenied",
  });
});
