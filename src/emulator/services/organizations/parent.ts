/** The check that all lists below a root or organizational unit begin with. */
import { asReader, isParent, type Organization } from "../../../domain/index.ts";
import { type Result, refuse } from "../../../kernel/index.ts";
import type { OperationContext } from "../../operation.ts";
import type { ServiceRefusal } from "./service-refusal.ts";

/** The organization that the caller manages, when the parent is in it. */
export function asReaderOfParent(
  { world, caller }: OperationContext,
  parentId: string,
): Result<Organization, ServiceRefusal> {
  const standing = asReader(world, caller.accountId);
  if (!standing.ok || isParent(standing.value, parentId)) return standing;
  return refuse({ kind: "Missing", what: "parent" });
}
