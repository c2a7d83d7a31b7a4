/** AttachManagedPolicyToPermissionSet: an AWS-managed policy, in accounts from the next provisioning on. IAM Identity Center API Reference, the action of the same name. */
import type {
  AttachManagedPolicyToPermissionSetRequest,
  AttachManagedPolicyToPermissionSetResponse,
} from "@aws-sdk/client-sso-admin";
import { awsManagedPolicyByArn } from "../../../../catalogue/index.ts";
import { decideAttachToSet } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { onNamed, referenceIn } from "../asked.ts";
import { defineOperation } from "../refusals.ts";

export const attachManagedPolicyToPermissionSet = defineOperation<
  AttachManagedPolicyToPermissionSetRequest,
  AttachManagedPolicyToPermissionSetResponse
>({
  name: "AttachManagedPolicyToPermissionSet",
  readOnly: false,
  permissions: (_context, input) => onNamed("AttachManagedPolicyToPermissionSet", input),
  decide(context, input) {
    const { ManagedPolicyArn = "" } = input;
    if (awsManagedPolicyByArn(ManagedPolicyArn) === undefined) {
      return refuse({ kind: "NotEmulated", what: `the document of ${ManagedPolicyArn}` });
    }
    return decideAttachToSet(context.world, referenceIn(context, input), ManagedPolicyArn);
  },
  respond: () => ({}),
});
