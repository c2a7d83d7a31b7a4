/** DisassociateResourceShare: fewer resources or principals. AWS RAM API Reference, DisassociateResourceShare. */
import type { DisassociateResourceShareRequest, DisassociateResourceShareResponse } from "@aws-sdk/client-ram";
import { decideDisassociateShare } from "../../../../domain/index.ts";
import { onShare } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";
import { associationsOf, unsuitable } from "../shares.ts";

export const disassociateResourceShare = defineOperation<
  DisassociateResourceShareRequest,
  DisassociateResourceShareResponse
>({
  name: "DisassociateResourceShare",
  readOnly: false,
  permissions: (context, input) => onShare(context, "DisassociateResourceShare", input),
  decide(context, input) {
    const suitable = unsuitable(input);
    if (!suitable.ok) return suitable;
    const { resourceShareArn = "", resourceArns = [], principals = [] } = input;
    return decideDisassociateShare(
      context.world,
      { accountId: context.caller.accountId, arn: resourceShareArn },
      { resources: resourceArns, principals },
      context.now,
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
