/** AWS Resource Access Manager API Reference, 2018-01-04: lengths, patterns and enums of the input of each emulated operation; it publishes few. */
import { ANY_TEXT, FREE, listOf, number, oneOf, type ServiceConstraints, structure } from "./constraint.ts";

const TEXTS = listOf(ANY_TEXT);
const OWNER = oneOf("SELF", "OTHER-ACCOUNTS");
const PAGED = { nextToken: ANY_TEXT, maxResults: number({ min: 1, max: 500 }) };
const SHARE_AND_THINGS = {
  resourceShareArn: ANY_TEXT,
  resourceArns: TEXTS,
  principals: TEXTS,
  clientToken: ANY_TEXT,
  sources: TEXTS,
};

export const RAM_CONSTRAINTS: ServiceConstraints = {
  CreateResourceShare: {
    name: ANY_TEXT,
    resourceArns: TEXTS,
    principals: TEXTS,
    tags: listOf(structure({ key: ANY_TEXT, value: ANY_TEXT })),
    allowExternalPrincipals: FREE,
    clientToken: ANY_TEXT,
    permissionArns: TEXTS,
    sources: TEXTS,
    resourceShareConfiguration: structure({ retainSharingOnAccountLeaveOrganization: FREE }),
  },
  AssociateResourceShare: SHARE_AND_THINGS,
  DisassociateResourceShare: SHARE_AND_THINGS,
  DeleteResourceShare: { resourceShareArn: ANY_TEXT, clientToken: ANY_TEXT },
  GetResourceShares: {
    resourceShareArns: TEXTS,
    resourceShareStatus: oneOf("PENDING", "ACTIVE", "FAILED", "DELETING", "DELETED"),
    resourceOwner: OWNER,
    name: ANY_TEXT,
    tagFilters: listOf(structure({ tagKey: ANY_TEXT, tagValues: TEXTS })),
    ...PAGED,
    permissionArn: ANY_TEXT,
    permissionVersion: number(),
  },
  ListResources: {
    resourceOwner: OWNER,
    principal: ANY_TEXT,
    resourceType: ANY_TEXT,
    resourceArns: TEXTS,
    resourceShareArns: TEXTS,
    ...PAGED,
    resourceRegionScope: oneOf("ALL", "REGIONAL", "GLOBAL"),
  },
  ListPrincipals: {
    resourceOwner: OWNER,
    resourceArn: ANY_TEXT,
    principals: TEXTS,
    resourceType: ANY_TEXT,
    resourceShareArns: TEXTS,
    ...PAGED,
  },
  GetResourceShareAssociations: {
    associationType: oneOf("PRINCIPAL", "RESOURCE"),
    resourceShareArns: TEXTS,
    resourceArn: ANY_TEXT,
    principal: ANY_TEXT,
    associationStatus: oneOf(
      ...[
        "ASSOCIATING",
        "ASSOCIATED",
        "FAILED",
        "DISASSOCIATING",
        "DISASSOCIATED",
        "SUSPENDED",
        "SUSPENDING",
        "RESTORING",
      ],
    ),
    ...PAGED,
  },
  GetResourceShareInvitations: { resourceShareInvitationArns: TEXTS, resourceShareArns: TEXTS, ...PAGED },
  AcceptResourceShareInvitation: { resourceShareInvitationArn: ANY_TEXT, clientToken: ANY_TEXT },
  EnableSharingWithAwsOrganization: {},
};
