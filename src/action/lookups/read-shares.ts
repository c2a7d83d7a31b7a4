/** Somebody reads which resource shares of others reach the account. AWS RAM API Reference: GetResourceShares. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

export const readShares = (shareName: string): Action => ({
  ...callApi("ram", "GetResourceShares", { resourceOwner: "OTHER-ACCOUNTS", name: shareName }),
  id: "read-shares",
  sentence: `read whether the share ${shareName} reaches this account`,
});
