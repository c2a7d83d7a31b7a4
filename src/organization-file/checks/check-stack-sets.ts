/** Stack sets: their templates can be made, their units exist, and the organization trusts what deploys them. */
import { parsePolicy } from "../../authorization/index.ts";
import { fieldsOf, isMapping, readTemplate, STACK_SETS, type StackTemplate } from "../../domain/index.ts";
import { textOf } from "../document-entry.ts";
import type { OrganizationEntry } from "../organization-file.ts";
import type { StackSetEntry } from "../stack-set-entry.ts";
import { unitMeant } from "../unit-directory.ts";
import type { Checking } from "./checking.ts";

export function checkStackSets(checking: Checking): void {
  for (const organization of checking.file.organizations) {
    const [first] = organization.stackSets;
    if (first !== undefined) checkTrust(checking, organization, first);
    const seen = new Set<string>();
    for (const each of organization.stackSets) {
      const key = `${each.region}/${each.name.text}`;
      if (seen.has(key))
        checking.problems.at(each.name.at, `expected each stack set once, saw \`${each.name.text}\` again`);
      seen.add(key);
      checkUnits(checking, organization, each);
      checkTemplate(checking, each);
    }
  }
}

function checkTrust({ problems }: Checking, { delegation }: OrganizationEntry, { at }: StackSetEntry): void {
  if (delegation.trustedServices.some(({ service }) => service.text === STACK_SETS)) return;
  problems.at(at, `expected \`${STACK_SETS}\` in \`trustedServices\`, as stack sets hang on it`);
}

function checkUnits({ problems }: Checking, organization: OrganizationEntry, { units }: StackSetEntry): void {
  for (const { text, at } of units) {
    if (unitMeant(organization, text) === undefined) {
      problems.at(
        at,
        `expected root, or the id or the only unit of that name in \`${organization.name}\`, saw \`${text}\``,
      );
    }
  }
}

function checkTemplate({ problems, file, unread }: Checking, { document, parameters, name }: StackSetEntry) {
  if (document === undefined) return;
  const missing = document.kind === "file" ? unread.get(document.path) : undefined;
  if (missing !== undefined) return problems.at(document.at, missing.message, missing.suggestion);
  const text = textOf(file, document);
  if (text === undefined) return;
  const template = readTemplate(jsonIn(text));
  if (!template.ok) {
    const { refusal } = template;
    const problem = refusal.kind === "TemplateInvalid" ? refusal.problem : `${refusal.what} is not emulated`;
    return problems.at(document.at, `expected a template that can be deployed: ${problem}`);
  }
  const lacking = template.value.parameters.find((each) => each.byDefault === undefined && !parameters.has(each.name));
  if (lacking !== undefined) problems.at(name.at, `expected a value for the parameter \`${lacking.name}\``);
  const role = malformedRole(template.value);
  if (role !== undefined) problems.at(document.at, `expected well-formed policies in the role \`${role}\``);
}

/** Undefined for what is no JSON: a template of the file is a mapping, or JSON text. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** As far as it can be told before functions in it are resolved. */
function malformedRole({ resources }: StackTemplate): string | undefined {
  return resources.find(({ type, properties }) => {
    if (type !== "AWS::IAM::Role" || JSON.stringify(properties).match(/"(?:Ref|Fn::\w+)":/) !== null) return false;
    const fields = fieldsOf(isMapping(properties) ? properties : {});
    const trust = parsePolicy(fields.document("AssumeRolePolicyDocument") ?? "", "trust").ok;
    const inline = fields.mappings("Policies").map((each) => each.document("PolicyDocument") ?? "");
    return !trust || !inline.every((each) => parsePolicy(each, "identity", { asIamKeeps: true }).ok);
  })?.logicalId;
}
