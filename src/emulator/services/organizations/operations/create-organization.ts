/** CreateOrganization: a stand-alone account founds an organization and manages it. */
import type { CreateOrganizationRequest, CreateOrganizationResponse } from "@aws-sdk/client-organizations";
import { decideCreateOrganization } from "../../../../domain/index.ts";
import { parseDuration } from "../../../../kernel/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeOrganization } from "../describe.ts";
import { creatingServiceLinkedRole, onAnything } from "../permissions.ts";

export const createOrganization = defineOperation<CreateOrganizationRequest, CreateOrganizationResponse>({
  name: "CreateOrganization",
  readOnly: false,
  permissions: (context) => [onAnything("CreateOrganization"), ...creatingServiceLinkedRole(context)],
  decide({ world, caller, now, ids, instant, assumptions }, { FeatureSet = "ALL" }) {
    const finalizingMs = instant ? 0 : (parseDuration(assumptions.value("organization-finalizing-time")) ?? 0);
    const command = { caller: caller.accountId, featureSet: FeatureSet };
    return decideCreateOrganization(world, command, { now, ids, finalizingMs });
  },
  respond: (context) => ({ Organization: describeOrganization(context.world, callersOrganization(context)) }),
});
