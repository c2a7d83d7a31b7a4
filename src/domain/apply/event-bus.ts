/** Writes event buses. */
import { unreachable } from "../../kernel/index.ts";
import type { EventBusEvent } from "../domain-event.ts";
import { eventBusArn } from "../event-bus/event-bus.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyEventBusEvent(world: MutableWorld, event: EventBusEvent): void {
  switch (event.kind) {
    case "EventBusChanged":
      world.eventBuses.set(eventBusArn(event.bus), event.bus);
      return;
    case "EventBusDeleted":
      world.eventBuses.delete(event.arn);
      return;
    case "EventsPut":
      // They pass over the bus and leave the world as it is.
      return;
    default:
      unreachable(event);
  }
}
