/** A queue's attributes by their names on the wire. Amazon SQS API Reference: SetQueueAttributes, GetQueueAttributes. */
import { countMessages, type Queue, type QueueSettings, queueArn, type World } from "../../../domain/index.ts";
import { accept, type Instant, type Result, refuse } from "../../../kernel/index.ts";
import { checkQueuePolicy } from "./queue-policy.ts";
import type { SqsRefusal } from "./refusals.ts";

type NumberSetting = Exclude<keyof QueueSettings, "managedEncryption">;

/** Least and most of each. */
const NUMBERS: ReadonlyMap<string, readonly [setting: NumberSetting, least: number, most: number]> = new Map([
  ["VisibilityTimeout", ["visibilityTimeoutSeconds", 0, 43_200]],
  ["DelaySeconds", ["delaySeconds", 0, 900]],
  ["MaximumMessageSize", ["maximumMessageBytes", 1024, 1_048_576]],
  ["MessageRetentionPeriod", ["retentionSeconds", 60, 1_209_600]],
  ["ReceiveMessageWaitTimeSeconds", ["receiveWaitSeconds", 0, 20]],
]);

const NOT_EMULATED: ReadonlySet<string> = new Set([
  "RedrivePolicy",
  "RedriveAllowPolicy",
  "KmsMasterKeyId",
  "KmsDataKeyReusePeriodSeconds",
  "FifoQueue",
  "ContentBasedDeduplication",
  "DeduplicationScope",
  "FifoThroughputLimit",
]);

export type AttributeChange = Readonly<{ settings: Partial<QueueSettings>; policy?: string | undefined }>;

export type Attributes = Readonly<Record<string, string>>;

/** `policy` is a member of the answer only where it is one of the attributes. */
export function readAttributes(world: World, attributes: Attributes): Result<AttributeChange, SqsRefusal> {
  const settings: Record<string, number | boolean> = {};
  let policy: Pick<AttributeChange, "policy"> = {};
  for (const [name, text] of Object.entries(attributes)) {
    if (NOT_EMULATED.has(name)) return refuse({ kind: "NotEmulated", what: `the attribute ${name} of a queue` });
    if (name === "Policy") {
      const checked = checkQueuePolicy(world, text);
      if (!checked.ok) return checked;
      policy = { policy: checked.value };
      continue;
    }
    const setting = readSetting(name, text);
    if (!setting.ok) return setting;
    settings[setting.value.name] = setting.value.value;
  }
  return accept({ settings, ...policy });
}

type Setting = Readonly<{ name: keyof QueueSettings; value: number | boolean }>;

const WHOLE = /^\d{1,8}$/;

function readSetting(name: string, text: string): Result<Setting, SqsRefusal> {
  if (name === "SqsManagedSseEnabled") {
    const isBoolean = text === "true" || text === "false";
    return isBoolean
      ? accept({ name: "managedEncryption", value: text === "true" })
      : refuse({ kind: "InvalidAttribute", name });
  }
  const known = NUMBERS.get(name);
  if (known === undefined) return refuse({ kind: "UnknownAttribute", name });
  const [setting, least, most] = known;
  const value = Number(text);
  const isRight = WHOLE.test(text) && value >= least && value <= most;
  return isRight ? accept({ name: setting, value }) : refuse({ kind: "InvalidAttribute", name });
}

/** Attributes that can be asked for and are not the queue's own settings. */
const OTHERS = [
  "QueueArn",
  "CreatedTimestamp",
  "LastModifiedTimestamp",
  "ApproximateNumberOfMessages",
  "ApproximateNumberOfMessagesNotVisible",
  "ApproximateNumberOfMessagesDelayed",
  "SqsManagedSseEnabled",
  "Policy",
] as const;

const NAMES: ReadonlySet<string> = new Set(["All", ...NUMBERS.keys(), ...OTHERS, ...NOT_EMULATED]);

export const unknownAttribute = (names: readonly string[]): string | undefined =>
  names.find((name) => !NAMES.has(name));

type Described = Readonly<{ world: World; queue: Queue; now: Instant }>;

/** Those that are asked for and that the queue has. */
export function describeAttributes({ world, queue, now }: Described, names: readonly string[]): Attributes {
  const { visible, inFlight, delayed } = countMessages(world, queueArn(queue), now);
  const all: Record<string, string> = {
    QueueArn: queueArn(queue),
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    CreatedTimestamp: inSeconds(queue.createdAt),
    LastModifiedTimestamp: inSeconds(queue.modifiedAt),
    SqsManagedSseEnabled: String(queue.settings.managedEncryption),
    ...(queue.policy === undefined ? {} : { Policy: queue.policy }),
  };
  for (const [name, [setting]] of NUMBERS) all[name] = String(queue.settings[setting]);
  return names.includes("All") ? all : Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
}

const inSeconds = (at: Instant): string => String(Math.floor(at / 1000));
