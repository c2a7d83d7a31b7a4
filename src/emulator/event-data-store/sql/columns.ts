/** The columns of an event data store, and what a record has there. CloudTrail User Guide: "CloudTrail Lake SQL constraints", schema of event record fields. */
import { attributeOf, type CloudTrailRecord, timeOf } from "../../../trail/index.ts";

/** Texts, milliseconds of a time, or truths, as the column's kind has them. */
export type Value = string | number | boolean;

/** `whole`: an object or a list, which can be selected and not compared. */
export type ColumnKind = "text" | "time" | "truth" | "whole" | "json";
export type Column = Readonly<{ kind: ColumnKind; path: string }>;

const TEXTS =
  "eventVersion eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage requestID eventID eventType " +
  "apiVersion recipientAccountId sharedEventID vpcEndpointId vpcEndpointAccountId eventCategory sessionCredentialFromConsole";
const PARTS =
  "userIdentity.type userIdentity.principalId userIdentity.arn userIdentity.accountId userIdentity.accessKeyId " +
  "userIdentity.userName userIdentity.invokedBy userIdentity.identityProvider " +
  "userIdentity.sessionContext.attributes.creationDate userIdentity.sessionContext.attributes.mfaAuthenticated " +
  "userIdentity.sessionContext.sessionIssuer.type userIdentity.sessionContext.sessionIssuer.principalId " +
  "userIdentity.sessionContext.sessionIssuer.arn userIdentity.sessionContext.sessionIssuer.accountId " +
  "userIdentity.sessionContext.sessionIssuer.userName userIdentity.sessionContext.sourceIdentity " +
  "userIdentity.sessionContext.webIdFederationData.federatedProvider " +
  "tlsDetails.tlsVersion tlsDetails.cipherSuite tlsDetails.clientProvidedHostHeader";

/** What `*` stands for, in the order of the schema. */
const WHOLE_ROW =
  "eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage " +
  "requestParameters responseElements additionalEventData requestID eventID readOnly resources eventType apiVersion " +
  "managementEvent recipientAccountId sharedEventID vpcEndpointId vpcEndpointAccountId serviceEventDetails addendum " +
  "edgeDeviceDetails eventCategory tlsDetails sessionCredentialFromConsole eventJson";

const WHOLES =
  "userIdentity requestParameters responseElements additionalEventData resources serviceEventDetails addendum edgeDeviceDetails tlsDetails";

const listed = (names: string, kind: ColumnKind): readonly (readonly [string, Column])[] =>
  names.split(" ").map((path) => [path.toLowerCase(), { kind, path }] as const);

const BY_NAME: ReadonlyMap<string, Column> = new Map([
  ...listed(TEXTS, "text"),
  ...listed(PARTS, "text"),
  ...listed("eventTime", "time"),
  ...listed("readOnly managementEvent", "truth"),
  ...listed(WHOLES, "whole"),
  ...listed("eventJson", "json"),
]);

/** Names are the same in any case. */
export const columnNamed = (name: string): Column | undefined => BY_NAME.get(name.toLowerCase());

/** Their names are in lower case, as the schema spells them: inferred. */
export const ALL_COLUMNS: readonly (readonly [name: string, column: Column])[] = WHOLE_ROW.split(" ").flatMap(
  (name) => {
    const column = columnNamed(name);
    return column === undefined ? [] : [[name.toLowerCase(), column] as const];
  },
);

/** What can be compared; undefined is SQL's NULL. */
export function valueIn(record: CloudTrailRecord, { kind, path }: Column): Value | undefined {
  switch (kind) {
    case "time":
      return timeOf(record);
    case "truth": {
      const text = attributeOf(record, path);
      return text === undefined ? undefined : text === "true";
    }
    case "json":
      return JSON.stringify(record);
    case "whole":
      return wholeOf(record, path);
    default:
      return attributeOf(record, path);
  }
}

function wholeOf(record: CloudTrailRecord, path: string): string | undefined {
  const value: unknown = Reflect.get(record, path);
  return value === undefined || value === null ? undefined : shown(value);
}

/** As the query engine writes maps and lists, `{key=value}` and `[one, other]`; parts that are absent are left out. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(shown).join(", ")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return `{${Object.entries(value)
    .map(([key, each]) => `${key}=${shown(each)}`)
    .join(", ")}}`;
}

/** `2026-11-01 09:00:00.000`; an absent value is an empty text: inferred. */
export function cellOf(record: CloudTrailRecord, column: Column): string {
  const value = valueIn(record, column);
  if (value === undefined) return "";
  return column.kind === "time" && typeof value === "number" ? timeText(value) : String(value);
}

const timeText = (at: number): string => new Date(at).toISOString().replace("T", " ").replace("Z", "");
