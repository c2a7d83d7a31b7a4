/** What time does to accounts and organizations, in the words of the file: closures, verification, sellers, quotas. */
import type { Account, Organization, SignUp } from "../../domain/index.ts";
import { formatInstantMs, type Json } from "../../kernel/index.ts";
import { type JsonObject, present } from "./omit.ts";

/** A closure says more than the state that follows from it. */
export const describeState = ({ state, closure, emailVerified, seller, partition, ...account }: Account): JsonObject =>
  present({
    state: state === "ACTIVE" ? undefined : state,
    closure: closure && {
      by: closure.by,
      requested: formatInstantMs(closure.requestedAt),
      closed: formatInstantMs(closure.closedAt),
    },
    emailVerified,
    iamUserAccessToBilling: billingIn(account),
    seller,
    partition,
  });

/** Said only where it is not what the account would have anyway. */
function billingIn({
  iamUserAccessToBilling: isOn = false,
  membership,
}: Pick<Account, "iamUserAccessToBilling" | "membership">) {
  return isOn === (membership?.method === "CREATED") ? undefined : isOn;
}

export const describeSignUp = ({ supportPlan, ...rest }: SignUp): JsonObject => ({
  ...rest,
  supportPlan: supportPlan ?? "none",
});

export function describeQuotas({ quotas }: Organization): Json | undefined {
  if (quotas === undefined) return undefined;
  const { createdAccountWaitMs, ...counts } = quotas;
  return present({
    ...counts,
    createdAccountWait: createdAccountWaitMs === undefined ? undefined : `${createdAccountWaitMs}ms`,
  });
}
