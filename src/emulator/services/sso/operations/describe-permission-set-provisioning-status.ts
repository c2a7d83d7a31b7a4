/** DescribePermissionSetProvisioningStatus: how a provisioning went. IAM Identity Center API Reference, the action of the same name. */
import type {
  DescribePermissionSetProvisioningStatusRequest,
  DescribePermissionSetProvisioningStatusResponse,
} from "@aws-sdk/client-sso-admin";
import { accept, invariant } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { onNamed } from "../asked.ts";
import { describeProvisioning } from "../describe.ts";
import { defineOperation } from "../refusals.ts";
import { askedRequest } from "../requests.ts";

type Input = DescribePermissionSetProvisioningStatusRequest;

const asked = (context: OperationContext, { InstanceArn, ProvisionPermissionSetRequestId: id }: Input) =>
  askedRequest(context, { InstanceArn, id, kind: "provisioning" });

export const describePermissionSetProvisioningStatus = defineOperation<
  Input,
  DescribePermissionSetProvisioningStatusResponse
>({
  name: "DescribePermissionSetProvisioningStatus",
  readOnly: true,
  permissions: (_context, { InstanceArn }) => onNamed("DescribePermissionSetProvisioningStatus", { InstanceArn }),
  decide(context, input) {
    const found = asked(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = asked(context, input);
    invariant(found.ok, "the request was there when it was decided");
    return { PermissionSetProvisioningStatus: describeProvisioning(found.value, "SUCCEEDED") };
  },
});
