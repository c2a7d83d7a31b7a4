/** The detection questions that a Then can ask. */
import type { Instant } from "../kernel/index.ts";
import { formatDuration, parseInstant } from "../kernel/index.ts";
import type { Control, Notification } from "../target/index.ts";
import type { Attempt } from "./attempt.ts";
import { detectionNamed } from "./cast.ts";
import type { Drill } from "./drill.ts";
import { alertFor, alertObserved, judgeDetection } from "./judge-detection.ts";
import { NotRun } from "./not-run.ts";
import type { DetectionView } from "./organization-view.ts";
import type { OpenedWorld } from "./stage.ts";

/** One named detection rings for every attempt of the last When. */
export async function expectDetected(drill: Drill, name: string, withinMs: number): Promise<void> {
  const detection = detectionNamed(drill, name);
  const sent = await waitFor(drill, withinMs);
  for (const attempt of drill.recall())
    await judgeOne(drill, { attempt, detection, withinMs, notifications: sentAbout(drill, attempt, sent) });
}

/** Some declared detection rings for every attempt; the one that did is named, and so is every one that did not. */
export async function expectNoticed(drill: Drill, withinMs: number): Promise<void> {
  const { detections } = drill.view;
  if (detections.length === 0)
    throw new NotRun("the organization file declares no detections, so nobody can say whether one would ring");
  const attempts = drill.recall();
  const sent = await waitFor(drill, withinMs);
  for (const attempt of attempts) {
    const notifications = sentAbout(drill, attempt, sent);
    const ringing = firstToRing(detections, attempt, notifications);
    const [nearest = detections[0]] = ringing === undefined ? closest(detections, attempt) : [ringing];
    if (nearest !== undefined) await judgeOne(drill, { attempt, detection: nearest, withinMs, notifications });
  }
}

function firstToRing(
  detections: readonly DetectionView[],
  attempt: Attempt,
  notifications: readonly Notification[],
): DetectionView | undefined {
  const rang = detections.flatMap((detection) => {
    const alert = alertFor(attempt, { detection, notifications, actedAt: actedAt(attempt) });
    return alert === undefined ? [] : [{ detection, at: alert.at }];
  });
  return rang.toSorted((left, right) => left.at - right.at)[0]?.detection;
}

/** A detection that lives in the acting account explains most when nothing rang. */
const closest = (detections: readonly DetectionView[], attempt: Attempt): readonly DetectionView[] =>
  detections.filter(({ rules }) => rules.some((rule) => rule.accountId === attempt.act.actor.account.id));

type Asked = Readonly<{
  attempt: Attempt;
  detection: DetectionView;
  withinMs: number;
  notifications: readonly Notification[];
}>;

async function judgeOne(drill: Drill, { attempt, detection, withinMs, notifications }: Asked): Promise<void> {
  const records = await drill.records.about(attempt);
  const facts = {
    detection,
    withinMs,
    actedAt: actedAt(attempt),
    notifications,
    records,
    unread: drill.records.unread,
  };
  drill.findings.push(judgeDetection(attempt, facts));
  const alert = alertFor(attempt, facts);
  if (alert !== undefined) drill.alerts.push(alertObserved(alert, detection));
}

/** What detections sent, by the world in which they did. */
type Sent = ReadonlyMap<OpenedWorld, readonly Notification[]>;

const sentAbout = (drill: Drill, attempt: Attempt, sent: Sent): readonly Notification[] =>
  sent.get(attempt.world ?? drill.opened) ?? [];

/** Lets the bound pass on virtual time in every world of the attempts, then reads what was sent. */
async function waitFor(drill: Drill, withinMs: number): Promise<Sent> {
  const attempts = drill.recall();
  const until = Math.max(...attempts.map(actedAt)) + withinMs;
  const sent = new Map<OpenedWorld, readonly Notification[]>();
  drill.records.forget();
  for (const world of new Set(attempts.map((attempt) => attempt.world ?? drill.opened))) {
    const control = controlOf(world);
    const restMs = until - (await control.now());
    if (restMs > 0) await control.advance(restMs);
    sent.set(world, await control.notifications());
  }
  return sent;
}

function controlOf({ target: { control, capabilities, name } }: OpenedWorld): Control {
  if (control === undefined || !capabilities.has("clock") || !capabilities.has("notifications")) {
    throw new NotRun(`${name} can neither move time nor show what detections sent`);
  }
  return control;
}

const actedAt = (attempt: Attempt): Instant => parseInstant(attempt.decisive.at) as Instant;

/** Moves virtual time without asking anything. */
export async function passTime(drill: Drill, durationMs: number): Promise<void> {
  const control = drill.opened.target.control;
  if (control === undefined)
    throw new NotRun(`${drill.opened.target.name} cannot move time by ${formatDuration(durationMs)}`);
  await control.advance(durationMs);
  drill.records.forget();
}
