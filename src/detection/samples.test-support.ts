/** Records and folders for the tests of detections. */
import type { CloudTrailRecord, UserIdentity } from "../trail/index.ts";
import { type LoadedFolder, loadDetections } from "./load-detections.ts";
import { THREAT_EVENTS } from "./threats/threat-events.data.ts";
import { type ThreatForm, threatRecord } from "./threats/threat-record.ts";

export const MANAGEMENT = "111111111111";
export const MEMBER = "222222222222";

export function recordOf(
  eventName: string,
  members: Partial<CloudTrailRecord> = {},
  form: ThreatForm = "success",
): CloudTrailRecord {
  const threat = THREAT_EVENTS.find((each) => each.eventName === eventName) ?? THREAT_EVENTS[0];
  const place = { accountId: MEMBER, managementAccountId: MANAGEMENT };
  const record = threat && threatRecord({ ...threat, eventName }, form, place);
  if (record === undefined) throw new Error(`there is no ${form} form of ${eventName}`);
  return { ...record, ...members };
}

const ALICE: UserIdentity = {
  type: "IAMUser",
  accountId: MEMBER,
  userName: "alice",
  arn: `arn:aws:iam::${MEMBER}:user/alice`,
};
const ROLES = `arn:aws:iam::${MEMBER}:role`;
const BY_CLOUDFORMATION: UserIdentity = {
  type: "AssumedRole",
  accountId: MEMBER,
  arn: `arn:aws:sts::${MEMBER}:assumed-role/deploy/AWSCloudFormation`,
  invokedBy: "cloudformation.amazonaws.com",
};

/** What goes on every day. */
export const ORDINARY: readonly CloudTrailRecord[] = [
  recordOf("ListAccounts", { readOnly: true }),
  recordOf("DescribeOrganization", { readOnly: true }),
  recordOf("TagResource"),
  recordOf("AssumeRole", { requestParameters: { roleArn: `${ROLES}/audit`, roleSessionName: "session" } }),
  recordOf("AssumeRole", { userIdentity: { type: "AWSAccount", principalId: "AROA:x", accountId: MANAGEMENT } }),
  recordOf("GetCallerIdentity", { eventSource: "sts.amazonaws.com", readOnly: true }),
  recordOf("CreateRole", { eventSource: "iam.amazonaws.com" }),
  recordOf("CreateAccessKey", { userIdentity: ALICE, requestParameters: null }),
  recordOf("AttachRolePolicy", { userIdentity: BY_CLOUDFORMATION }),
  recordOf("CreatePolicy", { eventSource: "iam.amazonaws.com" }),
  recordOf("RunInstances", { eventSource: "ec2.amazonaws.com", awsRegion: "eu-west-1" }),
  recordOf("PutRule", { requestParameters: { name: "account-departure", state: "ENABLED" } }),
  recordOf("PutMetricAlarm", { eventSource: "monitoring.amazonaws.com" }),
  recordOf("UpdateDetector", { requestParameters: { detectorId: "12abc34d", findingPublishingFrequency: "ONE_HOUR" } }),
  recordOf("UpdateDetector", { requestParameters: { detectorId: "12abc34d", enable: true } }),
  recordOf("RemovePermission20150331v2", { userIdentity: BY_CLOUDFORMATION }),
  recordOf("CreateTrail", { eventSource: "cloudtrail.amazonaws.com" }),
  recordOf("DescribeTrails", { eventSource: "cloudtrail.amazonaws.com", readOnly: true }),
  recordOf("GetFindings", { eventSource: "guardduty.amazonaws.com", readOnly: true }),
  recordOf("ConsoleLogin", { userIdentity: ALICE }),
  recordOf("SharedSnapshotVolumeCreated", {
    eventSource: "ec2.amazonaws.com",
    eventType: "AwsServiceEvent",
    userIdentity: { accountId: MEMBER, invokedBy: "ec2.amazonaws.com" },
  }),
];

/** Files by name. */
export const folderOf = (files: Readonly<Record<string, string>>): LoadedFolder =>
  loadDetections(Object.entries(files).map(([name, text]) => ({ name, path: name, text })));

/** A folder without mistakes. */
export function soundFolder(files: Readonly<Record<string, string>>): LoadedFolder {
  const folder = folderOf(files);
  if (folder.mistakes.length > 0) throw new Error(JSON.stringify(folder.mistakes));
  return folder;
}

/** A Sigma rule with this `detection`, written as YAML below its key. */
export const sigma = (detection: string, head = "title: t\nname: t"): string =>
  `${head}\nlogsource: { product: aws, service: cloudtrail }\ndetection:\n${detection.replace(/^/gm, "  ")}\n`;
