/** GetReservationCoverage: how many of the hours that instances ran were reserved. API Reference, GetReservationCoverage. */
import type {
  Coverage,
  GetReservationCoverageRequest,
  GetReservationCoverageResponse,
  ReservationCoverageGroup,
} from "@aws-sdk/client-cost-explorer";
import { accept, refuse } from "../../../../kernel/index.ts";
import {
  type Asking,
  accountOf,
  type CoverageSum,
  coverageQuestion,
  coverageSums,
  intervalOf,
  knownCoverage,
  percent,
  totalOf,
} from "../coverage.ts";
import { decimal, dollars } from "../metrics.ts";
import { defineOperation, invalid, notEmulated } from "../refusals.ts";
import { reservedOf } from "../reserved-service.ts";

const ASKING: Asking = {
  of: "reservations",
  groupsBy: ["LINKED_ACCOUNT"],
  notEmulatedGroups:
    "AZ CACHE_ENGINE DATABASE_ENGINE DEPLOYMENT_OPTION INSTANCE_TYPE INVOICING_ENTITY OPERATING_SYSTEM PLATFORM REGION TENANCY".split(
      " ",
    ),
};

export const getReservationCoverage = defineOperation<GetReservationCoverageRequest, GetReservationCoverageResponse>({
  name: "GetReservationCoverage",
  readOnly: true,
  decide(context, input) {
    const { Metrics = [] } = input;
    if (input.NextPageToken !== undefined) return refuse({ kind: "InvalidNextToken" });
    if (Metrics.some((each) => !["Hour", "Unit", "Cost"].includes(each)))
      return refuse(invalid("Metrics are Hour, Unit and Cost"));
    if (Metrics.includes("Unit")) return refuse(notEmulated("the metric Unit"));
    const question = coverageQuestion(context, input, ASKING);
    return question.ok ? accept([]) : question;
  },
  respond(context, input) {
    const question = knownCoverage(context, input, ASKING);
    const { pieces, by } = question;
    const counts = reservedOf(input.Filter, question.counts);
    const keyOf = by === undefined ? () => "" : accountOf;
    const sums = coverageSums(context, question, { of: "reservations", wanted: "use", counts, keyOf });
    return {
      CoveragesByTime: pieces.map((piece, at) => ({
        TimePeriod: intervalOf(piece),
        Groups: by === undefined ? [] : groupsOf(sums[at] ?? new Map()),
        Total: coverageOf(totalOf(sums.slice(at, at + 1))),
      })),
      Total: coverageOf(totalOf(sums)),
    };
  },
});

/** What the attribute is called is unverified: others are called as their dimension, with a small letter first. */
const groupsOf = (sums: ReadonlyMap<string, CoverageSum>): ReservationCoverageGroup[] =>
  [...sums]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, sum]) => ({ Attributes: { linkedAccount: key }, Coverage: coverageOf(sum) }));

const coverageOf = (sum: CoverageSum): Coverage => ({
  CoverageHours: {
    OnDemandHours: decimal(sum.amount - sum.covered),
    ReservedHours: decimal(sum.covered),
    TotalRunningHours: decimal(sum.amount),
    CoverageHoursPercentage: percent(sum),
  },
  CoverageCost: { OnDemandCost: dollars(sum.onDemandMicros) },
});
