/** What accounts have bought ahead: Savings Plans, by the money of an hour, and reservations, by the instances of an hour. Savings Plans User Guide; aws-facts 7. */
import { type AccountId, addMs, days, type Instant } from "../../kernel/index.ts";

export const SAVINGS_PLAN_TYPES = ["Compute", "EC2Instance", "SageMaker"] as const;
export type SavingsPlanType = (typeof SAVINGS_PLAN_TYPES)[number];

const EC2 = "Amazon Elastic Compute Cloud - Compute";

/** Services whose use each type covers, by Cost Explorer's names. Savings Plans User Guide, "Types of Savings Plans"; all that an account uses of one of them counts. */
export const SERVICES_OF_PLAN: Readonly<Record<SavingsPlanType, readonly string[]>> = {
  Compute: [EC2, "AWS Lambda", "Amazon Elastic Container Service"],
  EC2Instance: [EC2],
  SageMaker: ["Amazon SageMaker"],
};

/** Services that are reserved, the first where a question names none. Cost Explorer API Reference, GetReservationUtilization: Filter. */
export const RESERVABLE_SERVICES = [
  EC2,
  "Amazon Relational Database Service",
  "Amazon ElastiCache",
  "Amazon Redshift",
  "Amazon Elasticsearch Service",
] as const;

type Term = Readonly<{
  id: string;
  from: Instant;
  /** One or three. */
  years: number;
}>;

export type SavingsPlan = Term &
  Readonly<{
    type: SavingsPlanType;
    /** Of one hour, in millionths of a US dollar. */
    hourlyMicros: number;
  }>;

export type Reservation = Term &
  Readonly<{
    /** One of RESERVABLE_SERVICES. */
    service: string;
    /** Instances, each of which covers an hour of use in every hour. */
    count: number;
  }>;

/** Exclusive. A year of a term has 365 days. Savings Plans API Reference, SavingsPlan: termDurationInSeconds. */
export const endOfTerm = ({ from, years }: Term): Instant => addMs(from, days(365 * years));

export const savingsPlanArn = (owner: AccountId, id: string): string =>
  `arn:aws:savingsplans::${owner}:savingsplan/${id}`;
