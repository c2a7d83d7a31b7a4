/** An ARN that no resource has: an unknown partition, an account id that is none, a Region where the service has none. */
import type { Remark } from "../finding.ts";
import type { LocatedText } from "../located-policy.ts";
import { isWild } from "../patterns.ts";
import { defineRule, denying } from "../rule.ts";

const on = (Resource: unknown) => denying({ Action: "*", Resource });

export const impossibleArn = defineRule({
  id: "impossible-arn",
  sentence:
    "a resource that no ARN can be is met by no request. IAM Access Analyzer: invalid ARN partition, account, Region",
  find: ({ statements }) => statements.flatMap(({ resources }) => (resources?.patterns ?? []).flatMap(judge)),
  examples: {
    fires: [
      on("arn:awz:s3:::box"),
      on("arn:aws:iam::12345:role/x"),
      on(["*", "arn:aws:iam:eu-west-1:111111111111:role/x"]),
      on("arn:aws:organizations:us-east-1:111111111111:root/o-1/r-1"),
    ],
    quiet: [
      on("arn:aws:s3:::box"),
      on("arn:aws-us-gov:iam::*:role/x"),
      on(["arn:aws:iam::aws:policy/*", "arn:*:iam::1111?2222222:role/x", "arn:aws:ec2:*:*:instance/*", "arn:aws:s3:*"]),
      on("arn:aws:ec2:eu-west-1::image/ami-1"),
    ],
  },
});

/** IAM User Guide: "Amazon Resource Names"; the isolated partitions have names of the form `aws-iso…`, Europe's is `aws-eusc`. */
const PARTITION = /^(aws|aws-cn|aws-us-gov|aws-eusc|aws-iso(-[a-z])?)$/;
const WITHOUT_REGION: readonly string[] = ["iam", "organizations", "cloudfront", "route53"];

function judge({ text, at }: LocatedText): readonly Remark[] {
  const [arn, partition = "", service = "", region = "", account = "", ...resource] = text.split(":");
  if (arn !== "arn" || text.includes("${")) return [];
  const remark = (message: string, instead: string): readonly Remark[] => [{ severity: "error", at, message, instead }];
  if (!isWild(partition) && !PARTITION.test(partition)) {
    return remark(
      `\`${partition}\` is no partition that AWS has, so \`${text}\` fits nothing`,
      "`aws`, `aws-cn` or `aws-us-gov`",
    );
  }
  if (resource.length === 0) return [];
  if (WITHOUT_REGION.includes(service) && region !== "" && !/^\*+$/.test(region)) {
    return remark(
      `ARNs of \`${service}\` have no Region, so \`${text}\` fits nothing`,
      "nothing between the third and the fourth colon",
    );
  }
  if (account === "" || isWild(account) || /^(\d{12}|[a-z][a-z-]*)$/.test(account)) return [];
  return remark(
    `\`${account}\` is no account id of 12 digits, so \`${text}\` fits nothing`,
    "the account's id, or `*`",
  );
}
