/** Somebody reads which resource shares of others reach the account. AWS RAM API Reference: GetResourceShares. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";

/** Left out: all of them. */
export const readShares = (shareName?: string): Action => ({
  ...callApi("ram", "GetResourceShares", {
    resourceOwner: "OTHER-ACCOUNTS",
    ...(shareName !== undefined && { name: shareName }),
  }),
  id: "read-shares",
  sentence:
    shareName === undefined
      ? "read which shares reach this account"
      : `read whether the share ${shareName} reaches this account`,
});
