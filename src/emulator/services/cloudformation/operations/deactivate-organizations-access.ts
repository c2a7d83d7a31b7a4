/** DeactivateOrganizationsAccess: stacks stay, and nobody can manage them. CloudFormation API Reference, DeactivateOrganizationsAccess. */
import type {
  DeactivateOrganizationsAccessInput,
  DeactivateOrganizationsAccessOutput,
} from "@aws-sdk/client-cloudformation";
import { decideStackSetAccess } from "../../../../domain/index.ts";
import { defineOperation } from "../refusals.ts";

export const deactivateOrganizationsAccess = defineOperation<
  DeactivateOrganizationsAccessInput,
  DeactivateOrganizationsAccessOutput
>({
  name: "DeactivateOrganizationsAccess",
  readOnly: false,
  decide: ({ world, caller, now }) => decideStackSetAccess(world, { caller: caller.accountId, on: false }, now),
  respond: () => ({}),
});
