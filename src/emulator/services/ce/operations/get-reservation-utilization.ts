/** GetReservationUtilization: how many of the hours that were reserved are used, by whomever. API Reference, GetReservationUtilization. */
import type {
  GetReservationUtilizationRequest,
  GetReservationUtilizationResponse,
  ReservationAggregates,
  ReservationUtilizationGroup,
} from "@aws-sdk/client-cost-explorer";
import { accept, refuse } from "../../../../kernel/index.ts";
import {
  type Asking,
  accountOf,
  type CoverageAsked,
  type CoverageSum,
  coverageQuestion,
  coverageSums,
  intervalOf,
  knownCoverage,
  percent,
  totalOf,
} from "../coverage.ts";
import { decimal } from "../metrics.ts";
import { defineOperation } from "../refusals.ts";
import { reservedOf } from "../reserved-service.ts";

const ASKING: Asking = { of: "reservations", groupsBy: ["SUBSCRIPTION_ID"], notEmulatedGroups: [] };

/** Day by day where nothing else is asked for. */
const daily = (input: GetReservationUtilizationRequest): CoverageAsked =>
  input.GroupBy === undefined && input.Granularity === undefined ? { ...input, Granularity: "DAILY" } : input;

export const getReservationUtilization = defineOperation<
  GetReservationUtilizationRequest,
  GetReservationUtilizationResponse
>({
  name: "GetReservationUtilization",
  readOnly: true,
  decide(context, input) {
    if (input.NextPageToken !== undefined) return refuse({ kind: "InvalidNextToken" });
    const question = coverageQuestion(context, daily(input), ASKING);
    return question.ok ? accept([]) : question;
  },
  respond(context, input) {
    const question = knownCoverage(context, daily(input), ASKING);
    const { pieces, by } = question;
    const counts = reservedOf(input.Filter, question.counts);
    const sums = coverageSums(context, question, {
      of: "reservations",
      wanted: "commitment",
      counts,
      keyOf: (found) => (by === undefined || found.kind !== "commitment" ? "" : `${found.id}/${accountOf(found)}`),
    });
    return {
      UtilizationsByTime: pieces.map((piece, at) => ({
        TimePeriod: intervalOf(piece),
        Groups: by === undefined ? [] : groupsOf(sums[at] ?? new Map()),
        Total: aggregatesOf(totalOf(sums.slice(at, at + 1))),
      })),
      Total: aggregatesOf(totalOf(sums)),
    };
  },
});

/** Of the attributes that AWS tells of a reservation only the account is modelled. */
const groupsOf = (sums: ReadonlyMap<string, CoverageSum>): ReservationUtilizationGroup[] =>
  [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => {
      const [id = "", accountId = ""] = key.split("/");
      return { Key: "SUBSCRIPTION_ID", Value: id, Attributes: { accountId }, Utilization: aggregatesOf(sum) };
    });

const aggregatesOf = (sum: CoverageSum): ReservationAggregates => ({
  UtilizationPercentage: percent(sum),
  PurchasedHours: decimal(sum.amount),
  TotalActualHours: decimal(sum.covered),
  UnusedHours: decimal(sum.amount - sum.covered),
});
