/** CreateEventBus. EventBridge API Reference, CreateEventBus. */
import type { CreateEventBusRequest, CreateEventBusResponse } from "@aws-sdk/client-eventbridge";
import { decideCreateBus, eventBusArn } from "../../../../domain/index.ts";
import { refuse } from "../../../../kernel/index.ts";
import { onBus } from "../on-bus.ts";
import { defineOperation } from "../refusal.ts";
import { busMeant } from "../rules.ts";
import { tagsFrom } from "../tags.ts";

export const createEventBus = defineOperation<CreateEventBusRequest, CreateEventBusResponse>({
  name: "CreateEventBus",
  readOnly: false,
  permissions: (context, input) => onBus(context, "CreateEventBus", input.Name),

  decide(context, input) {
    const { Name = "", Description, Tags, ...others } = input;
    const foreign = Object.entries(others).find(([, value]) => value !== undefined);
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `${foreign[0]} of an event bus` });
    if (Name.includes("/")) return refuse({ kind: "InvalidBusName" });
    const { world, now } = context;
    return decideCreateBus(world, { ...busMeant(context, Name), description: Description, tags: tagsFrom(Tags), now });
  },

  respond: (context, { Name = "", Description }) => ({
    EventBusArn: eventBusArn(busMeant(context, Name)),
    Description,
  }),
});
