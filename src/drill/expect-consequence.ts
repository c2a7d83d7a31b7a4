/** The questions about documented effects that a Then can ask: what the call came to, where accounts are, what the records say. */
import type { Finding, RecordObservation } from "../evidence/index.ts";
import { type Attempt, hasSucceeded, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

type Claimed = Readonly<{
  holds: boolean;
  reason: string;
  expected: string;
  observed: string;
  attempt?: Attempt;
  account?: AccountView;
  basis?: Finding["basis"];
}>;

/** Writes down one consequence: Held when it holds, else Broke. */
export function claim(drill: Drill, claimed: Claimed): void {
  const account = claimed.account ?? claimed.attempt?.act.actor.account;
  drill.findings.push({
    answer: "consequence",
    verdict:
      claimed.attempt?.decisive.outcome.kind === "indeterminate" ? "inconclusive" : claimed.holds ? "held" : "broke",
    class: claimed.attempt?.decisive.class ?? "modelled",
    reason: claimed.reason,
    ...(account !== undefined && { accountId: account.id, accountName: account.name }),
    ...(account?.place !== undefined && { place: account.place }),
    expected: claimed.expected,
    observed: claimed.observed,
    basis: claimed.basis ?? "documented",
    assumptions: claimed.attempt?.assumptions ?? [],
    calls: claimed.attempt?.calls.map((call) => call.sequence) ?? [],
  });
}

export function expectSucceeded(drill: Drill): void {
  for (const attempt of drill.recall()) {
    const observed = cameTo(attempt);
    claim(drill, {
      attempt,
      holds: hasSucceeded(attempt),
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected: "it succeeds",
      observed,
    });
  }
}

/** Refused, with that error code when one is given, and with that piece of the text. */
export function expectRefused(drill: Drill, code?: string, text?: string): void {
  for (const attempt of drill.recall()) {
    const { outcome } = attempt.decisive;
    const holds =
      outcome.kind === "refused" &&
      (code === undefined || outcome.code === code) &&
      (text === undefined || outcome.message.includes(text));
    const observed = cameTo(attempt);
    const expected = code === undefined ? "refused" : `refused with ${code}${text === undefined ? "" : ` (${text})`}`;
    claim(drill, {
      attempt,
      holds,
      reason: `${whoIn(attempt.act)} tried to ${attempt.act.action.sentence}: ${observed}`,
      expected,
      observed,
    });
  }
}

export function cameTo({ decisive: { outcome } }: Attempt): string {
  if (outcome.kind === "succeeded") return "it succeeded";
  return outcome.kind === "refused"
    ? `refused with ${outcome.code}: ${outcome.message}`
    : `nobody knows: ${outcome.reason}`;
}

/** Where an account is now: in that organization, or stand-alone (null). */
export async function expectMembership(
  drill: Drill,
  account: AccountView,
  organization: OrganizationView | null,
): Promise<void> {
  drill.lookAt();
  const [state] = await drill.states([account]);
  const isThere = (state?.organizationId ?? null) === (organization?.id ?? null);
  const now = drill.view.organizations.find((each) => each.id === state?.organizationId)?.name;
  const observed = now === undefined ? "a stand-alone account" : `a member of ${now}`;
  const expected = organization === null ? "a stand-alone account" : `a member of ${organization.name}`;
  claim(drill, { account, holds: isThere, reason: `${account.name} is ${observed}`, expected, observed });
}

/** The guardrails on the account's path are that organization's, and nobody else's. */
export async function expectBoundBy(drill: Drill, account: AccountView, organization: OrganizationView): Promise<void> {
  drill.lookAt();
  const [state] = await drill.states([account]);
  const now = drill.view.organizations.find((each) => each.id === state?.organizationId)?.name ?? "no organization";
  const observed =
    state === undefined || state.guardrails.length === 0
      ? `bound by no guardrail of ${now}`
      : `bound by ${state.guardrails.join(", ")} of ${now}`;
  const holds = state?.organizationId === organization.id && state.guardrails.length > 0;
  claim(drill, {
    account,
    holds,
    reason: `${account.name} is ${observed}`,
    expected: `bound by the guardrails of ${organization.name}`,
    observed,
    basis: "computed",
  });
}

/** A record of that name about the attempts is in the account's own event history. */
export async function expectRecorded(drill: Drill, account: AccountView, eventName: string): Promise<void> {
  for (const attempt of drill.recall()) {
    const found = await recordsIn(drill, { attempt, account, eventName });
    const observed = found.length === 0 ? "no such record" : shown(found);
    const reason =
      found.length === 0
        ? `${eventName} is not in the event history of ${account.name}`
        : `${eventName} is in the event history of ${account.name}`;
    claim(drill, {
      attempt,
      account,
      holds: found.length > 0,
      reason,
      expected: `a record ${eventName} in ${account.name}`,
      observed,
    });
  }
}

/** No record of that name about the attempts is in the account's event history. */
export async function expectNotRecorded(drill: Drill, account: AccountView, eventName: string): Promise<void> {
  for (const attempt of drill.recall()) {
    const found = await recordsIn(drill, { attempt, account, eventName });
    const reason =
      found.length === 0 ? `${account.name} does not see ${eventName}` : `${account.name} sees ${eventName}`;
    claim(drill, {
      attempt,
      account,
      holds: found.length === 0,
      reason,
      expected: `no record ${eventName} in ${account.name}`,
      observed: found.length === 0 ? "none" : shown(found),
    });
  }
}

type Wanted = Readonly<{ attempt: Attempt; account: AccountView; eventName: string }>;

async function recordsIn(drill: Drill, { attempt, account, eventName }: Wanted): Promise<readonly RecordObservation[]> {
  const records = await drill.records.about(attempt);
  return records.filter((each) => each.accountId === account.id && each.record.eventName === eventName);
}

const shown = (records: readonly RecordObservation[]): string =>
  records.map(({ record }) => `${record.eventName} at ${record.eventTime}`).join(", ");

/** The record of each attempt carries that identity form: `Root`, `IAMUser` or `AssumedRole`. */
export async function expectIdentity(drill: Drill, eventName: string): Promise<void> {
  const form = { root: "Root", user: "IAMUser", role: "AssumedRole" } as const;
  for (const attempt of drill.recall()) {
    const { account, principal } = attempt.act.actor;
    const kind = account.principals.find((each) => each.name === principal)?.kind ?? "role";
    const [found] = await recordsIn(drill, { attempt, account, eventName });
    const observed = String((found?.record.userIdentity as { type?: unknown } | undefined)?.type ?? "no record");
    claim(drill, {
      attempt,
      account,
      holds: observed === form[kind],
      reason: `the record of ${whoIn(attempt.act)} has the identity form ${observed}`,
      expected: form[kind],
      observed,
    });
  }
}
