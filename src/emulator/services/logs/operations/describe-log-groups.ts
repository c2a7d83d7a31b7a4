/** DescribeLogGroups: the account's groups by name. CloudWatch Logs API Reference, DescribeLogGroups. */
import type { DescribeLogGroupsRequest, DescribeLogGroupsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { logGroupArn } from "../../../../domain/index.ts";
import { accept, refuse } from "../../../../kernel/index.ts";
import { groupsOf } from "../groups.ts";
import { pageOf, readToken } from "../page.ts";
import { defineOperation } from "../refusals.ts";

const EMULATED: ReadonlySet<string> = new Set(["logGroupNamePrefix", "logGroupNamePattern", "nextToken", "limit"]);

export const describeLogGroups = defineOperation<DescribeLogGroupsRequest, DescribeLogGroupsResponse>({
  name: "DescribeLogGroups",
  readOnly: true,

  decide(context, input) {
    const foreign = Object.entries(input).find(([name, value]) => value !== undefined && !EMULATED.has(name));
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `listing log groups by ${foreign[0]}` });
    if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined) {
      return refuse({
        kind: "InvalidParameter",
        text: "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
      });
    }
    const token = readToken(context, input);
    return token.ok ? accept([]) : token;
  },

  respond(context, input) {
    const { logGroupNamePrefix = "", logGroupNamePattern = "" } = input;
    const named = groupsOf(context).filter(
      ({ name }) =>
        name.startsWith(logGroupNamePrefix) && name.toLowerCase().includes(logGroupNamePattern.toLowerCase()),
    );
    const { page: shown, next } = pageOf(named, input, { context, keyOf: ({ name }) => name });
    const logGroups = shown.map((group) => ({
      logGroupName: group.name,
      arn: `${logGroupArn(group)}:*`,
      logGroupArn: logGroupArn(group),
      creationTime: group.createdAt,
      metricFilterCount: group.filters.size,
      storedBytes: 0,
    }));
    return { logGroups, ...next };
  },
});
