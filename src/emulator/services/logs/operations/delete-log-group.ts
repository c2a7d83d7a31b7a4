/** DeleteLogGroup: with its streams, events and filters. CloudWatch Logs API Reference, DeleteLogGroup. */
import type { DeleteLogGroupRequest } from "@aws-sdk/client-cloudwatch-logs";
import { logGroupArn } from "../../../../domain/index.ts";
import { accept } from "../../../../kernel/index.ts";
import { findGroup, onGroup } from "../groups.ts";
import { defineOperation } from "../refusals.ts";

export const deleteLogGroup = defineOperation<DeleteLogGroupRequest, Record<string, never>>({
  name: "DeleteLogGroup",
  readOnly: false,
  permissions: (context, { logGroupName }) => onGroup(context, "DeleteLogGroup", logGroupName),

  decide(context, { logGroupName }) {
    const group = findGroup(context, logGroupName);
    return group.ok ? accept([{ kind: "LogGroupDeleted", arn: logGroupArn(group.value) }]) : group;
  },

  respond: () => ({}),
});
