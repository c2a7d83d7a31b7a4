/** What becomes of a trail: its settings, whether it logs, what it logs, its tags, its end. CloudTrail API Reference, the actions of the same names. */
import { accept, type Instant, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import { placesProblem, settingsProblem, type TrailDecision, type TrailMoment } from "./decide-create-trail.ts";
import { decideLogGroup, type WantedLogGroup } from "./decide-log-group.ts";
import { type EventSelection, selectionProblem } from "./event-selection.ts";
import { findOwnTrail, type TrailAsker } from "./find-trail.ts";
import { asTrailFounder, trailRoles } from "./organization-trails.ts";
import type { Trail } from "./trail.ts";
import { tagsProblem } from "./trail-tags.ts";

/** Who asks for a change of which trail, by name or ARN. */
export type TrailReference = Readonly<{ asker: TrailAsker; reference: string }>;

/** What is left out stays as it is. */
export type TrailSettings = Readonly<
  Partial<
    Pick<Trail, "bucketName" | "keyPrefix" | "isMultiRegion" | "includesGlobalServices" | "validatesLogFiles"> & {
      isOrganizationTrail: boolean;
      logGroup: WantedLogGroup;
    }
  >
>;

/** A new bucket or prefix is tried like that of a new trail; so is one that becomes the organization's. */
export function decideUpdateTrail(
  world: World,
  { asker, reference, settings }: TrailReference & Readonly<{ settings: TrailSettings }>,
  moment: TrailMoment,
): TrailDecision {
  const found = findOwnTrail(world, asker, reference);
  if (!found.ok) return found;
  const { isOrganizationTrail, logGroup: wanted, ...changes } = settings;
  const isNewly = isOrganizationTrail === true && found.value.organizationId === undefined;
  const founder = isNewly ? asTrailFounder(world, asker.accountId) : undefined;
  if (founder?.ok === false) return founder;
  const organizationId = founder?.value.id ?? (isOrganizationTrail === false ? undefined : found.value.organizationId);
  const before = found.value.logGroup;
  const logGroup = wanted === undefined ? accept(before) : decideLogGroup(world, asker, { wanted, before });
  if (!logGroup.ok) return logGroup;
  const trail: Trail = { ...found.value, ...changes, organizationId, logGroup: logGroup.value };
  const faulty = settingsProblem(trail) ?? placesProblem(trail, moment);
  if (faulty !== undefined) return refuse(faulty);
  const roles = founder === undefined ? [] : trailRoles(world, founder.value, moment);
  return accept([{ kind: "TrailChanged", trail }, ...roles]);
}

/** Log files stay where they are. */
export function decideDeleteTrail(world: World, { asker, reference }: TrailReference): TrailDecision {
  const found = findOwnTrail(world, asker, reference);
  return found.ok ? accept([{ kind: "TrailDeleted", arn: found.value.arn }]) : found;
}

/** Starting what logs, and stopping what does not, changes nothing. */
export function decideLogging(
  world: World,
  { asker, reference, on }: TrailReference & Readonly<{ on: boolean }>,
  now: Instant,
): TrailDecision {
  const found = findOwnTrail(world, asker, reference);
  if (!found.ok) return found;
  const { isLogging, startedAt, stoppedAt } = found.value;
  if (isLogging === on) return accept([]);
  const times = on ? { startedAt: now, stoppedAt } : { startedAt, stoppedAt: now };
  return accept([{ kind: "TrailChanged", trail: { ...found.value, isLogging: on, ...times } }]);
}

export function decideEventSelection(
  world: World,
  { asker, reference, selection }: TrailReference & Readonly<{ selection: EventSelection }>,
): TrailDecision {
  const found = findOwnTrail(world, asker, reference);
  if (!found.ok) return found;
  const problem = selectionProblem(selection);
  if (problem !== undefined) return refuse({ kind: "InvalidEventSelectors", problem });
  return accept([{ kind: "TrailChanged", trail: { ...found.value, selection } }]);
}

/** A key that is there already gets the new value. */
export function decideTagTrail(
  world: World,
  { asker, reference, tags }: TrailReference & Readonly<{ tags: readonly (readonly [string, string])[] }>,
): TrailDecision {
  const found = findOwnTrail(world, asker, reference);
  if (!found.ok) return found;
  const problem = tagsProblem(tags, found.value.tags);
  if (problem !== undefined) return refuse(problem);
  const after = new Map([...found.value.tags, ...tags]);
  return accept([{ kind: "TrailChanged", trail: { ...found.value, tags: after } }]);
}

/** A key that is not there is no mistake. */
export function decideUntagTrail(
  world: World,
  { asker, reference, keys }: TrailReference & Readonly<{ keys: readonly string[] }>,
): TrailDecision {
  const found = findOwnTrail(world, asker, reference);
  if (!found.ok) return found;
  const after = new Map([...found.value.tags].filter(([key]) => !keys.includes(key)));
  return accept([{ kind: "TrailChanged", trail: { ...found.value, tags: after } }]);
}
