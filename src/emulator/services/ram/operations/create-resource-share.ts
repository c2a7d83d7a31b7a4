/** CreateResourceShare: resources of the account, and whom it shares them with. AWS RAM API Reference, CreateResourceShare. */
import type { CreateResourceShareRequest, CreateResourceShareResponse } from "@aws-sdk/client-ram";
import { decideCreateShare } from "../../../../domain/index.ts";
import { invariant, refuse } from "../../../../kernel/index.ts";
import { creating } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";
import { describeShare, unsuitable } from "../shares.ts";

export const createResourceShare = defineOperation<CreateResourceShareRequest, CreateResourceShareResponse>({
  name: "CreateResourceShare",
  readOnly: false,
  permissions: (_context, input) => creating(input),
  decide(context, input) {
    const {
      name = "",
      resourceArns = [],
      principals = [],
      allowExternalPrincipals,
      resourceShareConfiguration,
    } = input;
    if ((input.tags?.length ?? 0) > 0) return refuse({ kind: "NotEmulated", what: "the tags of a share" });
    if ((input.permissionArns?.length ?? 0) > 0)
      return refuse({ kind: "NotEmulated", what: "a permission of a share" });
    const suitable = unsuitable(input);
    if (!suitable.ok) return suitable;
    const { caller, request, world } = context;
    const settings = {
      accountId: caller.accountId,
      region: request.region,
      name,
      allowsExternalPrincipals: allowExternalPrincipals ?? true,
      retainsOnDeparture: resourceShareConfiguration?.retainSharingOnAccountLeaveOrganization ?? false,
    };
    return decideCreateShare(world, settings, { resources: resourceArns, principals }, context);
  },
  respond(_context, { clientToken }, [event]) {
    invariant(event?.kind === "ResourceShareChanged", "a share that is created is told of first");
    return { resourceShare: describeShare(event.share), ...(clientToken !== undefined && { clientToken }) };
  },
});
