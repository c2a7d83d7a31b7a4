/** ListOrganizationalUnitsForParent: the units directly in a root or organizational unit. */
import type {
  ListOrganizationalUnitsForParentRequest,
  ListOrganizationalUnitsForParentResponse,
} from "@aws-sdk/client-organizations";
import { childrenOf } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, present } from "../define.ts";
import { describeUnit } from "../describe.ts";
import { checkPage, listIn, takePage } from "../paging.ts";
import { asReaderOfParent } from "../parent.ts";
import { onNode } from "../permissions.ts";

const listOf = (parentId: string) => ["ListOrganizationalUnitsForParent", parentId];

export const listOrganizationalUnitsForParent = defineOperation<
  ListOrganizationalUnitsForParentRequest,
  ListOrganizationalUnitsForParentResponse
>({
  name: "ListOrganizationalUnitsForParent",
  readOnly: true,
  permissions: (context, { ParentId }) => [onNode(context, "ListOrganizationalUnitsForParent", { id: ParentId })],
  decide(context, input) {
    const parent = asReaderOfParent(context, input.ParentId);
    return parent.ok ? checkPage(listIn(context, listOf(input.ParentId)), input) : parent;
  },
  respond(context, input) {
    const organization = callersOrganization(context);
    const items = [...childrenOf(organization, input.ParentId).organizationalUnits];
    const page = takePage(listIn(context, listOf(input.ParentId)), input, { items, keyOf: (id) => id });
    const units = page.items.map((id) => present(organization.organizationalUnits.get(id), `unit ${id}`));
    return {
      OrganizationalUnits: units.map((unit) => describeUnit(organization, unit)),
      NextToken: page.NextToken,
    };
  },
});
