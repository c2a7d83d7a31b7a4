/** The AWS Security Finding Format as an import has to keep it, and what Security Hub adds. Security Hub User Guide: "AWS Security Finding Format (ASFF)". */
import type { AwsSecurityFinding, ImportFindingsError, SeverityLabel } from "@aws-sdk/client-securityhub";
import type { HubFinding, ImportedFinding } from "../../../domain/index.ts";
import { formatInstantMs } from "../../../kernel/index.ts";

/** User Guide: "Quotas". In bytes. */
const LARGEST = 240_000;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)$/;

type Finding = AwsSecurityFinding;

/** Of a finding that cannot be taken. Those members that the API itself requires were looked for before. */
export function formatError(finding: Finding): ImportFindingsError | undefined {
  const trouble = troubleOf(finding);
  return trouble === undefined
    ? undefined
    : {
        Id: finding.Id ?? "",
        ErrorCode: "InvalidInput",
        ErrorMessage: `Finding does not adhere to Amazon Finding Format. ${trouble}.`,
      };
}

function troubleOf(finding: Finding): string | undefined {
  const moments = ["CreatedAt", "UpdatedAt", "FirstObservedAt", "LastObservedAt"] as const;
  const moment = moments.find((name) => finding[name] !== undefined && !MOMENT.test(finding[name]));
  if (finding.SchemaVersion !== "2018-10-08") return "data.SchemaVersion should be equal to 2018-10-08";
  if (moment !== undefined) return `data.${moment} should match format "date-time"`;
  if ((finding.Resources ?? []).length === 0) return "data.Resources should NOT have fewer than 1 items";
  if (finding.Severity === undefined && finding.FindingProviderFields?.Severity === undefined)
    return "data should have required property 'Severity' or 'FindingProviderFields'";
  const size = new TextEncoder().encode(JSON.stringify(finding)).length;
  return size > LARGEST ? `data should NOT be larger than ${LARGEST} bytes` : undefined;
}

export const goodOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter((each) => formatError(each) === undefined);

export const importedFrom = (finding: Finding): ImportedFinding => ({
  id: finding.Id ?? "",
  productArn: finding.ProductArn ?? "",
  about: finding.AwsAccountId ?? "",
  document: JSON.stringify(finding),
});

const NORMALIZED: Readonly<Record<SeverityLabel, number>> = {
  INFORMATIONAL: 0,
  LOW: 1,
  MEDIUM: 40,
  HIGH: 70,
  CRITICAL: 90,
};

/** What was imported, and what Security Hub says beside it. */
export function describeFinding({ document, id, productArn, region, importedAt }: HubFinding): Finding {
  const imported: Finding = JSON.parse(document);
  const severity = severityOf(imported);
  const [ProductName, CompanyName] = ["Default", "Personal"];
  return {
    RecordState: "ACTIVE",
    Workflow: { Status: "NEW" },
    WorkflowState: "NEW",
    ...imported,
    ...{ Region: imported.Region ?? region, ProductName, CompanyName, Severity: severity },
    ProductFields: {
      ...imported.ProductFields,
      "aws/securityhub/FindingId": `${productArn}/${id}`,
      "aws/securityhub/ProductName": ProductName,
      "aws/securityhub/CompanyName": CompanyName,
    },
    FindingProviderFields: {
      Severity: { Label: severity.Label },
      ...(imported.Types !== undefined && { Types: imported.Types }),
      ...imported.FindingProviderFields,
    },
    ProcessedAt: formatInstantMs(importedAt),
  };
}

/** ASFF, Severity: the label follows from the normalized number where it is not said, and the number from the label. */
function severityOf({ Severity, FindingProviderFields }: Finding) {
  const given = FindingProviderFields?.Severity ?? {};
  const normalized = Severity?.Normalized ?? 0;
  const Label = Severity?.Label ?? given.Label ?? labelOf(normalized);
  return { ...Severity, Label, Normalized: NORMALIZED[Label] };
}

function labelOf(normalized: number): SeverityLabel {
  if (normalized >= 90) return "CRITICAL";
  if (normalized >= 70) return "HIGH";
  if (normalized >= 40) return "MEDIUM";
  return normalized >= 1 ? "LOW" : "INFORMATIONAL";
}
