/** What accounts use, and the agreements that somebody accepted, from the tree. */
import { mappingsIn, mentionIn, momentIn, textIn, wholeNumberIn } from "./fields.ts";
import type {
  AgreementEntry,
  BillingEntry,
  FormerMembershipEntry,
  Mention,
  PeriodEntry,
  UsageEntry,
} from "./organization-file.ts";
import type { MappingNode } from "./tree.ts";

export const billingIn = (node: MappingNode): readonly BillingEntry[] => mappingsIn(node, "billing").map(parseBilling);

export const agreementsIn = (node: MappingNode): readonly AgreementEntry[] =>
  mappingsIn(node, "agreements").map(parseAgreement);

const missing = (node: MappingNode): Mention => ({ text: "", at: node.at });

const parseBilling = (node: MappingNode): BillingEntry => ({
  at: node.at,
  account: mentionIn(node, "account") ?? missing(node),
  usage: mappingsIn(node, "usage").map(parseUsage),
  formerMemberships: mappingsIn(node, "formerMemberships").map(parseFormerMembership),
  pauses: mappingsIn(node, "closed").map(parsePeriod),
});

const parseUsage = (node: MappingNode): UsageEntry => ({
  at: node.at,
  service: textIn(node, "service") ?? "",
  dailyCents: wholeNumberIn(node, "dailyCents") ?? 0,
  variationPercent: wholeNumberIn(node, "variationPercent") ?? 0,
  surgeEveryDays: wholeNumberIn(node, "surgeEveryDays"),
  from: momentIn(node, "from"),
  until: momentIn(node, "until"),
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
