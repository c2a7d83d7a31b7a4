/** A call that was answered, as the recorder sees it. */
import type { DomainEvent, World } from "../domain/index.ts";
import type { Instant } from "../kernel/index.ts";
import type { Caller } from "./caller.ts";
import type { AnyOperation, RequestFacts, Service } from "./operation.ts";
import type { WireError } from "./wire/wire-error.ts";

export type AnsweredCall = Readonly<{
  at: Instant;
  service: Service;
  operation: AnyOperation;
  caller: Caller;
  request: RequestFacts;
  input: unknown;
  /** The world after the call. */
  world: World;
  outcome:
    | Readonly<{ kind: "succeeded"; output: unknown; events: readonly DomainEvent[] }>
    | Readonly<{ kind: "refused"; error: WireError; accessDenied: boolean }>;
}>;
