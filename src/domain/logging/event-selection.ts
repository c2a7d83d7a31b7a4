/** Which events a trail logs. CloudTrail API Reference: EventSelector, AdvancedEventSelector, AdvancedFieldSelector. */
import { type DataResources, dataFieldProblem, dataResourcesProblem } from "./resource-selection.ts";

export type ReadWriteType = "All" | "ReadOnly" | "WriteOnly";

export type BasicSelector = Readonly<{
  readWriteType: ReadWriteType;
  includesManagementEvents: boolean;
  /** Event sources whose management events are left out: kms.amazonaws.com, rdsdata.amazonaws.com. */
  excludedSources: readonly string[];
  /** Whose data events are logged; one without any value selects nothing. */
  dataResources: readonly DataResources[];
}>;

const OPERATORS = ["equals", "startsWith", "endsWith", "notEquals", "notStartsWith", "notEndsWith"] as const;
export type FieldOperator = (typeof OPERATORS)[number];

export type FieldSelector = Readonly<{ field: string }> & Readonly<Partial<Record<FieldOperator, readonly string[]>>>;

export type AdvancedSelector = Readonly<{ name: string | undefined; fields: readonly FieldSelector[] }>;

export type EventSelection =
  | Readonly<{ kind: "basic"; selectors: readonly BasicSelector[] }>
  | Readonly<{ kind: "advanced"; selectors: readonly AdvancedSelector[] }>;

/** What a trail has that nobody configured. */
export const LOG_ALL_MANAGEMENT_EVENTS: EventSelection = {
  kind: "basic",
  selectors: [{ readWriteType: "All", includesManagementEvents: true, excludedSources: [], dataResources: [] }],
};

/** CloudTrail API Reference: PutEventSelectors, "up to five event selectors". */
const MAX_SELECTORS = 5;
/** CloudTrail quotas: conditions across all advanced event selectors. */
const MAX_CONDITIONS = 500;
const EXCLUDABLE: ReadonlySet<string> = new Set(["kms.amazonaws.com", "rdsdata.amazonaws.com"]);
/** AdvancedFieldSelector, "Field": those that management events have. */
const MANAGEMENT_FIELDS: ReadonlySet<string> = new Set([
  "eventCategory",
  "readOnly",
  "eventSource",
  "eventName",
  "eventType",
  "userIdentity.arn",
  "sessionCredentialFromConsole",
]);
const ONLY_EQUALS: ReadonlySet<string> = new Set(["eventCategory", "readOnly", "resources.type"]);

/** Why the selection is not valid, as one sentence, or undefined. */
export const selectionProblem = (selection: EventSelection): string | undefined =>
  selection.kind === "basic" ? basicProblem(selection.selectors) : advancedProblem(selection.selectors);

function basicProblem(selectors: readonly BasicSelector[]): string | undefined {
  if (selectors.length === 0) return "At least one event selector is required.";
  if (selectors.length > MAX_SELECTORS) return `A trail can have at most ${MAX_SELECTORS} event selectors.`;
  const unknown = selectors.flatMap((each) => each.excludedSources).find((source) => !EXCLUDABLE.has(source));
  if (unknown !== undefined) return `The event source ${unknown} cannot be excluded.`;
  return dataResourcesProblem(selectors.flatMap((each) => each.dataResources));
}

function advancedProblem(selectors: readonly AdvancedSelector[]): string | undefined {
  if (selectors.length === 0) return "At least one advanced event selector is required.";
  const conditions = selectors.flatMap(({ fields }) => fields.flatMap((field) => OPERATORS.map((each) => field[each])));
  const count = conditions.reduce((sum, values) => sum + (values?.length ?? 0), 0);
  if (count > MAX_CONDITIONS) return `A trail can have at most ${MAX_CONDITIONS} conditions.`;
  return selectors.map(({ fields }) => fieldsProblem(fields)).find((problem) => problem !== undefined);
}

function fieldsProblem(fields: readonly FieldSelector[]): string | undefined {
  const names = fields.map(({ field }) => field);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `The field ${twice} is selected more than once.`;
  if (!names.includes("eventCategory")) return "The field eventCategory is required.";
  const isData = categoryOf(fields) === DATA;
  if (isData && !names.includes("resources.type")) return "The field resources.type is required for data events.";
  return fields.map((each) => fieldProblem(each, isData)).find((problem) => problem !== undefined);
}

function fieldProblem(selector: FieldSelector, isData: boolean): string | undefined {
  const { field } = selector;
  if (isData) {
    const problem = dataFieldProblem(field);
    if (problem !== undefined) return problem;
  } else if (!MANAGEMENT_FIELDS.has(field)) return `The field ${field} is not valid for management events.`;
  const used = OPERATORS.filter((each) => (selector[each]?.length ?? 0) > 0);
  if (used.length === 0) return `The field ${field} needs at least one operator.`;
  if (ONLY_EQUALS.has(field) && (used.length > 1 || selector.equals?.length !== 1)) {
    return `The field ${field} takes one value of Equals.`;
  }
  const isTruth = ["true", "false"].includes(selector.equals?.[0] ?? "");
  return field === "readOnly" && !isTruth ? "The field readOnly is true or false." : undefined;
}

const DATA = "Data";

const categoryOf = (fields: readonly FieldSelector[]): string | undefined =>
  fields.find(({ field }) => field === "eventCategory")?.equals?.[0];

/** Event categories that the selection names and that nothing here records. */
export const otherCategories = (selection: EventSelection): readonly string[] =>
  selection.kind === "basic"
    ? []
    : selection.selectors
        .flatMap(({ fields }) => fields.filter(({ field }) => field === "eventCategory"))
        .flatMap(({ equals = [] }) => equals.filter((category) => category !== "Management" && category !== DATA));

/** Types of resources whose data events the selection asks for. */
export const dataTypesIn = (selection: EventSelection): readonly string[] =>
  selection.kind === "basic"
    ? selection.selectors.flatMap(({ dataResources }) =>
        dataResources.flatMap(({ type, values }) => (values.length === 0 ? [] : [type])),
      )
    : selection.selectors
        .filter(({ fields }) => categoryOf(fields) === DATA)
        .flatMap(({ fields }) =>
          fields.flatMap(({ field, equals = [] }) => (field === "resources.type" ? equals : [])),
        );
