/** Writes functions and what they were invoked with. */
import { unreachable } from "../../kernel/index.ts";
import type { FunctionEvent } from "../domain-event.ts";
import { functionArn, MOST_INVOCATIONS } from "../function/lambda-function.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyFunctionEvent(world: MutableWorld, event: FunctionEvent): void {
  switch (event.kind) {
    case "FunctionChanged":
      world.functions.set(functionArn(event.lambda), event.lambda);
      world.functionDeletions.delete(functionArn(event.lambda));
      return;
    case "FunctionDeleted":
      world.functions.delete(event.arn);
      world.invocations.delete(event.arn);
      world.functionDeletions.set(event.arn, event.at);
      return;
    case "FunctionInvoked": {
      const all = [...(world.invocations.get(event.arn) ?? []), event.invocation];
      world.invocations.set(event.arn, all.slice(-MOST_INVOCATIONS));
      return;
    }
    default:
      unreachable(event);
  }
}
