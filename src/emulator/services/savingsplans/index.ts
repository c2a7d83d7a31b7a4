/** AWS Savings Plans: what an account has committed itself to pay in every hour. */
import type { Service } from "../../operation.ts";
import { describeSavingsPlans } from "./operations/describe-savings-plans.ts";
import { accessDenied, wireError } from "./refusals.ts";

export const savingsPlansService: Service = {
  name: "savingsplans",
  eventSource: "savingsplans.amazonaws.com",
  actionPrefix: "savingsplans",
  operations: new Map([[describeSavingsPlans.name, describeSavingsPlans]]),
  wireError,
  accessDenied,
};
