/** What an account has of AWS Security Hub CSPM in one Region, and what an organization's administrator sees of it. Security Hub API Reference; aws-facts 7. */
import { type AccountId, days, type Instant } from "../../kernel/index.ts";
import {
  placeKey,
  type RegionalPlace,
  type SecurityAdministration,
  type WatchedMember,
} from "../security-administration/administration.ts";

export const SECURITY_HUB = "securityhub.amazonaws.com";

export const CONTROL_FINDING_GENERATORS = ["SECURITY_CONTROL", "STANDARD_CONTROL"] as const;
export type ControlFindingGenerator = (typeof CONTROL_FINDING_GENERATORS)[number];

/** An account has one in a Region, or none. */
export type Hub = Readonly<{
  accountId: AccountId;
  region: string;
  subscribedAt: Instant;
  controlFindings: ControlFindingGenerator;
}>;

/** `Removed`: its administrator let it go; `Deleted`: it left the organization. */
export type HubMember = WatchedMember<"Removed" | "Deleted">;

/** Who administers Security Hub for an organization in one Region, and whether it takes accounts that join. */
export type HubAdministration = SecurityAdministration &
  Readonly<{
    autoEnable: boolean;
    /** Whether accounts that are taken get the default standards. */
    withStandards: boolean;
  }>;

/** A finding in AWS's own format, as it was imported. ASFF: known by its product and id. */
export type HubFinding = Readonly<{
  id: string;
  productArn: string;
  accountId: AccountId;
  region: string;
  importedAt: Instant;
  /** JSON. */
  document: string;
}>;

/** Security Hub User Guide, "Effect of account actions", quotas: a finding that nobody updates is kept for 90 days. */
export const HUB_FINDING_LIFE_MS = days(90);

export const hubArn = ({ accountId, region }: RegionalPlace): string =>
  `arn:aws:securityhub:${region}:${accountId}:hub/default`;

/** The product under which an account imports findings of its own. ASFF, ProductArn. */
export const defaultProductArn = ({ accountId, region }: RegionalPlace): string =>
  `arn:aws:securityhub:${region}:${accountId}:product/${accountId}/default`;

export const findingKey = ({ productArn, id }: Pick<HubFinding, "productArn" | "id">): string => `${productArn} ${id}`;

export const hubKey = placeKey;

type Subscribing = Readonly<{ now: Instant; controlFindings?: ControlFindingGenerator }>;

export const newHub = (place: RegionalPlace, { now, controlFindings }: Subscribing): Hub => ({
  ...place,
  subscribedAt: now,
  controlFindings: controlFindings ?? "SECURITY_CONTROL",
});
