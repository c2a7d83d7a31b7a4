/** One resource of a stack as the world holds it. CloudFormation Template Reference: AWS::IAM::Role, AWS::Events::Rule, AWS::S3::Bucket. */
import { type AccountId, accept, type Instant, type Json, type Result, refuse } from "../../kernel/index.ts";
import { ALL_PUBLIC_ACCESS_BLOCKED, type Bucket, bucketArn } from "../bucket/bucket.ts";
import { isBucketName } from "../bucket/bucket-name.ts";
import type { DomainEvent } from "../domain-event.ts";
import { type EventRule, type EventTarget, eventRuleArn, eventRuleKey } from "../event-rule/event-rule.ts";
import { roleArn } from "../principal/arns.ts";
import { identitiesOf } from "../principal/find-identity.ts";
import type { Role } from "../principal/principal.ts";
import { LINKED_PATH } from "../principal/service-linked-services.ts";
import type { World } from "../world.ts";
import { derivedText } from "./derived-id.ts";
import { type Fields, fieldsOf } from "./resource-fields.ts";
import type { JsonMapping, ResourceType } from "./template.ts";

export type Place = Readonly<{
  world: World;
  accountId: AccountId;
  region: string;
  at: Instant;
  stackName: string;
  stackId: string;
}>;

export type Made = Readonly<{
  physicalId: string;
  /** What nothing else may be called as well. */
  claim: string;
  /** What Fn::GetAtt gives. */
  attributes: Readonly<Record<string, string>>;
  event: DomainEvent;
}>;

/** `logicalId`, and the properties with every function resolved. */
export type Wanted = Readonly<{ logicalId: string; type: ResourceType; properties: Json }>;

/** The resource, or why it does not come about, in the words of a stack event. */
export function makeResource(place: Place, { logicalId, type, properties }: Wanted): Result<Made, string> {
  const fields = fieldsOf(properties as JsonMapping);
  switch (type) {
    case "AWS::IAM::Role":
      return makeRole(place, logicalId, fields);
    case "AWS::Events::Rule":
      return makeRule(place, logicalId, fields);
    case "AWS::S3::Bucket":
      return makeBucket(place, logicalId, fields);
  }
}

function makeRole(place: Place, logicalId: string, fields: Fields): Result<Made, string> {
  const { world, accountId } = place;
  const name = fields.text("RoleName") ?? generatedName(place, logicalId, 64);
  const path = fields.text("Path") ?? "/";
  if (!/^[\w+=,.@-]{1,64}$/.test(name) || !/^\/(?:[!-~]+\/)?$/.test(path))
    return refuse(`${name} is no name of a role`);
  if (path.startsWith(LINKED_PATH))
    return refuse(`Path prefix '${LINKED_PATH}' can only be used for AWS Service linked Roles`);
  const { roles } = identitiesOf(world, accountId);
  if (roles.has(name)) return refuse(`${name} already exists`);
  const role: Role = {
    name,
    path,
    id: `AROA${derivedText(17, place.stackId, logicalId)}`,
    arn: roleArn(accountId, path, name),
    createdAt: place.at,
    description: fields.text("Description"),
    trustPolicy: fields.document("AssumeRolePolicyDocument") ?? "",
    inlinePolicies: new Map(
      fields.mappings("Policies").map((each) => [each.text("PolicyName") ?? "", each.document("PolicyDocument") ?? ""]),
    ),
    attachedPolicies: fields.texts("ManagedPolicyArns"),
    boundary: fields.text("PermissionsBoundary"),
    maxSessionDuration: fields.wholeNumber("MaxSessionDuration") ?? 3_600,
    tags: new Map(),
    serviceLinked: false,
  };
  const attributes = { Arn: role.arn, RoleId: role.id };
  const claim = `role/${accountId}/${name}`;
  return accept({ physicalId: name, claim, attributes, event: { kind: "RoleChanged", accountId, role } });
}

/** A rule on a bus of the account's own is called `BUS|NAME`. CloudFormation Template Reference, AWS::Events::Rule: return values. */
function makeRule(place: Place, logicalId: string, fields: Fields): Result<Made, string> {
  const { world, accountId, region } = place;
  const name = fields.text("Name") ?? generatedName(place, logicalId, 64);
  if (!/^[\w.-]{1,64}$/.test(name)) return refuse(`${name} is no name of a rule`);
  const rule: EventRule = {
    name,
    accountId,
    region,
    busName: busNameIn(fields.text("EventBusName")),
    description: fields.text("Description"),
    pattern: fields.document("EventPattern") ?? "",
    state: fields.text("State") === "DISABLED" ? "DISABLED" : "ENABLED",
    targets: fields.mappings("Targets").map(targetIn),
  };
  const key = eventRuleKey(rule);
  if (world.eventRules.has(key)) return refuse(`${name} already exists`);
  const physicalId = rule.busName === "default" ? name : `${rule.busName}|${name}`;
  const attributes = { Arn: eventRuleArn(rule) };
  return accept({ physicalId, claim: `rule/${key}`, attributes, event: { kind: "EventRuleChanged", rule } });
}

/** The bus by its name or ARN. */
const busNameIn = (bus = "default"): string => bus.slice(bus.lastIndexOf("/") + 1);

function targetIn(fields: Fields): EventTarget {
  const [roleArn, inputPath] = [fields.text("RoleArn"), fields.text("InputPath")];
  return {
    id: fields.text("Id") ?? "",
    arn: fields.text("Arn") ?? "",
    input: fields.text("Input"),
    ...(roleArn !== undefined && { roleArn }),
    ...(inputPath !== undefined && { inputPath }),
  };
}

function makeBucket(place: Place, logicalId: string, fields: Fields): Result<Made, string> {
  const name = fields.text("BucketName") ?? generatedName(place, logicalId, 63).toLowerCase();
  if (!isBucketName(name)) return refuse(`${name} is no name of a bucket`);
  if (place.world.buckets.has(name)) return refuse(`${name} already exists`);
  const block = fields.mapping("PublicAccessBlockConfiguration");
  const bucket: Bucket = {
    name,
    accountId: place.accountId,
    region: place.region,
    createdAt: place.at,
    policy: undefined,
    publicAccessBlock:
      block === undefined
        ? ALL_PUBLIC_ACCESS_BLOCKED
        : {
            blockPublicAcls: block.flag("BlockPublicAcls"),
            ignorePublicAcls: block.flag("IgnorePublicAcls"),
            blockPublicPolicy: block.flag("BlockPublicPolicy"),
            restrictPublicBuckets: block.flag("RestrictPublicBuckets"),
          },
  };
  const attributes = { Arn: bucketArn(name) };
  return accept({ physicalId: name, claim: `bucket/${name}`, attributes, event: { kind: "BucketChanged", bucket } });
}

/** `STACK-LOGICALID-` and twelve characters, the stack's name cut where the whole would be too long. */
function generatedName({ stackName, stackId }: Place, logicalId: string, longest: number): string {
  const end = `-${logicalId.slice(0, 24)}-${derivedText(12, stackId, logicalId)}`;
  return `${stackName.slice(0, longest - end.length)}${end}`;
}
