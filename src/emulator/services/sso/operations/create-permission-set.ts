/** CreatePermissionSet. IAM Identity Center API Reference, CreatePermissionSet. */
import type { CreatePermissionSetRequest, CreatePermissionSetResponse } from "@aws-sdk/client-sso-admin";
import { decideCreatePermissionSet } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { onNamed } from "../asked.ts";
import { describePermissionSet } from "../describe.ts";
import { defineOperation } from "../refusals.ts";

const ONE_HOUR = "PT1H";

export const createPermissionSet = defineOperation<CreatePermissionSetRequest, CreatePermissionSetResponse>({
  name: "CreatePermissionSet",
  readOnly: false,
  permissions: (_context, { InstanceArn }) => onNamed("CreatePermissionSet", { InstanceArn }),
  decide({ world, caller, request, now }, { InstanceArn = "", Name = "", Tags = [], ...input }) {
    if (Tags.length > 0) return refuse({ kind: "NotEmulated", what: "tags of a permission set" });
    const { Description: description, SessionDuration: sessionDuration = ONE_HOUR, RelayState: relayState } = input;
    const set = { name: Name, description, sessionDuration, relayState };
    const creating = { caller: caller.accountId, instanceArn: InstanceArn, set, seed: request.id };
    return decideCreatePermissionSet(world, creating, now);
  },
  respond(_context, _input, [created]) {
    invariant(created?.kind === "PermissionSetChanged", "a permission set was made");
    return { PermissionSet: describePermissionSet(created.set) };
  },
});
