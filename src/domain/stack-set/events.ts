/** What happens to stack sets and stacks. */
import type { Stack } from "./stack.ts";
import type { StackInstance, StackSet, StackSetOperation } from "./stack-set.ts";

export type StackSetEvent =
  | Readonly<{ kind: "StackSetChanged"; stackSet: StackSet }>
  | Readonly<{ kind: "StackSetDeleted"; id: string }>
  /** The instance as it is from now on; an account has one of a set in a Region. */
  | Readonly<{ kind: "StackInstanceChanged"; instance: StackInstance }>
  | Readonly<{ kind: "StackInstanceRemoved"; instance: StackInstance }>
  | Readonly<{ kind: "StackChanged"; stack: Stack }>
  | Readonly<{ kind: "StackSetOperationEnded"; stackSetId: string; operation: StackSetOperation }>
  | Readonly<{ kind: "StackSetAccessSwitched"; organizationId: string; on: boolean }>;
