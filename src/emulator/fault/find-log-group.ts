/** The log group that a fault is about, by its ARN, or by its name where only one is called so. */
import { type LogGroup, logGroupArn, type World } from "../../domain/index.ts";
import { accept, type Result, refuse } from "../../kernel/index.ts";

export function findLogGroup({ logGroups }: World, reference: string): Result<LogGroup, string> {
  const meant = reference.replace(/:\*$/, "");
  const found = [...logGroups.values()].filter((each) => each.name === meant || logGroupArn(each) === meant);
  const [only, another] = found;
  if (only === undefined)
    return refuse(`no log group is called \`${reference.slice(0, 200)}\`; expected its name or its ARN`);
  if (another === undefined) return accept(only);
  return refuse(`${found.length} log groups are called so; expected an ARN such as \`${logGroupArn(only)}\``);
}
