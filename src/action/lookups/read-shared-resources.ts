/** Somebody looks which resources of others reach the account. AWS RAM API Reference: ListResources. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

export const readSharedResources: Action = {
  ...callApi("ram", "ListResources", { resourceOwner: "OTHER-ACCOUNTS" }),
  id: "read-shared-resources",
  sentence: "list what other accounts share with this one",
};
