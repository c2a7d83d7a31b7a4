/** DescribePermissionSet. IAM Identity Center API Reference, DescribePermissionSet. */
import type { DescribePermissionSetRequest, DescribePermissionSetResponse } from "@aws-sdk/client-sso-admin";
import { accept, invariant } from "../../../../kernel/index.ts";
import { askedPermissionSet, onNamed } from "../asked.ts";
import { describePermissionSet as described } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

export const describePermissionSet = defineOperation<DescribePermissionSetRequest, DescribePermissionSetResponse>({
  name: "DescribePermissionSet",
  readOnly: true,
  permissions: (_context, input) => onNamed("DescribePermissionSet", input),
  decide(context, input) {
    const found = askedPermissionSet(context, input);
    return found.ok ? accept([]) : found;
  },
  respond(context, input) {
    const found = askedPermissionSet(context, input);
    invariant(found.ok, "the permission set was there when it was decided");
    return { PermissionSet: described(found.value.set) };
  },
});
