/**
 * Trails as the file writes them. The format has no words for other event selectors than those of management events, for a time of
 * stopping, for deliveries and what was delivered, and for a log group that is gone or whose role is no longer fit.
 */
import { awsManagedPolicyByArn } from "../../catalogue/index.ts";
import {
  type AccountIdentities,
  identitiesOf,
  LOG_ALL_MANAGEMENT_EVENTS,
  logStreamName,
  type Trail,
  type World,
} from "../../domain/index.ts";
import { formatInstantMs } from "../../kernel/index.ts";
import { logRoleProblem } from "../log-role.ts";
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
    logGroup: describeLogGroup(world, trail),
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

function describeLogGroup(world: World, trail: Trail): JsonObject | undefined {
  const { logGroup, accountId } = trail;
  const group = world.logGroups.get(logGroup?.groupArn ?? "");
  if (logGroup === undefined || group === undefined) return undefined;
  const identities = identitiesOf(world, group.accountId);
  const role = [...identities.roles.values()].find(({ arn }) => arn === logGroup.roleArn);
  if (role === undefined) return undefined;
  const { arn, trustPolicy: trust, inlinePolicies, attachedPolicies, boundary } = role;
  const texts = {
    ...{ accountId: group.accountId, arn, trust },
    policies: [...inlinePolicies.values(), ...attachedPolicies.map((each) => textOf(identities, each))],
    boundary: boundary === undefined ? undefined : textOf(identities, boundary),
  };
  const streamArn = `${logGroup.groupArn}:log-stream:${logStreamName(trail, accountId)}`;
  if (logRoleProblem(texts, streamArn) !== undefined) return undefined;
  return present({
    name: group.name,
    role: role.name,
    account: group.accountId === accountId ? undefined : group.accountId,
  });
}

function textOf({ managedPolicies }: AccountIdentities, arn: string): string | undefined {
  const own = managedPolicies.get(arn);
  return own === undefined ? awsManagedPolicyByArn(arn)?.document : own.versions.get(own.defaultVersion)?.content;
}
