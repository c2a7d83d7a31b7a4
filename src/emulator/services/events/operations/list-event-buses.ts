/** ListEventBuses: the default one and those that were made, by name. EventBridge API Reference, ListEventBuses. */
import type { ListEventBusesRequest, ListEventBusesResponse } from "@aws-sdk/client-eventbridge";
import { busesOf, DEFAULT_BUS, eventBusArn, findEventBus } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import type { OperationContext } from "../../../operation.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusal.ts";

export const listEventBuses = defineOperation<ListEventBusesRequest, ListEventBusesResponse>({
  name: "ListEventBuses",
  readOnly: true,

  decide(context, input) {
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const named = all(context).filter(({ name }) => name.startsWith(input.NamePrefix ?? ""));
    const { page, next } = pageOf(named, ({ name }) => name, { context, request: input });
    const EventBuses = page.map((bus) => ({
      Name: bus.name,
      Arn: eventBusArn(bus),
      Description: bus.description,
      Policy: bus.policy,
    }));
    return { EventBuses, ...next };
  },
});

function all({ world, caller, request, now }: OperationContext) {
  const place = { accountId: caller.accountId, region: request.region };
  const standard = findEventBus(world, { ...place, name: DEFAULT_BUS }, now);
  const others = busesOf(world, place).filter(({ name }) => name !== DEFAULT_BUS);
  return [...others, ...(standard.ok ? [standard.value] : [])].sort((left, right) => (left.name < right.name ? -1 : 1));
}
