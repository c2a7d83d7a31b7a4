/** Findings come in from the account that they are about. Security Hub API Reference, BatchImportFindings. */
import { accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { RegionalPlace } from "../security-administration/administration.ts";
import type { World } from "../world.ts";
import { defaultProductArn, findingKey, hubKey } from "./hub.ts";
import type { SecurityHubRefusal } from "./refusals.ts";
import { ownHub } from "./watching.ts";

export type ImportedFinding = Readonly<{
  id: string;
  productArn: string;
  /** Whom it is about, as it says itself. */
  about: string;
  /** JSON. */
  document: string;
}>;

/** What belongs to those who investigate: a later import leaves it as it was. */
const KEPT = ["Note", "UserDefinedFields", "VerificationState", "Workflow"] as const;

/** All or none: a foreign product or account refuses the whole call. */
export function decideImportFindings(
  world: World,
  place: RegionalPlace,
  { imported, now }: Readonly<{ imported: readonly ImportedFinding[]; now: Instant }>,
): Result<readonly DomainEvent[], SecurityHubRefusal> {
  const hub = ownHub(world, place);
  if (!hub.ok) return hub;
  const foreign = imported.find(({ productArn }) => productArn !== defaultProductArn(place));
  if (foreign !== undefined) return refuse({ kind: "ForeignProduct", productArn: foreign.productArn });
  if (imported.some(({ about }) => about !== place.accountId)) return refuse({ kind: "FindingOfOtherAccount" });
  if (imported.length === 0) return accept([]);
  const known = world.hubFindings.get(hubKey(place));
  const findings = imported.map(({ id, productArn, document }) => {
    const former = known?.get(findingKey({ id, productArn }))?.document;
    return { id, productArn, ...place, importedAt: now, document: updated(former, document) };
  });
  return accept([{ kind: "FindingsImported", place, findings }]);
}

function updated(former: string | undefined, document: string): string {
  if (former === undefined) return document;
  const known: Readonly<Record<string, unknown>> = JSON.parse(former);
  const kept = KEPT.filter((name) => Object.hasOwn(known, name)).map((name) => [name, known[name]]);
  return JSON.stringify({ ...JSON.parse(document), ...Object.fromEntries(kept) });
}
