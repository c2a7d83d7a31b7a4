/** UpdateOrganizationConfiguration: whether accounts that join are taken. Security Hub API Reference, UpdateOrganizationConfiguration. */
import type {
  UpdateOrganizationConfigurationRequest,
  UpdateOrganizationConfigurationResponse,
} from "@aws-sdk/client-securityhub";
import { decideConfigureHubAdministration } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const updateOrganizationConfiguration = defineOperation<
  UpdateOrganizationConfigurationRequest,
  UpdateOrganizationConfigurationResponse
>({
  name: "UpdateOrganizationConfiguration",
  readOnly: false,
  permissions: onHub("UpdateOrganizationConfiguration"),
  decide(context, { AutoEnable, AutoEnableStandards, OrganizationConfiguration }) {
    if (OrganizationConfiguration?.ConfigurationType === "CENTRAL")
      return refuse({ kind: "NotEmulated", what: "central configuration" });
    return decideConfigureHubAdministration(context.world, placeOf(context), {
      autoEnable: AutoEnable === true,
      ...(AutoEnableStandards !== undefined && { withStandards: AutoEnableStandards === "DEFAULT" }),
    });
  },
  respond: () => ({}),
});
