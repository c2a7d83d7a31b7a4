/** DescribeEventBus: the default bus when none is named. EventBridge API Reference, DescribeEventBus. */
import type { DescribeEventBusRequest, DescribeEventBusResponse } from "@aws-sdk/client-eventbridge";
import { eventBusArn, findEventBus } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { onBus } from "../on-bus.ts";
import { defineOperation } from "../refusal.ts";
import { busMeant, findBus } from "../rules.ts";

export const describeEventBus = defineOperation<DescribeEventBusRequest, DescribeEventBusResponse>({
  name: "DescribeEventBus",
  readOnly: true,
  permissions: (context, input) => onBus(context, "DescribeEventBus", input.Name),

  decide(context, input) {
    const bus = findBus(context, input.Name);
    return bus.ok ? accept([]) : bus;
  },

  respond(context, input) {
    const meant = busMeant(context, input.Name);
    const found = findEventBus(context.world, meant, context.now);
    if (!found.ok) return {};
    const { name, policy, description } = found.value;
    return { Name: name, Arn: eventBusArn(meant), Policy: policy, Description: description };
  },
});
