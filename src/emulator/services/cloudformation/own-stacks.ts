/** The stacks of an account in one Region, and the permission to look at one. */
import { isStackListed, type Stack } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

/** Deleted ones too, for as long as they are listed. */
export const ownStacks = ({ world, caller, request, now }: OperationContext): readonly Stack[] =>
  [...(world.stacks.get(caller.accountId)?.values() ?? [])].filter(
    (each) => each.region === request.region && isStackListed(each, now),
  );

/** By name only while it is there, by id afterwards too. CloudFormation API Reference, DescribeStacks: StackName. */
export const stackCalled = (context: OperationContext, nameOrId: string): Stack | undefined =>
  ownStacks(context).find(
    (each) => each.id === nameOrId || (each.name === nameOrId && each.status !== "DELETE_COMPLETE"),
  );

export function onStack(
  context: OperationContext,
  operation: string,
  { StackName }: Readonly<{ StackName?: string | undefined }>,
): readonly RequiredPermission[] {
  const { caller, request } = context;
  const known = StackName === undefined ? undefined : stackCalled(context, StackName)?.id;
  const unknown = `arn:aws:cloudformation:${request.region}:${caller.accountId}:stack/${StackName ?? "*"}/*`;
  return [{ action: `cloudformation:${operation}`, resource: known ?? unknown }];
}
