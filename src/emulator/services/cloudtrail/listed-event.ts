/** A record as LookupEvents lists it. CloudTrail API Reference: "Event", "Resource", "LookupAttribute". */
import type { Event, LookupAttributeKey, Resource } from "@aws-sdk/client-cloudtrail";
import { unreachable } from "../../../kernel/index.ts";
import { accessKeyIdOf, attributeOf, type CloudTrailRecord, timeOf, usernameOf } from "../../../trail/index.ts";

/** Resources that the request names, where CloudTrail lists them by name. */
const NAMED_IN_REQUEST: readonly (readonly [source: string, parameter: string, type: string])[] = [
  ["iam.amazonaws.com", "userName", "AWS::IAM::User"],
  ["iam.amazonaws.com", "roleName", "AWS::IAM::Role"],
  ["iam.amazonaws.com", "policyArn", "AWS::IAM::Policy"],
  ["iam.amazonaws.com", "accessKeyId", "AWS::IAM::AccessKey"],
];

export function resourcesOf(record: CloudTrailRecord): readonly Resource[] {
  const listed = (record.resources ?? []).map(({ type, ARN }) => ({ ResourceType: type, ResourceName: ARN }));
  const named = NAMED_IN_REQUEST.flatMap(([source, parameter, ResourceType]) => {
    const ResourceName =
      source === record.eventSource ? attributeOf(record, `requestParameters.${parameter}`) : undefined;
    return ResourceName === undefined ? [] : [{ ResourceType, ResourceName }];
  });
  return [...listed, ...named];
}

export function listedEvent(record: CloudTrailRecord): Event {
  const at = timeOf(record);
  return {
    EventId: record.eventID,
    EventName: record.eventName,
    ReadOnly: String(record.readOnly ?? false),
    AccessKeyId: accessKeyIdOf(record),
    EventTime: at === undefined ? undefined : new Date(at),
    EventSource: record.eventSource,
    Username: usernameOf(record),
    Resources: [...resourcesOf(record)],
    CloudTrailEvent: JSON.stringify(record),
  };
}

/** Values are compared whole and case-sensitively. */
export function hasAttribute(record: CloudTrailRecord, key: LookupAttributeKey, value: string): boolean {
  switch (key) {
    case "EventId":
      return record.eventID === value;
    case "EventName":
      return record.eventName === value;
    case "ReadOnly":
      return String(record.readOnly ?? false) === value;
    case "Username":
      return usernameOf(record) === value;
    case "EventSource":
      return record.eventSource === value;
    case "AccessKeyId":
      return accessKeyIdOf(record) === value;
    case "ResourceType":
      return resourcesOf(record).some(({ ResourceType }) => ResourceType === value);
    case "ResourceName":
      return resourcesOf(record).some(({ ResourceName }) => ResourceName === value);
    default:
      return unreachable(key);
  }
}
