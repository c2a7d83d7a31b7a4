/** Instances, permission sets and requests in the words of the wire. IAM Identity Center API Reference: InstanceMetadata, PermissionSet, AccountAssignmentOperationStatus. */
import type * as Wire from "@aws-sdk/client-sso-admin";
import type { AssignmentRequest, IdentityCenter, PermissionSet } from "../../../domain/index.ts";

export const describeInstance = (center: IdentityCenter): Wire.InstanceMetadata => ({
  InstanceArn: center.instanceArn,
  IdentityStoreId: center.identityStoreId,
  OwnerAccountId: center.accountId,
  CreatedDate: new Date(center.createdAt),
  Status: "ACTIVE",
});

export const describePermissionSet = (set: PermissionSet): Wire.PermissionSet => ({
  Name: set.name,
  PermissionSetArn: set.arn,
  ...(set.description !== undefined && { Description: set.description }),
  CreatedDate: new Date(set.createdAt),
  SessionDuration: set.sessionDuration,
  ...(set.relayState !== undefined && { RelayState: set.relayState }),
});

export type Status = "IN_PROGRESS" | "SUCCEEDED";

export const describeRequest = (request: AssignmentRequest, Status: Status): Wire.AccountAssignmentOperationStatus => ({
  Status,
  RequestId: request.id,
  ...(request.accountId !== undefined && { TargetId: request.accountId, TargetType: "AWS_ACCOUNT" }),
  PermissionSetArn: request.permissionSetArn,
  ...(request.principal !== undefined && {
    PrincipalType: request.principal.principalType,
    PrincipalId: request.principal.principalId,
  }),
  CreatedDate: new Date(request.at),
});

export const describeProvisioning = (
  request: AssignmentRequest,
  Status: Status,
): Wire.PermissionSetProvisioningStatus => ({
  Status,
  RequestId: request.id,
  ...(request.accountId !== undefined && { AccountId: request.accountId }),
  PermissionSetArn: request.permissionSetArn,
  CreatedDate: new Date(request.at),
});
