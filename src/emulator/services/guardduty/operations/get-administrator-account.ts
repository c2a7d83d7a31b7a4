/** GetAdministratorAccount: who watches the account, if anybody does. GuardDuty API Reference, GetAdministratorAccount. */
import type { GetAdministratorAccountRequest, GetAdministratorAccountResponse } from "@aws-sdk/client-guardduty";
import { ownDetector, watcherOf } from "../../../../domain/index.ts";
import { accept, formatInstantMs } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { onDetector } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getAdministratorAccount = defineOperation<GetAdministratorAccountRequest, GetAdministratorAccountResponse>(
  {
    name: "GetAdministratorAccount",
    readOnly: true,
    permissions: (context, { DetectorId }) => onDetector(context, "GetAdministratorAccount", DetectorId),
    decide(context, { DetectorId }) {
      const detector = ownDetector(context.world, placeOf(context), DetectorId);
      return detector.ok ? accept([]) : detector;
    },
    respond(context) {
      const watcher = watcherOf(context.world, placeOf(context));
      if (watcher === undefined) return { Administrator: {} };
      const { administrator, member } = watcher;
      return {
        Administrator: {
          AccountId: administrator,
          RelationshipStatus: member.status,
          InvitedAt: formatInstantMs(member.since),
        },
      };
    },
  },
);
