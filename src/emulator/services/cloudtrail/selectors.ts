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
  dataTypesIn,
  type EventSelection,
  type FieldSelector,
  otherCategories,
  S3_OBJECT,
} from "../../../domain/index.ts";
import { accept, type Result, refuse } from "../../../kernel/index.ts";
import type { CloudTrailRefusal } from "./refusal.ts";

/** One kind or the other; what selects events that are never recorded here is refused, not kept. */
export function selectionFrom(input: PutEventSelectorsRequest): Result<EventSelection, CloudTrailRefusal> {
  const { EventSelectors: basic, AdvancedEventSelectors: advanced } = input;
  if ((basic === undefined) === (advanced === undefined)) return refuse({ kind: "SeveralSelections" });
  const selection: EventSelection =
    basic === undefined
      ? { kind: "advanced", selectors: (advanced ?? []).map(advancedFrom) }
      : { kind: "basic", selectors: basic.map(basicFrom) };
  const [category] = otherCategories(selection);
  if (category !== undefined)
    return refuse({ kind: "NotEmulated", what: `logging of events of the category ${category}` });
  const type = dataTypesIn(selection).find((each) => each !== S3_OBJECT);
  if (type !== undefined) return refuse({ kind: "NotEmulated", what: `logging of data events of the type ${type}` });
  return accept(selection);
}

const basicFrom = (selector: EventSelector): BasicSelector => ({
  readWriteType: selector.ReadWriteType ?? "All",
  includesManagementEvents: selector.IncludeManagementEvents ?? true,
  excludedSources: selector.ExcludeManagementEventSources ?? [],
  dataResources: (selector.DataResources ?? []).map(({ Type = "", Values = [] }) => ({ type: Type, values: Values })),
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
  DataResources: selector.dataResources.map(({ type, values }) => ({ Type: type, Values: [...values] })),
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
