/** EnableOrganizationsRootSessions: AssumeRoot works in members. */
import { rootAccessSwitch } from "../root-access.ts";

export const enableOrganizationsRootSessions = rootAccessSwitch({
  name: "EnableOrganizationsRootSessions",
  feature: "sessions",
  on: true,
});
