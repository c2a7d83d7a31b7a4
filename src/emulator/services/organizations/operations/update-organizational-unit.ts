/** UpdateOrganizationalUnit: a unit gets another name. */
import type { UpdateOrganizationalUnitRequest, UpdateOrganizationalUnitResponse } from "@aws-sdk/client-organizations";
import { decideRenameOrganizationalUnit } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { describeUnit } from "../describe.ts";
import { onNode } from "../permissions.ts";

export const updateOrganizationalUnit = defineOperation<
  UpdateOrganizationalUnitRequest,
  UpdateOrganizationalUnitResponse
>({
  name: "UpdateOrganizationalUnit",
  readOnly: false,
  permissions: (context, { OrganizationalUnitId: id }) => [onNode(context, "UpdateOrganizationalUnit", { id })],
  decide: ({ world, caller }, { OrganizationalUnitId, Name }) =>
    decideRenameOrganizationalUnit(world, { caller: caller.accountId, unitId: OrganizationalUnitId, name: Name }),
  respond(context, { OrganizationalUnitId: id }) {
    const organization = callersOrganization(context);
    const unit = present(organization.organizationalUnits.get(id), `unit ${id}`);
    return { OrganizationalUnit: describeUnit(organization, unit) };
  },
});
