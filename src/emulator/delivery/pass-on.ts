/** What a call brought about and is itself to be passed on: to subscribers, filters, metrics and alarms. */
import type { DomainEvent } from "../../domain/index.ts";
import { addMs, type Instant } from "../../kernel/index.ts";
import { handOnFrom } from "./function-hop.ts";
import type { Line } from "./line.ts";
import { countEvents, enter, lookLater, watch } from "./metric-hop.ts";
import { publish } from "./publish.ts";

/** Every other event of the domain goes nowhere from here. */
export function passOn(line: Line, event: DomainEvent, at: Instant): void {
  const { topics, logGroups, alarms, functions } = line.world();
  if (event.kind === "MessagePublished") {
    const topic = topics.get(event.arn);
    const { messageId, subject, message } = event;
    if (topic !== undefined) publish(line, topic, { messageId, subject, message, at });
  } else if (event.kind === "LogEventsPut") {
    const group = logGroups.get(event.arn);
    if (group !== undefined) countEvents(line, group, { events: event.events, at });
  } else if (event.kind === "FunctionInvoked") {
    const lambda = functions.get(event.arn);
    const { id } = event.invocation;
    if (lambda !== undefined) handOnFrom(line, lambda, { payload: event.payload, subject: id, passage: id, at });
  } else if (event.kind === "MetricReported") watch(line, event, at);
  // From the next minute on: what ends now was looked at by the alarm as it was.
  else if (event.kind === "AlarmChanged") lookLater(line, event.alarm, addMs(at, 1));
  else if (event.kind === "AlarmStateForced") {
    const from = alarms.get(event.arn);
    const { state, reason, reasonData } = event;
    const forced = { state, stateReason: reason, stateReasonData: reasonData, stateSince: at };
    if (from !== undefined) enter(line, { ...from, ...forced }, { from, at });
  }
}
