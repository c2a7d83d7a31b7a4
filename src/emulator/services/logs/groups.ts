/** Log groups by name, and what the operations on them have in common. Service Authorization Reference: "Amazon CloudWatch Logs". */
import { type LogGroup, logGroupArn } from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import type { LogsRefusal } from "./refusals.ts";

/** A name, or an ARN with or without `:*` behind it. */
export const arnMeant = ({ caller, request }: OperationContext, name = ""): string =>
  name.startsWith("arn:")
    ? name.replace(/:\*$/, "")
    : logGroupArn({ accountId: caller.accountId, region: request.region, name });

export function findGroup(context: OperationContext, name: string | undefined): Result<LogGroup, LogsRefusal> {
  const group = context.world.logGroups.get(arnMeant(context, name));
  const isOwn = group?.accountId === context.caller.accountId;
  return group === undefined || !isOwn ? refuse({ kind: "GroupNotFound" }) : accept(group);
}

export const onGroup = (context: OperationContext, action: string, name: string | undefined): RequiredPermission[] => [
  { action: `logs:${action}`, resource: `${arnMeant(context, name)}:*` },
];

/** The caller's groups in this Region by name. */
export const groupsOf = ({ world, caller, request }: OperationContext): readonly LogGroup[] =>
  [...world.logGroups.values()]
    .filter(({ accountId, region }) => accountId === caller.accountId && region === request.region)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
