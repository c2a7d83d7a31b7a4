/** AWS-managed policies in the words of the wire: their ids and first dates are not known and are left out. */
import type * as Wire from "@aws-sdk/client-iam";
import { type AwsManagedPolicy, awsManagedPolicyByArn } from "../../../catalogue/index.ts";
import { isAwsManagedPolicyArn, policyUsage } from "../../../domain/index.ts";
import { accept, parseInstant, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { dateOf } from "./describe.ts";
import { encodeDocument } from "./policy-document.ts";
import type { IamRefusal } from "./refusals.ts";

export const isKnownAwsPolicy = (arn: string): boolean => awsManagedPolicyByArn(arn) !== undefined;

/** Refused with an honest "not emulated" where AWS may have the policy and the catalogue has not. */
export function findAwsPolicy(arn: string): Result<AwsManagedPolicy, IamRefusal> {
  const policy = awsManagedPolicyByArn(arn);
  return policy === undefined ? refuse({ kind: "AwsManagedPolicyUnknown", arn }) : accept(policy);
}

const POLICY_ARN = /^arn:aws:iam::(aws|\d{12}):policy\/[^:]+$/;

/** Six parts, whatever they are. */
const ARN = /^arn(:[^:]*){4}:./;

/** Anything but the ARN of a managed policy is refused before it is looked for. */
export function checkPolicyArn(arn: string): Result<Readonly<{ isAws: boolean }>, IamRefusal> {
  if (POLICY_ARN.test(arn)) return accept({ isAws: isAwsManagedPolicyArn(arn) });
  return refuse(ARN.test(arn) ? { kind: "NotPolicyArn", arn } : { kind: "InvalidPolicyArn" });
}

/** The same for whoever wants to change the policy: AWS's own are AWS's, also those that are not known here. */
export function checkOwnPolicyArn(arn: string): Result<undefined, IamRefusal> {
  const readable = checkPolicyArn(arn);
  if (!readable.ok) return readable;
  return readable.value.isAws ? refuse({ kind: "PolicyOutsideAccount" }) : accept(undefined);
}

export function describeAwsPolicy({ world, caller }: OperationContext, policy: AwsManagedPolicy): Wire.Policy {
  const { attachments, boundaries } = policyUsage(world, caller.accountId, policy.arn);
  const changed = versionDate(policy);
  return {
    PolicyName: policy.name,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.version,
    AttachmentCount: attachments,
    PermissionsBoundaryUsageCount: boundaries,
    IsAttachable: true,
    ...(changed === undefined ? {} : { UpdateDate: changed }),
  };
}

export function describeAwsVersion(policy: AwsManagedPolicy): Wire.PolicyVersion {
  const created = versionDate(policy);
  return {
    Document: encodeDocument(policy.document),
    VersionId: policy.version,
    IsDefaultVersion: true,
    ...(created === undefined ? {} : { CreateDate: created }),
  };
}

function versionDate({ versionCreatedAt }: AwsManagedPolicy): Date | undefined {
  const created = versionCreatedAt === undefined ? undefined : parseInstant(versionCreatedAt);
  return created === undefined ? undefined : dateOf(created);
}
