/** Looks at what a template would make, before it is taken: policies and patterns that AWS would refuse when the stack is made are refused at once. */
import { parsePolicy } from "../../../authorization/index.ts";
import { awsManagedPolicyByArn } from "../../../catalogue/index.ts";
import { buildStack, fieldsOf, isMapping, type Look, type NewStackSet, type World } from "../../../domain/index.ts";
import { type AccountId, accept, type Instant, type Json, type Result, refuse } from "../../../kernel/index.ts";
import { compileEventPattern } from "../../../matching/index.ts";
import type { CloudFormationRefusal } from "./refusals.ts";

/** `accountId`: whoever asks; the names of its own resources are no obstacle here. */
export function tryTemplate(
  world: World,
  stackSet: NewStackSet,
  { accountId, at }: Readonly<{ accountId: AccountId; at: Instant }>,
): Result<undefined, CloudFormationRefusal> {
  let found: CloudFormationRefusal | undefined;
  const look: Look = ({ type, logicalId }, properties) => {
    found ??= objectionTo(type, properties, logicalId);
    return undefined;
  };
  const tried = { ...stackSet, id: `${stackSet.name}:trial`, accountId, organizationId: "", targets: [] };
  const nowhere = { ...world, identities: new Map(), eventRules: new Map(), buckets: new Map() };
  const { stack } = buildStack(nowhere, tried, { accountId, region: stackSet.region, at, claims: new Set() }, look);
  if (found !== undefined) return refuse(found);
  return stack.reason === undefined ? accept(undefined) : refuse({ kind: "Invalid", message: stack.reason });
}

function objectionTo(type: string, properties: Json, logicalId: string): CloudFormationRefusal | undefined {
  const fields = fieldsOf(isMapping(properties) ? properties : {});
  const bad = (what: string): CloudFormationRefusal => ({
    kind: "Invalid",
    message: `${what} of ${logicalId} is malformed`,
  });
  if (type === "AWS::Events::Rule") {
    const pattern = compileEventPattern(fields.document("EventPattern") ?? "");
    if (!pattern.ok) return bad("EventPattern");
    const targets = fields.mappings("Targets");
    const isWhole = targets.every((each) => each.text("Id") !== undefined && /^arn:/.test(each.text("Arn") ?? ""));
    if (!isWhole || targets.length > MAX_TARGETS) return bad("Targets");
    const other = targets.flatMap(({ names }) => names).find((name) => !TARGET_FIELDS.has(name));
    return other === undefined ? undefined : { kind: "NotEmulated", what: `${other.slice(0, 60)} of a rule's target` };
  }
  if (type !== "AWS::IAM::Role") return undefined;
  if (!parsePolicy(fields.document("AssumeRolePolicyDocument") ?? "", "trust").ok)
    return bad("AssumeRolePolicyDocument");
  const policies = fields.mappings("Policies");
  const areWhole = policies.every(
    (each) =>
      each.text("PolicyName") !== undefined &&
      parsePolicy(each.document("PolicyDocument") ?? "", "identity", { asIamKeeps: true }).ok,
  );
  if (!areWhole) return bad("Policies");
  const arns = [...fields.texts("ManagedPolicyArns"), ...(fields.text("PermissionsBoundary") ?? "").split(" ")];
  const unknown = arns.find((arn) => arn !== "" && awsManagedPolicyByArn(arn) === undefined);
  return unknown === undefined
    ? undefined
    : { kind: "NotEmulated", what: `the managed policy ${unknown.slice(0, 200)}` };
}

/** Service quotas, EventBridge: targets of a rule. */
const MAX_TARGETS = 5;
const TARGET_FIELDS = new Set(["Id", "Arn", "RoleArn", "Input", "InputPath"]);
