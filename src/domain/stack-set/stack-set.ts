/** Service-managed stack sets: one template, and the stacks made from it in the accounts of organizational units. CloudFormation API Reference: StackSet, StackInstance, StackSetOperation. */
import type { AccountId, Instant } from "../../kernel/index.ts";
import type { StackTemplate } from "./template.ts";

/** Service principal of trusted access and of delegated administration. CloudFormation User Guide: "Activate trusted access". */
export const STACK_SETS = "member.org.stacksets.cloudformation.amazonaws.com";

export type AutoDeployment = Readonly<{ enabled: boolean; retainStacks: boolean }>;

/** A unit, or the root, whose accounts get stacks in these Regions. */
export type StackSetTarget = Readonly<{ parentId: string; regions: readonly string[] }>;

export type StackSet = Readonly<{
  /** `NAME:UUID`. */
  id: string;
  name: string;
  /** The management account, whoever created it. */
  accountId: AccountId;
  organizationId: string;
  region: string;
  description: string | undefined;
  /** The template's text. */
  templateBody: string;
  template: StackTemplate;
  parameters: ReadonlyMap<string, string>;
  capabilities: readonly string[];
  autoDeployment: AutoDeployment;
  tags: ReadonlyMap<string, string>;
  targets: readonly StackSetTarget[];
}>;

export type StackInstance = Readonly<{
  stackSetId: string;
  accountId: AccountId;
  region: string;
  /** The unit by which the account was targeted. */
  parentId: string;
  stackId: string;
  /** Why there is no stack; absent where there is one. */
  failure?: string;
}>;

export type StackSetAction = "CREATE" | "DELETE";

/** Here it has run when the answer is given. */
export type StackSetOperation = Readonly<{
  id: string;
  action: StackSetAction;
  status: "SUCCEEDED" | "FAILED";
  at: Instant;
  parents: readonly string[];
  regions: readonly string[];
  retainStacks?: boolean;
}>;

export const stackSetArn = ({ region, accountId, id }: Pick<StackSet, "region" | "accountId" | "id">): string =>
  `arn:aws:cloudformation:${region}:${accountId}:stackset/${id}`;
