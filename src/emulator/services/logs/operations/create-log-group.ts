/** CreateLogGroup. CloudWatch Logs API Reference, CreateLogGroup. */
import type { CreateLogGroupRequest } from "@aws-sdk/client-cloudwatch-logs";
import { accept, refuse } from "../../../../kernel/index.ts";
import { arnMeant, onGroup } from "../groups.ts";
import { defineOperation } from "../refusals.ts";

/** The emulator's own: groups live in memory. */
const MOST_GROUPS = 1_000;

export const createLogGroup = defineOperation<CreateLogGroupRequest, Record<string, never>>({
  name: "CreateLogGroup",
  readOnly: false,
  permissions: (context, { logGroupName }) => onGroup(context, "CreateLogGroup", logGroupName),

  decide(context, { logGroupName: name = "", ...others }) {
    const foreign = Object.entries(others).find(([, value]) => value !== undefined);
    if (foreign !== undefined) return refuse({ kind: "NotEmulated", what: `${foreign[0]} of a log group` });
    const { world, caller, request, now } = context;
    if (world.logGroups.has(arnMeant(context, name))) return refuse({ kind: "GroupExists" });
    if (world.logGroups.size >= MOST_GROUPS) return refuse({ kind: "TooMany" });
    const { accountId } = caller;
    const group = { name, accountId, region: request.region, createdAt: now, streams: new Map(), filters: new Map() };
    return accept([{ kind: "LogGroupChanged", group }]);
  },

  respond: () => ({}),
});
