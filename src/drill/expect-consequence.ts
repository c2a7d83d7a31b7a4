/** The questions about documented effects that a Then can ask: what the call came to, where accounts are, what binds them. */
import type { Finding } from "../evidence/index.ts";
import { type Absence, awaitProof } from "./absence.ts";
import { type Attempt, hasSucceeded, whoIn } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { AccountView, OrganizationView } from "./organization-view.ts";

type Claimed = Readonly<{
  holds: boolean;
  /** Why nobody can say whether it holds. */
  doubt?: string | undefined;
  reason: string;
  expected: string;
  observed: string;
  attempt?: Attempt;
  account?: AccountView;
  basis?: Finding["basis"];
  /** Of something that is not there: what it takes for that to show anything. */
  absence?: Absence | undefined;
  /** The records that it was looked up in. */
  records?: Finding["records"];
  /** Further looks that show it. */
  looks?: readonly Attempt[];
}>;

/** Writes down one consequence: Held when it holds, else Broke; Inconclusive when nobody can say, or when what is not there never was. */
export function claim(drill: Drill, claimed: Claimed): void {
  const isUnknown = claimed.doubt !== undefined || claimed.attempt?.decisive.outcome.kind === "indeterminate";
  const finding = findingOf(claimed, isUnknown ? "inconclusive" : claimed.holds ? "held" : "broke");
  const { absence } = claimed;
  if (finding.verdict !== "held" || absence === undefined || absence.isShown()) {
    drill.findings.push(finding);
    return;
  }
  awaitProof(drill, { index: drill.findings.length, held: finding, isShown: absence.isShown });
  drill.findings.push({ ...finding, verdict: "inconclusive", reason: `${claimed.reason}, but ${absence.doubt}` });
}

function findingOf(claimed: Claimed, verdict: Finding["verdict"]): Finding {
  const account = claimed.account ?? claimed.attempt?.act.actor.account;
  const attempts = [...(claimed.attempt === undefined ? [] : [claimed.attempt]), ...(claimed.looks ?? [])];
  return {
    answer: "consequence",
    verdict,
    class: claimed.attempt?.decisive.class ?? "modelled",
    reason: claimed.doubt === undefined ? claimed.reason : `${claimed.reason}, but ${claimed.doubt}`,
    ...(account !== undefined && { accountId: account.id, accountName: account.name }),
    ...(account?.place !== undefined && { place: account.place }),
    expected: claimed.expected,
    observed: claimed.observed,
    basis: claimed.basis ?? "documented",
    assumptions: [...new Set(attempts.flatMap(({ assumptions }) => assumptions))],
    ...(claimed.records !== undefined && { records: claimed.records }),
    calls: attempts.flatMap(({ calls }) => calls.map((call) => call.sequence)),
  };
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
    ? `refused with ${outcome.code}${outcome.reason === undefined ? "" : ` (${outcome.reason})`}: ${outcome.message}`
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

/** Each account that acted is where it was, under the guardrails that bound it before. */
export async function expectNothingChanged(drill: Drill): Promise<void> {
  const attempts = oneForEachAccount(drill.recall());
  const after = await drill.states(attempts.map(({ act }) => act.actor.account));
  attempts.forEach((attempt, index) => {
    const { account } = attempt.act.actor;
    const before = drill.before.find((each) => each.accountId === account.id);
    const now = after[index];
    const lost = (before?.guardrails ?? []).filter((each) => now?.guardrails.includes(each) !== true);
    const stayed = now?.organizationId === before?.organizationId;
    const observed = stayed
      ? `still a member of ${nameOf(drill, now?.organizationId)}`
      : `now ${membershipOf(drill, now?.organizationId)}; ${losses(lost)}`;
    claim(drill, {
      attempt,
      holds: stayed && lost.length === 0,
      reason: `${account.name} is ${observed}`,
      expected: `still a member of ${nameOf(drill, before?.organizationId)}, under the same guardrails`,
      observed,
      basis: "computed",
    });
  });
}

/** The attempt that took the account away, else its first. */
function oneForEachAccount(attempts: readonly Attempt[]): readonly Attempt[] {
  const chosen = new Map<string, Attempt>();
  for (const attempt of attempts) {
    const { id } = attempt.act.actor.account;
    if (!chosen.has(id) || (attempt.world === undefined && hasSucceeded(attempt))) chosen.set(id, attempt);
  }
  return [...chosen.values()];
}

const nameOf = (drill: Drill, organizationId: string | null | undefined): string =>
  drill.view.organizations.find((each) => each.id === organizationId)?.name ?? "no organization";

const membershipOf = (drill: Drill, organizationId: string | null | undefined): string =>
  organizationId === null || organizationId === undefined
    ? "a stand-alone account"
    : `a member of ${nameOf(drill, organizationId)}`;

const losses = (lost: readonly string[]): string =>
  lost.length === 0
    ? "no guardrail of its own had bound it"
    : `${lost.join(", ")} no longer bind${lost.length === 1 ? "s" : ""} it`;
