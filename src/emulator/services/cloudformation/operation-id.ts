/** The id of an operation on instances: the client's own, else one drawn from the request, so that the answer names what was decided. */
import { derivedUuid } from "../../../domain/index.ts";
import type { OperationContext } from "../../operation.ts";

export const operationIdIn = (
  { request }: OperationContext,
  { OperationId }: Readonly<{ OperationId?: string | undefined }>,
): string => OperationId ?? derivedUuid(request.id, "stack-set-operation");
