/** What an aggregator sees: the recorders of those who are members now, and the resources that those record. aws-facts 7. */
import { compareText } from "../../kernel/index.ts";
import { delegationOf, servicesAdministeredBy } from "../delegation/delegates.ts";
import { eventRuleArn } from "../event-rule/event-rule.ts";
import { isManagementAccount } from "../organization/standing.ts";
import type { World } from "../world.ts";
import {
  type AggregatedRemainder,
  CONFIG,
  type ConfigurationAggregator,
  type ConfigurationRecorder,
  type RecordedResource,
} from "./configuration-recorder.ts";

/** Recorders that are on in accounts which the aggregator reaches: members of its organization, while that trusts Config. */
export function sourcesOf(world: World, aggregator: ConfigurationAggregator): readonly ConfigurationRecorder[] {
  const organization = world.organizations.get(aggregator.organizationId);
  if (organization === undefined || !isReaching(world, aggregator)) return [];
  return [...world.configurationRecorders.values()].filter(
    ({ accountId, region, isRecording }) =>
      isRecording &&
      world.accounts.get(accountId)?.membership?.organizationId === organization.id &&
      (aggregator.regions === undefined || aggregator.regions.includes(region)),
  );
}

/** The aggregator's own account must still be entitled: in the organization, as its management account or registered. Inferred. */
export function isReaching(world: World, { organizationId, accountId }: ConfigurationAggregator): boolean {
  const organization = world.organizations.get(organizationId);
  if (organization === undefined || !delegationOf(organization).trustedServices.has(CONFIG)) return false;
  if (world.accounts.get(accountId)?.membership?.organizationId !== organizationId) return false;
  return isManagementAccount(organization, accountId) || servicesAdministeredBy(organization, accountId).has(CONFIG);
}

/** Types of AWS Config that this world has resources of. AWS Config Developer Guide: "Supported Resource Types". */
export const RECORDED_TYPES = [
  "AWS::CloudTrail::Trail",
  "AWS::Events::Rule",
  "AWS::IAM::Group",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::IAM::User",
  "AWS::S3::Bucket",
  "AWS::SNS::Topic",
  "AWS::SQS::Queue",
] as const;
export type RecordedType = (typeof RECORDED_TYPES)[number];

/** What is still listed of accounts that are no members now; of one that came back, its recorders count. */
export function remaindersOf(world: World, aggregator: ConfigurationAggregator): readonly AggregatedRemainder[] {
  const { remains, organizationId } = aggregator;
  if (remains === undefined || !isReaching(world, aggregator)) return [];
  return remains.filter(
    ({ accountId }) => world.accounts.get(accountId)?.membership?.organizationId !== organizationId,
  );
}

/** By account, Region and id: what the sources' recorders record of one type, and what is left of sources that departed. */
export const resourcesSeen = (
  world: World,
  aggregator: ConfigurationAggregator,
  type: RecordedType,
): readonly RecordedResource[] =>
  [
    ...sourcesOf(world, aggregator).flatMap((recorder) => recordedOfType(world, recorder, type)),
    ...remaindersOf(world, aggregator).flatMap(({ resources }) => resources.filter((each) => each.type === type)),
  ].sort((one, other) => compareText(sortKey(one), sortKey(other)));

const sortKey = ({ accountId, region, id }: RecordedResource): string => `${accountId}/${region}/${id}`;

type Thing = Readonly<{ id: string; name: string }>;

export const recordedBy = (world: World, recorder: ConfigurationRecorder): readonly RecordedResource[] =>
  RECORDED_TYPES.flatMap((type) => recordedOfType(world, recorder, type));

function recordedOfType(
  world: World,
  recorder: ConfigurationRecorder,
  type: RecordedType,
): readonly RecordedResource[] {
  const { resourceTypes, accountId, region } = recorder;
  if (resourceTypes !== undefined && !resourceTypes.includes(type)) return [];
  if (resourceTypes === undefined && type.startsWith("AWS::IAM::") && !recorder.includesGlobalTypes) return [];
  return thingsOf(world, recorder, type).map((each) => ({ accountId, region, type, ...each }));
}

function thingsOf(world: World, { accountId, region }: ConfigurationRecorder, type: RecordedType): readonly Thing[] {
  const identities = world.identities.get(accountId);
  const here = (each: Readonly<{ accountId: string; region: string }>): boolean =>
    each.accountId === accountId && each.region === region;
  switch (type) {
    case "AWS::IAM::Role":
      return [...(identities?.roles.values() ?? [])];
    case "AWS::IAM::User":
      return [...(identities?.users.values() ?? [])];
    case "AWS::IAM::Group":
      return [...(identities?.groups?.values() ?? [])];
    case "AWS::IAM::Policy":
      return [...(identities?.managedPolicies.values() ?? [])];
    case "AWS::S3::Bucket":
      return [...world.buckets.values()].filter(here).map(({ name }) => ({ id: name, name }));
    case "AWS::SNS::Topic":
      return [...world.topics].filter(([, each]) => here(each)).map(([id, { name }]) => ({ id, name }));
    case "AWS::SQS::Queue":
      return [...world.queues].filter(([, each]) => here(each)).map(([id, { name }]) => ({ id, name }));
    case "AWS::CloudTrail::Trail":
      return [...world.trails.values()]
        .filter((each) => each.accountId === accountId && each.homeRegion === region)
        .map(({ arn, name }) => ({ id: arn, name }));
    case "AWS::Events::Rule":
      return [...world.eventRules.values()].filter(here).map((each) => ({ id: eventRuleArn(each), name: each.name }));
  }
}
