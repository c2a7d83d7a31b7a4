/** AWS Savings Plans API Reference, 2019-06-28: lengths, patterns and enums of the input of each emulated operation. */
import { listOf, number, oneOf, type ServiceConstraints, structure, text } from "./constraint.ts";

const ANY = text({ pattern: ".*" });

export const SAVINGSPLANS_CONSTRAINTS: ServiceConstraints = {
  DescribeSavingsPlans: {
    savingsPlanArns: listOf(
      text({
        pattern:
          "arn:aws:[a-z]+:([a-z]{2}-[a-z]+-\\d{1}|):(\\d{12}):savingsplan\\/([0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12})$",
        portable:
          "arn:aws:[a-z]+:(?:[a-z]{2}-[a-z]+-\\d|):\\d{12}:savingsplan/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
      }),
      { max: 100 },
    ),
    savingsPlanIds: listOf(ANY),
    nextToken: text({ max: 1024, pattern: "^[A-Za-z0-9/=\\+]+$" }),
    maxResults: number({ min: 1, max: 1000 }),
    states: listOf(
      oneOf(
        ..."payment-pending payment-failed active retired queued queued-deleted pending-return returned".split(" "),
      ),
    ),
    filters: listOf(
      structure({
        name: oneOf(
          ..."region ec2-instance-family commitment upfront term savings-plan-type payment-option start end instance-family".split(
            " ",
          ),
        ),
        values: listOf(ANY),
      }),
    ),
  },
};
