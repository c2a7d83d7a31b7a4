/** DescribeOrganizationConfiguration: which members GuardDuty takes by itself. GuardDuty API Reference, DescribeOrganizationConfiguration. */
import type {
  DescribeOrganizationConfigurationRequest,
  DescribeOrganizationConfigurationResponse,
} from "@aws-sdk/client-guardduty";
import { administrationOf, asThreatAdministrator } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { readToken } from "../../sealed-page.ts";
import { placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const describeOrganizationConfiguration = defineOperation<
  DescribeOrganizationConfigurationRequest,
  DescribeOrganizationConfigurationResponse
>({
  name: "DescribeOrganizationConfiguration",
  readOnly: true,
  permissions: (context, { DetectorId }) => onDetector(context, "DescribeOrganizationConfiguration", DetectorId),
  /** The features that would be listed are none, so no token was ever given out. */
  decide(context, input) {
    const token = readToken(context, input);
    if (!token.ok) return token;
    const standing = asThreatAdministrator(context.world, placeOf(context), input.DetectorId ?? "");
    return standing.ok ? accept([]) : standing;
  },
  respond(context) {
    const autoEnable = administrationOf(context.world, placeOf(context))?.autoEnable ?? "NONE";
    return {
      AutoEnable: autoEnable !== "NONE",
      MemberAccountLimitReached: false,
      AutoEnableOrganizationMembers: autoEnable,
    };
  },
});
