/** UpdateOrganizationConfiguration: which members GuardDuty takes by itself. GuardDuty API Reference, UpdateOrganizationConfiguration. */
import type {
  UpdateOrganizationConfigurationRequest,
  UpdateOrganizationConfigurationResponse,
} from "@aws-sdk/client-guardduty";
import { decideConfigureThreatAdministration } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { notEmulatedIn } from "../not-emulated.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

/** The switch of old says no more than that newcomers are taken. */
const meant = ({ AutoEnable, AutoEnableOrganizationMembers }: UpdateOrganizationConfigurationRequest) =>
  AutoEnableOrganizationMembers ?? (AutoEnable === undefined ? undefined : AutoEnable ? "NEW" : "NONE");

export const updateOrganizationConfiguration = defineOperation<
  UpdateOrganizationConfigurationRequest,
  UpdateOrganizationConfigurationResponse
>({
  name: "UpdateOrganizationConfiguration",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "UpdateOrganizationConfiguration", DetectorId),
  decide(context, input) {
    const missing = notEmulatedIn(input);
    if (missing !== undefined) return refuse({ kind: "NotEmulated", what: missing });
    const autoEnable = meant(input);
    if (autoEnable === undefined) return refuse({ kind: "NoAutoEnable" });
    return decideConfigureThreatAdministration(
      context.world,
      { place: placeOf(context), detectorId: input.DetectorId ?? "", autoEnable },
      context.now,
    );
  },
  respond: () => ({}),
});
