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

/** One named detection rings for every attempt of the last When. */
export async function expectDetected(drill: Drill, name: string, withinMs: number): Promise<void> {
  const detection = detectionNamed(drill, name);
  const notifications = await waitFor(drill, withinMs);
  for (const attempt of drill.recall()) await judgeOne(drill, { attempt, detection, withinMs, notifications });
}

/** Some declared detection rings for every attempt; the one that did is named, and so is every one that did not. */
export async function expectNoticed(drill: Drill, withinMs: number): Promise<void> {
  const { detections } = drill.view;
  if (detections.length === 0)
    throw new NotRun("the organization file declares no detections, so nobody can say whether one would ring");
  const attempts = drill.recall();
  const notifications = await waitFor(drill, withinMs);
  for (const attempt of attempts) {
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

/** Lets the bound pass on virtual time, then reads what was sent. */
async function waitFor(drill: Drill, withinMs: number): Promise<readonly Notification[]> {
  const control = controlOf(drill);
  const until = Math.max(...drill.recall().map(actedAt)) + withinMs;
  const restMs = until - (await control.now());
  if (restMs > 0) await control.advance(restMs);
  return control.notifications();
}

function controlOf(drill: Drill): Control {
  const { control, capabilities, name } = drill.opened.target;
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
}
