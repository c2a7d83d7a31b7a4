/** The ARN of what is tagged: a trail or an event data store. CloudTrail API Reference: AddTags, ResourceId. */
import { findStore, findTrail } from "../../../domain/index.ts";
import { type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { CloudTrailRefusal } from "./refusal.ts";
import { askerOf } from "./trails.ts";

/** Whether the ARN is in form that of an event data store. */
export const namesStore = (arn: string): boolean => /^arn:aws:cloudtrail:[^:]*:[^:]*:eventdatastore\//.test(arn);

/** Undefined when it is a trail or a store that the caller sees. */
export function resourceProblem(context: OperationContext, id: string): Result<never, CloudTrailRefusal> | undefined {
  if (!id.startsWith("arn:")) return refuse({ kind: "InvalidTrailArn", arn: id });
  const [, , service, , , resource = ""] = id.split(":");
  if (namesStore(id)) return storeProblem(context, id);
  if (service === "cloudtrail" && /^(channel|dashboard)\//.test(resource)) {
    return refuse({ kind: "NotATrail", arn: id });
  }
  const found = findTrail(context.world, askerOf(context), id);
  if (found.ok) return undefined;
  return found.refusal.kind === "TrailNotFound" ? refuse({ kind: "ResourceNotFound", id }) : found;
}

function storeProblem(context: OperationContext, id: string): Result<never, CloudTrailRefusal> | undefined {
  const found = findStore(context.world, askerOf(context), { reference: id, now: context.now });
  if (found.ok) return undefined;
  return found.refusal.kind === "StoreArnInvalid" ? refuse({ kind: "ResourceNotFound", id }) : found;
}
