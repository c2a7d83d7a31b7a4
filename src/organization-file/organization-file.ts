/** The organization file as read: every default that needs no clock and no seed is filled in, and every thing knows its place. */
import type {
  AccountState,
  Closure,
  EventRuleState,
  FeatureSet,
  JoinedMethod,
  OrganizationQuotas,
  Partition,
  PolicyTypeName,
  RootAccessFeature,
  SellerOfRecord,
  SignUp,
} from "../domain/index.ts";
import type { BillingEntry, ServiceQuotasEntry } from "./billing-entry.ts";
import type { DocumentEntry } from "./document.ts";
import type { EventDataStoreEntry } from "./event-data-store-entry.ts";
import type { FunctionEntry } from "./function-entry.ts";
import type { IdentityCenterEntry } from "./identity-center-entry.ts";
import type { Mention, Moment } from "./mention.ts";
import type { SecurityServicesEntry } from "./security-services-entry.ts";
import type { SourceText } from "./source-text.ts";
import type { StackSetEntry } from "./stack-set-entry.ts";
import type { TrailEntry } from "./trail-entry.ts";

export type { DocumentEntry, Mention, Moment };

/** A policy of the organization, or a customer managed policy of every account that names it. */
export type PolicyEntry = Readonly<{
  /** What the file calls it. */
  key: string;
  at: number;
  type: PolicyTypeName | "IDENTITY_POLICY";
  /** What AWS calls it. */
  name: string;
  id: Mention | undefined;
  description: string;
  document: DocumentEntry | undefined;
  tags: ReadonlyMap<string, string>;
  protects: readonly string[];
  /** Organizations in which it exists although it is attached nowhere. */
  organizations: readonly Mention[];
}>;

export type AccessKeyEntry = Readonly<{ id: Mention | undefined; status: "Active" | "Inactive" }>;

export type RootEntry = Readonly<{
  password: boolean | undefined;
  mfa: boolean | undefined;
  /** False where root credentials were removed centrally. */
  recovery: boolean;
  accessKeys: readonly AccessKeyEntry[];
}>;

export type InlinePolicyEntry = Readonly<{ name: string; at: number; document: DocumentEntry | undefined }>;

type PrincipalEntry = Readonly<{
  name: string;
  at: number;
  path: string;
  policies: readonly Mention[];
  inlinePolicies: readonly InlinePolicyEntry[];
  /** Undefined for none. */
  boundary: Mention | undefined;
  tags: ReadonlyMap<string, string>;
}>;

export type UserEntry = PrincipalEntry &
  Readonly<{
    accessKeys: readonly AccessKeyEntry[];
    groups: readonly Mention[];
    /** Whether there is a password for the console. */
    password: boolean;
    /** Whether a virtual second factor is enabled. */
    mfa: boolean;
  }>;

export type GroupEntry = Pick<PrincipalEntry, "name" | "at" | "path" | "policies" | "inlinePolicies">;

export type TrustEntry =
  | Readonly<{ kind: "named"; names: readonly Mention[] }>
  | Readonly<{ kind: "document"; document: DocumentEntry }>;

export type RoleEntry = PrincipalEntry &
  Readonly<{
    description: string | undefined;
    trust: TrustEntry;
    /** Seconds. */
    maxSessionDuration: number;
    serviceLinked: boolean;
  }>;

export type PrincipalsEntry = Readonly<{
  root: RootEntry;
  users: readonly UserEntry[];
  groups: readonly GroupEntry[];
  roles: readonly RoleEntry[];
  /** Customer managed policies that exist although nothing has them attached. */
  policies: readonly Mention[];
}>;

export type ClosureEntry = Readonly<{
  at: number;
  by: Closure["by"];
  requested: Moment | undefined;
  closed: Moment | undefined;
}>;

export type AccountEntry = Readonly<{
  at: number;
  id: Mention | undefined;
  name: string;
  nameAt: number;
  email: Mention;
  created: Moment | undefined;
  state: AccountState;
  closure: ClosureEntry | undefined;
  emailVerified: boolean;
  /** Undefined where the file does not say: created members have it, others do not. */
  iamUserAccessToBilling: boolean | undefined;
  seller: SellerOfRecord | undefined;
  partition: Partition | undefined;
  method: JoinedMethod;
  joinedAt: Moment | undefined;
  signUp: SignUp;
  principals: PrincipalsEntry;
  /** Undefined: the default applies. */
  policies: readonly Mention[] | undefined;
  /** The role of the management account: a name, none, or undefined for the default. */
  accessRole: string | false | undefined;
  serviceLinkedRole: boolean | undefined;
  tags: ReadonlyMap<string, string>;
  /** Why the account is meant to be able to leave. */
  departure: Mention | undefined;
}>;

/** The root (with an empty name) or an organizational unit. */
export type UnitEntry = Readonly<{
  at: number;
  id: Mention | undefined;
  name: string;
  policies: readonly Mention[] | undefined;
  tags: ReadonlyMap<string, string>;
  accounts: readonly AccountEntry[];
  organizationalUnits: readonly UnitEntry[];
}>;

/** A service principal, and from when on. */
export type ServiceEntry = Readonly<{ service: Mention; since: Moment | undefined }>;

export type AdministratorEntry = Readonly<{ account: Mention; services: readonly ServiceEntry[] }>;

export type DelegationPolicyEntry = Readonly<{
  at: number;
  id: Mention | undefined;
  document: DocumentEntry | undefined;
  tags: ReadonlyMap<string, string>;
}>;

/** Centralised root access: where it is switched on, and its features. */
export type RootAccessEntry = Readonly<{ at: number; features: ReadonlySet<RootAccessFeature> }>;

export type DelegationEntry = Readonly<{
  trustedServices: readonly ServiceEntry[];
  administrators: readonly AdministratorEntry[];
  policy: DelegationPolicyEntry | undefined;
  rootAccess: RootAccessEntry | undefined;
}>;

export type OrganizationEntry = Readonly<{
  at: number;
  name: string;
  id: Mention | undefined;
  created: Moment | undefined;
  readyFrom: Moment | undefined;
  quotas: Partial<OrganizationQuotas> | undefined;
  memberCostAccess: boolean;
  commitmentSharing: boolean;
  featureSet: FeatureSet;
  policyTypes: readonly PolicyTypeName[];
  delegation: DelegationEntry;
  stackSets: readonly StackSetEntry[];
  identityCenter: IdentityCenterEntry | undefined;
  securityServices: SecurityServicesEntry;
  management: AccountEntry;
  root: UnitEntry;
}>;

export type NotifyEntry = Readonly<{ target: string; at: number; id: string | undefined; input: string | undefined }>;

export type DetectionEntry = Readonly<{
  key: string;
  at: number;
  name: string;
  account: Mention;
  region: string;
  bus: string;
  description: string | undefined;
  pattern: DocumentEntry | undefined;
  state: EventRuleState;
  notify: readonly NotifyEntry[];
  withinMs: number;
}>;

/** Said instead of one account: the rule is deployed in every member account of the first organization, as a stack set would. */
export const EVERY_MEMBER_ACCOUNT = "every member account";

export type InvitationEntry = Readonly<{
  at: number;
  id: Mention | undefined;
  from: Mention;
  to: Mention;
  notes: string | undefined;
  sent: Moment | undefined;
  tags: ReadonlyMap<string, string>;
}>;

/** Accepted by one of the two. */
export type AgreementEntry = Readonly<{
  at: number;
  name: string;
  account: Mention | undefined;
  organization: Mention | undefined;
  accepted: Moment | undefined;
}>;

/** A whole file that was checked: everything it names exists, and every document it refers to was read. */
export type OrganizationFile = Readonly<{
  source: SourceText;
  organizations: readonly OrganizationEntry[];
  standaloneAccounts: readonly AccountEntry[];
  policies: ReadonlyMap<string, PolicyEntry>;
  detections: ReadonlyMap<string, DetectionEntry>;
  /** By key. */
  trails: ReadonlyMap<string, TrailEntry>;
  /** By key. */
  eventDataStores: ReadonlyMap<string, EventDataStoreEntry>;
  functions: ReadonlyMap<string, FunctionEntry>;
  invitations: readonly InvitationEntry[];
  billing: readonly BillingEntry[];
  serviceQuotas: readonly ServiceQuotasEntry[];
  agreements: readonly AgreementEntry[];
  /** By the path that the file gives. */
  documents: ReadonlyMap<string, SourceText>;
}>;

/** An account with where it belongs, for walks over the whole file. */
export type AccountPlace = Readonly<{
  account: AccountEntry;
  organization: OrganizationEntry | undefined;
  /** From the root to the unit that holds the account; empty for stand-alone and management accounts. */
  path: readonly UnitEntry[];
  isManagement: boolean;
}>;

/** Every account in the file: each organization's management account, then its tree in order, then the stand-alone ones. */
export function* accountsOf(
  file: Pick<OrganizationFile, "organizations" | "standaloneAccounts">,
): Generator<AccountPlace> {
  for (const organization of file.organizations) {
    yield { account: organization.management, organization, path: [], isManagement: true };
    yield* accountsBelow(organization, organization.root, []);
  }
  for (const account of file.standaloneAccounts) {
    yield { account, organization: undefined, path: [], isManagement: false };
  }
}

function* accountsBelow(
  organization: OrganizationEntry,
  unit: UnitEntry,
  above: readonly UnitEntry[],
): Generator<AccountPlace> {
  const path = [...above, unit];
  for (const account of unit.accounts) yield { account, organization, path, isManagement: false };
  for (const child of unit.organizationalUnits) yield* accountsBelow(organization, child, path);
}

/** The root and every organizational unit with its depth, the root being 0; parents before children. */
export function* unitsOf(organization: OrganizationEntry): Generator<Readonly<{ unit: UnitEntry; depth: number }>> {
  const waiting = [{ unit: organization.root, depth: 0 }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { unit, depth } = next;
    yield next;
    waiting.unshift(...unit.organizationalUnits.map((child) => ({ unit: child, depth: depth + 1 })));
  }
}
