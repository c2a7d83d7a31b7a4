/** A CloudTrail record as an EventBridge event. EventBridge User Guide, "AWS service events delivered via AWS CloudTrail". */
import { sha256 } from "../kernel/index.ts";
import type { CloudTrailRecord } from "./record.ts";

export type BusEvent = Readonly<{
  version: "0";
  id: string;
  "detail-type": string;
  source: string;
  account: string;
  time: string;
  region: string;
  resources: readonly string[];
  detail: CloudTrailRecord;
}>;

export const API_CALL = "AWS API Call via CloudTrail";
export const SERVICE_EVENT = "AWS Service Event via CloudTrail";
/** EventBridge's own guide also spells it `Signin`; this is the spelling of the published events. detection.md 0. */
export const CONSOLE_SIGN_IN = "AWS Console Sign In via CloudTrail";
export const INSIGHT = "AWS Insight via CloudTrail";

/** What a read-only event's name begins with, where a rule in the state ENABLED does not see it. detection.md 2.1. */
const READ_ONLY_NAME = /^(Describe|Get|List)/;

const MEMBERSHIP: ReadonlySet<string> = new Set(["AccountJoinedOrganization", "AccountDepartedOrganization"]);

/** aws-facts 1.5: their detail-type is the assumption `membership-detail-type`. */
export const isMembershipEvent = (record: CloudTrailRecord): boolean =>
  record.eventType === "AwsServiceEvent" && MEMBERSHIP.has(record.eventName);

/** By the record's event type; membership events are told apart by the caller, who knows the assumption. */
export function detailTypeOf(record: CloudTrailRecord): string {
  switch (record.eventType) {
    case "AwsServiceEvent":
      return SERVICE_EVENT;
    case "AwsConsoleSignIn":
      return CONSOLE_SIGN_IN;
    case "AwsCloudTrailInsight":
      return INSIGHT;
    default:
      return API_CALL;
  }
}

/** `accountId` owns the bus; the id follows from the record's, so that delivery draws no chance. */
export function busEvent(record: CloudTrailRecord, accountId: string, detailType: string): BusEvent {
  let id: string | undefined;
  return {
    version: "0",
    // Hashed only for whoever reads it: most rules never do.
    get id() {
      id ??= idOf(record);
      return id;
    },
    "detail-type": detailType,
    source: `aws.${record.eventSource.split(".")[0]}`,
    account: accountId,
    time: record.eventTime,
    region: record.awsRegion,
    resources: [],
    detail: record,
  };
}

function idOf({ eventID }: CloudTrailRecord): string {
  const hex = sha256(`bus-event/${eventID}`);
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}

/** A management event that only ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS lets through. */
export const isHiddenFromEnabled = (record: CloudTrailRecord): boolean =>
  record.eventType === "AwsApiCall" &&
  record.eventCategory !== "Data" &&
  record.readOnly === true &&
  READ_ONLY_NAME.test(record.eventName);
