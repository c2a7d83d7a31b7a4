/** What the operations of IAM have in common. */
import type { Making } from "../../../domain/index.ts";
import { invariant } from "../../../kernel/index.ts";
import type { Operation, OperationContext } from "../../operation.ts";
import type { IamRefusal } from "./refusals.ts";

/** Binds the union of refusals, which TypeScript would otherwise narrow to the first one that it meets. */
export const iamOperation = <Input, Output>(
  operation: Operation<Input, Output, IamRefusal>,
): Operation<Input, Output, IamRefusal> => operation;

/** A member that the API requires; its absence was refused before an operation sees the input. */
export function required<T>(member: T | undefined, name: string): T {
  invariant(member !== undefined, `a required member is missing: ${name}`);
  return member;
}

/** Identities are made in the caller's own account, now. */
export const makingOf = ({ world, caller, now, ids }: OperationContext): Making => ({
  world,
  accountId: caller.accountId,
  now,
  ids,
});

/** The answer of an operation that has none. */
export type Nothing = Readonly<Record<string, never>>;
export const NOTHING: Nothing = {};
