/** CreateOrganization: a stand-alone account founds an organization and manages it. */
import type { CreateOrganizationRequest, CreateOrganizationResponse } from "@aws-sdk/client-organizations";
import { decideCreateOrganization } from "../../../../domain/index.ts";
import { callersOrganization, defineOperation } from "../define.ts";
import { describeOrganization } from "../describe.ts";

export const createOrganization = defineOperation<CreateOrganizationRequest, CreateOrganizationResponse>({
  name: "CreateOrganization",
  readOnly: false,
  decide: ({ world, caller, now, ids }, { FeatureSet = "ALL" }) =>
    decideCreateOrganization(world, { caller: caller.accountId, featureSet: FeatureSet }, { now, ids }),
  respond: (context) => ({ Organization: describeOrganization(context.world, callersOrganization(context)) }),
});
