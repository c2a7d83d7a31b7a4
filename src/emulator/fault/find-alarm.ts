/** The alarm that a fault is about, by its ARN, or by its name where only one is called so. */
import { alarmArn, type MetricAlarm, type World } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";

export function findAlarm({ alarms }: World, reference: string): Result<MetricAlarm, string> {
  const found = [...alarms.values()].filter((each) => each.name === reference || alarmArn(each) === reference);
  const [only, another] = found;
  if (only === undefined)
    return refuse(`no alarm is called \`${reference.slice(0, 200)}\`; expected its name or its ARN`);
  if (another === undefined) return accept(only);
  return refuse(`${found.length} alarms are called \`${reference}\`; expected an ARN such as \`${alarmArn(only)}\``);
}
