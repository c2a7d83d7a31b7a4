/** CreateStackSet: a service-managed stack set, without any instance yet. CloudFormation API Reference, CreateStackSet. */
import type { CreateStackSetInput, CreateStackSetOutput } from "@aws-sdk/client-cloudformation";
import { decideCreateStackSet, type NewStackSet, readTemplate } from "../../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { administratorOf } from "../asker.ts";
import { type CloudFormationRefusal, defineOperation } from "../refusals.ts";
import { templateContent } from "../template-text.ts";
import { tryTemplate } from "../try-template.ts";

export const createStackSet = defineOperation<CreateStackSetInput, CreateStackSetOutput>({
  name: "CreateStackSet",
  readOnly: false,

  decide(context, input) {
    const stackSet = stackSetIn(context, input);
    if (!stackSet.ok) return stackSet;
    const administrator = administratorOf(context, input);
    const decided = decideCreateStackSet(context.world, { administrator, stackSet: stackSet.value }, context.ids.uuid);
    if (!decided.ok) return decided;
    const tried = tryTemplate(context.world, stackSet.value, { accountId: context.caller.accountId, at: context.now });
    return tried.ok ? decided : tried;
  },

  respond({ request }, { StackSetName }, events) {
    const [created] = events;
    invariant(created?.kind === "StackSetChanged", `${StackSetName} was made in ${request.region}`);
    return { StackSetId: created.stackSet.id };
  },
});

function stackSetIn(
  { request }: OperationContext,
  input: CreateStackSetInput,
): Result<NewStackSet, CloudFormationRefusal> {
  const missing = notEmulated(input);
  if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
  const { StackSetName: name = "", TemplateBody: templateBody, AutoDeployment, Parameters = [], Tags = [] } = input;
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return invalid(`${name.slice(0, 130)} is no name of a stack set`);
  if (templateBody === undefined) return invalid("Either Template URL or Template Body must be specified");
  if (AutoDeployment?.Enabled === undefined) return invalid("AutoDeployment is required with SERVICE_MANAGED");
  const { Enabled: enabled, RetainStacksOnAccountRemoval: retainStacks } = AutoDeployment;
  if (enabled !== (retainStacks !== undefined)) return invalid("RetainStacksOnAccountRemoval goes with AutoDeployment");
  const content = templateContent(templateBody);
  if (!content.ok) return content;
  const template = readTemplate(content.value);
  if (!template.ok) return template;
  return accept({
    name,
    region: request.region,
    description: input.Description,
    templateBody,
    template: template.value,
    parameters: new Map(Parameters.map(({ ParameterKey = "", ParameterValue = "" }) => [ParameterKey, ParameterValue])),
    capabilities: input.Capabilities ?? [],
    autoDeployment: { enabled, retainStacks: retainStacks === true },
    tags: new Map(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
  });
}

function notEmulated(input: CreateStackSetInput): string | undefined {
  if (input.PermissionModel !== "SERVICE_MANAGED") return "a stack set that is not SERVICE_MANAGED";
  if (input.TemplateURL !== undefined) return "a TemplateURL";
  if (input.StackId !== undefined) return "a stack set made of a stack";
  if (input.ManagedExecution?.Active === true) return "managed execution";
  if ((input.AutoDeployment?.DependsOn ?? []).length > 0) return "a stack set that waits for another";
  if (input.AdministrationRoleARN !== undefined || input.ExecutionRoleName !== undefined) return "a role of one's own";
  return input.Parameters?.some((each) => each.UsePreviousValue === true) ? "UsePreviousValue" : undefined;
}

const invalid = (message: string): Result<never, CloudFormationRefusal> => refuse({ kind: "Invalid", message });
