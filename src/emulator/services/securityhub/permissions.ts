/** Which hub or product each operation of Security Hub is authorized on. Service Authorization Reference: "AWS Security Hub". */
import { hubArn, SECURITY_HUB } from "../../../domain/index.ts";
import type { OperationContext, RequiredPermission } from "../../operation.ts";
import { designating } from "../designating.ts";
import { placeOf } from "./describe.ts";
import { NOT_MANAGEMENT } from "./refusals.ts";

const hubPermission = (context: OperationContext, action: string): RequiredPermission => ({
  action: `securityhub:${action}`,
  resource: hubArn(placeOf(context)),
});

export const onHub =
  (action: string) =>
  (context: OperationContext): readonly RequiredPermission[] => [hubPermission(context, action)];

export const designatingAdministrator = (
  context: OperationContext,
  accountId: string | undefined,
): readonly RequiredPermission[] =>
  designating(context, {
    accountId,
    servicePrincipal: SECURITY_HUB,
    own: hubPermission(context, "EnableOrganizationAdminAccount"),
    deniedAs: () => NOT_MANAGEMENT,
  });

type Importing = Readonly<{ ProductArn?: string | undefined; AwsAccountId?: string | undefined }>;

/** Once for each product and account that a batch names. */
export function importing(findings: readonly Importing[]): readonly RequiredPermission[] {
  const permissions = findings.map(({ ProductArn = "*", AwsAccountId = "" }) => ({
    action: "securityhub:BatchImportFindings",
    resource: ProductArn,
    context: { "securityhub:TargetAccount": AwsAccountId },
  }));
  return [...new Map(permissions.map((each) => [JSON.stringify(each), each])).values()];
}
