/** GetAdministratorAccount: who watches the account, if anybody does. Security Hub API Reference, GetAdministratorAccount. */
import type { GetAdministratorAccountRequest, GetAdministratorAccountResponse } from "@aws-sdk/client-securityhub";
import { hubWatcherOf, ownHub } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const getAdministratorAccount = defineOperation<GetAdministratorAccountRequest, GetAdministratorAccountResponse>(
  {
    name: "GetAdministratorAccount",
    readOnly: true,
    permissions: onHub("GetAdministratorAccount"),
    decide(context) {
      const hub = ownHub(context.world, placeOf(context));
      return hub.ok ? accept([]) : hub;
    },
    respond(context) {
      const watcher = hubWatcherOf(context.world, placeOf(context));
      if (watcher === undefined) return {};
      const { administrator, member } = watcher;
      return {
        Administrator: {
          AccountId: administrator,
          MemberStatus: member.status,
          InvitedAt: new Date(member.since),
        },
      };
    },
  },
);
