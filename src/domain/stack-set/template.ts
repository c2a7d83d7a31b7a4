/** What a template may hold here: resource types that this world has, and of these the properties that mean something in it. */
import type { Json } from "../../kernel/index.ts";

export type JsonMapping = { readonly [key: string]: Json | undefined };

const RESOURCES = {
  "AWS::IAM::Role": [
    "AssumeRolePolicyDocument",
    "RoleName",
    "Path",
    "Description",
    "ManagedPolicyArns",
    "MaxSessionDuration",
    "PermissionsBoundary",
    "Policies",
  ],
  "AWS::Events::Rule": ["Name", "Description", "EventBusName", "EventPattern", "State", "Targets"],
  "AWS::S3::Bucket": ["BucketName", "PublicAccessBlockConfiguration"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type ResourceType = keyof typeof RESOURCES;

export const isResourceType = (type: string): type is ResourceType => Object.hasOwn(RESOURCES, type);

/** Names of properties that are carried out; every other one is refused. */
export const propertiesOf = (type: ResourceType): readonly string[] => RESOURCES[type];

/** Without these no resource comes of it. */
const REQUIRED: Readonly<Record<ResourceType, readonly string[]>> = {
  "AWS::IAM::Role": ["AssumeRolePolicyDocument"],
  "AWS::Events::Rule": ["EventPattern"],
  "AWS::S3::Bucket": [],
};

export const requiredOf = (type: ResourceType): readonly string[] => REQUIRED[type];

export type TemplateResource = Readonly<{
  logicalId: string;
  type: ResourceType;
  /** With intrinsic functions as they were written. */
  properties: JsonMapping;
  isRetained: boolean;
}>;

export type TemplateParameter = Readonly<{ name: string; byDefault: string | undefined }>;

export type StackTemplate = Readonly<{
  description: string | undefined;
  parameters: readonly TemplateParameter[];
  /** In an order in which each comes after those that it refers to. */
  resources: readonly TemplateResource[];
  outputs: ReadonlyMap<string, Json>;
}>;

/** The template is wrong, or it is right and more than this world has. */
export type TemplateProblem =
  | Readonly<{ kind: "TemplateInvalid"; problem: string }>
  | Readonly<{ kind: "TemplateNotEmulated"; what: string }>;
