/** DescribeDeliveryChannels. AWS Config API Reference, DescribeDeliveryChannels. */
import type { DescribeDeliveryChannelsRequest, DescribeDeliveryChannelsResponse } from "@aws-sdk/client-config-service";
import { configKey } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { describeChannel } from "../describe.ts";
import { placeOf } from "../places.ts";
import { defineOperation } from "../refusals.ts";

export const describeDeliveryChannels = defineOperation<
  DescribeDeliveryChannelsRequest,
  DescribeDeliveryChannelsResponse
>({
  name: "DescribeDeliveryChannels",
  readOnly: true,
  decide(context, { DeliveryChannelNames: names = [] }) {
    const own = context.world.deliveryChannels.get(configKey(placeOf(context)));
    const unknown = names.find((name) => name !== own?.name);
    return unknown === undefined ? accept([]) : refuse({ kind: "ChannelNotFound", name: unknown });
  },
  respond(context) {
    const own = context.world.deliveryChannels.get(configKey(placeOf(context)));
    return { DeliveryChannels: own === undefined ? [] : [describeChannel(own)] };
  },
});
