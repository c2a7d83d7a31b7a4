/**
 * The charges that CloudWatch tells a payer of, computed when somebody looks. CloudWatch User Guide: "Create a billing alarm to
 * monitor your estimated AWS charges". Receive Billing Alerts is taken to be on, as it can only be switched in the console.
 */
import {
  type AccountId,
  addMs,
  days,
  hours,
  type Instant,
  instant,
  minutes,
  parseAccountId,
} from "../../kernel/index.ts";
import { type MetricReference, metricKey } from "../alarm/alarm.ts";
import type { Minutes } from "../alarm/minute-of-metric.ts";
import type { World } from "../world.ts";
import { costOf } from "./accrual.ts";
import { MICROS_PER_DOLLAR, monthOf, type Period } from "./billing.ts";
import { billingOf, type Stretch, stretchesOf } from "./standing.ts";

/** "Several times daily" is documented; that it is every six hours from midnight (UTC) is inferred. */
export const CHARGES_EVERY_MS = hours(6);
/** The only Region that has them. */
const REGION = "us-east-1";
/** How far back CloudWatch keeps points. CloudWatch User Guide, "Metrics retention": 455 days. */
const KEPT_MS = days(455);
/** The named assumption on what becomes of the charges of an account that has departed. */
export const DEPARTED_CHARGES = "departed-account-charges";

export const isChargesMetric = ({ region, namespace, name }: MetricReference): boolean =>
  region === REGION && namespace === "AWS/Billing" && name === "EstimatedCharges";

/** Told by LinkedAccount, for an account that its organization pays for. */
export const isOfLinkedAccount = (metric: MetricReference): boolean =>
  isChargesMetric(metric) && metric.dimensions.some(({ name }) => name === "LinkedAccount");

export type PointsAsked = Readonly<{
  metric: MetricReference;
  from: Instant;
  /** Exclusive. */
  to: Instant;
  /** The value of DEPARTED_CHARGES. */
  departed: string;
}>;

/** All that a metric holds for a time: what was reported, and what AWS reports of charges. */
export function pointsOf(world: World, asked: PointsAsked): Minutes {
  const reported: Minutes = world.metrics.get(metricKey(asked.metric)) ?? new Map();
  return isChargesMetric(asked.metric) ? new Map([...reported, ...chargesPoints(world, asked)]) : reported;
}

type Meant = Readonly<{ payer: AccountId; linked: AccountId | undefined }>;

/** Undefined: dimensions that AWS publishes nothing under, or that are not emulated. */
function meantBy({ accountId: payer, dimensions }: MetricReference): Meant | undefined {
  const values = new Map(dimensions.map(({ name, value }) => [name, value]));
  if (values.get("Currency") !== "USD" || values.size !== dimensions.length) return undefined;
  const linked = parseAccountId(values.get("LinkedAccount") ?? "");
  return values.size === (linked === undefined ? 1 : 2) ? { payer, linked } : undefined;
}

/** Month to date, in dollars: a point at midnight of the first is the whole of the month before. */
function* chargesPoints(world: World, { metric, from, to, departed }: PointsAsked) {
  const meant = meantBy(metric);
  if (meant === undefined) return;
  const first = instant(Math.ceil(Math.max(from, to - KEPT_MS) / CHARGES_EVERY_MS) * CHARGES_EVERY_MS);
  let summed = monthOf(addMs(first, -1));
  let micros = 0;
  for (let at = first; at < to; at = addMs(at, CHARGES_EVERY_MS)) {
    micros += paidIn(world, meant, { from: summed, until: at });
    const isLeft = departed === "until-the-month-ends" && micros > 0;
    const sum = micros / MICROS_PER_DOLLAR;
    if (isPaying(world, meant, at) || isLeft) yield [at, { sum, count: 1, least: sum, most: sum }] as const;
    if (at === monthOf(at)) micros = 0;
    summed = at;
  }
}

function paidIn(world: World, { payer, linked }: Meant, period: Period): number {
  let sum = 0;
  for (const accountId of linked === undefined ? world.billing.keys() : [linked]) {
    for (const stretch of stretchesIn(world, accountId, period)) {
      if (stretch.payerAccountId !== payer) continue;
      for (const line of billingOf(world, accountId).usage) sum += costOf(accountId, line, stretch);
    }
  }
  return sum;
}

/** Up to that moment the account is open and belongs to the payer's organization, or the payer is nobody's member. That a closed one is told of no more is inferred. */
function isPaying(world: World, { payer, linked }: Meant, until: Instant): boolean {
  const [last] = stretchesIn(world, linked ?? payer, { from: addMs(until, -1), until });
  return last?.payerAccountId === payer && (linked === undefined || last.organizationId !== undefined);
}

function stretchesIn(world: World, accountId: AccountId, period: Period): readonly Stretch[] {
  const account = world.accounts.get(accountId);
  return account === undefined ? [] : stretchesOf(world, account, period);
}

/** The next minute after which a point of charges may have come into one of an alarm's periods or gone out of it. */
export function nextLookAtCharges(after: Instant, periodMs: number, periods: number): Instant {
  let next = addMs(after, CHARGES_EVERY_MS);
  for (let back = 0; back <= periods; back++) {
    const phase = (back * periodMs + minutes(1)) % CHARGES_EVERY_MS;
    const passed = (after - phase) % CHARGES_EVERY_MS;
    const at = addMs(after, CHARGES_EVERY_MS - (passed < 0 ? passed + CHARGES_EVERY_MS : passed));
    if (at < next) next = at;
  }
  return next;
}
