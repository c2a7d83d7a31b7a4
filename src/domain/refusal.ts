/** Why the domain says no in matters of organizations, accounts, policies and handshakes. The wire names these, not here. */
import type { HandshakeState } from "./handshake/handshake.ts";
import type { PolicyTypeName } from "./policy/organization-policy.ts";

/** What keeps an account in its organization. aws-facts 1.2. */
export type DepartureObstacle =
  | "managementAccount"
  | "accountClosed"
  | "waitingPeriod"
  | "agreement"
  | "accountMayNotLeave"
  | "phoneVerification"
  | "paymentMethod";

/** What there can be too much of. aws-facts 8. */
export type Limit =
  | "accounts"
  | "organizationalUnits"
  | "organizationalUnitDepth"
  | "policies"
  | "policyCharacters"
  | "attachments";

/** What was asked for and is not there, as the operation calls it. */
export type MissingThing =
  | "account"
  | "root"
  | "parent"
  | "sourceParent"
  | "destinationParent"
  | "child"
  | "organizationalUnit"
  | "policy"
  | "target"
  | "handshake"
  | "createAccountRequest";

export type MembershipRefusal =
  | Readonly<{ kind: "NotInOrganization" }>
  | Readonly<{ kind: "NotManagementAccount" }>
  | Readonly<{ kind: "AlreadyInOrganization" }>
  | Readonly<{ kind: "ManagementAccountCannotLeave" }>
  | Readonly<{ kind: "DepartureBlocked"; by: DepartureObstacle }>;

export type TreeRefusal =
  | Readonly<{ kind: "Missing"; what: MissingThing }>
  | Readonly<{ kind: "OrganizationNotEmpty" }>
  | Readonly<{ kind: "OrganizationalUnitNotEmpty" }>
  | Readonly<{ kind: "DuplicateOrganizationalUnit" }>
  | Readonly<{ kind: "AccountAlreadyThere" }>
  | Readonly<{ kind: "LimitReached"; limit: Limit }>;

export type PolicyRefusal =
  | Readonly<{ kind: "PolicyTypeNotAvailable"; policyType: PolicyTypeName }>
  | Readonly<{ kind: "PolicyTypeNotEnabled"; policyType: PolicyTypeName }>
  | Readonly<{ kind: "PolicyTypeAlreadyEnabled"; policyType: PolicyTypeName }>
  | Readonly<{ kind: "MalformedPolicy"; problem: string }>
  | Readonly<{ kind: "DuplicatePolicy" }>
  | Readonly<{ kind: "PolicyInUse" }>
  | Readonly<{ kind: "PolicyIsAwsManaged" }>
  | Readonly<{ kind: "DuplicateAttachment" }>
  | Readonly<{ kind: "PolicyNotAttached" }>
  | Readonly<{ kind: "PolicyNotDetachable" }>
  | Readonly<{ kind: "LastAttachedPolicy" }>;

export type HandshakeRefusal =
  /** A party to the handshake, but not the one who may do this. */
  | Readonly<{ kind: "OtherPartysMove" }>
  | Readonly<{ kind: "HandshakeAlreadyInState"; state: HandshakeState }>
  | Readonly<{ kind: "InvalidHandshakeTransition"; state: HandshakeState }>
  | Readonly<{ kind: "DuplicateHandshake" }>
  | Readonly<{ kind: "InvitationRefused"; because: "alreadyMember" | "accountLimit" | "dailyLimit" }>;

export type OrganizationsRefusal = MembershipRefusal | TreeRefusal | PolicyRefusal | HandshakeRefusal;
