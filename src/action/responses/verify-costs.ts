/** Whether what an account has cost is to be seen again, day by day. Cost Explorer API Reference: GetCostAndUsage; claims LEAVE-09, LEAVE-11. */
import { defineResponse } from "../course.ts";
import type { CostQuestion } from "../lookups/read-costs.ts";
import type { Precondition, Response } from "../response.ts";

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
    preconditions: [answers({ accountId, from, until })],
    async course(course) {
      const days = await course.list<Day>({ ...asking({ accountId, from, until }), member: "ResultsByTime" });
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

const asking = ({ accountId, from, until }: CostQuestion) =>
  ({
    service: "ce",
    operation: "GetCostAndUsage",
    input: {
      TimePeriod: { Start: from, End: until },
      Granularity: "DAILY",
      Metrics: ["UnblendedCost"],
      Filter: { Dimensions: { Key: "LINKED_ACCOUNT", Values: [accountId] } },
    },
  }) as const;

/** Cost Explorer keeps fourteen months, reads no period that ends before it begins, and shows nothing to whom billing is shut. */
const answers = (question: CostQuestion): Precondition => ({
  claim: `Cost Explorer shows the caller the time from ${question.from} to ${question.until}`,
  async unmet({ hands }) {
    const { service, operation, input } = asking(question);
    const { outcome } = await hands.call(service, operation, input);
    return outcome.kind === "refused" && REFUSALS.includes(outcome.code)
      ? `${outcome.code}: ${outcome.message}`
      : undefined;
  },
});

const REFUSALS: readonly string[] = [
  "AccessDenied",
  "AccessDeniedException",
  "BillExpirationException",
  "DataUnavailableException",
  "ValidationException",
];

const hasCosts = ({ Total }: Day): boolean => Number(Total?.UnblendedCost?.Amount ?? 0) !== 0;
