/** What GetFindings is asked for: attributes with filters, all of which hold. Security Hub API Reference: AwsSecurityFindingFilters, StringFilter, DateFilter, SortCriterion. */
import type {
  AwsSecurityFinding,
  AwsSecurityFindingFilters,
  DateFilter,
  SortCriterion,
  StringFilter,
} from "@aws-sdk/client-securityhub";

type Finding = AwsSecurityFinding;
type Read = (finding: Finding) => readonly (string | undefined)[];

const TEXTS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["AwsAccountId", ({ AwsAccountId }) => [AwsAccountId]],
  ["CompanyName", ({ CompanyName }) => [CompanyName]],
  ["ComplianceStatus", ({ Compliance }) => [Compliance?.Status]],
  ["Description", ({ Description }) => [Description]],
  ["GeneratorId", ({ GeneratorId }) => [GeneratorId]],
  ["Id", ({ Id }) => [Id]],
  ["ProductArn", ({ ProductArn }) => [ProductArn]],
  ["ProductName", ({ ProductName }) => [ProductName]],
  ["RecordState", ({ RecordState }) => [RecordState]],
  ["Region", ({ Region }) => [Region]],
  ["ResourceId", ({ Resources }) => (Resources ?? []).map(({ Id }) => Id)],
  ["ResourceType", ({ Resources }) => (Resources ?? []).map(({ Type }) => Type)],
  ["SeverityLabel", ({ Severity }) => [Severity?.Label]],
  ["Title", ({ Title }) => [Title]],
  ["Type", ({ Types }) => Types ?? []],
  ["WorkflowStatus", ({ Workflow }) => [Workflow?.Status]],
]);

const MOMENTS: ReadonlyMap<string, Read> = new Map<string, Read>([
  ["CreatedAt", ({ CreatedAt }) => [CreatedAt]],
  ["UpdatedAt", ({ UpdatedAt }) => [UpdatedAt]],
]);

type Filter = StringFilter & DateFilter;
const filtersOf = (filters: AwsSecurityFindingFilters) => Object.entries(filters) as [string, readonly Filter[]][];

const COMPARISONS: ReadonlySet<string> = new Set(["EQUALS", "PREFIX", "NOT_EQUALS", "PREFIX_NOT_EQUALS"]);

/** What of a question is not emulated, or undefined. */
export function notEmulatedFilter(
  filters: AwsSecurityFindingFilters,
  sort: readonly SortCriterion[],
): string | undefined {
  const asked = [...Object.keys(filters), ...sort.map(({ Field = "" }) => Field)];
  const unknown = asked.find((name) => !TEXTS.has(name) && !MOMENTS.has(name));
  if (unknown !== undefined) return `the attribute ${unknown.slice(0, 100)} of findings`;
  for (const [, each] of filtersOf(filters)) {
    if (each.some(({ DateRange }) => DateRange !== undefined)) return "a filter by a range of days";
    const odd = each.find(({ Comparison }) => Comparison !== undefined && !COMPARISONS.has(Comparison));
    if (odd !== undefined) return `the comparison ${odd.Comparison} of findings`;
  }
  return undefined;
}

export const isAskedFor = (finding: Finding, filters: AwsSecurityFindingFilters): boolean =>
  filtersOf(filters).every(([name, each]) => {
    const moment = MOMENTS.get(name)?.(finding)[0];
    if (moment !== undefined) return each.length === 0 || each.some((filter) => isBetween(moment, filter));
    const values = (TEXTS.get(name)?.(finding) ?? []).map((value) => value ?? "");
    return holds(values, each);
  });

/** One of those that ask for a value, and all of those that exclude one. */
function holds(values: readonly string[], filters: readonly StringFilter[]): boolean {
  const excluding = filters.filter(({ Comparison = "" }) => Comparison.includes("NOT_EQUALS"));
  const asking = filters.filter((each) => !excluding.includes(each));
  const meets = (filter: StringFilter) => values.some((value) => compares(value, filter));
  return (asking.length === 0 || asking.some(meets)) && !excluding.some(meets);
}

const compares = (value: string, { Value = "", Comparison = "EQUALS" }: StringFilter): boolean =>
  Comparison.startsWith("PREFIX") ? value.startsWith(Value) : value === Value;

function isBetween(moment: string, { Start, End }: DateFilter): boolean {
  const at = Date.parse(moment);
  return (Start === undefined || at >= Date.parse(Start)) && (End === undefined || at <= Date.parse(End));
}

/** As they came, latest import first, unless asked otherwise. */
export function inOrder(findings: readonly Finding[], sort: readonly SortCriterion[]): readonly Finding[] {
  const keys = sort.flatMap(({ Field = "", SortOrder }) => {
    const read = TEXTS.get(Field) ?? MOMENTS.get(Field);
    return read === undefined ? [] : [{ read, sign: SortOrder === "desc" ? -1 : 1 }];
  });
  return [...findings].sort((left, right) => {
    for (const { read, sign } of keys) {
      const [one = "", other = ""] = [read(left)[0], read(right)[0]];
      if (one !== other) return one < other ? -sign : sign;
    }
    return 0;
  });
}
