/** PutInlinePolicyToPermissionSet: the one inline policy, in accounts from the next provisioning on. IAM Identity Center API Reference, the action of the same name. */
import type {
  PutInlinePolicyToPermissionSetRequest,
  PutInlinePolicyToPermissionSetResponse,
} from "@aws-sdk/client-sso-admin";
import { parsePolicy } from "../../../../authorization/index.ts";
import { decidePutInlineToSet } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { onNamed, referenceIn } from "../asked.ts";
import { defineOperation } from "../refusals.ts";

export const putInlinePolicyToPermissionSet = defineOperation<
  PutInlinePolicyToPermissionSetRequest,
  PutInlinePolicyToPermissionSetResponse
>({
  name: "PutInlinePolicyToPermissionSet",
  readOnly: false,
  permissions: (_context, input) => onNamed("PutInlinePolicyToPermissionSet", input),
  decide(context, input) {
    const { InlinePolicy = "" } = input;
    if (!parsePolicy(InlinePolicy, "identity").ok) return refuse({ kind: "MalformedInlinePolicy" });
    return decidePutInlineToSet(context.world, referenceIn(context, input), InlinePolicy);
  },
  respond: () => ({}),
});
