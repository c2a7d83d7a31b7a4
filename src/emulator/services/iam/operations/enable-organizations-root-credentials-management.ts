/** EnableOrganizationsRootCredentialsManagement: root credentials of members are managed centrally; accounts that are created from now on have none. */
import { rootAccessSwitch } from "../root-access.ts";

export const enableOrganizationsRootCredentialsManagement = rootAccessSwitch({
  name: "EnableOrganizationsRootCredentialsManagement",
  feature: "credentialsManagement",
  on: true,
});
