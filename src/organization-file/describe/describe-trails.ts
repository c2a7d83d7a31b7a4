/** Trails as the file writes them. The format has no words for other event selectors than those of management events, for a time of stopping, and for deliveries. */
import { LOG_ALL_MANAGEMENT_EVENTS, type Trail, type World } from "../../domain/index.ts";
import { formatInstantMs } from "../../kernel/index.ts";
import { type JsonObject, present, tagsOf } from "./omit.ts";

/** By name, or by ARN where a name comes twice. */
export function describeTrails(world: World): JsonObject {
  const trails = [...world.trails.values()];
  const names = trails.map(({ name }) => name);
  return Object.fromEntries(
    trails.map((trail) => {
      const isNamesake = names.indexOf(trail.name) !== names.lastIndexOf(trail.name);
      return [isNamesake ? trail.arn : trail.name, describeTrail(world, trail, isNamesake)];
    }),
  );
}

function describeTrail(world: World, trail: Trail, isNamesake: boolean): JsonObject {
  const owner = world.buckets.get(trail.bucketName)?.accountId;
  return present({
    account: trail.accountId,
    name: isNamesake ? trail.name : undefined,
    organization: trail.organizationId === undefined ? undefined : true,
    region: trail.homeRegion === "us-east-1" ? undefined : trail.homeRegion,
    multiRegion: trail.isMultiRegion ? undefined : false,
    globalServiceEvents: trail.includesGlobalServices ? undefined : false,
    bucket: trail.bucketName,
    bucketAccount: owner === trail.accountId ? undefined : owner,
    prefix: trail.keyPrefix,
    logFileValidation: trail.validatesLogFiles ? true : undefined,
    logging: trail.isLogging ? undefined : false,
    since: trail.startedAt === undefined ? undefined : formatInstantMs(trail.startedAt),
    managementEvents: managementEvents(trail),
    tags: tagsOf(trail.tags),
  });
}

/** The first selector speaks for all of them. */
function managementEvents({ selection }: Trail): string | undefined {
  if (selection === LOG_ALL_MANAGEMENT_EVENTS || selection.kind !== "basic") return undefined;
  const [first] = selection.selectors;
  if (first?.includesManagementEvents !== true) return "None";
  return first.readWriteType === "All" ? undefined : first.readWriteType;
}
