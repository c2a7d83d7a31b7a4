/** The members that CloudTrail writes directly into a record, and EventBridge beside it. */

/** CloudTrail User Guide, "CloudTrail record contents", "Example: Insights event", "Enriched events". */
export const RECORD_FIELDS: readonly string[] = (
  "eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage " +
  "requestParameters responseElements additionalEventData requestID eventID eventType apiVersion managementEvent readOnly resources " +
  "recipientAccountId serviceEventDetails sharedEventID vpcEndpointId vpcEndpointAccountId eventCategory addendum " +
  "sessionCredentialFromConsole edgeDeviceDetails tlsDetails insightDetails eventContext eventTypeVersion annotation"
).split(" ");

/** EventBridge User Guide, "Events": members of the envelope. */
export const ENVELOPE_FIELDS: readonly string[] =
  "version id detail-type source account time region resources detail replay-name".split(" ");
