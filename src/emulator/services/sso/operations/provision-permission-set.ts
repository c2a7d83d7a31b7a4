/** ProvisionPermissionSet: brings what a permission set is now into accounts that have it. IAM Identity Center API Reference, ProvisionPermissionSet. */
import type { ProvisionPermissionSetRequest, ProvisionPermissionSetResponse } from "@aws-sdk/client-sso-admin";
import { decideProvision } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { onNamed, referenceIn } from "../asked.ts";
import { requestIdFor } from "../assignment-command.ts";
import { describeProvisioning } from "../describe.ts";
import { defineOperation } from "../refusals.ts";
import { requestIn } from "../requests.ts";

export const provisionPermissionSet = defineOperation<ProvisionPermissionSetRequest, ProvisionPermissionSetResponse>({
  name: "ProvisionPermissionSet",
  readOnly: false,
  permissions: (_context, input) => onNamed("ProvisionPermissionSet", input),
  decide(context, input) {
    const { TargetId: accountId, TargetType } = input;
    if ((TargetType === "AWS_ACCOUNT") !== (accountId !== undefined)) return refuse({ kind: "TargetIdNeeded" });
    const command = { ...referenceIn(context, input), accountId, requestId: requestIdFor(context) };
    return decideProvision(context.world, command, context.now);
  },
  respond: (_context, _input, events) => ({
    PermissionSetProvisioningStatus: describeProvisioning(requestIn(events), "IN_PROGRESS"),
  }),
});
