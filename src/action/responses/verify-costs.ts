/** Whether what an account has cost is to be seen again, day by day. Cost Explorer API Reference: GetCostAndUsage; claims LEAVE-09, LEAVE-11. */
import { defineResponse } from "../course.ts";
import type { CostQuestion } from "../lookups/read-costs.ts";
import type { Response } from "../response.ts";

type Day = Readonly<{
  TimePeriod?: Readonly<{ Start?: string }>;
  Total?: Readonly<{ UnblendedCost?: Readonly<{ Amount?: string }> }>;
}>;

/** Changes nothing. Not done while a day of the period (the end exclusive) shows no costs: a day without any use looks the same. */
export const verifyCosts = ({ accountId, from, until }: CostQuestion): Response =>
  defineResponse({
    id: "verify-costs",
    sentence: `see every day's costs of ${accountId} from ${from} to ${until}`,
    undo: "nothing was changed",
    async course(course) {
      const days = await course.list<Day>({
        ...{ service: "ce", operation: "GetCostAndUsage", member: "ResultsByTime" },
        input: {
          TimePeriod: { Start: from, End: until },
          Granularity: "DAILY",
          Metrics: ["UnblendedCost"],
          Filter: { Dimensions: { Key: "LINKED_ACCOUNT", Values: [accountId] } },
        },
      });
      const [seen, unseen] = [days.filter(hasCosts), days.filter((each) => !hasCosts(each))].map((each) =>
        each.map(({ TimePeriod }) => `see the costs of ${TimePeriod?.Start}`),
      );
      course.intend(...(seen ?? []), ...(unseen ?? []));
      for (const day of seen ?? []) course.already(day);
      if (days.length === 0) course.stop("Cost Explorer answered with no day at all");
      if (unseen !== undefined && unseen.length > 0)
        course.stop(`${unseen.length} of ${days.length} days show no costs`);
    },
  });

const hasCosts = ({ Total }: Day): boolean => Number(Total?.UnblendedCost?.Amount ?? 0) !== 0;
