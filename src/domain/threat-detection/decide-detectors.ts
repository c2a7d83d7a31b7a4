/** Detectors are made, changed and deleted by the account that has them. GuardDuty API Reference: CreateDetector, UpdateDetector, DeleteDetector. */
import { accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { World } from "../world.ts";
import { type DetectorPlace, newDetector, newThreatFinding, type PublishingFrequency } from "./detector.ts";
import { SAMPLE_FINDING_TYPES } from "./finding-types.ts";
import type { ThreatDetectionRefusal } from "./refusals.ts";
import { detectorAt, ownDetector, threatMembersOf, watcherOf } from "./watching.ts";

type Decision = Result<readonly DomainEvent[], ThreatDetectionRefusal>;

export type DetectorSettings = Readonly<{ isEnabled?: boolean; frequency?: PublishingFrequency }>;

export function decideCreateDetector(
  world: World,
  place: DetectorPlace,
  { isEnabled = true, now, ...others }: DetectorSettings & Readonly<{ now: Instant }>,
): Decision {
  if (detectorAt(world, place) !== undefined) return refuse({ kind: "DetectorExists" });
  return accept([{ kind: "DetectorChanged", detector: { ...newDetector(place, { now, ...others }), isEnabled } }]);
}

/** A member of an organization cannot switch off what its administrator watches. User Guide: table of administrator and member actions. */
export function decideUpdateDetector(
  world: World,
  { place, detectorId, settings }: Readonly<{ place: DetectorPlace; detectorId: string; settings: DetectorSettings }>,
  now: Instant,
): Decision {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  if (settings.isEnabled === false && watcherOf(world, place) !== undefined)
    return refuse({ kind: "DetectorAdministered" });
  return accept([{ kind: "DetectorChanged", detector: { ...detector.value, ...settings, updatedAt: now } }]);
}

/** An administrator lets its members go first; a member has to be let go first. */
export function decideDeleteDetector(
  world: World,
  { place, detectorId }: Readonly<{ place: DetectorPlace; detectorId: string }>,
): Decision {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  if ([...threatMembersOf(world, place).values()].some(({ status }) => status === "Enabled"))
    return refuse({ kind: "DetectorHasMembers" });
  if (watcherOf(world, place) !== undefined) return refuse({ kind: "DetectorAdministered" });
  return accept([{ kind: "DetectorDeleted", place }]);
}

/** CreateSampleFindings: one finding of each type that is asked for, or of every type. */
export function decideSampleFindings(
  world: World,
  { place, detectorId, types }: Readonly<{ place: DetectorPlace; detectorId: string; types: readonly string[] }>,
  now: Instant,
): Decision {
  const detector = ownDetector(world, place, detectorId);
  if (!detector.ok) return detector;
  if (types.some((type) => !SAMPLE_FINDING_TYPES.has(type))) return refuse({ kind: "UnknownFindingType" });
  const asked = types.length === 0 ? [...SAMPLE_FINDING_TYPES.keys()] : types;
  const findings = asked.map((type) =>
    newThreatFinding(place, { type, severity: SAMPLE_FINDING_TYPES.get(type) ?? 5, now, isSample: true }),
  );
  return accept([{ kind: "ThreatsFound", place, findings }]);
}
