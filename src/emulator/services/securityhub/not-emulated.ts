/** What Security Hub has beside its posture management and the account's own product; what does nothing would be worse than none. */
import type { AwsSecurityFinding } from "@aws-sdk/client-securityhub";

export const notEmulatedFeature = (feature: string | undefined): string | undefined =>
  feature === "SecurityHubV2" ? "the second Security Hub" : undefined;

/** `arn:aws:securityhub:eu-west-1::product/company/product`: such a product would have to be enabled first. */
export const partnerProduct = (findings: readonly AwsSecurityFinding[]): string | undefined =>
  findings.some(({ ProductArn = "" }) => /^arn:aws[a-z-]*:securityhub:[a-z0-9-]*::product\//.test(ProductArn))
    ? "the import of partners' findings"
    : undefined;
