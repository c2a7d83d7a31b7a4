/** Calls one operation the way the pipeline does, without a wire: permissions, decide, apply, respond, trail. */
import assert from "node:assert/strict";
import { type Account, apply, assumptionReader, emptyWorld, type World } from "../../../domain/index.ts";
import {
  type AccountId,
  addMs,
  type Instant,
  identifiersFrom,
  instant,
  parseAccountId,
  seededRandom,
} from "../../../kernel/index.ts";
import type { Caller } from "../../caller.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { WireError } from "../../wire/wire-error.ts";
import type { Checked, OrganizationsOperation } from "./define.ts";
import { createOrganization } from "./operations/create-organization.ts";
import { describeOrganization } from "./operations/describe-organization.ts";
import { enablePolicyType } from "./operations/enable-policy-type.ts";
import { listRoots } from "./operations/list-roots.ts";
import { wireError } from "./refusals.ts";

export type Bench = Readonly<{
  world: World;
  context(caller: AccountId): OperationContext;
  advance(durationMs: number): void;
  open(digit: number, change?: Partial<Account>): AccountId;
  /** The answer; a refusal fails the test. */
  call<I, O>(caller: AccountId, operation: OrganizationsOperation<I, O>, input: Checked<I>): O;
  /** The error; an answer fails the test. */
  refusal<I, O>(caller: AccountId, operation: OrganizationsOperation<I, O>, input: Checked<I>): WireError;
  permissions<I, O>(
    caller: AccountId,
    operation: OrganizationsOperation<I, O>,
    input: Checked<I>,
  ): readonly RequiredPermission[];
}>;

/** An organization is ready when it is founded, and an account moves on when it likes: for tests of everything else. */
const WITHOUT_DELAY = { "organization-finalizing-time": "none", "membership-change-interval": "none" };

type Options = Readonly<{ instant?: boolean; assumptions?: Readonly<Record<string, string>> }>;

export function bench({ instant: atOnce = false, assumptions = {} }: Options = {}): Bench {
  const world = emptyWorld();
  const ids = identifiersFrom(seededRandom(1));
  let now = instant(Date.UTC(2026, 10, 1));
  const context = (caller: AccountId): OperationContext => ({
    operation: "organizations:Call",
    world,
    caller: rootOf(caller, now),
    now,
    ids,
    assumptions: assumptionReader({ ...WITHOUT_DELAY, ...assumptions }),
    request: { id: "request", region: "us-east-1", sourceIp: "192.0.2.1", userAgent: "test", host: "localhost" },
    history: { entries: () => [] },
    lake: { read: () => ({ kept: [], lost: 0 }) },
    instant: atOnce,
  });
  return {
    world,
    context,
    advance(durationMs) {
      now = addMs(now, durationMs);
    },
    open: (digit, change = {}) => openAccount(world, digit, { createdAt: now, activeFrom: now, ...change }),
    call(caller, operation, input) {
      const decision = operation.decide(context(caller), input);
      assert.ok(decision.ok, `${operation.name} was refused: ${JSON.stringify(decision)}`);
      for (const event of decision.value) apply(world, event);
      return operation.respond(context(caller), input, decision.value);
    },
    refusal(caller, operation, input) {
      const decision = operation.decide(context(caller), input);
      assert.ok(!decision.ok, `${operation.name} was expected to be refused`);
      return wireError(decision.refusal);
    },
    permissions: (caller, operation, input) => operation.permissions?.(context(caller), input) ?? [],
  };
}

export type Founded = Readonly<{ founder: AccountId; organizationId: string; rootId: string }>;

/** Account 1 founds an organization, with service control policies on when asked. */
export function founded(on: Bench, { digit = 1, policies = false } = {}): Founded {
  const founder = on.open(digit);
  on.call(founder, createOrganization, {});
  const rootId = on.call(founder, listRoots, {}).Roots?.[0]?.Id ?? "";
  if (policies) on.call(founder, enablePolicyType, { RootId: rootId, PolicyType: "SERVICE_CONTROL_POLICY" });
  return { founder, organizationId: on.call(founder, describeOrganization, {}).Organization?.Id ?? "", rootId };
}

function openAccount(
  world: World,
  digit: number,
  change: Partial<Account> & Pick<Account, "createdAt" | "activeFrom">,
) {
  const id = parseAccountId(String(digit).repeat(12));
  assert.ok(id);
  const signUp = { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic" };
  const rootUser = { password: true, mfa: false };
  const who = { id, name: `account ${digit}`, email: `account-${digit}@example.com`, tags: new Map() };
  const account: Account = { ...who, state: "ACTIVE", signUp, rootUser, membership: undefined, ...change };
  apply(world, { kind: "AccountOpened", account });
  return id;
}

function rootOf(accountId: AccountId, createdAt: Instant): Caller {
  const key = { id: "AKIAROOT", secret: "", accountId, owner: { kind: "root" }, status: "Active", createdAt } as const;
  return {
    accountId,
    accessKeyId: key.id,
    credential: { kind: "accessKey", key },
    principal: { kind: "root", accountId, arn: `arn:aws:iam::${accountId}:root` },
    identity: { kind: "root" },
  };
}
