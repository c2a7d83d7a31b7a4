/** What still uses a service-linked role, so that it cannot be deleted. IAM User Guide: "Delete a service-linked role"; the page "Using service-linked roles" of each service. */
import type { AccountId } from "../../kernel/index.ts";
import { assignmentsIn } from "../access-assignment/standing.ts";
import { SERVICE_LINKED_ROLE } from "../account/organization-roles.ts";
import { TRAIL_ROLE, trailsOfOrganization } from "../logging/organization-trails.ts";
import { organizationOf } from "../organization/tree.ts";
import { hubArn } from "../security-hub/hub.ts";
import type { World } from "../world.ts";
import type { Role } from "./principal.ts";
import { LINKED_SERVICES } from "./service-linked-services.ts";

type Place = Readonly<{ world: World; accountId: AccountId }>;
type Usage = (place: Place, role: Role) => readonly string[];

const roleOf = (service: string): string => LINKED_SERVICES.get(service)?.roleName ?? "";

/** Organizations' own while the organization has all features; CloudTrail's while it has an organization trail. aws-facts 7. */
function organization({ world, accountId }: Place): readonly string[] {
  const found = organizationOf(world, accountId);
  if (found?.featureSet !== "ALL") return [];
  return [`arn:aws:organizations::${found.managementAccountId}:organization/${found.id}`];
}

function trails({ world, accountId }: Place): readonly string[] {
  const found = organizationOf(world, accountId);
  return found === undefined ? [] : [...trailsOfOrganization(world, found.id)].map(({ arn }) => arn);
}

/** GuardDuty User Guide: "you must disable GuardDuty in every Region"; a suspended detector is still there. */
const detectors: Usage = ({ world, accountId }) =>
  [...world.detectors.values()]
    .filter((detector) => detector.accountId === accountId)
    .map(({ id, region }) => `arn:aws:guardduty:${region}:${accountId}:detector/${id}`);

/** Security Hub User Guide: Security Hub must be disabled in every Region first. */
const hubs: Usage = ({ world, accountId }) =>
  [...world.hubs.values()].filter((hub) => hub.accountId === accountId).map(hubArn);

/** A recorder can have a role of the customer's own, and then does not use this one. */
const recorders: Usage = ({ world, accountId }, { arn }) =>
  [...world.configurationRecorders.values()]
    .filter((recorder) => recorder.accountId === accountId && recorder.roleArn === arn)
    .map(({ name, region }) => `arn:aws:config:${region}:${accountId}:configuration-recorder/${name}`);

/** In the account of the instance, and wherever somebody has a permission set: there it makes their roles. */
const instances: Usage = ({ world, accountId }) => [
  ...new Set([
    ...[...world.identityCenters.values()]
      .filter((center) => center.accountId === accountId)
      .map(({ instanceArn }) => instanceArn),
    ...assignmentsIn(world, accountId).map(({ instanceArn }) => instanceArn),
  ]),
];

const USAGES: ReadonlyMap<string, Usage> = new Map([
  [SERVICE_LINKED_ROLE, organization],
  [TRAIL_ROLE, trails],
  [roleOf("guardduty.amazonaws.com"), detectors],
  [roleOf("securityhub.amazonaws.com"), hubs],
  [roleOf("config.amazonaws.com"), recorders],
  [roleOf("sso.amazonaws.com"), instances],
]);

/** ARNs of what uses the role. That the task names them so is inferred; what services use that are not in this world is not known. */
export const usageOf = ({ world, accountId }: Place, role: Role): readonly string[] =>
  USAGES.get(role.name)?.({ world, accountId }, role) ?? [];
