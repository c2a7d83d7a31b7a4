/** Requests that answer before they are done: what they say at once, and how they are asked about later. */
import type { AssignmentRequest, DomainEvent } from "../../../domain/index.ts";
import { accept, invariant, type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import { askedInstance } from "./asked.ts";
import type { IdentityCenterRefusal } from "./refusals.ts";

/** The request that a decision made. */
export function requestIn(events: readonly DomainEvent[]): AssignmentRequest {
  const made = events.find((event) => event.kind === "AssignmentRequested");
  invariant(made, "a request was made with the decision");
  return made.request;
}

type Asked = Readonly<{ InstanceArn: string | undefined; id: string | undefined; kind: AssignmentRequest["kind"] }>;

export function askedRequest(
  context: OperationContext,
  { InstanceArn, id = "", kind }: Asked,
): Result<AssignmentRequest, IdentityCenterRefusal> {
  const center = askedInstance(context, { InstanceArn });
  if (!center.ok) return center;
  const request = context.world.assignmentRequests.get(id);
  const isMeant = request?.kind === kind && request.instanceArn === center.value.instanceArn;
  return request !== undefined && isMeant ? accept(request) : refuse({ kind: "RequestNotFound", id });
}
