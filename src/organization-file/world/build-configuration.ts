/** AWS Config of the file: recorders with where they deliver to, and aggregators. */
import { newAggregator } from "../../domain/index.ts";
import { type AccountId, invariant } from "../../kernel/index.ts";
import type { ConfigAggregatorEntry, ConfigRecorderEntry } from "../configuration-entry.ts";
import type { OrganizationEntry } from "../organization-file.ts";
import { type Building, instantOf } from "./building.ts";

type Named = (reference: string) => AccountId;

/** What AWS Config makes for itself. AWS Config Developer Guide: "Using Service-Linked Roles for AWS Config". */
export const configServiceRole = (accountId: AccountId): string =>
  `arn:aws:iam::${accountId}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`;

export function buildConfiguration(
  building: Building,
  { name, securityServices }: OrganizationEntry,
  named: Named,
): void {
  const organizationId = building.organizationIds.get(name);
  invariant(organizationId !== undefined, `the organization \`${name}\` was built`);
  for (const each of securityServices.configRecorders) buildRecorder(building, each, named(each.account.text));
  for (const each of securityServices.configAggregators) {
    const accountId = named(each.account.text);
    buildAggregator(building, each, { accountId, organizationId });
  }
}

/** One that is on, or was stopped once, was started before; one that is off and says nothing of it never was. */
function buildRecorder(building: Building, entry: ConfigRecorderEntry, accountId: AccountId): void {
  const { name, region, role, types, includesGlobalTypes, isRecording, since, stopped, delivery } = entry;
  const wasOn = isRecording || since !== undefined || stopped !== undefined;
  const startedAt = wasOn ? instantOf(building, since) : undefined;
  const stoppedAt = stopped && instantOf(building, stopped);
  building.record({
    kind: "RecorderChanged",
    recorder: {
      ...{ name, accountId, region, includesGlobalTypes, isRecording, startedAt, stoppedAt },
      roleArn: role === undefined ? configServiceRole(accountId) : roleNamed(building, accountId, role.text),
      resourceTypes: types,
      statusChangedAt: isRecording ? startedAt : stoppedAt,
    },
  });
  if (!isRecording && delivery === undefined) return;
  building.record({
    kind: "DeliveryChannelChanged",
    channel: {
      ...{ name: delivery?.name ?? "default", accountId, region },
      bucketName: delivery?.bucket ?? `config-bucket-${accountId}`,
      keyPrefix: delivery?.prefix,
      topicArn: delivery?.topic,
    },
  });
}

type Standing = Readonly<{ accountId: AccountId; organizationId: string }>;

function buildAggregator(
  building: Building,
  { name, region, role, regions, since, updated }: ConfigAggregatorEntry,
  { accountId, organizationId }: Standing,
): void {
  const createdAt = instantOf(building, since);
  const now = updated === undefined ? createdAt : instantOf(building, updated);
  const roleArn = roleNamed(building, accountId, role.text);
  const wanted = { name: name.text, accountId, region, roleArn, regions };
  building.record({ kind: "AggregatorChanged", aggregator: newAggregator(wanted, { organizationId, createdAt, now }) });
}

const roleNamed = ({ world }: Building, accountId: AccountId, text: string): string =>
  world.identities.get(accountId)?.roles.get(text)?.arn ?? text;
