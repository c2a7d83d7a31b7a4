/** DescribeHub: the account's hub, with its settings. Security Hub API Reference, DescribeHub. */
import type { DescribeHubRequest, DescribeHubResponse } from "@aws-sdk/client-securityhub";
import { hubAt, ownHub } from "../../../../domain/index.ts";
import { accept, invariant } from "../../../../kernel/index.ts";
import { describeHub as described, placeOf } from "../describe.ts";
import { onHub } from "../permissions.ts";
import { defineOperation } from "../refusals.ts";

export const describeHub = defineOperation<DescribeHubRequest, DescribeHubResponse>({
  name: "DescribeHub",
  readOnly: true,
  permissions: onHub("DescribeHub"),
  decide(context, { HubArn }) {
    const hub = ownHub(context.world, placeOf(context), HubArn);
    return hub.ok ? accept([]) : hub;
  },
  respond(context) {
    const hub = hubAt(context.world, placeOf(context));
    invariant(hub !== undefined, "the hub was found before");
    return described(hub);
  },
});
