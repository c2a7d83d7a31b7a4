/** Why AWS Config refuses, and what that is called on the wire. AWS Config API Reference: "Errors" of each action. */
import type { ConfigurationRefusal } from "../../../domain/index.ts";
import { unreachable } from "../../../kernel/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs, partNotEmulated } from "../common-errors.ts";

export type ConfigRefusal =
  | ConfigurationRefusal
  | Readonly<{ kind: "InvalidRecordingGroup" }>
  | Readonly<{ kind: "InvalidParameter"; message: string }>
  | Readonly<{ kind: "InvalidNextToken" }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

/** The texts are ours where the reference has none. */
export function wireError(refusal: ConfigRefusal): WireError {
  switch (refusal.kind) {
    case "TooManyRecorders":
      return error("MaxNumberOfConfigurationRecordersExceededException", `The account has ${refusal.limit} already`);
    case "TooManyChannels":
      return error("MaxNumberOfDeliveryChannelsExceededException", `The account has ${refusal.limit} already`);
    case "RecorderNotFound":
      return error(
        "NoSuchConfigurationRecorderException",
        `Cannot find configuration recorder with name '${refusal.name}'.`,
      );
    case "ChannelNotFound":
      return error(
        "NoSuchDeliveryChannelException",
        `Cannot find delivery channel with specified name '${refusal.name}'.`,
      );
    case "RecorderMissing":
      return error("NoAvailableConfigurationRecorderException", "Configuration recorder is not available.");
    case "ChannelMissing":
      return error(
        "NoAvailableDeliveryChannelException",
        "Delivery channel is not available to start configuration recorder.",
      );
    case "ChannelBucketMissing":
      return error(
        "NoSuchBucketException",
        `Cannot find a S3 bucket with an empty bucket name or the name ${refusal.name}`,
      );
    case "ConfigRoleInvalid":
      return error("InvalidRoleException", "You have provided a null or invalid role.");
    case "AggregatorNotFound":
    case "TooManyAggregators":
    case "AggregatorOrganizationMissing":
    case "AggregatorOrganizationDenied":
    case "AggregatorAllFeaturesNeeded":
      return aggregatorError(refusal);
    case "InvalidRecordingGroup":
      return error("InvalidRecordingGroupException", "The recording group provided is not valid");
    case "InvalidNextToken":
      return error("InvalidNextTokenException", "The specified nextToken for pagination is not valid.");
    case "InvalidParameter":
      return error("InvalidParameterValueException", refusal.message);
    case "NotEmulated":
      return partNotEmulated(refusal.what);
    default:
      return unreachable(refusal);
  }
}

type AggregatorRefusal = Extract<ConfigRefusal, { kind: `Aggregator${string}` | "TooManyAggregators" }>;

function aggregatorError(refusal: AggregatorRefusal): WireError {
  switch (refusal.kind) {
    case "AggregatorNotFound":
      return error(
        "NoSuchConfigurationAggregatorException",
        "The configuration aggregator does not exist. Check the configuration aggregator name and try again.",
      );
    case "TooManyAggregators":
      return error("LimitExceededException", `The account has ${refusal.limit} configuration aggregators already`);
    case "AggregatorOrganizationMissing":
      return error("NoAvailableOrganizationException", "Organization is no longer available.");
    case "AggregatorOrganizationDenied":
      return error(
        "OrganizationAccessDeniedException",
        "This action can be only performed if you are the management account or a delegated administrator of AWS Config.",
      );
    case "AggregatorAllFeaturesNeeded":
      return error(
        "OrganizationAllFeaturesNotEnabledException",
        "The organization does not have all features enabled.",
      );
    default:
      return unreachable(refusal);
  }
}

const error = (code: string, message: string): WireError => ({ code, message, status: 400 });

export const accessDenied = accessDeniedAs(400);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, ConfigRefusal>): AnyOperation => operation;
