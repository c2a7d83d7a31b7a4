/** A stack in one account and Region, and the resources that it made there. CloudFormation API Reference: Stack. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { ResourceType } from "./template.ts";

export type StackStatus = "CREATE_COMPLETE" | "ROLLBACK_COMPLETE" | "DELETE_COMPLETE" | "DELETE_FAILED";

export type StackResource = Readonly<{
  logicalId: string;
  type: ResourceType;
  /** A role's, rule's or bucket's name; a rule of a bus of one's own is `BUS|NAME`. */
  physicalId: string;
  /** What its DeletionPolicy says. */
  isRetained: boolean;
}>;

export type Stack = Readonly<{
  /** Its ARN. */
  id: string;
  name: string;
  accountId: AccountId;
  region: string;
  /** The set that it came from; it keeps saying so after it was set free. */
  stackSetId: string;
  description: string | undefined;
  createdAt: Instant;
  deletedAt?: Instant;
  status: StackStatus;
  reason?: string;
  resources: readonly StackResource[];
  outputs: ReadonlyMap<string, string>;
  parameters: ReadonlyMap<string, string>;
  capabilities: readonly string[];
  tags: ReadonlyMap<string, string>;
}>;

/** CloudFormation API Reference, ListStacks: deleted stacks are listed for 90 days. */
export const isStackListed = ({ deletedAt }: Stack, now: Instant): boolean =>
  deletedAt === undefined || now < deletedAt + 90 * 86_400_000;
