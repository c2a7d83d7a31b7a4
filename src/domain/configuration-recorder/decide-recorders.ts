/** Recorders and where they deliver to. AWS Config API Reference: PutConfigurationRecorder, PutDeliveryChannel, StartConfigurationRecorder, StopConfigurationRecorder. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { parseRoleArn } from "../principal/arns.ts";
import type { World } from "../world.ts";
import { type ConfigurationRecorder, configKey, type DeliveryChannel } from "./configuration-recorder.ts";
import type { ConfigurationRefusal } from "./refusals.ts";

export type ConfigurationDecision = Result<readonly DomainEvent[], ConfigurationRefusal>;

type Recording = Pick<ConfigurationRecorder, "isRecording" | "startedAt" | "stoppedAt" | "statusChangedAt">;

export type NewRecorder = Omit<ConfigurationRecorder, keyof Recording>;

/** Service quotas, AWS Config: of each one for an account and Region. */
const LIMIT = 1;

const NEVER_ON: Recording = {
  isRecording: false,
  startedAt: undefined,
  stoppedAt: undefined,
  statusChangedAt: undefined,
};

/** Of the name that it has, the recorder gets another role and other types; of another name it would be a second one. */
export function decidePutRecorder(world: World, recorder: NewRecorder): ConfigurationDecision {
  const known = world.configurationRecorders.get(configKey(recorder));
  if (known !== undefined && known.name !== recorder.name) return refuse({ kind: "TooManyRecorders", limit: LIMIT });
  if (!isOwnRole(world, recorder)) return refuse({ kind: "ConfigRoleInvalid", arn: recorder.roleArn });
  const { isRecording, startedAt, stoppedAt, statusChangedAt } = known ?? NEVER_ON;
  const changed = { ...recorder, isRecording, startedAt, stoppedAt, statusChangedAt };
  return accept([{ kind: "RecorderChanged", recorder: changed }]);
}

/** Of accounts that this world does not have any role may be there. */
function isOwnRole(world: World, { roleArn }: NewRecorder): boolean {
  const role = parseRoleArn(roleArn);
  if (role === undefined) return false;
  return !world.accounts.has(role.accountId) || world.identities.get(role.accountId)?.roles.has(role.name) === true;
}

/** A channel comes after the recorder, and its bucket is there. That Config may write into it is not asked: inferred as given. */
export function decidePutChannel(world: World, channel: DeliveryChannel): ConfigurationDecision {
  const key = configKey(channel);
  if (!world.configurationRecorders.has(key)) return refuse({ kind: "RecorderMissing" });
  const known = world.deliveryChannels.get(key);
  if (known !== undefined && known.name !== channel.name) return refuse({ kind: "TooManyChannels", limit: LIMIT });
  if (!world.buckets.has(channel.bucketName)) return refuse({ kind: "ChannelBucketMissing", name: channel.bucketName });
  return accept([{ kind: "DeliveryChannelChanged", channel }]);
}

export type RecorderReference = Readonly<{ accountId: AccountId; region: string; name: string }>;

/** Starting what records, and stopping what does not, changes nothing. */
export function decideRecording(
  world: World,
  { on, ...reference }: RecorderReference & Readonly<{ on: boolean }>,
  now: Instant,
): ConfigurationDecision {
  const found = findRecorder(world, reference);
  if (!found.ok) return found;
  const recorder = found.value;
  if (on && !world.deliveryChannels.has(configKey(recorder))) return refuse({ kind: "ChannelMissing" });
  if (recorder.isRecording === on) return accept([]);
  const times = on ? { startedAt: now } : { stoppedAt: now };
  const changed = { ...recorder, ...times, isRecording: on, statusChangedAt: now };
  return accept([{ kind: "RecorderChanged", recorder: changed }]);
}

export function findRecorder(
  world: World,
  reference: RecorderReference,
): Result<ConfigurationRecorder, ConfigurationRefusal> {
  const known = world.configurationRecorders.get(configKey(reference));
  return known?.name === reference.name ? accept(known) : refuse({ kind: "RecorderNotFound", name: reference.name });
}
