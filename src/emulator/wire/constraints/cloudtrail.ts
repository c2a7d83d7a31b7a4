/** CloudTrail API Reference, 2013-11-01: the input of LookupEvents, whose errors the service names one by one. */
import {
  ANY_TEXT,
  FREE,
  listOf,
  number,
  type ServiceConstraints,
  structure,
  text,
  type Wording,
} from "./constraint.ts";

/** Seen on AWS: a lookup attribute that is not understood (LocalStack's validated outcomes). The texts are not known. */
const ATTRIBUTE: Wording = {
  code: "InvalidLookupAttributesException",
  text: "You must specify a lookup attribute with a valid key and value.",
};
const PAGE_SIZE: Wording = {
  code: "InvalidMaxResultsException",
  text: "Specify a maximum number of results between 1 and 50.",
};
const CATEGORY: Wording = { code: "InvalidEventCategoryException", text: "Specify insight as the event category." };

export const CLOUDTRAIL_CONSTRAINTS: ServiceConstraints = {
  LookupEvents: {
    LookupAttributes: listOf(
      structure({
        AttributeKey: text({
          oneOf: [
            "EventId",
            "EventName",
            "ReadOnly",
            "Username",
            "ResourceType",
            "ResourceName",
            "EventSource",
            "AccessKeyId",
          ],
          says: { required: ATTRIBUTE, enum: ATTRIBUTE },
        }),
        AttributeValue: text({
          min: 1,
          max: 2000,
          says: { required: ATTRIBUTE, "min-length": ATTRIBUTE, "max-length": ATTRIBUTE },
        }),
      }),
    ),
    StartTime: FREE,
    EndTime: FREE,
    EventCategory: text({ oneOf: ["insight"], says: { enum: CATEGORY } }),
    MaxResults: number({ min: 1, max: 50, says: { "min-value": PAGE_SIZE, "max-value": PAGE_SIZE } }),
    NextToken: ANY_TEXT,
  },
};
