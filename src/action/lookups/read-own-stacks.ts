/** Somebody reads which stacks an account has, deleted ones included. CloudFormation API Reference: ListStacks. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

export const readOwnStacks = (): Action => ({
  ...callApi("cloudformation", "ListStacks"),
  id: "read-own-stacks",
  sentence: "read which stacks the account has",
});
