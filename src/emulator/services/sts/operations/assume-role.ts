/** AssumeRole: temporary credentials of a role that trusts the caller. */
import type * as Wire from "@aws-sdk/client-sts";
import {
  assumedRoleArn,
  decideAssumeRole,
  findAssumableRole,
  inheritedSourceIdentity,
  parseRoleArn,
  type TagList,
  transitiveTags,
} from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { requestTagKeys, resourceTagKeys } from "../../../access/index.ts";
import type { OperationContext, RequiredPermission } from "../../../operation.ts";
import { trailTime } from "../../iam/trail-time.ts";
import { describeCredentials, required, sessionCaller, stsOperation } from "../operation.ts";
import { factorKeys, secondFactor } from "../second-factor.ts";
import { sessionPolicyTexts } from "../session-policies.ts";

type Answer = Readonly<{
  Credentials?: ReturnType<typeof describeCredentials>;
  AssumedRoleUser?: Readonly<{ AssumedRoleId: string; Arn: string }>;
  SourceIdentity?: string;
}>;

export const assumeRole = stsOperation<Wire.AssumeRoleRequest, Answer>({
  name: "AssumeRole",
  readOnly: true,
  permissions: (context, input) => permissionsFor(context, input),
  decide(context, input) {
    const roleArn = required(input.RoleArn, "RoleArn");
    if (parseRoleArn(roleArn) === undefined) return refuse({ kind: "InvalidRoleArn", arn: roleArn });
    const factor = secondFactor(context, input);
    if (!factor.ok) return factor;
    const policies = sessionPolicyTexts(context, input);
    if (!policies.ok) return policies;
    const { world, caller, now, ids } = context;
    const decision = decideAssumeRole({
      world,
      caller: sessionCaller(caller),
      now,
      ids,
      roleArn,
      sessionName: required(input.RoleSessionName, "RoleSessionName"),
      durationSeconds: input.DurationSeconds,
      sourceIdentity: input.SourceIdentity,
      mfa: factor.value.isGiven,
      policies: policies.value,
      tags: tagsOf(input),
      transitiveTagKeys: input.TransitiveTagKeys ?? [],
    });
    return decision.ok ? accept([...decision.value, ...factor.value.events]) : decision;
  },
  respond(_context, _input, [event]) {
    if (event?.kind !== "SessionIssued" || event.session.owner.kind !== "role") return {};
    const { accountId, owner } = event.session;
    return {
      Credentials: describeCredentials(event.session),
      AssumedRoleUser: {
        AssumedRoleId: `${owner.roleId}:${owner.sessionName}`,
        Arn: assumedRoleArn(accountId, owner.roleName, owner.sessionName),
      },
      ...(owner.sourceIdentity === undefined ? {} : { SourceIdentity: owner.sourceIdentity }),
    };
  },
  trail: (input, output) => ({ requestParameters: describeRequest(input), responseElements: describeAnswer(output) }),
});

/**
 * The role's trust policy decides beside the caller's own policies; tags and a source identity are actions of their own. A source
 * identity that a chained session has goes along, and must be allowed again. IAM User Guide: "Monitor and control actions taken with
 * assumed roles"; that `sts:SourceIdentity` then has the inherited value is inferred.
 * So do transitive tags, which are asked for as if the request had brought them. IAM User Guide: "Pass session tags in AWS STS".
 * Nothing is asked for a role that is not there or for the root user: those are refused without a reason. A second factor that does
 * not count is refused before policies are asked.
 */
function permissionsFor(context: OperationContext, input: Wire.AssumeRoleRequest): readonly RequiredPermission[] {
  const found = findAssumableRole(context.world, input.RoleArn ?? "", context.now);
  const factor = secondFactor(context, input);
  if (found === undefined || context.caller.identity.kind === "root" || !factor.ok) return [];
  const { role, accountId } = found;
  const caller = sessionCaller(context.caller);
  const sourceIdentity = input.SourceIdentity ?? inheritedSourceIdentity(caller.owner);
  const tags = [...transitiveTags(caller.session), ...tagsOf(input)];
  const actions = [
    "sts:AssumeRole",
    ...(tags.length > 0 ? ["sts:TagSession"] : []),
    ...(sourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
  return actions.map((action) => ({
    action,
    resource: role.arn,
    resourceAccountId: accountId,
    resourcePolicy: { type: "trust", name: role.name, text: role.trustPolicy },
    context: {
      ...resourceTagKeys(role.tags, "iam"),
      ...contextKeys({ ...input, SourceIdentity: sourceIdentity }, tags),
      ...factorKeys(factor.value),
    },
  }));
}

function contextKeys(input: Wire.AssumeRoleRequest, tags: TagList): NonNullable<RequiredPermission["context"]> {
  const { ExternalId, RoleSessionName, SourceIdentity, TransitiveTagKeys } = input;
  return {
    ...(ExternalId === undefined ? {} : { "sts:externalid": ExternalId }),
    ...(RoleSessionName === undefined ? {} : { "sts:rolesessionname": RoleSessionName }),
    ...(SourceIdentity === undefined ? {} : { "sts:sourceidentity": SourceIdentity }),
    ...(TransitiveTagKeys === undefined ? {} : { "sts:transitivetagkeys": TransitiveTagKeys }),
    ...requestTagKeys(tags),
  };
}

const tagsOf = ({ Tags = [] }: Wire.AssumeRoleRequest) => Tags.map(({ Key = "", Value = "" }) => [Key, Value] as const);

const describeRequest = (input: Wire.AssumeRoleRequest) => ({
  roleArn: input.RoleArn,
  roleSessionName: input.RoleSessionName,
  durationSeconds: input.DurationSeconds,
  externalId: input.ExternalId,
  sourceIdentity: input.SourceIdentity,
  serialNumber: input.SerialNumber,
  policy: input.Policy,
  policyArns: input.PolicyArns?.map(({ arn }) => ({ arn })),
  tags: input.Tags?.map(({ Key, Value }) => ({ key: Key, value: Value })),
  transitiveTagKeys: input.TransitiveTagKeys,
});

/** CloudTrail never sees the secret. */
function describeAnswer(output: Answer | undefined) {
  if (output?.Credentials === undefined) return null;
  const { AccessKeyId, SessionToken, Expiration } = output.Credentials;
  return {
    credentials: { accessKeyId: AccessKeyId, sessionToken: SessionToken, expiration: trailTime(Expiration) },
    assumedRoleUser: { assumedRoleId: output.AssumedRoleUser?.AssumedRoleId, arn: output.AssumedRoleUser?.Arn },
    sourceIdentity: output.SourceIdentity,
  };
}
