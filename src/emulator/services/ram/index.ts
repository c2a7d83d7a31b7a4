/** AWS Resource Access Manager: what accounts share, and with whom. */
import type { AnyOperation, Service } from "../../operation.ts";
import { acceptResourceShareInvitation } from "./operations/accept-resource-share-invitation.ts";
import { associateResourceShare } from "./operations/associate-resource-share.ts";
import { createResourceShare } from "./operations/create-resource-share.ts";
import { deleteResourceShare } from "./operations/delete-resource-share.ts";
import { disassociateResourceShare } from "./operations/disassociate-resource-share.ts";
import { enableSharingWithAwsOrganization } from "./operations/enable-sharing-with-aws-organization.ts";
import { getResourceShareAssociations } from "./operations/get-resource-share-associations.ts";
import { getResourceShareInvitations } from "./operations/get-resource-share-invitations.ts";
import { getResourceShares } from "./operations/get-resource-shares.ts";
import { listPrincipals } from "./operations/list-principals.ts";
import { listResources } from "./operations/list-resources.ts";
import { accessDenied, wireError } from "./refusals.ts";

const OPERATIONS: readonly AnyOperation[] = [
  acceptResourceShareInvitation,
  associateResourceShare,
  createResourceShare,
  deleteResourceShare,
  disassociateResourceShare,
  enableSharingWithAwsOrganization,
  getResourceShareAssociations,
  getResourceShareInvitations,
  getResourceShares,
  listPrincipals,
  listResources,
];

export const ramService: Service = {
  name: "ram",
  eventSource: "ram.amazonaws.com",
  actionPrefix: "ram",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
