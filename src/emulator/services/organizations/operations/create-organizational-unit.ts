/** CreateOrganizationalUnit: a new unit in a root or unit. */
import type { CreateOrganizationalUnitRequest, CreateOrganizationalUnitResponse } from "@aws-sdk/client-organizations";
import { decideCreateOrganizationalUnit, decideTags } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation, eventOf } from "../define.ts";
import { describeUnit } from "../describe.ts";
import { parseTags } from "../input.ts";
import { onNode, requestTagKeys, tagging } from "../permissions.ts";

export const createOrganizationalUnit = defineOperation<
  CreateOrganizationalUnitRequest,
  CreateOrganizationalUnitResponse
>({
  name: "CreateOrganizationalUnit",
  readOnly: false,
  permissions: (context, { ParentId, Tags }) => [
    onNode(context, "CreateOrganizationalUnit", { id: ParentId, keys: requestTagKeys(Tags) }),
    ...tagging(Tags),
  ],
  decide({ world, caller, ids }, { ParentId, Name, Tags }) {
    const tags = parseTags(Tags);
    if (!tags.ok) return tags;
    const command = { caller: caller.accountId, parentId: ParentId, name: Name, tags: tags.value };
    const lawful = decideTags(world, { ...command, type: "ou" });
    const decided = decideCreateOrganizationalUnit(world, command, ids);
    return decided.ok && !lawful.ok ? lawful : decided;
  },
  respond: (context, _, events) => ({
    OrganizationalUnit: describeUnit(callersOrganization(context), eventOf(events, "OrganizationalUnitCreated").unit),
  }),
});
