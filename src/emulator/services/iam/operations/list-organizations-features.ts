/** ListOrganizationsFeatures: which parts of centralised root access are switched on. */
import type * as Wire from "@aws-sdk/client-iam";
import { decideReadRootAccess } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { iamOperation, type Nothing } from "../operation.ts";
import { describeRootAccess } from "../root-access.ts";

export const listOrganizationsFeatures = iamOperation<Nothing, Wire.ListOrganizationsFeaturesResponse>({
  name: "ListOrganizationsFeatures",
  readOnly: true,
  decide({ world, caller }) {
    const readable = decideReadRootAccess(world, { caller: caller.accountId });
    return readable.ok ? accept([]) : readable;
  },
  respond: describeRootAccess,
});
