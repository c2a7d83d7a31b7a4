/** Why CloudFormation refuses, and what that is called on the wire. CloudFormation API Reference: "Errors" of each action. */
import type { StackSetRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { partNotEmulated } from "../common-errors.ts";

export type CloudFormationRefusal =
  | StackSetRefusal
  | Readonly<{ kind: "Invalid"; message: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** Texts about organizations access and about who may act are as seen on AWS; most others are ours. */
export function wireError(refusal: CloudFormationRefusal): WireError {
  switch (refusal.kind) {
    case "NotStackSetAdministrator":
      return invalid(
        "You must be the management account or delegated admin account of an organization before operating a SERVICE_MANAGED stack set",
      );
    case "StackSetAccessNotActivated":
      return invalid("You must enable organizations access to operate a service managed stack set");
    case "OnlyManagementActivates":
      return error("InvalidOperationException", "Only the management account of an organization can do this");
    case "StackSetAllFeaturesNeeded":
      return error("InvalidOperationException", "The organization does not have all features enabled");
    case "StackSetNotFound":
      return error("StackSetNotFoundException", `StackSet ${refusal.name} not found`, 404);
    case "StackSetExists":
      return error("NameAlreadyExistsException", `StackSet ${refusal.name} already exists`, 409);
    case "StackSetNotEmpty":
      return error("StackSetNotEmptyException", "StackSet is not empty", 409);
    case "CapabilitiesNeeded":
      return error("InsufficientCapabilitiesException", `Requires capabilities : [${refusal.capability}]`);
    case "ParametersNeeded":
      return invalid(`Parameters: [${refusal.names.join(", ")}] must have values`);
    case "ParametersUnknown":
      return invalid(`Parameters: [${refusal.names.join(", ").slice(0, 300)}] do not exist in the template`);
    case "TargetUnknown":
      return invalid(`The organizational unit ${refusal.parentId} is not in the organization`);
    case "TargetNotDeployed":
      return invalid(`No stack instances were created for the organizational unit ${refusal.parentId}`);
    case "StackInstanceNotFound": {
      const { accountId, region } = refusal;
      return error("StackInstanceNotFoundException", `No instance in account ${accountId} and Region ${region}`, 404);
    }
    case "StackSetOperationNotFound":
      return error("OperationNotFoundException", `Operation ${refusal.id} not found`, 404);
    case "StackNotFound":
      return invalid(`Stack with id ${refusal.name} does not exist`);
    case "InvalidNextToken":
      return invalid("The pagination token is invalid");
    case "TemplateInvalid":
      return invalid(refusal.problem);
    case "Invalid":
      return invalid(refusal.message);
    case "TemplateNotEmulated":
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

const error = (code: string, message: string, status = 400): WireError => ({ code, message, status });
const invalid = (message: string): WireError => error("ValidationError", message);

export const accessDenied = (message: string): WireError => ({
  code: "AccessDenied",
  message,
  status: 403,
  trailCode: "AccessDenied",
});

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, CloudFormationRefusal>): AnyOperation => operation;
