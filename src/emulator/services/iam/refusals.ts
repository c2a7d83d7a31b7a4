/** What each refusal of IAM is called on the wire, and its text. IAM API Reference: "Errors"; texts as observed, see emulator.md section 4. */
import type {
  Dependant,
  ExceededQuota,
  ExistingEntity,
  IdentityRefusal,
  MissingEntity,
} from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { WireError } from "../../wire/index.ts";

export type IamRefusal =
  | IdentityRefusal
  | Readonly<{ kind: "MalformedPolicyDocument"; message: string }>
  /** Only users and the root user can leave the user's name out. */
  | Readonly<{ kind: "UserNameRequired" }>
  | Readonly<{ kind: "InvalidMarker" }>
  | Readonly<{ kind: "InvalidPolicyArn" }>
  | Readonly<{ kind: "StatusNotSettable"; status: string }>
  /** What a simulation was asked with makes no sense; the message says what was expected. */
  | Readonly<{ kind: "InvalidSimulation"; message: string }>
  /** More decisions than one answer is allowed to cost. */
  | Readonly<{ kind: "SimulationTooLarge"; decisions: number; limit: number }>
  /** Something that the operation offers and this emulator does not. */
  | Readonly<{ kind: "NotEmulated"; what: string }>;

type Named = Readonly<{ code: string; status: number }>;

const WIRE = {
  NoSuchEntity: { code: "NoSuchEntity", status: 404 },
  EntityAlreadyExists: { code: "EntityAlreadyExists", status: 409 },
  DeleteConflict: { code: "DeleteConflict", status: 409 },
  LimitExceeded: { code: "LimitExceeded", status: 409 },
  UnmodifiableRole: { code: "UnmodifiableEntity", status: 400 },
  ServiceRolePolicy: { code: "PolicyNotAttachable", status: 400 },
  AwsManagedPolicyUnknown: { code: "NotEmulatedException", status: 501 },
  DuplicateTagKeys: { code: "InvalidInput", status: 400 },
  MalformedPolicyDocument: { code: "MalformedPolicyDocument", status: 400 },
  UserNameRequired: { code: "ValidationError", status: 400 },
  InvalidMarker: { code: "ValidationError", status: 400 },
  InvalidPolicyArn: { code: "ValidationError", status: 400 },
  StatusNotSettable: { code: "InvalidInput", status: 400 },
  InvalidSimulation: { code: "InvalidInput", status: 400 },
  SimulationTooLarge: { code: "PolicyEvaluation", status: 500 },
  NotEmulated: { code: "NotEmulatedException", status: 501 },
} as const satisfies Record<IamRefusal["kind"], Named>;

export const wireError = (refusal: IamRefusal): WireError => ({ ...WIRE[refusal.kind], message: textOf(refusal) });

function textOf(refusal: IamRefusal): string {
  switch (refusal.kind) {
    case "NoSuchEntity":
      return missingText(refusal.entity);
    case "EntityAlreadyExists":
      return existingText(refusal.entity);
    case "DeleteConflict":
      return DEPENDANT_TEXT[refusal.first];
    case "LimitExceeded":
      return quotaText(refusal.quota);
    case "UnmodifiableRole":
      return `Cannot perform the operation on the protected role '${refusal.name}' - this role is only modifiable by AWS`;
    case "ServiceRolePolicy":
      return "Cannot attach a Service Role Policy to a Customer Role.";
    case "AwsManagedPolicyUnknown":
      return `the document of the AWS-managed policy ${refusal.arn} is not known to orgdrill; create a customer managed policy with the statements that matter`;
    case "DuplicateTagKeys":
      return "Duplicate tag keys found. Please note that Tag keys are case insensitive.";
    case "MalformedPolicyDocument":
    case "InvalidSimulation":
      return refusal.message;
    case "SimulationTooLarge":
      return `the simulation asks for ${refusal.decisions} decisions in one answer, expected at most ${refusal.limit}; name fewer resources or set MaxItems`;
    case "NotEmulated":
      return `orgdrill does not emulate ${refusal.what}`;
    case "UserNameRequired":
      return "Must specify userName when calling with non-User credentials";
    case "InvalidMarker":
      return "Invalid Marker.";
    case "InvalidPolicyArn":
      return "Invalid ARN:  Could not be parsed!";
    case "StatusNotSettable":
      return `An access key cannot be set to the status ${refusal.status}.`;
    default:
      return unreachable(refusal);
  }
}

function missingText(entity: MissingEntity): string {
  switch (entity.kind) {
    case "user":
      return `The user with name ${entity.name} cannot be found.`;
    case "role":
      return `The role with name ${entity.name} cannot be found.`;
    case "group":
      return `The group with name ${entity.name} cannot be found.`;
    case "inlinePolicy":
      return `The ${entity.of} policy with name ${entity.name} cannot be found.`;
    case "managedPolicy":
      return MANAGED_POLICY_TEXT[entity.wanted](entity.arn);
    case "policyVersion":
      return `Policy ${entity.arn} version ${entity.version} does not exist or is not attachable.`;
    case "accessKey":
      return `The Access Key with id ${entity.id} cannot be found.`;
    default:
      return unreachable(entity);
  }
}

const MANAGED_POLICY_TEXT = {
  itself: (arn: string) => `Policy ${arn} was not found.`,
  attachable: (arn: string) => `Policy ${arn} does not exist or is not attachable.`,
  boundary: (arn: string) => `Scope ARN: ${arn} does not exist or is not attachable.`,
} as const;

function existingText({ kind, name }: ExistingEntity): string {
  if (kind === "managedPolicy") return `A policy called ${name} already exists. Duplicate names are not allowed.`;
  return `${kind === "user" ? "User" : "Role"} with name ${name} already exists.`;
}

const DEPENDANT_TEXT: Readonly<Record<Dependant, string>> = {
  accessKeys: "Cannot delete entity, must delete access keys first.",
  inlinePolicies: "Cannot delete entity, must delete policies first.",
  attachedPolicies: "Cannot delete entity, must detach all policies first.",
  entitiesAttached: "Cannot delete a policy attached to entities.",
  olderVersions:
    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
};

function quotaText(quota: ExceededQuota): string {
  switch (quota.kind) {
    case "accessKeys":
      return `Cannot exceed quota for AccessKeysPerUser: ${quota.limit}`;
    case "managedPolicyVersions":
      return `A managed policy can have up to ${quota.limit} versions. Before you create a new version, you must delete an existing version.`;
    case "attachedPolicies":
      return `Cannot exceed quota for PoliciesPer${quota.of === "user" ? "User" : "Role"}: ${quota.limit}`;
    case "inlinePolicySize":
      return `Maximum policy size of ${quota.limit} bytes exceeded for ${quota.of} ${quota.name}`;
    case "managedPolicySize":
      return `Cannot exceed quota for PolicySize: ${quota.limit}`;
    case "trustPolicySize":
      return `Cannot exceed quota for ACLSizePerRole: ${quota.limit}`;
    default:
      return unreachable(quota);
  }
}
