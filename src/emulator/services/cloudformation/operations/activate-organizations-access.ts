/** ActivateOrganizationsAccess: StackSets may act in all accounts. CloudFormation API Reference, ActivateOrganizationsAccess. */
import type {
  ActivateOrganizationsAccessInput,
  ActivateOrganizationsAccessOutput,
} from "@aws-sdk/client-cloudformation";
import { decideStackSetAccess } from "../../../../domain/index.ts";
import { defineOperation } from "../refusals.ts";

export const activateOrganizationsAccess = defineOperation<
  ActivateOrganizationsAccessInput,
  ActivateOrganizationsAccessOutput
>({
  name: "ActivateOrganizationsAccess",
  readOnly: false,
  decide: ({ world, caller, now }) => decideStackSetAccess(world, { caller: caller.accountId, on: true }, now),
  respond: () => ({}),
});
