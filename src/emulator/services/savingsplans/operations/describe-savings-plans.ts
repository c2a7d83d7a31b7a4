/** DescribeSavingsPlans: those of the caller's account, wherever it belongs. AWS Savings Plans API Reference, DescribeSavingsPlans. */
import type {
  DescribeSavingsPlansRequest,
  DescribeSavingsPlansResponse,
  SavingsPlan as WireSavingsPlan,
} from "@aws-sdk/client-savingsplans";
import {
  billingOf,
  endOfTerm,
  MICROS_PER_DOLLAR,
  type SavingsPlan,
  type SavingsPlanType,
  savingsPlanArn,
} from "../../../../domain/index.ts";
import { type AccountId, accept, formatInstant, type Instant, refuse } from "../../../../kernel/index.ts";
import { pageOf, readToken } from "../../sealed-page.ts";
import { defineOperation } from "../refusals.ts";

export const describeSavingsPlans = defineOperation<DescribeSavingsPlansRequest, DescribeSavingsPlansResponse>({
  name: "DescribeSavingsPlans",
  readOnly: true,
  permissions({ caller }, { savingsPlanArns = [] }) {
    const arns = savingsPlanArns.length === 0 ? [savingsPlanArn(caller.accountId, "*")] : savingsPlanArns;
    return arns.map((resource) => ({ action: "savingsplans:DescribeSavingsPlans", resource }));
  },
  decide(context, input) {
    if ((input.filters?.length ?? 0) > 0) return refuse({ kind: "NotEmulated", what: "a filter on Savings Plans" });
    const token = readToken(context, pageIn(input));
    return token.ok ? accept([]) : token;
  },
  respond(context, input) {
    const { world, caller, now } = context;
    const { savingsPlanArns = [], savingsPlanIds = [], states = [] } = input;
    const all = billingOf(world, caller.accountId).savingsPlans.map((each) => describe(caller.accountId, each, now));
    const found = all.filter(
      (each) =>
        isAmong(savingsPlanArns, each.savingsPlanArn) &&
        isAmong(savingsPlanIds, each.savingsPlanId) &&
        isAmong(states, each.state),
    );
    const { items, NextToken } = pageOf(found, pageIn(input), { context, size: 1000 });
    return { savingsPlans: items, nextToken: NextToken };
  },
});

const pageIn = ({ nextToken, maxResults, ...question }: DescribeSavingsPlansRequest) => ({
  ...question,
  NextToken: nextToken,
  MaxResults: maxResults,
});

const isAmong = (wanted: readonly string[], value: string | undefined): boolean =>
  wanted.length === 0 || (value !== undefined && wanted.includes(value));

const PRODUCTS = {
  Compute: ["EC2", "Fargate", "Lambda"],
  EC2Instance: ["EC2"],
  SageMaker: ["SageMaker"],
} as const satisfies Readonly<Record<SavingsPlanType, readonly string[]>>;

/** Without upfront payment what recurs is the commitment. Once its term is over a plan is retired; before it begins it is queued. */
function describe(owner: AccountId, plan: SavingsPlan, now: Instant): WireSavingsPlan {
  const commitment = (plan.hourlyMicros / MICROS_PER_DOLLAR).toFixed(8);
  const end = endOfTerm(plan);
  return {
    savingsPlanId: plan.id,
    savingsPlanArn: savingsPlanArn(owner, plan.id),
    start: formatInstant(plan.from),
    end: formatInstant(end),
    state: now < plan.from ? "queued" : now < end ? "active" : "retired",
    savingsPlanType: plan.type,
    paymentOption: "No Upfront",
    productTypes: [...PRODUCTS[plan.type]],
    currency: "USD",
    commitment,
    upfrontPaymentAmount: "0.0",
    recurringPaymentAmount: commitment,
    termDurationInSeconds: (end - plan.from) / 1000,
    tags: {},
  };
}
