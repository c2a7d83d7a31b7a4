/**
 * Security Hub in the words of the file. It has none for hubs of accounts that nobody watches, for members that are no longer
 * associated, for when single members came, and of a finding's document only for what tells findings apart.
 */
import {
  type HubAdministration,
  type HubFinding,
  hubAt,
  hubKey,
  hubMembersOf,
  type World,
} from "../../domain/index.ts";
import { type AccountId, formatInstantMs } from "../../kernel/index.ts";
import { type JsonObject, present } from "./omit.ts";

export function describeSecurityHub(world: World, administration: HubAdministration): JsonObject {
  const { administrator, region, autoEnable, withStandards } = administration;
  const place = { accountId: administrator, region };
  const enabled = [...hubMembersOf(world, place).values()].filter(({ status }) => status === "Enabled");
  const members: readonly AccountId[] = enabled.map(({ accountId }) => accountId);
  const since = hubAt(world, place)?.subscribedAt;
  const findings = [administrator, ...members].flatMap((accountId) => [
    ...(world.hubFindings.get(hubKey({ accountId, region }))?.values() ?? []),
  ]);
  return {
    administrator,
    ...present({
      region: region === "us-east-1" ? undefined : region,
      since: since === undefined ? undefined : formatInstantMs(since),
    }),
    autoEnable,
    ...present({ defaultStandards: withStandards ? undefined : false }),
    members: [...members],
    ...present({ findings: findings.map(describeFinding) }),
  };
}

function describeFinding({ accountId, id, document, importedAt }: HubFinding): JsonObject {
  const { Title, Severity }: Readonly<{ Title: string; Severity?: Readonly<{ Label?: string }> }> =
    JSON.parse(document);
  return present({ account: accountId, id, title: Title, severity: Severity?.Label, at: formatInstantMs(importedAt) });
}
