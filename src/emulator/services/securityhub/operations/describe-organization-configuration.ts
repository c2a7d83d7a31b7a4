/** DescribeOrganizationConfiguration: whether accounts that join are taken. Security Hub API Reference, DescribeOrganizationConfiguration. */
import type {
  DescribeOrganizationConfigurationRequest,
  DescribeOrganizationConfigurationResponse,
} from "@aws-sdk/client-securityhub";
import { asHubAdministrator } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const describeOrganizationConfiguration = defineOperation<
  DescribeOrganizationConfigurationRequest,
  DescribeOrganizationConfigurationResponse
>({
  name: "DescribeOrganizationConfiguration",
  readOnly: true,
  permissions: onHub("DescribeOrganizationConfiguration"),
  decide(context) {
    const standing = asHubAdministrator(context.world, placeOf(context));
    return standing.ok ? accept([]) : standing;
  },
  respond(context) {
    const standing = asHubAdministrator(context.world, placeOf(context));
    invariant(standing.ok, "the caller administers, as was found before");
    const { autoEnable, withStandards } = standing.value;
    return {
      AutoEnable: autoEnable,
      MemberAccountLimitReached: false,
      AutoEnableStandards: withStandards ? "DEFAULT" : "NONE",
      OrganizationConfiguration: { ConfigurationType: "LOCAL", Status: "ENABLED" },
    };
  },
});
