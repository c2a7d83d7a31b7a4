/** What requests name, and on what each operation is authorized. Service Authorization Reference: "AWS IAM Identity Center". */
import { asAssignmentAdministrator, findPermissionSet } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";

type Asked = Readonly<{
  InstanceArn?: string | undefined;
  PermissionSetArn?: string | undefined;
  TargetId?: string | undefined;
  AccountId?: string | undefined;
}>;

export const askedInstance = ({ world, caller }: OperationContext, { InstanceArn: instanceArn = "" }: Asked) =>
  asAssignmentAdministrator(world, { caller: caller.accountId, instanceArn });

export const referenceIn = (
  { caller }: OperationContext,
  { InstanceArn: instanceArn = "", PermissionSetArn: permissionSetArn = "" }: Asked,
) => ({ caller: caller.accountId, instanceArn, permissionSetArn });

export const askedPermissionSet = (context: OperationContext, asked: Asked) =>
  findPermissionSet(context.world, referenceIn(context, asked));

/** The instance, the permission set and the account, each where the request names it. */
export function onNamed(operation: string, asked: Asked): readonly RequiredPermission[] {
  const account = asked.TargetId ?? asked.AccountId;
  const resources = [
    asked.InstanceArn,
    asked.PermissionSetArn,
    account === undefined ? undefined : `arn:aws:sso:::account/${account}`,
  ];
  return resources.flatMap((resource) => (resource === undefined ? [] : [{ action: `sso:${operation}`, resource }]));
}
