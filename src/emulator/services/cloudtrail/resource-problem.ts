/** The ARN of what is tagged: here it is always a trail. CloudTrail API Reference: AddTags, ResourceId. */
import { findTrail } from "../../../domain/index.ts";
import { type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { CloudTrailRefusal } from "./refusal.ts";
import { askerOf } from "./trails.ts";

/** Undefined when it is a trail that the caller sees. */
export function resourceProblem(context: OperationContext, id: string): Result<never, CloudTrailRefusal> | undefined {
  if (!id.startsWith("arn:")) return refuse({ kind: "InvalidTrailArn", arn: id });
  const [, , service, , , resource = ""] = id.split(":");
  if (service === "cloudtrail" && /^(eventdatastore|channel|dashboard)\//.test(resource)) {
    return refuse({ kind: "NotATrail", arn: id });
  }
  const found = findTrail(context.world, askerOf(context), id);
  if (found.ok) return undefined;
  return found.refusal.kind === "TrailNotFound" ? refuse({ kind: "ResourceNotFound", id }) : found;
}
