/** The security services of an organization of the file, from the tree. */
import { AUTO_ENABLED_MEMBERS } from "../domain/index.ts";
import {
  flagIn,
  mappingIn,
  mappingsIn,
  mentionIn,
  mentionsIn,
  momentIn,
  NOTHING,
  textIn,
  wholeNumberIn,
  wordIn,
} from "./fields.ts";
import { configurationIn } from "./parse-configuration.ts";
import {
  type GuardDutyEntry,
  HUB_SEVERITIES,
  type HubFindingEntry,
  type ResourceShareEntry,
  type SecurityHubEntry,
  type SecurityServicesEntry,
  type ThreatFindingEntry,
} from "./security-services-entry.ts";
import type { MappingNode } from "./tree.ts";

export function securityServicesIn(node: MappingNode): SecurityServicesEntry {
  const services = mappingIn(node, "securityServices") ?? NOTHING;
  return {
    guardDuty: oneOrSeveral(services, "guardDuty").map(parseGuardDuty),
    securityHub: oneOrSeveral(services, "securityHub").map(parseSecurityHub),
    resourceShares: mappingsIn(services, "resourceShares").map(parseShare),
    ...configurationIn(services),
  };
}

function oneOrSeveral(services: MappingNode, name: string): readonly MappingNode[] {
  const one = mappingIn(services, name);
  return one === undefined ? mappingsIn(services, name) : [one];
}

const parseWatch = (node: MappingNode) => ({
  at: node.at,
  administrator: mentionIn(node, "administrator") ?? { text: "", at: node.at },
  region: textIn(node, "region") ?? "us-east-1",
  since: momentIn(node, "since"),
  members: mentionsIn(node, "members"),
});

const parseGuardDuty = (node: MappingNode): GuardDutyEntry => ({
  ...parseWatch(node),
  autoEnable: wordIn(node, "autoEnable", AUTO_ENABLED_MEMBERS) ?? "ALL",
  findings: mappingsIn(node, "findings").map(parseFinding),
});

const parseSecurityHub = (node: MappingNode): SecurityHubEntry => ({
  ...parseWatch(node),
  autoEnable: flagIn(node, "autoEnable") ?? true,
  withStandards: flagIn(node, "defaultStandards") ?? true,
  findings: mappingsIn(node, "findings").map(parseHubFinding),
});

/** Left out, the id follows from the title. */
const parseHubFinding = (node: MappingNode): HubFindingEntry => ({
  account: mentionIn(node, "account") ?? { text: "", at: node.at },
  id: textIn(node, "id") ?? textIn(node, "title") ?? "",
  title: textIn(node, "title") ?? "",
  severity: wordIn(node, "severity", HUB_SEVERITIES) ?? "MEDIUM",
  found: momentIn(node, "at"),
});

const parseShare = (node: MappingNode): ResourceShareEntry => ({
  at: node.at,
  id: textIn(node, "id"),
  name: textIn(node, "name") ?? "",
  account: mentionIn(node, "account") ?? { text: "", at: node.at },
  region: textIn(node, "region") ?? "us-east-1",
  since: momentIn(node, "since"),
  allowsExternalPrincipals: flagIn(node, "allowExternalPrincipals") ?? true,
  retainsOnDeparture: flagIn(node, "retainOnDeparture") ?? false,
  principals: mentionsIn(node, "principals") ?? [],
  resources: mentionsIn(node, "resources") ?? [],
});

const parseFinding = (node: MappingNode): ThreatFindingEntry => ({
  account: mentionIn(node, "account") ?? { text: "", at: node.at },
  type: textIn(node, "type") ?? "",
  severity: wholeNumberIn(node, "severity") ?? 5,
  sample: flagIn(node, "sample") ?? false,
  found: momentIn(node, "at"),
});
