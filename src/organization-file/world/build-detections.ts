/** Detections of the file as EventBridge rules, and invitations that are open at the start. */
import type { EventRule, EventTarget } from "../../domain/index.ts";
import { type AccountId, addMs, type Instant, invariant } from "../../kernel/index.ts";
import { INVITATION_LIFETIME_MS } from "../aws-limits.ts";
import type { DetectionEntry, InvitationEntry, NotifyEntry } from "../organization-file.ts";
import { type Building, instantOf, requiredText } from "./building.ts";

/** A detection of the file: its rule in the world, and how soon it must fire. */
export type Detection = Readonly<{
  /** What the file calls it. */
  name: string;
  /** One rule for each account in which it is deployed. */
  rules: readonly EventRule[];
  withinMs: number;
}>;

/** Deploys the rule in each of those accounts. */
export function buildDetection(building: Building, entry: DetectionEntry, accountIds: readonly AccountId[]): Detection {
  const rules = accountIds.map((accountId) => buildRule(building, entry, accountId));
  return { name: entry.key, rules, withinMs: entry.withinMs };
}

function buildRule(building: Building, entry: DetectionEntry, accountId: AccountId): EventRule {
  const { region, bus: busName, name, description, state } = entry;
  const targets = entry.notify.map((each) => targetFrom(each, { region, accountId }));
  const pattern = requiredText(building, entry.pattern);
  const rule = { name, accountId, region, busName, description, pattern, state, targets };
  building.record({ kind: "EventRuleChanged", rule });
  return rule;
}

type Where = Readonly<{ region: string; accountId: AccountId }>;

/** A name means a topic in the rule's own account and Region. */
function targetFrom({ target, id, input }: NotifyEntry, { region, accountId }: Where): EventTarget {
  const arn = target.startsWith("arn:") ? target : `arn:aws:sns:${region}:${accountId}:${target}`;
  return { id: id ?? arn.slice(arn.lastIndexOf(":") + 1), arn, input };
}

type Invited = Readonly<{ accountId: AccountId } | { email: string }>;

/** An invitation is open from the beginning and lives for fifteen days. aws-facts 2.1. */
export function buildInvitation(building: Building, entry: InvitationEntry, invited: Invited): void {
  const organizationId = building.organizationIds.get(entry.from.text);
  const organization = organizationId === undefined ? undefined : building.world.organizations.get(organizationId);
  invariant(organization !== undefined, `the organization \`${entry.from.text}\` is unknown`);
  const requestedAt: Instant = entry.sent === undefined ? building.now : instantOf(building, entry.sent);
  building.record({
    kind: "HandshakeOpened",
    handshake: {
      id: entry.id?.text ?? building.ids.handshake(),
      action: "INVITE",
      organizationId: organization.id,
      managementAccountId: organization.managementAccountId,
      target: "email" in invited ? { kind: "EMAIL", email: invited.email } : { kind: "ACCOUNT", ...invited },
      state: "OPEN",
      requestedAt,
      expiresAt: addMs(requestedAt, INVITATION_LIFETIME_MS),
      completedAt: undefined,
      notes: entry.notes,
      tags: entry.tags,
    },
  });
}
