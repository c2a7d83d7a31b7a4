/** What accounts use, and the agreements that somebody accepted, from the tree. */
import { RESERVABLE_SERVICES, SAVINGS_PLAN_TYPES } from "../domain/index.ts";
import type {
  BillingEntry,
  FormerMembershipEntry,
  PeriodEntry,
  ReservationEntry,
  SavingsPlanEntry,
  UsageEntry,
} from "./billing-entry.ts";
import { mappingsIn, mentionIn, momentIn, tagsIn, textIn, wholeNumberIn, wordIn } from "./fields.ts";
import type { AgreementEntry, Mention } from "./organization-file.ts";
import type { MappingNode } from "./tree.ts";

export const billingIn = (node: MappingNode): readonly BillingEntry[] => mappingsIn(node, "billing").map(parseBilling);

export const agreementsIn = (node: MappingNode): readonly AgreementEntry[] =>
  mappingsIn(node, "agreements").map(parseAgreement);

const missing = (node: MappingNode): Mention => ({ text: "", at: node.at });

const parseBilling = (node: MappingNode): BillingEntry => ({
  at: node.at,
  account: mentionIn(node, "account") ?? missing(node),
  usage: mappingsIn(node, "usage").map(parseUsage),
  savingsPlans: mappingsIn(node, "savingsPlans").map(parseSavingsPlan),
  reservations: mappingsIn(node, "reservations").map(parseReservation),
  costTags: mappingsIn(node, "costTags").map((each) => ({ ...parsePeriod(each), key: textIn(each, "key") ?? "" })),
  formerMemberships: mappingsIn(node, "formerMemberships").map(parseFormerMembership),
  pauses: mappingsIn(node, "closed").map(parsePeriod),
});

const parseUsage = (node: MappingNode): UsageEntry => ({
  at: node.at,
  service: textIn(node, "service") ?? "",
  dailyCents: wholeNumberIn(node, "dailyCents") ?? 0,
  variationPercent: wholeNumberIn(node, "variationPercent") ?? 0,
  surgeEveryDays: wholeNumberIn(node, "surgeEveryDays"),
  tags: tagsIn(node),
  from: momentIn(node, "from"),
  until: momentIn(node, "until"),
});

const termIn = (node: MappingNode) => ({
  at: node.at,
  id: textIn(node, "id"),
  from: momentIn(node, "from"),
  years: textIn(node, "term") === "3 years" ? 3 : 1,
});

const parseSavingsPlan = (node: MappingNode): SavingsPlanEntry => ({
  ...termIn(node),
  type: wordIn(node, "type", SAVINGS_PLAN_TYPES) ?? "Compute",
  hourlyCents: wholeNumberIn(node, "hourlyCents") ?? 0,
});

const parseReservation = (node: MappingNode): ReservationEntry => ({
  ...termIn(node),
  service: wordIn(node, "service", RESERVABLE_SERVICES) ?? RESERVABLE_SERVICES[0],
  count: wholeNumberIn(node, "count") ?? 0,
});

const parsePeriod = (node: MappingNode): PeriodEntry => ({
  at: node.at,
  from: momentIn(node, "from"),
  until: momentIn(node, "until"),
});

const parseFormerMembership = (node: MappingNode): FormerMembershipEntry => ({
  ...parsePeriod(node),
  organization: mentionIn(node, "organization") ?? missing(node),
  payer: mentionIn(node, "payer"),
});

const parseAgreement = (node: MappingNode): AgreementEntry => ({
  at: node.at,
  name: textIn(node, "name") ?? "",
  account: mentionIn(node, "account"),
  organization: mentionIn(node, "organization"),
  accepted: momentIn(node, "accepted"),
});
