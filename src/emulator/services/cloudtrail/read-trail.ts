/** Reading one trail by name or ARN. */
import { findTrail, type Trail } from "../../../domain/index.ts";
import { accept, invariant, type Result } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { CloudTrailRefusal } from "./refusal.ts";
import { askerOf } from "./trails.ts";

export function decideOnTrail(
  context: OperationContext,
  reference: string = "",
): Result<readonly [], CloudTrailRefusal> {
  const found = findTrail(context.world, askerOf(context), reference);
  return found.ok ? accept([]) : found;
}

/** A trail that `decide` has already found. */
export function knownTrail(context: OperationContext, reference: string = ""): Trail {
  const found = findTrail(context.world, askerOf(context), reference);
  invariant(found.ok, "the trail was there when it was decided");
  return found.value;
}
