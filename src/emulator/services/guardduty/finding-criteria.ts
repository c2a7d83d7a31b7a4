/** What ListFindings is asked for: attributes with conditions, all of which hold. GuardDuty API Reference: FindingCriteria, SortCriteria. */
import type { Condition, FindingCriteria, SortCriteria } from "@aws-sdk/client-guardduty";
import type { ThreatFinding } from "../../../domain/index.ts";

const ATTRIBUTES: ReadonlyMap<string, (finding: ThreatFinding) => string | number> = new Map<
  string,
  (finding: ThreatFinding) => string | number
>([
  ["accountId", ({ accountId }) => accountId],
  ["id", ({ id }) => id],
  ["region", ({ region }) => region],
  ["type", ({ type }) => type],
  ["title", ({ title }) => title],
  ["severity", ({ severity }) => severity],
  ["createdAt", ({ createdAt }) => createdAt],
  ["updatedAt", ({ updatedAt }) => updatedAt],
  ["service.archived", () => "false"],
]);

/** What of a question is not emulated, or undefined. */
export function notEmulatedCriterion(
  { Criterion = {} }: FindingCriteria,
  { AttributeName = "updatedAt" }: SortCriteria,
): string | undefined {
  const unknown = [...Object.keys(Criterion), AttributeName].find((each) => !ATTRIBUTES.has(each));
  if (unknown !== undefined) return `the attribute ${unknown.slice(0, 100)} of findings`;
  const matching = Object.values(Criterion).some((each) => (each.Matches ?? each.NotMatches) !== undefined);
  return matching ? "matching of findings by patterns" : undefined;
}

export const isAskedFor = (finding: ThreatFinding, { Criterion = {} }: FindingCriteria): boolean =>
  Object.entries(Criterion).every(([name, condition]) => holds(ATTRIBUTES.get(name)?.(finding) ?? "", condition));

function holds(value: string | number, condition: Condition): boolean {
  const equal = condition.Equals ?? condition.Eq;
  const unequal = condition.NotEquals ?? condition.Neq;
  const text = String(value);
  return (
    (equal === undefined || equal.includes(text)) &&
    (unequal === undefined || !unequal.includes(text)) &&
    isWithin(Number(value), condition)
  );
}

function isWithin(value: number, condition: Condition): boolean {
  const above = condition.GreaterThan ?? condition.Gt;
  const least = condition.GreaterThanOrEqual ?? condition.Gte;
  const below = condition.LessThan ?? condition.Lt;
  const most = condition.LessThanOrEqual ?? condition.Lte;
  return (
    (above === undefined || value > above) &&
    (least === undefined || value >= least) &&
    (below === undefined || value < below) &&
    (most === undefined || value <= most)
  );
}

/** Newest first, unless asked otherwise. */
export function inOrder(findings: readonly ThreatFinding[], sort: SortCriteria = {}): readonly ThreatFinding[] {
  const attribute = ATTRIBUTES.get(sort.AttributeName ?? "updatedAt");
  if (attribute === undefined || sort.AttributeName === undefined) return findings;
  const sign = sort.OrderBy === "ASC" ? 1 : -1;
  return [...findings].sort((left, right) => {
    const [one, other] = [attribute(left), attribute(right)];
    return one === other ? 0 : one < other ? -sign : sign;
  });
}
