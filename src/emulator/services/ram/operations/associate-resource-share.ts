/** AssociateResourceShare: more resources or principals. AWS RAM API Reference, AssociateResourceShare. */
import type { AssociateResourceShareRequest, AssociateResourceShareResponse } from "@aws-sdk/client-ram";
import { decideAssociateShare } from "../../../../domain/index.ts";
import { onShare } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";
import { associationsOf, unsuitable } from "../shares.ts";

export const associateResourceShare = defineOperation<AssociateResourceShareRequest, AssociateResourceShareResponse>({
  name: "AssociateResourceShare",
  readOnly: false,
  permissions: (context, input) => onShare(context, "AssociateResourceShare", input),
  decide(context, input) {
    const suitable = unsuitable(input);
    if (!suitable.ok) return suitable;
    const { resourceShareArn = "", resourceArns = [], principals = [] } = input;
    return decideAssociateShare(
      context.world,
      { accountId: context.caller.accountId, arn: resourceShareArn },
      { resources: resourceArns, principals },
      context,
    );
  },
  respond({ world }, { resourceShareArn = "", resourceArns = [], principals = [], clientToken }) {
    const share = world.resourceShares.get(resourceShareArn);
    const named = new Set([...resourceArns, ...principals]);
    const all =
      share === undefined ? [] : [...associationsOf(share, "RESOURCE"), ...associationsOf(share, "PRINCIPAL")];
    return {
      resourceShareAssociations: all.filter(({ associatedEntity = "" }) => named.has(associatedEntity)),
      ...(clientToken !== undefined && { clientToken }),
    };
  },
});
