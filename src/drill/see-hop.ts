/** What anybody with the permission can see of a hop: whether trails log, and whether a rule could fire for a record as it is now. */
import { listOf, outputOf } from "../action/index.ts";
import type { RecordObservation } from "../evidence/index.ts";
import type { Hands } from "../target/index.ts";
import { busEvent, detailTypeOf, isHiddenFromEnabled, parseRecord } from "../trail/index.ts";

/** Why the rule cannot fire for any of these records; undefined when it could, or when nobody can see it. */
export async function whyDeaf(
  hands: Hands | undefined,
  name: string,
  records: readonly RecordObservation[],
): Promise<string | undefined> {
  const described = await hands?.call("events", "DescribeRule", { Name: name });
  if (hands === undefined || described === undefined) return undefined;
  const { outcome } = described;
  if (outcome.kind === "refused" && outcome.code === "ResourceNotFoundException") return `the rule ${name} is gone`;
  if (outcome.kind !== "succeeded") return undefined;
  if (outcome.output.State === "DISABLED") return `the rule ${name} is DISABLED`;
  const parsed = records.flatMap(({ record, accountId }) => {
    const read = parseRecord(record);
    return read.ok ? [{ record: read.value, accountId }] : [];
  });
  if (parsed.length === 0) return undefined;
  if (outcome.output.State === "ENABLED" && parsed.every(({ record }) => isHiddenFromEnabled(record)))
    return `the rule ${name} is ENABLED, which hides read-only events`;
  for (const { record, accountId } of parsed) {
    const Event = JSON.stringify(busEvent(record, accountId, detailTypeOf(record)));
    const tested = await hands.call("events", "TestEventPattern", { EventPattern: outcome.output.EventPattern, Event });
    if (outputOf(tested)?.Result !== false) return undefined;
  }
  return `the pattern of the rule ${name}, as it is now, does not fit the record`;
}

type Trail = Readonly<{ Name?: string; TrailARN?: string; HomeRegion?: string; IsMultiRegionTrail?: boolean }>;
type Selectors = Readonly<{ IncludeManagementEvents?: boolean }>;

/** Names of the trails that log management events of a Region; undefined when nobody can read them. */
export async function trailsLogging(hands: Hands | undefined, region: string): Promise<readonly string[] | undefined> {
  const described = await hands?.call("cloudtrail", "DescribeTrails", { includeShadowTrails: true });
  if (hands === undefined || described?.outcome.kind !== "succeeded") return undefined;
  const logging: string[] = [];
  const trails = listOf<Trail>(outputOf(described), "trailList");
  const there = trails.filter((each) => each.IsMultiRegionTrail === true || each.HomeRegion === region);
  for (const { Name = "", TrailARN = Name } of there) {
    const status = outputOf(await hands.call("cloudtrail", "GetTrailStatus", { Name: TrailARN }));
    const selectors = outputOf(await hands.call("cloudtrail", "GetEventSelectors", { TrailName: TrailARN }));
    if (status === undefined || selectors === undefined) return undefined;
    const basic = listOf<Selectors>(selectors, "EventSelectors");
    const isManaging = basic.length === 0 || basic.some((each) => each.IncludeManagementEvents !== false);
    if (status.IsLogging === true && isManaging) logging.push(Name);
  }
  return logging;
}
