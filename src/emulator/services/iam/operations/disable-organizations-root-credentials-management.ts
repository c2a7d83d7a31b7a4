/** DisableOrganizationsRootCredentialsManagement: root credentials of members are their own again; what was removed stays removed. */
import { rootAccessSwitch } from "../root-access.ts";

export const disableOrganizationsRootCredentialsManagement = rootAccessSwitch({
  name: "DisableOrganizationsRootCredentialsManagement",
  feature: "credentialsManagement",
  on: false,
});
