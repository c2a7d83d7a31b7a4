/** Roles for whom an identity provider vouches: what AssumeRoleWithSAML and AssumeRoleWithWebIdentity have in common. */
import type { AssumeRoleWithSAMLRequest } from "@aws-sdk/client-sts";
import {
  assumedRoleArn,
  type DomainEvent,
  decideAssumeRoleFederated,
  findAssumableRole,
  type IdentityEvent,
  type Vouched,
} from "../../../domain/index.ts";
import { type AccountId, invariant, type Result, refuse } from "../../../kernel/index.ts";
import { requestTagKeys, resourceTagKeys } from "../../access/index.ts";
import type { Caller, Federated } from "../../caller.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { trailTime } from "../iam/trail-time.ts";
import { describeCredentials, required } from "./operation.ts";
import { notAuthorized, type StsRefusal } from "./refusals.ts";
import { sessionPolicyTexts } from "./session-policies.ts";

/** What the provider says: the keys that only the trust policy can ask about stay here. */
export type Claims = Vouched &
  Readonly<{ trustKeys: NonNullable<RequiredPermission["context"]>; sessionName: string | undefined }>;

/** What both requests have. */
type Request = Pick<AssumeRoleWithSAMLRequest, "RoleArn" | "Policy" | "PolicyArns" | "DurationSeconds">;

type Asked = Readonly<{ action: string; input: Request; claims: Claims }>;

/** Callers from outside sign with nothing; the account is the one whose role they ask for. */
export const federatedCaller = (accountId: AccountId, identity: Federated): Caller => ({
  accountId,
  accessKeyId: "",
  credential: { kind: "none" },
  principal: { kind: "service", accountId, arn: identity.provider },
  identity,
});

export function federated({ identity }: Caller): Federated {
  invariant(identity.kind === "federated", "the caller comes from a token or an assertion");
  return identity;
}

/**
 * The role's trust policy decides alone, under the resource control policies over its account; tags and a source identity are
 * actions of their own. IAM User Guide: "Pass session tags in AWS STS", "Monitor and control actions taken with assumed roles".
 */
export function federatedPermissions(
  { world, now }: OperationContext,
  { action, input, claims }: Asked,
): readonly RequiredPermission[] {
  const found = findAssumableRole(world, input.RoleArn ?? "", now);
  if (found === undefined) return [];
  const { role, accountId } = found;
  const actions = [
    action,
    ...(claims.tags.length > 0 ? ["sts:TagSession"] : []),
    ...(claims.sourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
  ];
  const context = { ...resourceTagKeys(role.tags, "iam"), ...claims.trustKeys, ...claimedKeys(claims) };
  const resourcePolicy = { type: "trust", name: role.name, text: role.trustPolicy } as const;
  return actions.map((each) => ({
    action: each,
    resource: role.arn,
    resourceAccountId: accountId,
    resourcePolicy,
    context,
  }));
}

function claimedKeys(claims: Claims): NonNullable<RequiredPermission["context"]> {
  const { sessionName, sourceIdentity, transitiveTagKeys, tags } = claims;
  return {
    ...(sessionName === undefined ? {} : { "sts:rolesessionname": sessionName }),
    ...(sourceIdentity === undefined ? {} : { "sts:sourceidentity": sourceIdentity }),
    ...(transitiveTagKeys.length === 0 ? {} : { "sts:transitivetagkeys": transitiveTagKeys }),
    ...requestTagKeys(tags),
  };
}

export function decideFederated(
  context: OperationContext,
  { action, input, claims }: Asked,
): Result<readonly IdentityEvent[], StsRefusal> {
  const policies = sessionPolicyTexts(context, input);
  if (!policies.ok) return policies;
  const { world, now, ids, caller } = context;
  const decision = decideAssumeRoleFederated({
    world,
    now,
    ids,
    roleArn: required(input.RoleArn, "RoleArn"),
    sessionName: required(claims.sessionName, "RoleSessionName"),
    durationSeconds: input.DurationSeconds,
    policies: policies.value,
    provider: federated(caller).provider,
    vouched: claims,
    callerArn: caller.principal.arn,
  });
  if (decision.ok || decision.refusal.kind !== "RoleNotAssumable") return decision;
  return refuse({ kind: "Denied", message: notAuthorized(action) });
}

export type FederatedSession = Readonly<{
  Credentials?: ReturnType<typeof describeCredentials>;
  AssumedRoleUser?: Readonly<{ AssumedRoleId: string; Arn: string }>;
  SourceIdentity?: string;
}>;

export function describeFederated([event]: readonly DomainEvent[]): FederatedSession {
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
}

/** CloudTrail never sees the secret; undefined where no session was given. */
export function describeFederatedForTrail(output: FederatedSession | undefined) {
  if (output?.Credentials === undefined) return undefined;
  const { AccessKeyId, SessionToken, Expiration } = output.Credentials;
  return {
    credentials: { accessKeyId: AccessKeyId, sessionToken: SessionToken, expiration: trailTime(Expiration) },
    assumedRoleUser: { assumedRoleId: output.AssumedRoleUser?.AssumedRoleId, arn: output.AssumedRoleUser?.Arn },
    sourceIdentity: output.SourceIdentity,
  };
}
