/** Somebody reads where a stack set has stacks. CloudFormation API Reference: ListStackInstances. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

/** `isDelegated`: the caller is a delegated administrator, and not the management account. */
export type StackInstancesQuestion = Readonly<{ stackSetName: string; accountId: string; isDelegated?: boolean }>;

export const readStackInstances = ({ stackSetName, accountId, isDelegated }: StackInstancesQuestion): Action => ({
  ...callApi("cloudformation", "ListStackInstances", {
    StackSetName: stackSetName,
    StackInstanceAccount: accountId,
    CallAs: isDelegated === true ? "DELEGATED_ADMIN" : "SELF",
  }),
  id: "read-stack-instances",
  sentence: `read which stacks ${stackSetName} has in ${accountId}`,
});
