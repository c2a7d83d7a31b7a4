/** Stack sets of the file, and the stacks that they have made in every account that they reach. */
import {
  decideCreateStackInstances,
  derivedUuid,
  readTemplate,
  STACK_SETS,
  type StackSet,
} from "../../domain/index.ts";
import { invariant } from "../../kernel/index.ts";
import type { OrganizationEntry } from "../organization-file.ts";
import type { StackSetEntry } from "../stack-set-entry.ts";
import { ROOT } from "../unit-directory.ts";
import { type Building, instantOf, requiredText } from "./building.ts";

/** Where StackSets is trusted, CloudFormation has activated it: a file has no word for one without the other. */
export function buildStackSets(building: Building, { name, delegation, stackSets }: OrganizationEntry): void {
  const organizationId = building.organizationIds.get(name);
  invariant(organizationId !== undefined, `the organization \`${name}\` was built`);
  const isTrusted = delegation.trustedServices.some(({ service }) => service.text === STACK_SETS);
  if (isTrusted) building.record({ kind: "StackSetAccessSwitched", organizationId, on: true });
  for (const entry of stackSets) deploy(building, stackSetFrom(building, entry, organizationId), entry);
}

function stackSetFrom(building: Building, entry: StackSetEntry, organizationId: string): StackSet {
  const organization = building.world.organizations.get(organizationId);
  const templateBody = requiredText(building, entry.document);
  const template = readTemplate(JSON.parse(templateBody));
  invariant(organization !== undefined && template.ok, "a checked file has templates that can be deployed");
  const { region, description, parameters, tags } = entry;
  return {
    id: `${entry.name.text}:${entry.id ?? building.ids.uuid()}`,
    name: entry.name.text,
    accountId: organization.managementAccountId,
    organizationId,
    region,
    description,
    templateBody,
    template: template.value,
    parameters,
    capabilities: ["CAPABILITY_NAMED_IAM"],
    autoDeployment: { enabled: entry.autoDeployment, retainStacks: entry.autoDeployment && entry.retainStacks },
    tags,
    targets: [],
  };
}

function deploy(building: Building, stackSet: StackSet, { units, regions, since }: StackSetEntry): void {
  building.record({ kind: "StackSetChanged", stackSet });
  if (units.length === 0) return;
  const parentIds = units.map(({ text }) => unitId(building, stackSet, text));
  const operationId = derivedUuid(stackSet.id, "first");
  const command = { stackSet, parentIds, regions, operationId };
  const decided = decideCreateStackInstances(building.world, command, instantOf(building, since));
  invariant(decided.ok, "the units of a checked file exist");
  for (const event of decided.value) building.record(event);
}

function unitId({ world }: Building, { organizationId }: StackSet, reference: string): string {
  const organization = world.organizations.get(organizationId);
  invariant(organization, `organization ${organizationId} is in this world`);
  if (reference === ROOT) return organization.rootId;
  if (organization.organizationalUnits.has(reference)) return reference;
  const named = [...organization.organizationalUnits.values()].find((unit) => unit.name === reference);
  invariant(named, `the unit \`${reference}\` is unknown`);
  return named.id;
}
