/** From a template's content to what can be made of it, or what is wrong with it. CloudFormation User Guide: "Template sections". */
import { accept, type Json, type Result, refuse } from "../../kernel/index.ts";
import { referencesIn } from "./resolve.ts";
import {
  isResourceType,
  type JsonMapping,
  propertiesOf,
  requiredOf,
  type StackTemplate,
  type TemplateParameter,
  type TemplateProblem,
  type TemplateResource,
} from "./template.ts";

/** CloudFormation quotas: resources of a template. */
const MAX_RESOURCES = 500;
const SECTIONS = ["AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Resources", "Outputs"];
const LOGICAL_ID = /^[A-Za-z0-9]{1,255}$/;
const ATTRIBUTES = ["Type", "Properties", "DeletionPolicy", "UpdateReplacePolicy", "DependsOn", "Metadata"];

type Read<T> = Result<T, TemplateProblem>;

export function readTemplate(content: unknown): Read<StackTemplate> {
  if (!isMapping(content)) return invalid("Template format error: unsupported structure.");
  const section = Object.keys(content).find((each) => !SECTIONS.includes(each));
  if (section !== undefined) return notEmulated(`the section ${section.slice(0, 100)} of a template`);
  const parameters = readParameters(content.Parameters);
  if (!parameters.ok) return parameters;
  const resources = readResources(content.Resources);
  if (!resources.ok) return resources;
  const outputs = readOutputs(content.Outputs);
  if (!outputs.ok) return outputs;
  const names = new Set([
    ...parameters.value.map(({ name }) => name),
    ...resources.value.map((each) => each.logicalId),
  ]);
  const referred = referencesIn([...resources.value.map(({ properties }) => properties), ...outputs.value.values()]);
  if (!referred.ok) return referred;
  const unknown = [...referred.value].filter((each) => !each.startsWith("AWS::") && !names.has(each));
  if (unknown.length > 0) {
    return invalid(`Template format error: Unresolved resource dependencies [${unknown.join(", ").slice(0, 300)}]`);
  }
  const ordered = inOrder(resources.value);
  if (!ordered.ok) return ordered;
  return accept({
    description: typeof content.Description === "string" ? content.Description : undefined,
    parameters: parameters.value,
    resources: ordered.value,
    outputs: outputs.value,
  });
}

function readParameters(section: Json | undefined): Read<readonly TemplateParameter[]> {
  if (section === undefined) return accept([]);
  if (!isMapping(section)) return invalid("Template format error: [/Parameters] must be an object");
  const parameters: TemplateParameter[] = [];
  for (const [name, value] of Object.entries(section)) {
    if (!LOGICAL_ID.test(name) || !isMapping(value)) return invalid("Template format error: a parameter is malformed");
    if (value.Type !== "String") return notEmulated("a parameter of another type than String");
    const { Default: byDefault } = value;
    if (byDefault !== undefined && typeof byDefault !== "string") {
      return invalid(`Template format error: the Default of parameter ${name} must be a string`);
    }
    const rule = Object.keys(value).find((each) => !["Type", "Default", "Description", "NoEcho"].includes(each));
    if (rule !== undefined) return notEmulated(`${rule.slice(0, 60)} of a parameter`);
    parameters.push({ name, byDefault });
  }
  return accept(parameters);
}

function readResources(section: Json | undefined): Read<readonly TemplateResource[]> {
  if (!isMapping(section) || Object.keys(section).length === 0) {
    return invalid("Template format error: At least one Resources member must be defined.");
  }
  const entries = Object.entries(section);
  if (entries.length > MAX_RESOURCES) {
    return invalid(
      `Template format error: Number of resources, ${entries.length}, is greater than maximum allowed, 500`,
    );
  }
  const resources: TemplateResource[] = [];
  for (const [logicalId, value] of entries) {
    const read = readResource(logicalId, value);
    if (!read.ok) return read;
    resources.push(read.value);
  }
  return accept(resources);
}

function readResource(logicalId: string, value: Json | undefined): Read<TemplateResource> {
  if (!LOGICAL_ID.test(logicalId)) return invalid("Template format error: Resource name is non alphanumeric.");
  if (!isMapping(value) || typeof value.Type !== "string") {
    return invalid(
      `Template format error: [/Resources/${logicalId}] Every Resources object must contain a Type member.`,
    );
  }
  const type = value.Type;
  if (!isResourceType(type)) return notEmulated(`the resource type ${type.slice(0, 100)} in a template`);
  const attribute = Object.keys(value).find((each) => !ATTRIBUTES.includes(each));
  if (attribute !== undefined) return notEmulated(`the attribute ${attribute.slice(0, 60)} of a resource`);
  const properties = value.Properties ?? {};
  if (!isMapping(properties))
    return invalid(`Template format error: [/Resources/${logicalId}/Properties] is malformed`);
  const unknown = Object.keys(properties).find((each) => !propertiesOf(type).includes(each));
  if (unknown !== undefined) return notEmulated(`the property ${unknown.slice(0, 60)} of ${type}`);
  const missing = requiredOf(type).find((each) => properties[each] === undefined);
  if (missing !== undefined) return invalid(`Property ${missing} of ${logicalId} (${type}) is required`);
  const { DeletionPolicy: policy = "Delete" } = value;
  if (policy !== "Delete" && policy !== "Retain") return notEmulated("a DeletionPolicy other than Delete and Retain");
  return accept({ logicalId, type, properties, isRetained: policy === "Retain" });
}

function readOutputs(section: Json | undefined): Read<ReadonlyMap<string, Json>> {
  if (section === undefined) return accept(new Map());
  if (!isMapping(section)) return invalid("Template format error: [/Outputs] must be an object");
  const outputs = new Map<string, Json>();
  for (const [name, value] of Object.entries(section)) {
    if (!LOGICAL_ID.test(name) || !isMapping(value) || value.Value === undefined) {
      return invalid("Template format error: every Outputs member must contain a Value");
    }
    if (value.Export !== undefined || value.Condition !== undefined) return notEmulated("an exported output");
    outputs.set(name, value.Value);
  }
  return accept(outputs);
}

/** Each after what it refers to; a circle has no such order. */
function inOrder(resources: readonly TemplateResource[]): Read<readonly TemplateResource[]> {
  const placed = new Map<string, TemplateResource>();
  let waiting = resources.map((resource) => ({ resource, needs: needsOf(resource, resources) }));
  while (waiting.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((each) => placed.has(each)));
    if (ready.length === 0) {
      const names = waiting.map(({ resource }) => resource.logicalId).join(", ");
      return invalid(`Circular dependency between resources: [${names.slice(0, 300)}]`);
    }
    for (const { resource } of ready) placed.set(resource.logicalId, resource);
    waiting = waiting.filter(({ resource }) => !placed.has(resource.logicalId));
  }
  return accept([...placed.values()]);
}

function needsOf({ properties }: TemplateResource, all: readonly TemplateResource[]): readonly string[] {
  const referred = referencesIn([properties]);
  return referred.ok ? all.map(({ logicalId }) => logicalId).filter((each) => referred.value.has(each)) : [];
}

export const isMapping = (value: unknown): value is JsonMapping =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const invalid = (problem: string): Read<never> => refuse({ kind: "TemplateInvalid", problem });
const notEmulated = (what: string): Read<never> => refuse({ kind: "TemplateNotEmulated", what });
