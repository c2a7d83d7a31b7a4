/** Writes functions; what they are invoked with is handed on, and kept by nobody. */
import { unreachable } from "../../kernel/index.ts";
import type { FunctionEvent } from "../domain-event.ts";
import { functionArn } from "../function/lambda-function.ts";
import type { MutableWorld } from "./mutable-world.ts";

export function applyFunctionEvent(world: MutableWorld, event: FunctionEvent): void {
  switch (event.kind) {
    case "FunctionChanged":
      world.functions.set(functionArn(event.lambda), event.lambda);
      world.functionDeletions.delete(functionArn(event.lambda));
      return;
    case "FunctionDeleted":
      world.functions.delete(event.arn);
      world.functionDeletions.set(event.arn, event.at);
      return;
    case "FunctionInvoked":
      return;
    default:
      unreachable(event);
  }
}
