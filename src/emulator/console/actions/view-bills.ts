/** Reading past bills, which a closed account's root still can. aws-facts 3.2; claims CLOSE-04, CLOSE-13. */
import { billsOf, MICROS_PER_DOLLAR } from "../../../domain/index.ts";
import { accept, formatInstant, refuse } from "../../../kernel/index.ts";
import { BILLING_CONSOLE, type ConsoleAction } from "../console-action.ts";

export const viewBills: ConsoleAction = {
  name: "view-bills",
  sentence: "reads the account's bills",
  calls: [
    {
      service: BILLING_CONSOLE,
      operation: { name: "ViewBilling", readOnly: true },
      permissionSets: () => [
        [{ action: "aws-portal:ViewBilling", resource: "*" }],
        [{ action: "billing:GetBillingData", resource: "*" }],
      ],
      decide: ({ world, accountId, caller }) =>
        caller.identity.kind === "root" || world.accounts.get(accountId)?.iamUserAccessToBilling === true
          ? accept([])
          : refuse({ kind: "BillingAccessOff" }),
    },
  ],
  who: "principal",
  whenClosed: true,
  parameters: {},
  required: [],
  respond: ({ world, accountId, now }) => ({
    bills: billsOf(world, accountId, now).map(
      ({ month, accountId: account, payerAccountId, from, until, costMicros }) => ({
        month,
        account,
        payer: payerAccountId,
        from: formatInstant(from),
        until: formatInstant(until),
        amount: (costMicros / MICROS_PER_DOLLAR).toFixed(2),
        currency: "USD",
      }),
    ),
  }),
};
