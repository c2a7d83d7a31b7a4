/** Whatever can ring in a drill: detections that are deployed on the target, and those that were brought and are judged beside it. */
import { type LoadedDetection, labelOf, reachOf } from "../detection/index.ts";
import type { SourcePlace } from "../evidence/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import type { Drill } from "./drill.ts";
import { NotRun } from "./not-run.ts";
import type { DetectionView, MetricAlarmView } from "./organization-view.ts";
import type { OpenedWorld } from "./stage.ts";

export type PlacedAlarm = Readonly<{
  kind: "placed";
  name: string;
  place: SourcePlace | undefined;
  view: DetectionView;
}>;
export type BroughtAlarm = Readonly<{
  kind: "brought";
  name: string;
  place: SourcePlace | undefined;
  detection: LoadedDetection;
}>;
/** An alarm of CloudWatch that somebody set up in the drill. */
export type MetricAlarm = Readonly<{ kind: "metric"; name: string; place: undefined; view: MetricAlarmView }>;
export type Alarm = PlacedAlarm | BroughtAlarm | MetricAlarm;

export const placedAlarm = (view: DetectionView): PlacedAlarm => ({
  kind: "placed",
  name: view.name,
  place: view.place,
  view,
});

const metricAlarm = (view: MetricAlarmView): MetricAlarm => ({
  kind: "metric",
  name: view.name,
  place: undefined,
  view,
});

/** In the order of the organization file, then of the drill, then of the folder. Rules in Python are not run in drills. */
export function alarmsOf(drill: Drill): readonly Alarm[] {
  const brought = drill.opened.brought?.detections ?? [];
  return [
    ...drill.view.detections.map(placedAlarm),
    ...[...drill.metricAlarms.values()].map((view) => metricAlarm(view)),
    ...brought
      .filter(({ rule }) => rule.kind !== "panther")
      .map((detection) => ({ kind: "brought" as const, name: labelOf(detection), place: detection.place, detection })),
  ];
}

/** By its name; one that was brought and is named by title and id, by either of them too. */
export function isCalled(alarm: Alarm, name: string): boolean {
  if (alarm.name === name) return true;
  if (alarm.kind !== "brought" || alarm.name === alarm.detection.id) return false;
  return name === alarm.detection.id || name === alarm.detection.title;
}

/** Every alarm of that name: the same rule may be deployed and brought, or brought in several formats. */
export function alarmsNamed(drill: Drill, name: string): readonly Alarm[] {
  const all = alarmsOf(drill);
  const found = all.filter((each) => isCalled(each, name));
  if (found.length > 0) return found;
  if (drill.opened.brought?.detections.some(({ id }) => id === name) === true)
    throw new NotRun(`\`${name}\` is Python, which drills do not run; \`orgdrill detect --allow-python\` judges it`);
  const known = all.map((each) => `\`${each.name}\``).join(", ");
  const elsewhere =
    drill.choice.kind === "under-test"
      ? ""
      : "; detections that were brought are judged on the organization under test, and this drill is on another";
  throw new Error(`no detection \`${name}\`; ${known === "" ? "there is none" : `known: ${known}`}${elsewhere}`);
}

/** Whether the rule alone fits the record, wherever both are; undefined where nobody can ask it, as of a metric filter without its service. */
export function ruleFits(alarm: Alarm, record: CloudTrailRecord, { brought }: OpenedWorld): boolean | undefined {
  if (alarm.kind === "placed") {
    const asked = alarm.view.rules.flatMap(({ matches }) => (matches === undefined ? [] : [matches(record)]));
    return asked.length === 0 ? undefined : asked.some((each) => each);
  }
  if (alarm.kind === "metric") return undefined;
  const folder = brought ?? { detections: [], correlated: new Map() };
  return reachOf(alarm.detection, record, { folder, options: {} }).fits;
}
