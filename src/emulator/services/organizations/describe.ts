/** Domain into wire words: the shapes of AWS Organizations. Organizations API Reference: "Data Types". */
import type {
  AccountStatus,
  CreateAccountFailureReason,
  CreateAccountStatus,
  HandshakeParty,
  HandshakeResource,
  Policy,
  PolicySummary,
  PolicyTargetSummary,
  PolicyTypeSummary,
  Root,
  Account as WireAccount,
  Handshake as WireHandshake,
  Organization as WireOrganization,
  OrganizationalUnit as WireOrganizationalUnit,
} from "@aws-sdk/client-organizations";
import {
  type Account,
  type AccountState,
  accountArn,
  accountStateAt,
  type CreateAccountRequest,
  createAccountProgressAt,
  type Handshake,
  type HandshakeTarget,
  handshakeArn,
  isTransfer,
  memberOf,
  type Organization,
  type OrganizationalUnit,
  type OrganizationPolicy,
  organizationArn,
  type PolicyTypeName,
  pathTo,
  rootArn,
  shownState,
  unitArn,
  type World,
} from "../../../domain/index.ts";
import type { Instant } from "../../../kernel/index.ts";
import { describeAllFeatures } from "./describe-all-features.ts";
import { describeTransferOffer } from "./describe-transfer.ts";

const date = (at: Instant): Date => new Date(at);
const enabled = (type: PolicyTypeName): PolicyTypeSummary => ({ Type: type, Status: "ENABLED" });

/** `AvailablePolicyTypes` says nothing about the root: it names service control policies whenever all features are on. emulator.md section 3. */
export function describeOrganization(world: World, organization: Organization): WireOrganization {
  const { id, featureSet, managementAccountId } = organization;
  return {
    Id: id,
    Arn: organizationArn(organization),
    FeatureSet: featureSet,
    MasterAccountArn: accountArn(organization, managementAccountId),
    MasterAccountId: managementAccountId,
    MasterAccountEmail: world.accounts.get(managementAccountId)?.email,
    AvailablePolicyTypes: featureSet === "ALL" ? [enabled("SERVICE_CONTROL_POLICY")] : [],
  };
}

export const describeRoot = (organization: Organization): Root => ({
  Id: organization.rootId,
  Arn: rootArn(organization),
  Name: "Root",
  PolicyTypes: [...organization.enabledPolicyTypes].map(enabled),
});

/** `o-…/r-…/ou-…/`, with a slash at the end. */
const entityPath = (organization: Organization, parentId: string): string =>
  `${[organization.id, ...pathTo(organization, parentId)].join("/")}/`;

export const describeUnit = (organization: Organization, { id, name }: OrganizationalUnit): WireOrganizationalUnit => ({
  Id: id,
  Arn: unitArn(organization, id),
  Name: name,
  Path: entityPath(organization, id),
});

/** The older `Status` beside the newer `State`. aws-facts C24. */
const STATUS: Readonly<Record<AccountState, AccountStatus>> = {
  PENDING_ACTIVATION: "ACTIVE",
  ACTIVE: "ACTIVE",
  SUSPENDED: "SUSPENDED",
  PENDING_CLOSURE: "PENDING_CLOSURE",
  CLOSED: "SUSPENDED",
};

export function describeAccount(organization: Organization, account: Account, now: Instant): WireAccount {
  const { id, name, email, membership } = account;
  const state = accountStateAt(account, now);
  return {
    Id: id,
    Arn: accountArn(organization, id),
    Email: email,
    Name: name,
    Status: STATUS[state],
    State: state,
    ...(membership && {
      Paths: [`${entityPath(organization, membership.parentId)}${id}/`],
      JoinedMethod: membership.method,
      JoinedTimestamp: date(membership.joinedAt),
    }),
  };
}

/** What failed is known only once the request has completed. */
export function describeCreateAccount(request: CreateAccountRequest, now: Instant): CreateAccountStatus {
  const { id, accountName, requestedAt, completesAt, outcome } = request;
  const state = createAccountProgressAt(request, now);
  const RequestedTimestamp = date(requestedAt);
  if (state === "IN_PROGRESS") return { Id: id, AccountName: accountName, State: state, RequestedTimestamp };
  const CompletedTimestamp = date(completesAt);
  const succeeds = outcome.kind === "succeeds";
  return {
    Id: id,
    AccountName: accountName,
    State: state,
    RequestedTimestamp,
    CompletedTimestamp,
    AccountId: succeeds ? outcome.accountId : undefined,
    FailureReason: succeeds ? undefined : failureReason(outcome.reason),
  };
}

const failureReason = (reason: string): CreateAccountFailureReason =>
  reason === "EMAIL_ALREADY_EXISTS" || reason === "ACCOUNT_LIMIT_EXCEEDED" ? reason : "INTERNAL_FAILURE";

export function describeHandshake(world: World, handshake: Handshake, now: Instant): WireHandshake {
  const { id, action, requestedAt, expiresAt } = handshake;
  return {
    Id: id,
    Arn: handshakeArn(handshake),
    State: shownState(world, handshake, now),
    RequestedTimestamp: date(requestedAt),
    ExpirationTimestamp: date(expiresAt),
    Action: action,
    ...partiesAndResources(world, handshake),
  };
}

function partiesAndResources(world: World, handshake: Handshake) {
  if (isTransfer(handshake)) return describeTransferOffer(world, handshake);
  return handshake.action === "INVITE" ? describeInvitation(world, handshake) : describeAllFeatures(handshake);
}

function describeInvitation(
  world: World,
  handshake: Handshake,
): Pick<Required<WireHandshake>, "Parties" | "Resources"> {
  const { organizationId, target, notes } = handshake;
  const party = describeTarget(target);
  return {
    Parties: [{ Id: organizationId, Type: "ORGANIZATION" }, party],
    Resources: [
      { Type: "ORGANIZATION", Value: organizationId, Resources: organizationResources(world, handshake) },
      { Type: target.kind, Value: party.Id },
      ...(notes === undefined ? [] : [{ Type: "NOTES", Value: notes } as const]),
    ],
  };
}

const describeTarget = (target: HandshakeTarget): HandshakeParty =>
  target.kind === "ACCOUNT" ? { Id: target.accountId, Type: "ACCOUNT" } : { Id: target.email, Type: "EMAIL" };

/** An organization that is gone has no feature set left to tell. */
function organizationResources(world: World, { organizationId, managementAccountId }: Handshake): HandshakeResource[] {
  const account = world.accounts.get(managementAccountId);
  const featureSet = world.organizations.get(organizationId)?.featureSet;
  return [
    { Type: "MASTER_EMAIL", Value: account?.email },
    { Type: "MASTER_NAME", Value: account?.name },
    ...(featureSet === undefined ? [] : [{ Type: "ORGANIZATION_FEATURE_SET", Value: featureSet } as const]),
  ];
}

export const describePolicySummary = (policy: OrganizationPolicy): PolicySummary => ({
  Id: policy.id,
  Arn: policy.arn,
  Name: policy.name,
  Description: policy.description,
  Type: policy.type,
  AwsManaged: policy.awsManaged,
});

export const describePolicy = (policy: OrganizationPolicy): Policy => ({
  PolicySummary: describePolicySummary(policy),
  Content: policy.content,
});

/** A root, organizational unit or account that a policy is attached to. */
export function describeTargetSummary(world: World, organization: Organization, id: string): PolicyTargetSummary {
  if (id === organization.rootId) return { TargetId: id, Arn: rootArn(organization), Name: "Root", Type: "ROOT" };
  const unit = organization.organizationalUnits.get(id);
  if (unit) return { TargetId: id, Arn: unitArn(organization, id), Name: unit.name, Type: "ORGANIZATIONAL_UNIT" };
  const name = memberOf(world, organization, id)?.name;
  return { TargetId: id, Arn: accountArn(organization, id), Name: name, Type: "ACCOUNT" };
}
