/** GetAccountSummary: how much of everything the account has, and how much it may have. */
import type * as Wire from "@aws-sdk/client-iam";
import { accept } from "../../../../kernel/index.ts";
import { accountSummary } from "../account-summary.ts";
import { iamOperation } from "../operation.ts";

export const getAccountSummary = iamOperation<Readonly<Record<string, never>>, Wire.GetAccountSummaryResponse>({
  name: "GetAccountSummary",
  readOnly: true,
  decide: () => accept([]),
  respond: (context) => ({ SummaryMap: accountSummary(context) }),
});
