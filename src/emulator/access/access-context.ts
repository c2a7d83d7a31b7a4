/** What a decision about access reads, out of everything that an operation is given. */
import type { OperationContext } from "../operation.ts";

export type AccessContext = Pick<OperationContext, "world" | "caller" | "now" | "request" | "assumptions">;
