/**
 * Security services in the words of the file. It has none for detectors of accounts that nobody watches, for members that are no
 * longer associated, and for when single members came.
 */
import {
  type DetectorPlace,
  detectorAt,
  detectorKey,
  type Organization,
  type SecurityAdministration,
  type ThreatAdministration,
  type ThreatFinding,
  threatMembersOf,
  type World,
} from "../../domain/index.ts";
import { type AccountId, formatInstantMs } from "../../kernel/index.ts";
import { describeConfiguration } from "./describe-configuration.ts";
import { describeResourceShares } from "./describe-resource-shares.ts";
import { describeSecurityHub } from "./describe-security-hub.ts";
import { type JsonObject, present } from "./omit.ts";

export function describeSecurityServices(world: World, organization: Organization): JsonObject {
  const isOwn = ({ organizationId }: SecurityAdministration) => organizationId === organization.id;
  const securityServices = present({
    guardDuty: oneOrSeveral(
      [...world.threatAdministrations.values()].filter(isOwn).map((each) => describeGuardDuty(world, each)),
    ),
    securityHub: oneOrSeveral(
      [...world.hubAdministrations.values()].filter(isOwn).map((each) => describeSecurityHub(world, each)),
    ),
    resourceShares: describeResourceShares(world, organization),
    ...describeConfiguration(world, organization),
  });
  return present({ securityServices });
}

function oneOrSeveral(entries: readonly JsonObject[]): JsonObject | JsonObject[] | undefined {
  const [first, ...others] = entries;
  return others.length === 0 ? first : [...entries];
}

function describeGuardDuty(world: World, { administrator, region, autoEnable }: ThreatAdministration): JsonObject {
  const place = { accountId: administrator, region };
  const enabled = [...threatMembersOf(world, place).values()].filter(({ status }) => status === "Enabled");
  const members: readonly AccountId[] = enabled.map(({ accountId }) => accountId);
  const since = detectorAt(world, place)?.createdAt;
  return {
    administrator,
    ...present({
      region: region === "us-east-1" ? undefined : region,
      since: since === undefined ? undefined : formatInstantMs(since),
      autoEnable,
    }),
    members: [...members],
    ...present({ findings: findingsOf(world, { region, accountIds: [administrator, ...members] }) }),
  };
}

type Watched = Readonly<{ region: string; accountIds: readonly AccountId[] }>;

const findingsOf = (world: World, { region, accountIds }: Watched): JsonObject[] =>
  accountIds.flatMap((accountId) => findingsAt(world, { accountId, region }).map(describeFinding));

const findingsAt = (world: World, place: DetectorPlace): readonly ThreatFinding[] => [
  ...(world.threatFindings.get(detectorKey(place))?.values() ?? []),
];

const describeFinding = ({ accountId, type, severity, isSample, createdAt }: ThreatFinding): JsonObject =>
  present({
    account: accountId,
    type,
    severity,
    sample: isSample ? true : undefined,
    at: formatInstantMs(createdAt),
  });
