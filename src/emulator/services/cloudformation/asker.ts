/** Who asks about stack sets, and on which set each operation is authorized. Service Authorization Reference: "AWS CloudFormation". */
import { type Administrator, findStackSet, organizationOf, stackSetArn, stackSetNamed } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

type Asked = Readonly<{ StackSetName?: string | undefined; CallAs?: string | undefined }>;

/** CallAs is SELF where it is left out. */
export const administratorOf = ({ caller }: OperationContext, { CallAs }: Asked): Administrator => ({
  accountId: caller.accountId,
  asDelegate: CallAs === "DELEGATED_ADMIN",
});

/** The set by name or id, for whoever administers it. */
export const askedStackSet = (context: OperationContext, asked: Asked) =>
  findStackSet(context.world, {
    administrator: administratorOf(context, asked),
    region: context.request.region,
    name: asked.StackSetName ?? "",
  });

/** A set belongs to the management account; one that is not there is asked for by its name. */
export function onStackSet(
  { world, caller, request }: OperationContext,
  operation: string,
  { StackSetName = "" }: Asked,
): readonly RequiredPermission[] {
  const accountId = organizationOf(world, caller.accountId)?.managementAccountId ?? caller.accountId;
  const place = { accountId, region: request.region };
  const id = stackSetNamed(world, place, StackSetName)?.id ?? `${StackSetName}:*`;
  return [{ action: `cloudformation:${operation}`, resource: stackSetArn({ ...place, id }) }];
}
