/** DisableOrganizationsRootSessions: AssumeRoot works no longer; sessions that are open stay open. */
import { rootAccessSwitch } from "../root-access.ts";

export const disableOrganizationsRootSessions = rootAccessSwitch({
  name: "DisableOrganizationsRootSessions",
  feature: "sessions",
  on: false,
});
