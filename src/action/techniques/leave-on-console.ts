/** T1666.A002 by somebody who has a password and no key: signs in to the console and leaves there. aws-facts 1.1; claims LEAVE-03, DEPART-13. */
import type { Action } from "../action.ts";
import { visitConsole } from "../lookups/visit-console.ts";
import { leaveOrganization } from "./leave-organization.ts";

export const leaveOnConsole: Action = {
  ...leaveOrganization,
  id: "leave-on-console",
  sentence: "sign in to the console and leave the organization",
  carryOut: visitConsole({ action: "leave-organization", sentence: "leave the organization" }).carryOut,
};
