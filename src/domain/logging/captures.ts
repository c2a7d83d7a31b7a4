/** Whether a trail logs an event. CloudTrail User Guide: "Logging management events", "Filtering data events by using advanced event selectors". */
import type { AdvancedSelector, BasicSelector, EventSelection, FieldSelector } from "./event-selection.ts";
import type { Trail } from "./trail.ts";

/** What of an event a trail looks at. */
export type LoggedEvent = Readonly<{
  region: string;
  /** Of a service with one endpoint for all Regions. */
  isGlobal: boolean;
  eventSource: string;
  eventName: string;
  eventType: string;
  isReadOnly: boolean;
  /** ARN of the caller, where there is one. */
  callerArn: string | undefined;
  /** Of a data event: the type of the resource, and its ARN, or what the ARNs of those that the call was about begin with. */
  touched?: Readonly<{ type: string; arn: string }>;
}>;

/** Whose account the event is in is the caller's to ask. */
export const captures = (trail: Trail, event: LoggedEvent): boolean =>
  trail.isLogging && reaches(trail, event) && selects(trail.selection, event);

/** A trail of one Region logs what is recorded there; global services are recorded in us-east-1. */
function reaches(trail: Trail, { region, isGlobal }: LoggedEvent): boolean {
  if (trail.isMultiRegion) return true;
  return trail.homeRegion === region && (!isGlobal || trail.includesGlobalServices);
}

/** Whether event selectors choose the event, whatever has them. */
export const selects = (selection: EventSelection, event: LoggedEvent): boolean =>
  selection.kind === "basic"
    ? selection.selectors.some((each) => selectsBasic(each, event))
    : selection.selectors.some((each) => selectsAdvanced(each, event));

function selectsBasic(selector: BasicSelector, event: LoggedEvent): boolean {
  const { isReadOnly, eventSource, touched } = event;
  if (selector.readWriteType !== "All" && isReadOnly !== (selector.readWriteType === "ReadOnly")) return false;
  if (touched === undefined)
    return selector.includesManagementEvents && !selector.excludedSources.includes(eventSource);
  return selector.dataResources.some(
    ({ type, values }) => type === touched.type && values.some((value) => touched.arn.startsWith(value)),
  );
}

const selectsAdvanced = ({ fields }: AdvancedSelector, event: LoggedEvent): boolean =>
  fields.every((field) => matches(field, fieldOf(event, field.field)));

function fieldOf(event: LoggedEvent, field: string): string {
  switch (field) {
    case "eventCategory":
      return event.touched === undefined ? "Management" : "Data";
    case "resources.type":
      return event.touched?.type ?? "";
    case "resources.ARN":
      return event.touched?.arn ?? "";
    case "readOnly":
      return String(event.isReadOnly);
    case "eventSource":
      return event.eventSource;
    case "eventName":
      return event.eventName;
    case "eventType":
      return event.eventType;
    case "userIdentity.arn":
      return event.callerArn ?? "";
    // No call of the emulator comes from a session of the console.
    case "sessionCredentialFromConsole":
      return "false";
    default:
      return "";
  }
}

/** One of what is asked for, and none of what is ruled out. */
function matches(selector: FieldSelector, value: string): boolean {
  const { equals = [], startsWith = [], endsWith = [] } = selector;
  const { notEquals = [], notStartsWith = [], notEndsWith = [] } = selector;
  if (notEquals.includes(value)) return false;
  if (notStartsWith.some((each) => value.startsWith(each)) || notEndsWith.some((each) => value.endsWith(each))) {
    return false;
  }
  if (equals.length + startsWith.length + endsWith.length === 0) return true;
  if (equals.includes(value)) return true;
  return startsWith.some((each) => value.startsWith(each)) || endsWith.some((each) => value.endsWith(each));
}
