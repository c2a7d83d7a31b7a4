/** Somebody reads what is bought ahead, and how far it covers what one account uses. API References: DescribeSavingsPlans, GetSavingsPlansCoverage, GetReservationCoverage, GetReservationUtilization. */
import type { Action } from "../action.ts";
import { callApi } from "./call-api.ts";
import type { CostQuestion } from "./read-costs.ts";

export const readSavingsPlans: Action = {
  ...callApi("savingsplans", "DescribeSavingsPlans", { states: ["active"] }),
  id: "read-savings-plans",
  sentence: "read which Savings Plans the account has",
};

export const readPlanCoverage = ({ accountId, from, until }: CostQuestion): Action => ({
  ...callApi("ce", "GetSavingsPlansCoverage", {
    TimePeriod: { Start: from, End: until },
    Granularity: "DAILY",
    Filter: { Dimensions: { Key: "LINKED_ACCOUNT", Values: [accountId] } },
    MaxResults: 1000,
  }),
  id: "read-plan-coverage",
  sentence: `read how far Savings Plans cover ${accountId} from ${from} to ${until}`,
});

const RESERVED = { Dimensions: { Key: "SERVICE", Values: ["Amazon Relational Database Service"] } };

/** Of databases: which other instances an account runs is not modelled. */
export const readReservationCoverage = ({ accountId, from, until }: CostQuestion): Action => ({
  ...callApi("ce", "GetReservationCoverage", {
    TimePeriod: { Start: from, End: until },
    Granularity: "DAILY",
    Filter: { And: [RESERVED, { Dimensions: { Key: "LINKED_ACCOUNT", Values: [accountId] } }] },
  }),
  id: "read-reservation-coverage",
  sentence: `read how many hours of databases of ${accountId} were reserved from ${from} to ${until}`,
});

/** Each reservation that the account may see, with how far it was used. */
export const readReservations = (from: string, until: string): Action => ({
  ...callApi("ce", "GetReservationUtilization", {
    TimePeriod: { Start: from, End: until },
    GroupBy: [{ Type: "DIMENSION", Key: "SUBSCRIPTION_ID" }],
    Filter: RESERVED,
  }),
  id: "read-reservations",
  sentence: `read which databases were reserved from ${from} to ${until}`,
});
