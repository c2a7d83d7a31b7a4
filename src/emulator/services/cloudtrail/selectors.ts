/** Event selectors from the wire and back. CloudTrail API Reference: EventSelector, AdvancedEventSelector. */
import type {
  AdvancedEventSelector,
  AdvancedFieldSelector,
  EventSelector,
  PutEventSelectorsRequest,
} from "@aws-sdk/client-cloudtrail";
import {
  type AdvancedSelector,
  type BasicSelector,
  type EventSelection,
  type FieldSelector,
  otherCategories,
} from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { CloudTrailRefusal } from "./refusal.ts";

/** One kind or the other; what selects events that are never recorded here is refused, not kept. */
export function selectionFrom(input: PutEventSelectorsRequest): Result<EventSelection, CloudTrailRefusal> {
  const { EventSelectors: basic, AdvancedEventSelectors: advanced } = input;
  if ((basic === undefined) === (advanced === undefined)) return refuse({ kind: "SeveralSelections" });
  if (basic !== undefined) {
    const holdsData = basic.some(({ DataResources = [] }) =>
      DataResources.some(({ Values = [] }) => Values.length > 0),
    );
    if (holdsData) return refuse({ kind: "NotEmulated", what: "logging of data events" });
    return accept({ kind: "basic", selectors: basic.map(basicFrom) });
  }
  const selection: EventSelection = { kind: "advanced", selectors: (advanced ?? []).map(advancedFrom) };
  const [other] = otherCategories(selection);
  if (other === undefined) return accept(selection);
  return refuse({ kind: "NotEmulated", what: `logging of events of the category ${other}` });
}

const basicFrom = (selector: EventSelector): BasicSelector => ({
  readWriteType: selector.ReadWriteType ?? "All",
  includesManagementEvents: selector.IncludeManagementEvents ?? true,
  excludedSources: selector.ExcludeManagementEventSources ?? [],
  dataTypes: (selector.DataResources ?? []).map(({ Type = "" }) => Type),
});

const advancedFrom = ({ Name, FieldSelectors = [] }: AdvancedEventSelector): AdvancedSelector => ({
  name: Name,
  fields: FieldSelectors.map(fieldFrom),
});

const fieldFrom = (selector: AdvancedFieldSelector): FieldSelector => ({
  field: selector.Field ?? "",
  ...(selector.Equals && { equals: selector.Equals }),
  ...(selector.StartsWith && { startsWith: selector.StartsWith }),
  ...(selector.EndsWith && { endsWith: selector.EndsWith }),
  ...(selector.NotEquals && { notEquals: selector.NotEquals }),
  ...(selector.NotStartsWith && { notStartsWith: selector.NotStartsWith }),
  ...(selector.NotEndsWith && { notEndsWith: selector.NotEndsWith }),
});

type Described = Readonly<{ EventSelectors?: EventSelector[]; AdvancedEventSelectors?: AdvancedEventSelector[] }>;

export const describeSelection = (selection: EventSelection): Described =>
  selection.kind === "basic"
    ? { EventSelectors: selection.selectors.map(describeBasic) }
    : { AdvancedEventSelectors: selection.selectors.map(describeAdvanced) };

const describeBasic = (selector: BasicSelector): EventSelector => ({
  ReadWriteType: selector.readWriteType,
  IncludeManagementEvents: selector.includesManagementEvents,
  DataResources: selector.dataTypes.map((Type) => ({ Type, Values: [] })),
  ExcludeManagementEventSources: [...selector.excludedSources],
});

const describeAdvanced = ({ name, fields }: AdvancedSelector): AdvancedEventSelector => ({
  ...(name === undefined ? {} : { Name: name }),
  FieldSelectors: fields.map(describeField),
});

const describeField = (selector: FieldSelector): AdvancedFieldSelector => ({
  Field: selector.field,
  ...(selector.equals && { Equals: [...selector.equals] }),
  ...(selector.startsWith && { StartsWith: [...selector.startsWith] }),
  ...(selector.endsWith && { EndsWith: [...selector.endsWith] }),
  ...(selector.notEquals && { NotEquals: [...selector.notEquals] }),
  ...(selector.notStartsWith && { NotStartsWith: [...selector.notStartsWith] }),
  ...(selector.notEndsWith && { NotEndsWith: [...selector.notEndsWith] }),
});
