/** Somebody reads which stack sets there are, and where one has stacks. CloudFormation API Reference: ListStackSets, ListStackInstances. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

/** `accountId` left out: all. `isDelegated`: the caller is a delegated administrator, and not the management account. */
export type StackInstancesQuestion = Readonly<{ stackSetName: string; accountId?: string; isDelegated?: boolean }>;

export const readStackInstances = ({ stackSetName, accountId, isDelegated }: StackInstancesQuestion): Action => ({
  ...callApi("cloudformation", "ListStackInstances", {
    StackSetName: stackSetName,
    ...(accountId !== undefined && { StackInstanceAccount: accountId }),
    CallAs: isDelegated === true ? "DELEGATED_ADMIN" : "SELF",
  }),
  id: "read-stack-instances",
  sentence: `read which stacks ${stackSetName} has in ${accountId ?? "all accounts"}`,
});

export const readStackSets: Action = {
  ...callApi("cloudformation", "ListStackSets", { Status: "ACTIVE" }),
  id: "read-stack-sets",
  sentence: "read which stack sets there are",
};
