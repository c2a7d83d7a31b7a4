/** The sensitivity twin: the same acts with a guardrail taken away. Does the attack then succeed? */
import type { Sensitivity } from "../evidence/index.ts";
import type { Target } from "../target/index.ts";
import { type Act, type Attempt, hasSucceeded, isSpent } from "./attempt.ts";
import type { GuardrailView } from "./organization-view.ts";
import { advanceTo, performAct, repeatActs } from "./perform.ts";
import type { DrillStage, OrganizationChoice } from "./stage.ts";

export type TwinRequest = Readonly<{
  stage: DrillStage;
  choice: OrganizationChoice;
  guardrail: string;
  /** Everything that was done in the drill, in order. */
  history: readonly Act[];
  /** The attempts that the guardrail held; each is one of `history`. */
  held: readonly Act[];
}>;

/** Each replay is a whole world, so a search that grows past this says so instead of going on. */
const MOST_REPLAYS = 24;

/** Plays the drill again without the guardrail; answers what that says about it. */
export async function playTwin(request: TwinRequest): Promise<Sensitivity> {
  const { guardrail, held } = request;
  const first = await replay(request, [guardrail]);
  if (first.through.length > 0) {
    const rest = first.stopped.length === 0 ? "" : `; the others come to ${outcomesOf(first.stopped)}`;
    const reason = `without it ${first.through.length} of ${held.length} attempts succeed${rest}`;
    return { guardrail, result: "confirmed", removalSet: [guardrail], reason };
  }
  const search = await smallestRemoval(request, first);
  if (search.kind === "nothing helps") {
    const without = search.tried.length === 1 ? "without it" : `even without ${listed(search.tried)}`;
    const reason = `${without} the attempts still fail: ${outcomesOf(search.last.stopped)}`;
    return { guardrail, result: "vacuous", removalSet: [], reason };
  }
  const others = search.removed.filter((name) => name !== guardrail);
  const more = search.isSmallest ? "" : `; no smaller set was found in ${MOST_REPLAYS} replays`;
  const reason = `${others.join(" and ")} ${others.length === 1 ? "stops" : "stop"} the attempts as well${more}`;
  return { guardrail, result: "redundant", removalSet: search.removed, reason };
}

type Found =
  | Readonly<{ kind: "found"; removed: readonly string[]; isSmallest: boolean }>
  | Readonly<{ kind: "nothing helps"; tried: readonly string[]; last: Replayed }>;

/**
 * Smallest sets first. Every policy that denies an attempt must go before that attempt can succeed, so from a replay that failed
 * each attempt's own denying set is the only way on; a set that one attempt does not need is never tried for it.
 */
async function smallestRemoval(request: TwinRequest, first: Replayed): Promise<Found> {
  const open = waysOn([request.guardrail], first);
  const seen = new Set(open.map(keyOf));
  let worst = { tried: [request.guardrail] as readonly string[], last: first };
  for (let count = 1; count < MOST_REPLAYS; count++) {
    const removed = takeSmallest(open);
    if (removed === undefined) return { kind: "nothing helps", ...worst };
    const again = await replay(request, removed);
    if (again.through.length > 0) return { kind: "found", removed, isSmallest: true };
    if (removed.length > worst.tried.length) worst = { tried: removed, last: again };
    for (const next of waysOn(removed, again).filter((each) => !seen.has(keyOf(each)))) {
      seen.add(keyOf(next));
      open.push(next);
    }
  }
  const all = [
    request.guardrail,
    ...first.guardrails.map(({ name }) => name).filter((name) => name !== request.guardrail),
  ];
  const last = await replay(request, all);
  return last.through.length > 0
    ? { kind: "found", removed: all, isSmallest: false }
    : { kind: "nothing helps", tried: all, last };
}

/** One larger set for each attempt that nothing but service control policies stops. */
function waysOn(removed: readonly string[], { stopped, guardrails }: Replayed): string[][] {
  const sets = stopped.flatMap((attempt) => {
    const denying = denyingGuardrails(attempt, guardrails)?.filter((name) => !removed.includes(name)) ?? [];
    return denying.length === 0 ? [] : [[...removed, ...denying]];
  });
  return [...new Map(sets.map((set) => [keyOf(set), set])).values()];
}

/** Names of the guardrails that deny it, or that stand where nothing allows it; undefined when something else denies it too. */
function denyingGuardrails(attempt: Attempt, guardrails: readonly GuardrailView[]): readonly string[] | undefined {
  const denying = attempt.decisive.explanation?.denying ?? [];
  if (denying.some((denial) => denial.policyType !== "serviceControl")) return undefined;
  const names = denying.flatMap((denial) => {
    if (denial.kind === "explicit") return [denial.statement.policy.name];
    const level = denial.level?.id ?? "";
    return guardrails.filter((each) => each.attachedTo.includes(level)).map((each) => each.name);
  });
  return [...new Set(names)];
}

function takeSmallest(sets: string[][]): readonly string[] | undefined {
  const smallest = sets.toSorted((left, right) => left.length - right.length)[0];
  if (smallest !== undefined) sets.splice(sets.indexOf(smallest), 1);
  return smallest;
}

const keyOf = (names: readonly string[]): string => JSON.stringify(names.toSorted());

/** What the held attempts came to in a replay, and the guardrails of that world. */
type Replayed = Readonly<{
  through: readonly Attempt[];
  stopped: readonly Attempt[];
  guardrails: readonly GuardrailView[];
}>;

async function replay(request: TwinRequest, withoutGuardrails: readonly string[]): Promise<Replayed> {
  const { target, view } = await request.stage.open(request.choice, { withoutGuardrails });
  const guardrails = view.organizations[0]?.guardrails ?? [];
  const removed = guardrails.filter((each) => withoutGuardrails.includes(each.name)).map((each) => each.id);
  const attempts: Attempt[] = [];
  try {
    const kept = request.history.filter((act) => !removed.includes(act.action.policyId ?? ""));
    for (const act of kept) {
      const attempt =
        act.afterActs === undefined && !isSpent(act.actor, attempts)
          ? await again(target, act)
          : await aside(request, {
              act,
              withoutGuardrails,
              before: kept.filter((each) => isBefore(request, each, act)),
            });
      if (request.held.includes(act)) attempts.push(attempt);
    }
  } finally {
    await target.close();
  }
  const stopped = attempts.filter((attempt) => !hasSucceeded(attempt));
  return { through: attempts.filter(hasSucceeded), stopped, guardrails };
}

async function again(target: Target, act: Act): Promise<Attempt> {
  await advanceTo(target, act);
  return performAct(target, act, 0);
}

/** What was done before the When of this act: its own world begins there. */
function isBefore(request: TwinRequest, each: Act, act: Act): boolean {
  const firstHeld = request.history.findIndex((one) => request.held.includes(one));
  return request.history.indexOf(each) < (act.afterActs ?? firstHeld);
}

type Aside = Readonly<{ act: Act; withoutGuardrails: readonly string[]; before: readonly Act[] }>;

/** One act on a world of its own: another principal of the same account would find it used up. */
async function aside(request: TwinRequest, { act, withoutGuardrails, before }: Aside): Promise<Attempt> {
  const { target } = await request.stage.open(request.choice, { withoutGuardrails });
  try {
    await repeatActs(target, before);
    return await again(target, act);
  } finally {
    await target.close();
  }
}

const listed = (names: readonly string[]): string => names.join(", ");

const outcomesOf = (attempts: readonly Attempt[]): string =>
  [
    ...new Set(attempts.map(({ decisive: { outcome } }) => (outcome.kind === "refused" ? outcome.code : outcome.kind))),
  ].join(", ");
