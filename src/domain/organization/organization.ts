/** An organization: its tree, and what is switched on in it. Organizations API Reference: "Organization", "Root", "OrganizationalUnit". */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { Delegation } from "../delegation/delegation.ts";
import type { OrganizationPolicy, PolicyTypeName } from "../policy/organization-policy.ts";
import type { RootAccessFeature } from "../root-user/root-access.ts";
import type { OrganizationQuotas } from "./quotas.ts";

export type FeatureSet = "ALL" | "CONSOLIDATED_BILLING";

export type OrganizationalUnit = Readonly<{
  id: string;
  name: string;
  parentId: string;
  tags: ReadonlyMap<string, string>;
}>;

export type Organization = Readonly<{
  id: string;
  /** The organization's name in the reader's file; AWS has no such thing, so the API never shows it. */
  label: string;
  featureSet: FeatureSet;
  managementAccountId: AccountId;
  rootId: string;
  createdAt: Instant;
  /** Until then AWS is still finalising it, and it can neither invite nor create accounts. Absent: it was ready at once. */
  readyFrom?: Instant;
  /** Where they are not AWS's own. */
  quotas?: Partial<OrganizationQuotas>;
  /** Policy types enabled on the root. An organization made by the API has none. emulator.md section 3. */
  enabledPolicyTypes: ReadonlySet<PolicyTypeName>;
  organizationalUnits: ReadonlyMap<string, OrganizationalUnit>;
  /** Children of the root and of each organizational unit, in order of arrival. */
  children: ReadonlyMap<string, Children>;
  /** `p-…` to policy, AWS-managed ones included. */
  policies: ReadonlyMap<string, OrganizationPolicy>;
  /** Root, organizational unit or account id to attached policy ids, in order of attachment. */
  attachments: ReadonlyMap<string, readonly string[]>;
  /** When a call last changed what is attached, by policy type and target: `TAG_POLICY/r-…`. Absent: none ever did. */
  policiesChangedAt?: ReadonlyMap<string, Instant>;
  /** Absent while the root has no tags. */
  rootTags?: ReadonlyMap<string, string>;
  /** Absent while nothing was delegated; read it with `delegationOf`. */
  delegation?: Delegation;
  /** Features of centralised root access that are switched on; absent while none is. Read it with `hasRootAccess`. */
  rootAccess?: ReadonlySet<RootAccessFeature>;
  /** Members are kept from Cost Explorer. Absent: each sees its own costs. */
  memberCostAccess?: "barred";
  /** What one account bought ahead covers nobody else. Absent: all accounts share it. */
  commitmentSharing?: "off";
}>;

export type Children = Readonly<{ organizationalUnits: ReadonlySet<string>; accounts: ReadonlySet<AccountId> }>;
