/** EventBridge: rules on the default bus, and their targets. */
import type { Service } from "../../operation.ts";
import { deleteRule } from "./operations/delete-rule.ts";
import { describeRule } from "./operations/describe-rule.ts";
import { disableRule } from "./operations/disable-rule.ts";
import { enableRule } from "./operations/enable-rule.ts";
import { listRules } from "./operations/list-rules.ts";
import { listTargetsByRule } from "./operations/list-targets-by-rule.ts";
import { putRule } from "./operations/put-rule.ts";
import { putTargets } from "./operations/put-targets.ts";
import { removeTargets } from "./operations/remove-targets.ts";
import { accessDenied, wireError } from "./refusal.ts";

const OPERATIONS = [
  putRule,
  describeRule,
  deleteRule,
  listRules,
  enableRule,
  disableRule,
  putTargets,
  removeTargets,
  listTargetsByRule,
];

export const eventsService: Service = {
  name: "events",
  eventSource: "events.amazonaws.com",
  actionPrefix: "events",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
