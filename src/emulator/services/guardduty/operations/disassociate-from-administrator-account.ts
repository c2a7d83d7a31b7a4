/** DisassociateFromAdministratorAccount: a member leaves its administrator by itself, where it may. GuardDuty API Reference, DisassociateFromAdministratorAccount. */
import type {
  DisassociateFromAdministratorAccountRequest,
  DisassociateFromAdministratorAccountResponse,
} from "@aws-sdk/client-guardduty";
import { decideLeaveThreatAdministrator } from "../../../../domain/index.ts";
import { placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const disassociateFromAdministratorAccount = defineOperation<
  DisassociateFromAdministratorAccountRequest,
  DisassociateFromAdministratorAccountResponse
>({
  name: "DisassociateFromAdministratorAccount",
  readOnly: false,
  permissions: (context, { DetectorId }) => onDetector(context, "DisassociateFromAdministratorAccount", DetectorId),
  decide: (context, { DetectorId = "" }) =>
    decideLeaveThreatAdministrator(context.world, { place: placeOf(context), detectorId: DetectorId }, context),
  respond: () => ({}),
});
