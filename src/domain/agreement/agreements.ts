/** Agreements with AWS: an account's own, and those that the management account accepts for everybody in its organization. AWS Artifact User Guide: "Managing agreements"; aws-facts 7. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import { organizationOf } from "../organization/tree.ts";
import type { World } from "../world.ts";

export type AgreementScope = "account" | "organization";

export type Agreement = Readonly<{ name: string; scope: AgreementScope; acceptedAt: Instant }>;

export type AgreementRefusal =
  | Readonly<{ kind: "NotManagementAccount" }>
  | Readonly<{ kind: "NotAllFeatures" }>
  | Readonly<{ kind: "AgreementAccepted"; name: string }>
  | Readonly<{ kind: "TooManyAgreements"; limit: number }>;

/** The emulator's own bound. */
const MAX_AGREEMENTS = 100;

/** Organization agreements need the management account, and all features. */
export function decideAcceptAgreement(
  world: World,
  asked: Readonly<{ accountId: AccountId; name: string; scope: AgreementScope; now: Instant }>,
): Result<readonly DomainEvent[], AgreementRefusal> {
  const { accountId, name, scope, now: at } = asked;
  const organization = organizationOf(world, accountId);
  if (scope === "organization") {
    if (organization?.managementAccountId !== accountId) return refuse({ kind: "NotManagementAccount" });
    if (organization.featureSet !== "ALL") return refuse({ kind: "NotAllFeatures" });
  }
  const holder = scope === "organization" && organization !== undefined ? organization.id : accountId;
  const held = world.agreements.get(holder) ?? new Map();
  if (held.has(name)) return refuse({ kind: "AgreementAccepted", name });
  if (held.size >= MAX_AGREEMENTS) return refuse({ kind: "TooManyAgreements", limit: MAX_AGREEMENTS });
  return accept([{ kind: "AgreementAccepted", holder, name, at }]);
}

/** What covers an account now: its own agreements stay, those of an organization cover it while it is a member (claim LEAVE-12). */
export function agreementsOf(world: World, accountId: AccountId): readonly Agreement[] {
  const organizationId = world.accounts.get(accountId)?.membership?.organizationId;
  return [...heldBy(world, accountId, "account"), ...heldBy(world, organizationId ?? "", "organization")];
}

const heldBy = (world: World, holder: string, scope: AgreementScope): readonly Agreement[] =>
  [...(world.agreements.get(holder) ?? [])].map(([name, acceptedAt]) => ({ name, scope, acceptedAt }));
