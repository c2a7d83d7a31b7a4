/** What an account has of Amazon GuardDuty in one Region, and what an organization's administrator sees of it. GuardDuty API Reference; aws-facts 7. */
import { type AccountId, days, type Instant, sha256 } from "../../kernel/index.ts";
import {
  placeKey,
  type RegionalPlace,
  type SecurityAdministration,
  type WatchedMember,
} from "../security-administration/administration.ts";

export const GUARDDUTY = "guardduty.amazonaws.com";

export const PUBLISHING_FREQUENCIES = ["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"] as const;
export type PublishingFrequency = (typeof PUBLISHING_FREQUENCIES)[number];

/** An account has one in a Region, or none. */
export type Detector = Readonly<{
  id: string;
  accountId: AccountId;
  region: string;
  isEnabled: boolean;
  frequency: PublishingFrequency;
  createdAt: Instant;
  updatedAt: Instant;
}>;

/** Where a detector is: one account in one Region. */
export type DetectorPlace = RegionalPlace;

/** `Removed`: it was associated, and is no longer. */
export type ThreatMember = WatchedMember<"Removed">;

export const AUTO_ENABLED_MEMBERS = ["ALL", "NEW", "NONE"] as const;
export type AutoEnabledMembers = (typeof AUTO_ENABLED_MEMBERS)[number];

/** Who administers GuardDuty for an organization in one Region, and which members it takes by itself. */
export type ThreatAdministration = SecurityAdministration & Readonly<{ autoEnable: AutoEnabledMembers }>;

export type ThreatFinding = Readonly<{
  id: string;
  accountId: AccountId;
  region: string;
  type: string;
  /** 1 to 10. */
  severity: number;
  title: string;
  description: string;
  createdAt: Instant;
  updatedAt: Instant;
  isSample: boolean;
}>;

/** GuardDuty User Guide, "Quotas": findings are kept for 90 days. */
export const THREAT_FINDING_LIFE_MS = days(90);

export const detectorKey = placeKey;

type Birth = Readonly<{ now: Instant; frequency?: PublishingFrequency }>;

/** The id follows from place and moment, so that one that comes about by itself needs no chance. */
export const newDetector = (place: DetectorPlace, { now, frequency }: Birth): Detector => ({
  id: sha256(`detector ${detectorKey(place)} ${now}`).slice(0, 32),
  ...place,
  isEnabled: true,
  frequency: frequency ?? "SIX_HOURS",
  createdAt: now,
  updatedAt: now,
});

export type FoundThreat = Readonly<{ type: string; severity: number; now: Instant; isSample?: boolean }>;

/** One finding of each type in a place and moment. */
export function newThreatFinding(
  { accountId, region }: DetectorPlace,
  { type, severity, now, isSample = false }: FoundThreat,
): ThreatFinding {
  const subject = `${isSample ? "sample" : "found"} ${type}`;
  return {
    id: sha256(`finding ${accountId}/${region} ${subject} ${now}`).slice(0, 32),
    accountId,
    region,
    type,
    severity,
    title: `${isSample ? "[SAMPLE] " : ""}${type}`,
    description: `${type} in account ${accountId}.`,
    createdAt: now,
    updatedAt: now,
    isSample,
  };
}
