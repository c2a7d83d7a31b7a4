/** Shares as each side sees them, in the words of the wire. AWS RAM API Reference: ResourceShare, ResourceShareAssociation, ResourceShareInvitation. */
import type {
  ResourceShareAssociation as WireAssociation,
  ResourceShareInvitation as WireInvitation,
  ResourceShare as WireShare,
} from "@aws-sdk/client-ram";
import {
  isShareInvitationExpired,
  isShareShown,
  type ResourceShare,
  reaches,
  type ShareAssociation,
  type ShareInvitation,
  shareableType,
} from "../../../domain/index.ts";
import { accept, type Instant, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { RamRefusal } from "./refusals.ts";

/** SELF: what the caller shares, in the Region of the call; OTHER-ACCOUNTS: what is shared with it there. */
export function sharesFor(
  { world, caller, request, now }: OperationContext,
  owner: string | undefined,
): readonly ResourceShare[] {
  const { accountId } = caller;
  const here = [...world.resourceShares.values()].filter(({ region }) => region === request.region);
  return owner === "SELF"
    ? here.filter((share) => share.accountId === accountId && isShareShown(share, now))
    : here.filter((share) => reaches(world, share, accountId));
}

/** Without what a share is asked for by name. */
export const amongArns =
  (arns: readonly string[] | undefined) =>
  ({ arn }: Readonly<{ arn: string }>): boolean =>
    arns === undefined || arns.length === 0 || arns.includes(arn);

const RESOURCE_ARN = /^arn:aws[a-z-]{0,10}:[a-z0-9-]{1,40}:[a-z0-9-]{0,30}:\d{12}:[^\s]{1,1000}$/;
const PRINCIPAL = /^(?:\d{12}|arn:aws[a-z-]{0,10}:organizations::\d{12}:(?:organization|ou)\/[a-z0-9/-]{1,100})$/;

/** What of a request is no ARN, or none that is emulated. */
export function unsuitable({
  resourceArns = [],
  principals = [],
  sources = [],
}: Readonly<{
  resourceArns?: readonly string[] | undefined;
  principals?: readonly string[] | undefined;
  sources?: readonly string[] | undefined;
}>): Result<undefined, RamRefusal> {
  const malformed = resourceArns.find((arn) => !RESOURCE_ARN.test(arn));
  if (malformed !== undefined) return refuse({ kind: "MalformedArn", arn: malformed.slice(0, 200) });
  const unknown = resourceArns.find((arn) => shareableType(arn) === undefined);
  if (unknown !== undefined) return refuse({ kind: "NotEmulated", what: `sharing ${unknown.slice(0, 200)}` });
  const other = principals.find((each) => !PRINCIPAL.test(each));
  if (other !== undefined) return refuse({ kind: "NotEmulated", what: `sharing with ${other.slice(0, 200)}` });
  return sources.length === 0 ? accept(undefined) : refuse({ kind: "NotEmulated", what: "a source of a share" });
}

export const describeShare = (share: ResourceShare): WireShare => ({
  resourceShareArn: share.arn,
  name: share.name,
  owningAccountId: share.accountId,
  allowExternalPrincipals: share.allowsExternalPrincipals,
  status: share.isDeleted ? "DELETED" : "ACTIVE",
  creationTime: new Date(share.createdAt),
  lastUpdatedTime: new Date(share.updatedAt),
  featureSet: "STANDARD",
  resourceShareConfiguration: { retainSharingOnAccountLeaveOrganization: share.retainsOnDeparture },
});

type Kind = "RESOURCE" | "PRINCIPAL";

export const associationsOf = (share: ResourceShare, kind: Kind): readonly WireAssociation[] =>
  [...(kind === "RESOURCE" ? share.resources : share.principals)].map(([entity, each]) =>
    describeAssociation(share, { entity, kind, association: each }),
  );

type Associated = Readonly<{ entity: string; kind: Kind; association: ShareAssociation }>;

export const describeAssociation = (
  { arn, name }: ResourceShare,
  { entity, kind, association }: Associated,
): WireAssociation => ({
  resourceShareArn: arn,
  resourceShareName: name,
  associatedEntity: entity,
  associationType: kind,
  status: association.status,
  creationTime: new Date(association.createdAt),
  lastUpdatedTime: new Date(association.updatedAt),
  external: association.isExternal,
});

export const describeInvitation = (
  { arn, shareArn, sender, receiver, sentAt, isAccepted }: ShareInvitation,
  share: ResourceShare | undefined,
  now: Instant,
): WireInvitation => {
  const isOver = isShareInvitationExpired({ arn, shareArn, sender, receiver, sentAt, isAccepted }, now);
  return {
    resourceShareInvitationArn: arn,
    resourceShareArn: shareArn,
    ...(share !== undefined && { resourceShareName: share.name }),
    senderAccountId: sender,
    receiverAccountId: receiver,
    invitationTimestamp: new Date(sentAt),
    status: isAccepted ? "ACCEPTED" : isOver ? "EXPIRED" : "PENDING",
  };
};
