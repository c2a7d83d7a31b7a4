/** CreateServiceLinkedRole: a role that an AWS service uses on behalf of the account. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideCreateServiceLinkedRole } from "../../../../domain/index.ts";
import { type DescribedRole, describeRoleInFull } from "../describe.ts";
import { iamOperation, makingOf, required } from "../operation.ts";
import { onServiceLinkedRole } from "../permissions.ts";

export const createServiceLinkedRole = iamOperation<
  Wire.CreateServiceLinkedRoleRequest,
  Readonly<{ Role?: DescribedRole }>
>({
  name: "CreateServiceLinkedRole",
  readOnly: false,
  permissions: (context, { AWSServiceName = "", CustomSuffix }) =>
    onServiceLinkedRole(context, AWSServiceName, CustomSuffix),
  decide: (context, { AWSServiceName, Description, CustomSuffix }) =>
    decideCreateServiceLinkedRole(makingOf(context), {
      service: required(AWSServiceName, "AWSServiceName"),
      description: Description,
      suffix: CustomSuffix,
    }),
  respond: (_context, _input, [event]) =>
    event?.kind === "RoleChanged" ? { Role: describeRoleInFull(event.role) } : {},
});
