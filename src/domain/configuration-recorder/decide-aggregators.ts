/** Aggregators of a whole organization. AWS Config API Reference: PutConfigurationAggregator, DeleteConfigurationAggregator; AWS Config Developer Guide: "Multi-account multi-Region data aggregation". */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import { delegationOf, servicesAdministeredBy } from "../delegation/delegates.ts";
import type { DomainEvent } from "../domain-event.ts";
import type { Organization } from "../organization/organization.ts";
import { isManagementAccount } from "../organization/standing.ts";
import { organizationOf } from "../organization/tree.ts";
import { derivedText } from "../stack-set/derived-id.ts";
import type { World } from "../world.ts";
import { aggregatorKey, CONFIG, type ConfigurationAggregator } from "./configuration-recorder.ts";
import type { ConfigurationDecision } from "./decide-recorders.ts";
import type { ConfigurationRefusal } from "./refusals.ts";

export type NewAggregator = Pick<ConfigurationAggregator, "name" | "accountId" | "region" | "roleArn" | "regions">;

/** Service quotas, AWS Config: aggregators of an account in a Region. */
const MAX_AGGREGATORS = 50;

/** The management account's call makes Organizations trust Config; a delegated administrator needs that done before. */
export function decidePutAggregator(world: World, wanted: NewAggregator, now: Instant): ConfigurationDecision {
  const founder = aggregatorFounder(world, wanted.accountId);
  if (!founder.ok) return founder;
  const organization = founder.value;
  const known = world.configurationAggregators.get(aggregatorKey(wanted));
  if (known === undefined && aggregatorsOf(world, wanted).length >= MAX_AGGREGATORS) {
    return refuse({ kind: "TooManyAggregators", limit: MAX_AGGREGATORS });
  }
  const aggregator = newAggregator(wanted, {
    organizationId: organization.id,
    createdAt: known?.createdAt ?? now,
    now,
  });
  const trusting: readonly DomainEvent[] = delegationOf(organization).trustedServices.has(CONFIG)
    ? []
    : [{ kind: "ServiceAccessEnabled", organizationId: organization.id, servicePrincipal: CONFIG, at: now }];
  return accept([...trusting, { kind: "AggregatorChanged", aggregator }]);
}

type Birth = Readonly<{ organizationId: string; createdAt: Instant; now: Instant }>;

export function newAggregator(
  wanted: NewAggregator,
  { organizationId, createdAt, now }: Birth,
): ConfigurationAggregator {
  const { region, accountId, name } = wanted;
  const id = derivedText(8, accountId, region, name, String(createdAt)).toLowerCase();
  const arn = `arn:aws:config:${region}:${accountId}:config-aggregator/config-aggregator-${id}`;
  return { ...wanted, arn, organizationId, createdAt, updatedAt: now };
}

function aggregatorFounder(world: World, accountId: AccountId): Result<Organization, ConfigurationRefusal> {
  const organization = organizationOf(world, accountId);
  if (organization === undefined) return refuse({ kind: "AggregatorOrganizationMissing" });
  if (organization.featureSet !== "ALL") return refuse({ kind: "AggregatorAllFeaturesNeeded" });
  const mayAsk =
    isManagementAccount(organization, accountId) || servicesAdministeredBy(organization, accountId).has(CONFIG);
  return mayAsk ? accept(organization) : refuse({ kind: "AggregatorOrganizationDenied" });
}

type Place = Readonly<{ accountId: AccountId; region: string }>;

export const aggregatorsOf = (world: World, { accountId, region }: Place): readonly ConfigurationAggregator[] =>
  [...world.configurationAggregators.values()].filter((each) => each.accountId === accountId && each.region === region);

export function findAggregator(
  world: World,
  reference: Place & Readonly<{ name: string }>,
): Result<ConfigurationAggregator, ConfigurationRefusal> {
  const known = world.configurationAggregators.get(aggregatorKey(reference));
  return known === undefined ? refuse({ kind: "AggregatorNotFound", name: reference.name }) : accept(known);
}

export function decideDeleteAggregator(
  world: World,
  reference: Place & Readonly<{ name: string }>,
): ConfigurationDecision {
  const found = findAggregator(world, reference);
  return found.ok ? accept([{ kind: "AggregatorDeleted", key: aggregatorKey(found.value) }]) : found;
}
