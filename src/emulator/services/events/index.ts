/** EventBridge: event buses, their rules and their policies, targets, and events that somebody puts there. */
import type { AnyOperation, Service } from "../../operation.ts";
import { createEventBus } from "./operations/create-event-bus.ts";
import { deleteEventBus } from "./operations/delete-event-bus.ts";
import { deleteRule } from "./operations/delete-rule.ts";
import { describeEventBus } from "./operations/describe-event-bus.ts";
import { describeRule } from "./operations/describe-rule.ts";
import { disableRule } from "./operations/disable-rule.ts";
import { enableRule } from "./operations/enable-rule.ts";
import { listEventBuses } from "./operations/list-event-buses.ts";
import { listRuleNamesByTarget } from "./operations/list-rule-names-by-target.ts";
import { listRules } from "./operations/list-rules.ts";
import { listTagsForResource } from "./operations/list-tags-for-resource.ts";
import { listTargetsByRule } from "./operations/list-targets-by-rule.ts";
import { putEvents } from "./operations/put-events.ts";
import { putPermission } from "./operations/put-permission.ts";
import { putRule } from "./operations/put-rule.ts";
import { putTargets } from "./operations/put-targets.ts";
import { removePermission } from "./operations/remove-permission.ts";
import { removeTargets } from "./operations/remove-targets.ts";
import { tagResource } from "./operations/tag-resource.ts";
import { testEventPattern } from "./operations/test-event-pattern.ts";
import { untagResource } from "./operations/untag-resource.ts";
import { accessDenied, wireError } from "./refusal.ts";

const OPERATIONS: readonly AnyOperation[] = [
  putRule,
  describeRule,
  deleteRule,
  listRules,
  enableRule,
  disableRule,
  putTargets,
  removeTargets,
  listTargetsByRule,
  createEventBus,
  deleteEventBus,
  describeEventBus,
  listEventBuses,
  listRuleNamesByTarget,
  listTagsForResource,
  putEvents,
  putPermission,
  removePermission,
  tagResource,
  testEventPattern,
  untagResource,
];

export const eventsService: Service = {
  name: "events",
  eventSource: "events.amazonaws.com",
  actionPrefix: "events",
  operations: new Map(OPERATIONS.map((operation) => [operation.name, operation])),
  wireError,
  accessDenied,
};
