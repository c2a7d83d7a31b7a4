/** A resource share of AWS Resource Access Manager: what an account shares, and with whom. AWS RAM API Reference: ResourceShare, ResourceShareAssociation. */
import { type AccountId, days, hours, type Instant } from "../../kernel/index.ts";

export const RAM = "ram.amazonaws.com";

export type ShareAssociation = Readonly<{
  status: "ASSOCIATING" | "ASSOCIATED" | "DISASSOCIATED";
  /** The principal is, or was when it was named, outside the owner's organization. */
  isExternal: boolean;
  createdAt: Instant;
  updatedAt: Instant;
}>;

export type ResourceShare = Readonly<{
  arn: string;
  name: string;
  accountId: AccountId;
  region: string;
  allowsExternalPrincipals: boolean;
  /** Accounts that leave the organization keep what is shared with them. */
  retainsOnDeparture: boolean;
  isDeleted: boolean;
  createdAt: Instant;
  updatedAt: Instant;
  /** By ARN. */
  resources: ReadonlyMap<string, ShareAssociation>;
  /** By account id, or by the ARN of an organization or an organizational unit. */
  principals: ReadonlyMap<string, ShareAssociation>;
}>;

export type ShareInvitation = Readonly<{
  arn: string;
  shareArn: string;
  sender: AccountId;
  receiver: AccountId;
  sentAt: Instant;
  isAccepted: boolean;
}>;

/** AWS RAM User Guide, "Accepting and rejecting resource share invitations": seven days. */
const INVITATION_LIFE_MS = days(7);

export const isShareInvitationExpired = ({ sentAt, isAccepted }: ShareInvitation, now: Instant): boolean =>
  !isAccepted && now - sentAt >= INVITATION_LIFE_MS;

/** AWS RAM User Guide, "Deleting a resource share": it is shown for two hours. */
const SHOWN_AFTER_DELETION_MS = hours(2);

export const isShareShown = ({ isDeleted, updatedAt }: ResourceShare, now: Instant): boolean =>
  !isDeleted || now - updatedAt < SHOWN_AFTER_DELETION_MS;

/** What RAM calls the types of resources whose ARNs are known here, by service and the beginning of the resource. */
const RESOURCE_TYPES: ReadonlyMap<string, string> = new Map([
  ["ec2:subnet", "ec2:Subnet"],
  ["ec2:transit-gateway", "ec2:TransitGateway"],
  ["ec2:prefix-list", "ec2:PrefixList"],
  ["ec2:capacity-reservation", "ec2:CapacityReservation"],
  ["ec2:ipam-pool", "ec2:IpamPool"],
  ["ec2:security-group", "ec2:SecurityGroup"],
  ["acm-pca:certificate-authority", "acm-pca:CertificateAuthority"],
  ["glue:database", "glue:Database"],
  ["glue:table", "glue:Table"],
  ["imagebuilder:image", "imagebuilder:Image"],
  ["license-manager:license-configuration", "license-manager:LicenseConfiguration"],
  ["networkmanager:core-network", "networkmanager:CoreNetwork"],
  ["rds:cluster", "rds:Cluster"],
  ["resource-groups:group", "resource-groups:Group"],
  ["route53resolver:resolver-rule", "route53resolver:ResolverRule"],
  ["ssm:parameter", "ssm:Parameter"],
]);

/** Undefined for what RAM cannot share, or is not known here to. */
export function shareableType(arn: string): string | undefined {
  const [, , service = "", , , resource = ""] = arn.split(":");
  return RESOURCE_TYPES.get(`${service}:${resource.split("/")[0]}`);
}
