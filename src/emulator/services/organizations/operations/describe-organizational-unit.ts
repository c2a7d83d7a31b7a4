/** DescribeOrganizationalUnit: one unit, for the management account. */
import type {
  DescribeOrganizationalUnitRequest,
  DescribeOrganizationalUnitResponse,
} from "@aws-sdk/client-organizations";
import { asReader } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation, NOTHING_HAPPENS, present } from "../define.ts";
import { describeUnit } from "../describe.ts";
import { onNode } from "../permissions.ts";

export const describeOrganizationalUnit = defineOperation<
  DescribeOrganizationalUnitRequest,
  DescribeOrganizationalUnitResponse
>({
  name: "DescribeOrganizationalUnit",
  readOnly: true,
  permissions: (context, { OrganizationalUnitId: id }) => [onNode(context, "DescribeOrganizationalUnit", { id })],
  decide({ world, caller }, { OrganizationalUnitId }) {
    const standing = asReader(world, caller.accountId);
    if (!standing.ok) return standing;
    return standing.value.organizationalUnits.has(OrganizationalUnitId)
      ? NOTHING_HAPPENS
      : refuse({ kind: "Missing", what: "organizationalUnit" });
  },
  respond(context, { OrganizationalUnitId: id }) {
    const organization = callersOrganization(context);
    const unit = present(organization.organizationalUnits.get(id), `unit ${id}`);
    return { OrganizationalUnit: describeUnit(organization, unit) };
  },
});
