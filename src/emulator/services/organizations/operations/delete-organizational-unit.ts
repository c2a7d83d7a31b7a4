/** DeleteOrganizationalUnit: an empty unit goes. */
import type { DeleteOrganizationalUnitRequest } from "@aws-sdk/client-organizations";
import { decideDeleteOrganizationalUnit } from "../../../../domain/index.ts";
import { defineOperation, NO_OUTPUT, type NoOutput } from "../define.ts";
import { onNode } from "../permissions.ts";

export const deleteOrganizationalUnit = defineOperation<DeleteOrganizationalUnitRequest, NoOutput>({
  name: "DeleteOrganizationalUnit",
  readOnly: false,
  permissions: (context, { OrganizationalUnitId: id }) => [onNode(context, "DeleteOrganizationalUnit", { id })],
  decide: ({ world, caller }, { OrganizationalUnitId }) =>
    decideDeleteOrganizationalUnit(world, { caller: caller.accountId, unitId: OrganizationalUnitId }),
  respond: () => NO_OUTPUT,
});
