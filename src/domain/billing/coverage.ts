/** How far commitments cover what is used, and how far they are used: computed when somebody asks, nothing of it is stored. Cost Explorer API Reference: GetSavingsPlansCoverage, GetReservationUtilization. */
import { type AccountId, type Instant, instant } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { costOf, hoursOf } from "./accrual.ts";
import { allocate, type Demand, type Sharing, type Supply } from "./allocate.ts";
import { overlapOf, type Period, piecesOf, type UsageLine } from "./billing.ts";
import { endOfTerm, RESERVABLE_SERVICES, SERVICES_OF_PLAN } from "./commitments.ts";
import type { CostView } from "./cost-view.ts";
import { billingOf, type Stretch, stretchesOf } from "./standing.ts";

export type CommitmentKind = "savings-plans" | "reservations";

/** Millionths of a dollar for Savings Plans, hours for reservations. */
export type CoveredUse = Demand & Readonly<{ kind: "use"; from: Instant; covered: number; costMicros: number }>;
export type CommitmentUse = Readonly<{
  kind: "commitment";
  from: Instant;
  id: string;
  ownerId: AccountId;
  /** Of a reservation; of a plan the first that it covers. */
  service: string;
  amount: number;
  used: number;
}>;

export type CoverageQuestion = Readonly<{
  of: CommitmentKind;
  view: CostView;
  /** In order, not overlapping. */
  pieces: readonly Period[];
  now: Instant;
  order: Sharing["order"];
}>;

type Bought = Omit<Supply, "amount"> & Period & Readonly<{ perHour: number; service: string }>;
type InCircle = Readonly<{
  accountId: AccountId;
  stretches: readonly Stretch[];
  lines: readonly UsageLine[];
  bought: readonly Bought[];
}>;

const HOUR_MS = 3_600_000;
const ELIGIBLE: Readonly<Record<CommitmentKind, ReadonlySet<string>>> = {
  "savings-plans": new Set(Object.values(SERVICES_OF_PLAN).flat()),
  reservations: new Set<string>(RESERVABLE_SERVICES),
};

/** All that a view shows. What others bought counts in it, while they are in the same organization and it shares. */
export function* coverageIn(world: World, question: CoverageQuestion): Generator<CoveredUse | CommitmentUse> {
  const { view, of, order } = question;
  const circle = circleOf(world, question);
  const organization = world.organizations.get(view.organizationId ?? "");
  const isShared = organization !== undefined && organization.commitmentSharing !== "off";
  const isSeen = (accountId: AccountId): boolean => view.accountId === undefined || view.accountId === accountId;
  for (const slice of slicesOf(question, edgesOf(circle))) {
    const { uses, supplies } = inSlice(circle, slice, of);
    const { covered, used } = allocate(uses, supplies, { isShared, order });
    for (const [at, use] of uses.entries())
      if (isSeen(use.accountId)) yield { kind: "use", from: slice.from, ...use, covered: covered[at] ?? 0 };
    for (const [at, { id, ownerId, service, amount }] of supplies.entries())
      if (isSeen(ownerId))
        yield { kind: "commitment", from: slice.from, id, ownerId, service, amount, used: used[at] ?? 0 };
  }
}

/** In the order of account ids: who comes first where there is not enough for all. */
function circleOf(world: World, { view, of, pieces, now }: CoverageQuestion): readonly InCircle[] {
  const until = pieces.at(-1)?.until ?? now;
  const whole = { from: pieces[0]?.from ?? now, until: until < now ? until : now };
  const accountIds = view.organizationId === undefined && view.accountId ? [view.accountId] : [...world.billing.keys()];
  return accountIds.sort().flatMap((accountId) => {
    const account = world.accounts.get(accountId);
    if (account === undefined || whole.from >= whole.until) return [];
    const lines = billingOf(world, accountId).usage.filter(({ service }) => ELIGIBLE[of].has(service));
    const bought = boughtBy(world, accountId, of);
    if (lines.length === 0 && bought.length === 0) return [];
    const stretches = stretchesOf(world, account, whole).filter(
      ({ organizationId }) => organizationId === view.organizationId,
    );
    return stretches.length === 0 ? [] : [{ accountId, stretches, lines, bought }];
  });
}

function boughtBy(world: World, ownerId: AccountId, of: CommitmentKind): readonly Bought[] {
  const { savingsPlans, reservations } = billingOf(world, ownerId);
  if (of === "reservations")
    return reservations.map((each) => ({
      id: each.id,
      ownerId,
      services: new Set([each.service]),
      service: each.service,
      perHour: each.count,
      from: each.from,
      until: endOfTerm(each),
    }));
  return savingsPlans.map((each) => ({
    id: each.id,
    ownerId,
    services: new Set(SERVICES_OF_PLAN[each.type]),
    service: SERVICES_OF_PLAN[each.type][0] ?? "",
    perHour: each.hourlyMicros,
    from: each.from,
    until: endOfTerm(each),
  }));
}

/** Moments between midnights at which something changes. */
function edgesOf(circle: readonly InCircle[]): readonly number[] {
  const edges = new Set<number>();
  for (const { stretches, lines, bought } of circle)
    for (const { from, until } of [...stretches, ...lines, ...bought]) {
      edges.add(from);
      if (until !== undefined) edges.add(until);
    }
  return [...edges].sort((one, other) => one - other);
}

function* slicesOf({ pieces, now }: CoverageQuestion, edges: readonly number[]): Generator<Period> {
  let next = 0;
  for (const piece of pieces) {
    const known = overlapOf(piece, { from: piece.from, until: now });
    if (known === undefined) return;
    for (const { from, until } of piecesOf(known, "day")) {
      let start: number = from;
      for (; (edges[next] ?? until) < until; next++) {
        const edge = edges[next] ?? until;
        if (edge <= start) continue;
        yield { from: instant(start), until: instant(edge) };
        start = edge;
      }
      yield { from: instant(start), until };
    }
  }
}

type InSlice = Readonly<{
  uses: readonly (Demand & Readonly<{ costMicros: number }>)[];
  supplies: readonly (Supply & Readonly<{ service: string }>)[];
}>;

/** Nothing begins or ends inside a slice. A commitment runs on while its owner's account is open. */
function inSlice(circle: readonly InCircle[], slice: Period, of: CommitmentKind): InSlice {
  const uses: InSlice["uses"][number][] = [];
  const supplies: InSlice["supplies"][number][] = [];
  const hours = (slice.until - slice.from) / HOUR_MS;
  for (const { accountId, stretches, lines, bought } of circle) {
    if (!stretches.some((each) => overlapOf(each, slice) !== undefined)) continue;
    for (const line of lines) {
      const costMicros = costOf(accountId, line, slice);
      const amount = of === "savings-plans" ? costMicros : hoursOf(line, slice);
      if (amount > 0) uses.push({ accountId, service: line.service, amount, costMicros });
    }
    for (const { from, until, perHour, ...each } of bought) {
      const amount = of === "savings-plans" ? Math.round(perHour * hours) : perHour * hours;
      if (overlapOf({ from, until }, slice) !== undefined) supplies.push({ ...each, amount });
    }
  }
  return { uses, supplies };
}
