/** A new trail. CloudTrail API Reference: CreateTrail; CloudTrail User Guide: "Creating a trail for an organization". */
import { type AccountId, accept, type Identifiers, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { isBucketName } from "../bucket/bucket-name.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import type { World } from "../world.ts";
import { type AskLogGroup, decideLogGroup, logGroupProblem, type WantedLogGroup } from "./decide-log-group.ts";
import { type TrailAsker, visibleTrails } from "./find-trail.ts";
import { asTrailFounder, trailRoles } from "./organization-trails.ts";
import type { LoggingRefusal } from "./refusals.ts";
import { newTrail, type Trail } from "./trail.ts";
import { trailNameProblem } from "./trail-name.ts";
import { tagsProblem } from "./trail-tags.ts";

export type TrailDecision = Result<readonly DomainEvent[], LoggingRefusal>;

/** Whether CloudTrail could write into the bucket: what its policy says is asked outside. */
export type BucketAnswer = "open" | "missing" | "forbidden";
export type AskBucket = (trail: Trail) => BucketAnswer;

export type NewTrail = Pick<
  Trail,
  "name" | "bucketName" | "keyPrefix" | "isMultiRegion" | "includesGlobalServices" | "validatesLogFiles"
> &
  Readonly<{
    isOrganizationTrail: boolean;
    tags: readonly (readonly [key: string, value: string])[];
    logGroup: WantedLogGroup;
  }>;

export type TrailMoment = Readonly<{
  now: Instant;
  ids: Pick<Identifiers, "principal">;
  askBucket: AskBucket;
  askLogGroup: AskLogGroup;
}>;

/** CloudTrail quotas: trails of an account in a Region; replicas count in every Region. */
const MAX_TRAILS = 5;
/** CloudTrail API Reference: CreateTrail, S3KeyPrefix. */
const MAX_PREFIX = 200;

export function decideCreateTrail(
  world: World,
  { asker, trail: wanted }: Readonly<{ asker: TrailAsker; trail: NewTrail }>,
  moment: TrailMoment,
): TrailDecision {
  const { name, isOrganizationTrail, tags, logGroup: wantedGroup, ...settings } = wanted;
  const problem = trailNameProblem(name);
  if (problem !== undefined) return refuse({ kind: "InvalidTrailName", problem, name });
  const badTags = tagsProblem(tags);
  if (badTags !== undefined) return refuse(badTags);
  const founder = isOrganizationTrail ? asTrailFounder(world, asker.accountId) : undefined;
  if (founder?.ok === false) return founder;
  const organization = founder?.value;
  const accountId = ownerOf(organization, asker.accountId);
  const { region: homeRegion } = asker;
  const logGroup = decideLogGroup(world, asker, { wanted: wantedGroup, before: undefined });
  if (!logGroup.ok) return logGroup;
  const trail = newTrail({
    ...settings,
    name,
    accountId,
    homeRegion,
    organizationId: organization?.id,
    tags: new Map(tags),
    logGroup: logGroup.value,
  });
  if (world.trails.has(trail.arn)) return refuse({ kind: "TrailExists", name, accountId });
  if (visibleTrails(world, { accountId, region: homeRegion }).length >= MAX_TRAILS) {
    return refuse({ kind: "TooManyTrails", accountId, region: homeRegion, limit: MAX_TRAILS });
  }
  const faulty = settingsProblem(trail) ?? placesProblem(trail, moment);
  if (faulty !== undefined) return refuse(faulty);
  const roles = organization === undefined ? [] : trailRoles(world, organization, moment);
  return accept([{ kind: "TrailChanged", trail }, ...roles]);
}

/** The management account owns what a delegated administrator creates. CloudTrail User Guide: "Organization delegated administrator". */
const ownerOf = (organization: Organization | undefined, caller: AccountId): AccountId =>
  organization?.managementAccountId ?? caller;

export function settingsProblem({
  bucketName,
  keyPrefix,
  isMultiRegion,
  includesGlobalServices,
}: Trail): LoggingRefusal | undefined {
  if (!isBucketName(bucketName)) return { kind: "InvalidBucketName", name: bucketName };
  if (keyPrefix !== undefined && keyPrefix.length > MAX_PREFIX) return { kind: "InvalidKeyPrefix" };
  return isMultiRegion && !includesGlobalServices ? { kind: "GlobalServicesNeeded" } : undefined;
}

/** The bucket first; which of the two AWS tries first is not documented. */
export const placesProblem = (trail: Trail, { askBucket, askLogGroup }: TrailMoment): LoggingRefusal | undefined =>
  bucketProblem(trail, askBucket) ?? logGroupProblem(trail, askLogGroup);

function bucketProblem(trail: Trail, askBucket: AskBucket): LoggingRefusal | undefined {
  const answer = askBucket(trail);
  if (answer === "open") return undefined;
  return { kind: answer === "missing" ? "BucketMissing" : "BucketForbids", name: trail.bucketName };
}
