/** Trails of the file, with the buckets that they write to and the roles that come with organization trails. */
import {
  ALL_PUBLIC_ACCESS_BLOCKED,
  type EventSelection,
  LOG_ALL_MANAGEMENT_EVENTS,
  logGroupArn,
  newTrail,
  type Trail,
  type TrailLogGroup,
  trailBucketPolicy,
  trailRoles,
} from "../../domain/index.ts";
import { type AccountId, invariant } from "../../kernel/index.ts";
import type { TrailEntry } from "../trail-entry.ts";
import { type Building, instantOf } from "./building.ts";

type Named = (reference: string) => AccountId;
type Built = Readonly<{ entry: TrailEntry; trail: Trail }>;

export function buildTrails(building: Building, named: Named): void {
  const built = [...building.file.trails.values()].map((entry) => ({
    entry,
    trail: trailFrom(building, entry, named),
  }));
  buildBuckets(building, built, named);
  for (const { entry, trail } of built) {
    building.record({ kind: "TrailChanged", trail });
    const organization = building.world.organizations.get(trail.organizationId ?? "");
    const birth = { now: instantOf(building, entry.since), ids: building.ids };
    for (const event of organization === undefined ? [] : trailRoles(building.world, organization, birth)) {
      building.record(event);
    }
  }
}

function trailFrom(building: Building, entry: TrailEntry, named: Named): Trail {
  const accountId = named(entry.account.text);
  const trail = newTrail({
    name: entry.name,
    accountId,
    homeRegion: entry.region,
    organizationId: entry.organization ? building.world.accounts.get(accountId)?.membership?.organizationId : undefined,
    isMultiRegion: entry.multiRegion,
    includesGlobalServices: entry.globalServiceEvents,
    bucketName: entry.bucket.text,
    keyPrefix: entry.prefix,
    validatesLogFiles: entry.logFileValidation,
    tags: entry.tags,
  });
  const logGroup = logGroupOf(building, entry, named);
  const startedAt = entry.logging ? instantOf(building, entry.since) : undefined;
  return {
    ...trail,
    isLogging: entry.logging,
    startedAt,
    selection: selectionOf(entry),
    ...(logGroup && { logGroup }),
  };
}

/** The group is made with the first trail that names it. */
function logGroupOf(building: Building, entry: TrailEntry, named: Named): TrailLogGroup | undefined {
  if (entry.logGroup === undefined) return undefined;
  const accountId = named((entry.logGroup.account ?? entry.account).text);
  const group = { accountId, region: entry.region, name: entry.logGroup.name.text };
  const groupArn = logGroupArn(group);
  if (!building.world.logGroups.has(groupArn)) {
    const createdAt = instantOf(building, entry.since);
    const empty = { ...group, createdAt, streams: new Map(), filters: new Map() };
    building.record({ kind: "LogGroupChanged", group: empty });
  }
  const role = building.world.identities.get(accountId)?.roles.get(entry.logGroup.role.text);
  invariant(role !== undefined, `the role \`${entry.logGroup.role.text}\` is unknown`);
  return { groupArn, roleArn: role.arn };
}

function selectionOf({ managementEvents }: TrailEntry): EventSelection {
  if (managementEvents === "All") return LOG_ALL_MANAGEMENT_EVENTS;
  const isNone = managementEvents === "None";
  const readWriteType = isNone ? "All" : managementEvents;
  return {
    kind: "basic",
    selectors: [{ readWriteType, includesManagementEvents: !isNone, excludedSources: [], dataResources: [] }],
  };
}

/** One bucket for all trails that name it, in the Region of the first. */
function buildBuckets(building: Building, built: readonly Built[], named: Named): void {
  const byBucket = new Map<string, Built[]>();
  for (const each of built) byBucket.set(each.trail.bucketName, [...(byBucket.get(each.trail.bucketName) ?? []), each]);
  for (const [name, users] of byBucket) {
    const [first] = users;
    if (first === undefined) continue;
    const { bucketAccount, account, region } = first.entry;
    building.record({
      kind: "BucketChanged",
      bucket: {
        name,
        accountId: named((bucketAccount ?? account).text),
        region,
        createdAt: instantOf(building, first.entry.since),
        policy: trailBucketPolicy(
          name,
          users.map(({ trail }) => trail),
        ),
        publicAccessBlock: ALL_PUBLIC_ACCESS_BLOCKED,
      },
    });
  }
}
