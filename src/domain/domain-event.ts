/** What has happened. A decision answers with events; apply/ writes them; nothing else changes the world. */
import type { AccountId, Instant } from "../kernel/index.ts";
import type {
  Account,
  CreateAccountRequest,
  DepartureMethod,
  JoinedMethod,
  RootUser,
  SignUp,
} from "./account/account.ts";
import type { EventRule } from "./event-rule/event-rule.ts";
import type { Handshake, HandshakeState } from "./handshake/handshake.ts";
import type { Organization, OrganizationalUnit } from "./organization/organization.ts";
import type { OrganizationPolicy, PolicyTypeName } from "./policy/organization-policy.ts";
import type { AccessKey, ManagedPolicy, Role, Session, User } from "./principal/principal.ts";

export type AccountEvent =
  | Readonly<{ kind: "AccountOpened"; account: Account }>
  | Readonly<{ kind: "RootUserChanged"; accountId: AccountId; rootUser: RootUser }>
  /** Sign-up data was completed (or lost): what the account now has. */
  | Readonly<{ kind: "SignUpChanged"; accountId: AccountId; signUp: SignUp }>
  /** The account's tags from now on, all of them. */
  | Readonly<{ kind: "AccountTagged"; accountId: AccountId; tags: ReadonlyMap<string, string> }>
  | Readonly<{ kind: "CreateAccountRequested"; request: CreateAccountRequest }>;

export type MembershipEvent =
  | Readonly<{
      kind: "AccountJoined";
      accountId: AccountId;
      organizationId: string;
      parentId: string;
      method: JoinedMethod;
      at: Instant;
    }>
  | Readonly<{
      kind: "AccountDeparted";
      accountId: AccountId;
      organizationId: string;
      method: DepartureMethod;
      at: Instant;
    }>
  | Readonly<{ kind: "AccountMoved"; accountId: AccountId; organizationId: string; from: string; to: string }>;

export type OrganizationEvent =
  /** The organization as it begins: its management account joins by its own AccountJoined event. */
  | Readonly<{ kind: "OrganizationCreated"; organization: Organization }>
  | Readonly<{ kind: "OrganizationDeleted"; organizationId: string; at: Instant }>
  | Readonly<{ kind: "OrganizationalUnitCreated"; organizationId: string; unit: OrganizationalUnit }>
  | Readonly<{ kind: "OrganizationalUnitRenamed"; organizationId: string; unitId: string; name: string }>
  | Readonly<{ kind: "OrganizationalUnitDeleted"; organizationId: string; unitId: string }>
  | Readonly<{ kind: "PolicyTypeEnabled"; organizationId: string; policyType: PolicyTypeName }>
  | Readonly<{ kind: "PolicyTypeDisabled"; organizationId: string; policyType: PolicyTypeName }>;

export type PolicyEvent =
  | Readonly<{ kind: "PolicyCreated"; organizationId: string; policy: OrganizationPolicy }>
  | Readonly<{ kind: "PolicyUpdated"; organizationId: string; policy: OrganizationPolicy }>
  | Readonly<{ kind: "PolicyDeleted"; organizationId: string; policyId: string }>
  | Readonly<{ kind: "PolicyAttached"; organizationId: string; policyId: string; targetId: string }>
  | Readonly<{ kind: "PolicyDetached"; organizationId: string; policyId: string; targetId: string }>;

export type HandshakeEvent =
  | Readonly<{ kind: "HandshakeOpened"; handshake: Handshake }>
  | Readonly<{ kind: "HandshakeMoved"; handshakeId: string; state: HandshakeState; at: Instant }>;

/** Identity events carry the whole new value: users, roles and managed policies are small. */
export type IdentityEvent =
  | Readonly<{ kind: "UserChanged"; accountId: AccountId; user: User }>
  | Readonly<{ kind: "UserDeleted"; accountId: AccountId; userName: string }>
  | Readonly<{ kind: "RoleChanged"; accountId: AccountId; role: Role }>
  | Readonly<{ kind: "RoleDeleted"; accountId: AccountId; roleName: string }>
  | Readonly<{ kind: "ManagedPolicyChanged"; accountId: AccountId; policy: ManagedPolicy }>
  | Readonly<{ kind: "ManagedPolicyDeleted"; accountId: AccountId; arn: string }>
  | Readonly<{ kind: "AccessKeyChanged"; key: AccessKey }>
  | Readonly<{ kind: "AccessKeyDeleted"; accessKeyId: string }>
  | Readonly<{ kind: "SessionIssued"; session: Session }>;

export type EventRuleEvent =
  | Readonly<{ kind: "EventRuleChanged"; rule: EventRule }>
  | Readonly<{ kind: "EventRuleDeleted"; key: string }>;

export type DomainEvent =
  | AccountEvent
  | MembershipEvent
  | OrganizationEvent
  | PolicyEvent
  | HandshakeEvent
  | IdentityEvent
  | EventRuleEvent;
