/** What brought detections would have told of a stream of records, each alert with its modelled times. */
import { addMs, type Instant, instant, minutes } from "../../kernel/index.ts";
import { type CloudTrailRecord, timeOf } from "../../trail/index.ts";
import { type EngineOptions, fits, type Raised, silenceOf, startEngine } from "../engine.ts";
import type { SilenceReason } from "../judge.ts";
import type { LoadedFolder } from "../load-detections.ts";
import type { LoadedDetection } from "../loaded-detection.ts";

/** CloudTrail User Guide: records are delivered "typically within an average of about 5 minutes of an API call". */
export const MODELLED_DELIVERY_MS = minutes(5);

export const deliveryMsOf = ({ placement }: LoadedDetection): number => placement.delayMs ?? MODELLED_DELIVERY_MS;

/** `records` are those that it rests on; an alarm and a correlation can rest on several. */
export type ModelledAlert = Readonly<{
  detection: LoadedDetection;
  records: readonly CloudTrailRecord[];
  eventAt: Instant;
  deliveredAt: Instant;
  /** The end of an alarm's period, else the moment of delivery. */
  matchedAt: Instant;
  notifiedAt: Instant;
}>;

/** A record that a detection fits, or gets and does not fit. */
export type Reach = Readonly<{ fits: boolean; because: SilenceReason | undefined }>;

type Folder = Pick<LoadedFolder, "detections" | "correlated">;

/** Records in the order of their events. A metric filter without an alarm tells nobody; Panther's Python is not run here. */
export function playBack(
  folder: Folder,
  records: readonly CloudTrailRecord[],
  options: EngineOptions = {},
): readonly ModelledAlert[] {
  const engine = startEngine(folder, options);
  const alerts: ModelledAlert[] = [];
  const raised: Raised[] = [];
  for (const record of records) {
    const seen = engine.take(record);
    for (const detection of seen.matched) if (tellsOfRecords(detection)) alerts.push(alertOf(detection, [record]));
    raised.push(...seen.raised);
  }
  raised.push(...engine.finish());
  return [...alerts, ...raised.map((each) => raisedAlert(each, { folder, records, options }))];
}

/** Does the record reach the detection, and would its rule (or a rule that it correlates) fit? */
export function reachOf(
  detection: LoadedDetection,
  record: CloudTrailRecord,
  { folder, options }: Readonly<{ folder: Folder; options: EngineOptions }>,
): Reach {
  const rules = [detection, ...(folder.correlated.get(detection) ?? [])];
  return { fits: rules.some((each) => fits(each, record)), because: silenceOf(detection, record, options) };
}

const tellsOfRecords = ({ rule }: LoadedDetection): boolean => rule.kind !== "filter";

function alertOf(detection: LoadedDetection, records: readonly CloudTrailRecord[], matchedAt?: Instant): ModelledAlert {
  const eventAt = instant(Math.max(...records.map((each) => timeOf(each) ?? 0)));
  const deliveredAt = addMs(eventAt, deliveryMsOf(detection));
  const matched = instant(Math.max(deliveredAt, matchedAt ?? 0));
  return { detection, records, eventAt, deliveredAt, matchedAt: matched, notifiedAt: matched };
}

type Played = Readonly<{ folder: Folder; records: readonly CloudTrailRecord[]; options: EngineOptions }>;

/** An alarm's period has to end, and what happened in it has to arrive. */
function raisedAlert({ detection, from, at, kind }: Raised, played: Played): ModelledAlert {
  const within = played.records.filter((record) => {
    const time = timeOf(record);
    const { fits: isFitting, because } = reachOf(detection, record, played);
    const isBefore = time !== undefined && (kind === "alarm" ? time < at : time <= at);
    return isBefore && time >= from && isFitting && because === undefined;
  });
  if (within.length > 0)
    return alertOf(detection, within, kind === "alarm" ? addMs(at, deliveryMsOf(detection)) : undefined);
  const deliveredAt = addMs(at, deliveryMsOf(detection));
  return { detection, records: [], eventAt: at, deliveredAt, matchedAt: deliveredAt, notifiedAt: deliveredAt };
}
