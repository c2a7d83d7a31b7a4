/** Why CloudTrail refuses, and what that is called on the wire. CloudTrail API Reference, "Errors" of each action; texts as seen on AWS where they are known. */
import type { LoggingRefusal } from "../../../domain/index.ts";
import type { AnyOperation, Operation } from "../../operation.ts";
import type { WireError } from "../../wire/index.ts";
import { accessDeniedAs } from "../common-errors.ts";
import { NAME_TEXT } from "./refusal-text.ts";
import { isStoreRefusal, type StoreRefusal, storeError } from "./store-refusal.ts";

export type CloudTrailRefusal =
  | LoggingRefusal
  | StoreRefusal
  | Readonly<{ kind: "SeveralLookupAttributes" | "InvalidTimeRange" | "InvalidNextToken" | "InvalidToken" }>
  | Readonly<{ kind: "SeveralSelections" }>
  | Readonly<{ kind: "ResourceNotFound"; id: string }>
  | Readonly<{ kind: "NotATrail"; arn: string }>
  | Readonly<{ kind: "NotEmulated"; what: string }>;

const refused = (code: string, message: string): WireError => ({ code, message, status: 400 });

export function wireError(refusal: CloudTrailRefusal): WireError {
  if (isStoreRefusal(refusal)) return storeError(refusal);
  switch (refusal.kind) {
    case "TrailNotFound":
      return refused(
        "TrailNotFoundException",
        `Unknown trail: ${refusal.reference} for the user: ${refusal.accountId}`,
      );
    case "TrailExists":
      return refused(
        "TrailAlreadyExistsException",
        `Trail ${refusal.name} already exists for customer: ${refusal.accountId}`,
      );
    case "TooManyTrails":
      return refused(
        "MaximumNumberOfTrailsExceededException",
        `User: ${refusal.accountId} already has ${refusal.limit} trails in ${refusal.region}.`,
      );
    case "InvalidTrailName":
      return refused("InvalidTrailNameException", NAME_TEXT[refusal.problem](refusal.name));
    case "InvalidTrailArn":
      return refused("CloudTrailARNInvalidException", `Invalid Trail ARN: ${refusal.arn}`);
    case "OtherHomeRegion":
      return refused(
        "InvalidHomeRegionException",
        `Trail ${refusal.arn} can be changed only in its home Region, ${refusal.homeRegion}.`,
      );
    case "NotEmulated":
      return { code: "NotEmulatedException", message: `${refusal.what} is not emulated`, status: 501 };
    default:
      return bucketError(refusal);
  }
}

type Narrowed = Exclude<
  Exclude<CloudTrailRefusal, StoreRefusal>,
  Readonly<{
    kind:
      | "TrailNotFound"
      | "TrailExists"
      | "TooManyTrails"
      | "InvalidTrailName"
      | "InvalidTrailArn"
      | "OtherHomeRegion"
      | "NotEmulated";
  }>
>;

function bucketError(refusal: Narrowed): WireError {
  switch (refusal.kind) {
    case "InvalidBucketName":
      return refused("InvalidS3BucketNameException", `Bucket name ${refusal.name} is not valid.`);
    case "BucketMissing":
      return refused("S3BucketDoesNotExistException", `S3 bucket ${refusal.name} does not exist!`);
    case "BucketForbids":
      return refused(
        "InsufficientS3BucketPolicyException",
        `Incorrect S3 bucket policy is detected for bucket: ${refusal.name}`,
      );
    case "InvalidEventSelectors":
      return refused("InvalidEventSelectorsException", refusal.problem);
    case "ResourceNotFound":
      return refused("ResourceNotFoundException", `Resource ${refusal.id} could not be found.`);
    case "NotATrail":
      return refused(
        "ResourceTypeNotSupportedException",
        `${refusal.arn} is not the ARN of a trail or an event data store.`,
      );
    default:
      return WIRE[refusal.kind];
  }
}

type Bare = Exclude<
  Narrowed["kind"],
  "InvalidBucketName" | "BucketMissing" | "BucketForbids" | "InvalidEventSelectors" | "ResourceNotFound" | "NotATrail"
>;

const WIRE: Readonly<Record<Bare, WireError>> = {
  SeveralLookupAttributes: refused("InvalidLookupAttributesException", "You can specify only one lookup attribute."),
  InvalidTimeRange: refused("InvalidTimeRangeException", "The start time must not be later than the end time."),
  InvalidNextToken: refused(
    "InvalidNextTokenException",
    "The token is not valid, or was given out for a request with different parameters.",
  ),
  InvalidToken: refused("InvalidTokenException", "The token is not valid."),
  SeveralSelections: refused(
    "InvalidEventSelectorsException",
    "Specify either event selectors or advanced event selectors.",
  ),
  LogGroupWithoutRole: refused(
    "InvalidCloudWatchLogsRoleArnException",
    "You must specify a role ARN as well as a log group.",
  ),
  RoleWithoutLogGroup: refused(
    "InvalidCloudWatchLogsLogGroupArnException",
    "You must specify a log group ARN as well as a role.",
  ),
  LogGroupNotValid: refused(
    "InvalidCloudWatchLogsLogGroupArnException",
    "CloudTrail cannot validate the specified log group ARN.",
  ),
  LogRoleNotTrusted: refused(
    "InvalidCloudWatchLogsRoleArnException",
    "Access denied. Check the trust relationships for your role.",
  ),
  LogRoleForbidden: refused(
    "InvalidCloudWatchLogsLogGroupArnException",
    "Access denied. Check the permissions for your role.",
  ),
  InvalidKeyPrefix: refused("InvalidS3PrefixException", "The prefix can have at most 200 characters."),
  GlobalServicesNeeded: refused(
    "InvalidParameterCombinationException",
    "Multi-Region trail must include global service events.",
  ),
  TooManyTags: refused("TagsLimitExceededException", "A trail can have at most 50 tags."),
  DuplicateTagKeys: refused("InvalidTagParameterException", "Each key of a tag must be given once."),
  OrganizationsNotInUse: refused("OrganizationsNotInUseException", "Your account is not a member of an organization."),
  NotOrganizationManagement: refused(
    "NotOrganizationMasterAccountException",
    "The account is neither the management account nor a delegated administrator of CloudTrail for its organization.",
  ),
  OrganizationLacksAllFeatures: refused(
    "OrganizationNotInAllFeaturesModeException",
    "The organization does not have all features enabled.",
  ),
  TrailAccessNotEnabled: refused(
    "CloudTrailAccessNotEnabledException",
    "Trusted access between AWS CloudTrail and AWS Organizations is not enabled.",
  ),
};

export const accessDenied = accessDeniedAs(400);

/** Checks an operation's types where it is written, and forgets them for the pipeline, which has checked the input. */
export const defineOperation = <I, O>(operation: Operation<I, O, CloudTrailRefusal>): AnyOperation => operation;
