/** A small world for tests: stand-alone accounts, a clock in the hand, and decisions that are carried out at once. */
import assert from "node:assert/strict";
import {
  type AccountId,
  addMs,
  type Identifiers,
  type Instant,
  identifiersFrom,
  instant,
  parseAccountId,
  type Result,
  seededRandom,
} from "../../kernel/index.ts";
import type { Account, SignUp } from "../account/account.ts";
import { dueUpTo } from "../account/permanent-closure.ts";
import { type AssumptionReader, assumptionReader } from "../assumptions.ts";
import type { DomainEvent } from "../domain-event.ts";
import { decideCreateOrganization } from "../organization/decide-create-organization.ts";
import type { FeatureSet, Organization } from "../organization/organization.ts";
import { organizationOf } from "../organization/tree.ts";
import { decideEnablePolicyType } from "../policy/decide-policy-type.ts";
import { emptyWorld, type World } from "../world.ts";
import { apply } from "./index.ts";

export const SIGNED_UP: SignUp = { contact: true, phone: true, agreement: true, payment: true, supportPlan: "basic" };

export type Moment = { now: Instant; ids: Identifiers; assumptions: AssumptionReader };
export type Stage = Readonly<{
  world: World;
  /** `now` may be set forward. */
  moment: Moment;
  advance(durationMs: number): void;
  open(digit: number, change?: Partial<Account>): AccountId;
  found(founder: AccountId, featureSet?: FeatureSet): Organization;
  /** Carries an accepted decision out, and fails the test on a refused one. */
  carryOut(decision: Result<readonly DomainEvent[], unknown>): readonly DomainEvent[];
  organizationOf(member: AccountId): Organization;
}>;

/** `111111111111` for 1. */
export function accountId(digit: number): AccountId {
  const id = parseAccountId(String(digit).repeat(12));
  assert.ok(id, `expected one digit, saw ${digit}`);
  return id;
}

export function stage(assumptions: Readonly<Record<string, string>> = {}): Stage {
  const world = emptyWorld();
  const moment: Moment = {
    now: instant(Date.UTC(2026, 10, 1)),
    ids: identifiersFrom(seededRandom(1)),
    assumptions: assumptionReader(assumptions),
  };
  const carryOut: Stage["carryOut"] = (decision) => {
    assert.ok(decision.ok, `expected events, but the decision was ${JSON.stringify(decision)}`);
    for (const event of decision.value) apply(world, event);
    return decision.value;
  };
  return {
    world,
    moment,
    carryOut,
    advance(durationMs) {
      moment.now = addMs(moment.now, durationMs);
      for (const { events } of dueUpTo(world, moment.now, moment.assumptions))
        for (const event of events) apply(world, event);
    },
    open(digit, change = {}) {
      const account = standAlone(accountId(digit), moment.now);
      apply(world, { kind: "AccountOpened", account: { ...account, ...change } });
      return account.id;
    },
    found(founder, featureSet = "ALL") {
      carryOut(decideCreateOrganization(world, { caller: founder, featureSet }, moment));
      return membership(world, founder);
    },
    organizationOf: (member) => membership(world, member),
  };
}

/** An organization with service control policies switched on. */
export function foundWithPolicies(on: Stage, founder: AccountId): Organization {
  const { rootId } = on.found(founder);
  const policyType = "SERVICE_CONTROL_POLICY" as const;
  on.carryOut(decideEnablePolicyType(on.world, { caller: founder, rootId, policyType }));
  return on.organizationOf(founder);
}

function membership(world: World, member: AccountId): Organization {
  const organization = organizationOf(world, member);
  assert.ok(organization, `account ${member} is in no organization`);
  return organization;
}

const standAlone = (id: AccountId, now: Instant): Account => ({
  id,
  name: `account ${id.slice(0, 1)}`,
  email: `account-${id.slice(0, 1)}@example.com`,
  state: "ACTIVE",
  createdAt: now,
  activeFrom: now,
  signUp: SIGNED_UP,
  rootUser: { password: true, mfa: false },
  membership: undefined,
  tags: new Map(),
});
