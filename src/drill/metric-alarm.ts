/** Setting up an alarm of CloudWatch in a drill: a trail writes to a log group, a filter counts there, an alarm tells a topic. */
import { type LogWatch, watchLog } from "../action/index.ts";
import type { Actor } from "./attempt.ts";
import { prepareAs } from "./attempting.ts";
import type { Drill } from "./drill.ts";

const REGION = "us-east-1";
/** The organization file has it: it trusts CloudTrail. */
const WRITER = "log-writer";

export type Watching = Readonly<{ actor: Actor; trail: string; alarm: string; eventName: string }>;

/** Throws when a step of it is refused, or an alarm of that name is there already. */
export async function setUpMetricAlarm(drill: Drill, { actor, trail, alarm, eventName }: Watching): Promise<void> {
  const { account } = actor;
  const isTaken = drill.metricAlarms.has(alarm) || drill.view.detections.some(({ name }) => name === alarm);
  if (isTaken) throw new Error(`an alarm \`${alarm}\` is there already`);
  const watch: LogWatch = {
    accountId: account.id,
    region: REGION,
    trail,
    logGroup: `${trail}-log`,
    role: WRITER,
    alarm,
    pattern: `{ $.eventName = "${eventName}" }`,
    topic: `${alarm}-told`,
    mailbox: account.email,
  };
  await prepareAs(drill, actor, watchLog(watch));
  drill.metricAlarms.set(alarm, {
    ...watch,
    name: alarm,
    accountName: account.name,
    arn: `arn:aws:cloudwatch:${REGION}:${account.id}:alarm:${alarm}`,
    topicArn: `arn:aws:sns:${REGION}:${account.id}:${watch.topic}`,
  });
}
