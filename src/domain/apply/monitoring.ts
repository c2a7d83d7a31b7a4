/** Writes topics, log groups, metrics and alarms. */
import { type Instant, unreachable } from "../../kernel/index.ts";
import { alarmArn, metricKey } from "../alarm/alarm.ts";
import { minuteOf, together } from "../alarm/minute-of-metric.ts";
import type { AlarmEvent, LogEvents, TopicEvent } from "../domain-event.ts";
import { logGroupArn, MOST_LOG_EVENTS } from "../log-group/log-group.ts";
import { topicArn } from "../topic/topic.ts";
import { type MutableWorld, open } from "./mutable-world.ts";

export function applyTopicEvent(world: MutableWorld, event: TopicEvent): void {
  switch (event.kind) {
    case "TopicChanged":
      world.topics.set(topicArn(event.topic), event.topic);
      world.topicDeletions.delete(topicArn(event.topic));
      return;
    case "TopicDeleted":
      world.topics.delete(event.arn);
      world.topicDeletions.set(event.arn, event.at);
      return;
    case "MessagePublished":
      // It passes through the topic and leaves the world as it is.
      return;
    default:
      unreachable(event);
  }
}

export function applyLogEvent(world: MutableWorld, event: LogEvents): void {
  switch (event.kind) {
    case "LogGroupChanged":
      world.logGroups.set(logGroupArn(event.group), event.group);
      return;
    case "LogGroupDeleted":
      world.logGroups.delete(event.arn);
      world.logEvents.delete(event.arn);
      return;
    case "LogEventsPut": {
      const all = [...(world.logEvents.get(event.arn) ?? []), ...event.events];
      world.logEvents.set(event.arn, all.slice(-MOST_LOG_EVENTS));
      return;
    }
    default:
      unreachable(event);
  }
}

export function applyAlarmEvent(world: MutableWorld, event: AlarmEvent): void {
  switch (event.kind) {
    case "AlarmChanged":
      world.alarms.set(alarmArn(event.alarm), event.alarm);
      return;
    case "AlarmDeleted":
      world.alarms.delete(event.arn);
      return;
    case "AlarmStateForced":
      // Entering the state is what the alarm does itself, with its actions.
      return;
    case "AlarmHistoryWritten":
      world.alarmHistory.set(
        event.item.alarmArn,
        [...(world.alarmHistory.get(event.item.alarmArn) ?? []), event.item].slice(-MOST_ITEMS),
      );
      return;
    case "MetricReported": {
      const key = metricKey(event.metric);
      const minutes = open(world.metrics.get(key) ?? new Map());
      const minute: Instant = minuteOf(event.at);
      const before = minutes.get(minute);
      minutes.set(minute, before === undefined ? event.report : together(before, event.report));
      if (minutes.size > MOST_MINUTES) minutes.delete(Math.min(...minutes.keys()));
      world.metrics.set(key, minutes);
      return;
    }
    default:
      unreachable(event);
  }
}

const MOST_ITEMS = 1_000;
/** A day of minutes is more than any alarm looks back. CloudWatch API Reference: EvaluationPeriods times Period is at most a day (a week for longer periods). */
const MOST_MINUTES = 10_080;
