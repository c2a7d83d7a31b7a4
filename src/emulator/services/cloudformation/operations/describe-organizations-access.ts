/** DescribeOrganizationsAccess: whether StackSets may act in all accounts. CloudFormation API Reference, DescribeOrganizationsAccess. */
import type {
  DescribeOrganizationsAccessInput,
  DescribeOrganizationsAccessOutput,
} from "@aws-sdk/client-cloudformation";
import { isActivated, organizationOf } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { defineOperation } from "../refusals.ts";

export const describeOrganizationsAccess = defineOperation<
  DescribeOrganizationsAccessInput,
  DescribeOrganizationsAccessOutput
>({
  name: "DescribeOrganizationsAccess",
  readOnly: true,
  decide: ({ world, caller }) =>
    organizationOf(world, caller.accountId) === undefined ? refuse({ kind: "OnlyManagementActivates" }) : accept([]),
  respond({ world, caller }) {
    const organization = organizationOf(world, caller.accountId);
    const isOn = organization !== undefined && isActivated(world, organization);
    return { Status: isOn ? "ENABLED" : "DISABLED" };
  },
});
