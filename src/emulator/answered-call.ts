/** A call that was answered, as the recorder sees it. */
import type { DomainEvent, World } from "../domain/index.ts";
import type { Instant, Json } from "../kernel/index.ts";
import type { EventType, UserIdentity } from "../trail/index.ts";
import type { Caller } from "./caller.ts";
import type { ObjectEvent } from "./object-event.ts";
import type { RequestFacts } from "./operation.ts";
import type { WireError } from "./wire/wire-error.ts";

/** What a record says of the service that answered. */
export type RecordedService = Readonly<{ name: string; eventSource: string }>;

/** What a record says of what was done; an API operation, or something done in the console. */
export type RecordedOperation = Readonly<{
  name: string;
  readOnly: boolean;
  /** Never in the event history. */
  isDataEvent?: boolean;
  /** What a data event did to which objects; absent where nothing that is emulated could log it. The output is undefined when it was refused. */
  objectEvents?(input: never, output: never): readonly ObjectEvent[];
  /** What the record calls it where that is not the operation's name. */
  eventName?: string;
  /** `AwsApiCall` where absent. */
  eventType?: EventType;
  /** Overrides what is written as `requestParameters` and `responseElements`; the output is undefined when it was refused. */
  trail?(input: never, output: never): Readonly<{ requestParameters: unknown; responseElements: unknown }>;
}>;

/** Members of a record that the call itself does not show. */
export type RecordedBeside = Readonly<{
  /** Of somebody who did not get in. */
  userIdentity?: UserIdentity;
  additionalEventData?: Json;
  /** The caller's credentials are those of a console session. */
  isFromConsole?: boolean;
}>;

export type AnsweredCall = Readonly<{
  at: Instant;
  service: RecordedService;
  operation: RecordedOperation;
  caller: Caller;
  request: RequestFacts;
  input: unknown;
  beside?: RecordedBeside;
  /** The world after the call. */
  world: World;
  outcome:
    | Readonly<{ kind: "succeeded"; output: unknown; events: readonly DomainEvent[] }>
    | Readonly<{ kind: "refused"; error: WireError; accessDenied: boolean }>;
}>;
