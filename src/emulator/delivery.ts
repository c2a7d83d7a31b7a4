/** From the trail to whoever is told: events reach a bus in order of virtual time, rules match them, targets hear of it. */
import { apply, type DomainEvent, type Trail, type World } from "../domain/index.ts";
import { type Instant, instant, unreachable } from "../kernel/index.ts";
import { matchEvent, matchRecord, type RulesByBus, rulesByBus } from "./delivery/bus-rules.ts";
import { type Due, dueQueue, isBefore, type Turns } from "./delivery/due-queue.ts";
import { handOn } from "./delivery/function-hop.ts";
import type { DeliveryReport, Line, Notification, Task } from "./delivery/line.ts";
import { busKey } from "./delivery/line.ts";
import { lookAt, report } from "./delivery/metric-hop.ts";
import { passOn } from "./delivery/pass-on.ts";
import { eventOfCustom } from "./delivery/passing-event.ts";
import { tellSubscriber } from "./delivery/subscriber-hop.ts";
import { tellTarget } from "./delivery/target-hop.ts";

import { writeRecord } from "./delivery/write-record.ts";
import { type Faults, faultsInForce } from "./fault/faults.ts";
import type { Recorded } from "./recorder.ts";

export type { DeliveryReport, Notification } from "./delivery/line.ts";

export type Delivery = Readonly<{
  /** Takes a record; it is due at `reachesBusAt`. */
  accept(recorded: Recorded): void;
  /** Takes a record for the log group of a trail; it is there after the modelled delay of that hop. */
  acceptLog(recorded: Recorded, trail: Trail): void;
  /** Takes what a call brought about and is itself to be passed on: events, messages, log events, data points. */
  hear(events: readonly DomainEvent[], at: Instant): void;
  /**
   * Carries out, in order, what falls due up to and including an instant, with the rules as they stand in the world now: whoever
   * changes the world at an instant calls this for that instant first.
   */
  advanceTo(now: Instant): void;
  /** What targets were told, oldest first; with `upTo`, only up to and including that instant. */
  notifications(upTo?: Instant): readonly Notification[];
  /** What became of every attempt to hand something over, oldest first. */
  reports(): readonly DeliveryReport[];
  statistics(): DeliveryStatistics;
}>;

export type DeliveryStatistics = Readonly<{
  /** Records and hand-overs that are on their way. */
  pending: number;
  /** Records and notifications that a limit dropped, oldest first: silence about them proves nothing. */
  lostRecords: number;
  /** Records on buses where no rule listened when they were made: only a rule made since would have missed them. */
  lostUnheard: number;
  lostNotifications: number;
}>;

/** `unheard`: records that are kept for a rule that may still be made, while they are on their way. */
export type DeliveryLimits = Readonly<{ pending: number; unheard: number; notifications: number }>;
export const DEFAULT_DELIVERY_LIMITS: DeliveryLimits = { pending: 200_000, unheard: 20_000, notifications: 100_000 };

export type DeliveryDependencies = Readonly<{
  world: () => World;
  assumptions: Readonly<Record<string, string>>;
  faults?: Faults;
  limits?: DeliveryLimits;
}>;

export function deliveryQueue(dependencies: DeliveryDependencies): Delivery {
  const pipeline = new Pipeline(dependencies);
  return {
    accept: (recorded) => pipeline.accept(recorded),
    acceptLog: (recorded, trail) => pipeline.acceptLog(recorded, trail),
    hear: (events, at) => pipeline.hear(events, at),
    advanceTo: (now) => pipeline.advanceTo(now),
    notifications: (upTo) => pipeline.notifications(upTo),
    reports: () => pipeline.reports(),
    statistics: () => pipeline.statistics(),
  };
}

const FOREVER = instant(Number.POSITIVE_INFINITY);

class Pipeline implements Delivery {
  readonly #line: Line;
  readonly #limits: DeliveryLimits;
  /** Of both queues together. */
  readonly #turns: Turns = { next: 0 };
  readonly #heard = dueQueue<Task>(this.#turns);
  readonly #unheard = dueQueue<Task>(this.#turns);
  readonly #hasRule: (bus: string) => boolean;
  readonly #lookedAt = new Map<string, Instant>();
  #rules: RulesByBus | undefined;
  #outbox: Notification[] = [];
  #reports: DeliveryReport[] = [];
  #lostRecords = 0;
  #lostUnheard = 0;
  #lostNotifications = 0;

  constructor({
    world,
    assumptions,
    faults = faultsInForce(1),
    limits = DEFAULT_DELIVERY_LIMITS,
  }: DeliveryDependencies) {
    this.#limits = limits;
    this.#hasRule = busesWithRules(world);
    const declared = new Set([...world().eventRules.values()].flatMap(({ targets }) => targets.map(({ arn }) => arn)));
    this.#line = {
      world,
      assumptions,
      faults,
      isDeclared: (arn) => declared.has(arn),
      put: (at, task) => this.#heard.put(at, task),
      tell: (notification) => this.#outbox.push(notification),
      report: (report) => this.#reports.push(report),
      change: (events) => {
        for (const event of events) apply(world(), event);
      },
    };
  }

  accept(recorded: Recorded): void {
    const { accountId, region, reachesBusAt } = recorded;
    const hasRules = this.#line.world().eventRules.size > 0;
    const isHeard = hasRules && this.#hasRule(busKey({ accountId, region, name: "default" }));
    (isHeard ? this.#heard : this.#unheard).put(reachesBusAt, { kind: "record", recorded });
    if (this.#heard.size() > this.#limits.pending && this.#heard.take(FOREVER) !== undefined) this.#lostRecords++;
    if (this.#unheard.size() > this.#limits.unheard && this.#unheard.take(FOREVER) !== undefined) this.#lostUnheard++;
  }

  hear(events: readonly DomainEvent[], at: Instant): void {
    for (const event of events) {
      if (event.kind === "EventsPut") {
        for (const custom of event.events)
          this.#heard.put(at, { kind: "event", passing: eventOfCustom(custom, event.bus, event.by) });
      } else passOn(this.#line, event, at);
    }
  }

  acceptLog(recorded: Recorded, trail: Trail): void {
    const { reachesTrailAt = recorded.at, eventId } = recorded;
    const due = this.#line.faults.delayed("log-group", reachesTrailAt, `${eventId} ${trail.arn}`);
    this.#heard.put(due, { kind: "log", recorded, trail });
    if (this.#heard.size() > this.#limits.pending && this.#heard.take(FOREVER) !== undefined) this.#lostRecords++;
  }

  advanceTo(now: Instant): void {
    for (let due = this.#next(now); due !== undefined; due = this.#next(now)) this.#carryOut(due.item, due.at);
    this.#rules = undefined;
    const surplus = this.#outbox.length - this.#limits.notifications;
    if (surplus > 0) {
      this.#outbox = this.#outbox.slice(surplus);
      this.#lostNotifications += surplus;
    }
    if (this.#reports.length > this.#limits.notifications)
      this.#reports = this.#reports.slice(-this.#limits.notifications);
  }

  notifications(upTo?: Instant): readonly Notification[] {
    return upTo === undefined ? [...this.#outbox] : this.#outbox.filter(({ at }) => at <= upTo);
  }

  reports(): readonly DeliveryReport[] {
    return [...this.#reports];
  }

  statistics(): DeliveryStatistics {
    return {
      pending: this.#heard.size() + this.#unheard.size(),
      lostRecords: this.#lostRecords,
      lostUnheard: this.#lostUnheard,
      lostNotifications: this.#lostNotifications,
    };
  }

  /** Once for each alarm and minute, however many reports asked for it. */
  #lookAt(task: Extract<Task, { kind: "alarm" }>, at: Instant): void {
    if ((this.#lookedAt.get(task.arn) ?? 0) >= task.minute) return;
    this.#lookedAt.set(task.arn, task.minute);
    lookAt(this.#line, task, at);
  }

  /** The earlier of the two; of those due together, the one that came first. */
  #next(now: Instant): Due<Task> | undefined {
    return (isBefore(this.#unheard.next(), this.#heard.next()) ? this.#unheard : this.#heard).take(now);
  }

  #carryOut(task: Task, at: Instant): void {
    const line = this.#line;
    this.#rules ??= rulesByBus(line.world());
    const onBus = { at, rules: this.#rules };
    switch (task.kind) {
      case "record":
        matchRecord(line, task.recorded, onBus);
        break;
      case "event":
        matchEvent(line, task.passing, onBus);
        break;
      case "target":
        tellTarget(line, task.sending, at);
        break;
      case "subscriber":
        tellSubscriber(line, task.published, at);
        break;
      case "function":
        handOn(line, task.handing, at);
        break;
      case "metric":
        report(line, task.reported, at);
        break;
      case "alarm":
        this.#lookAt(task, at);
        break;
      case "log":
        writeRecord(line, task, at);
        break;
      default:
        unreachable(task);
    }
  }
}

/** Whether anything listens on a bus, for where a record waits. Recounted when the number of rules has changed. */
function busesWithRules(world: () => World): (bus: string) => boolean {
  let counted = -1;
  let buses: ReadonlySet<string> = new Set();
  return (bus) => {
    const { eventRules } = world();
    if (eventRules.size !== counted) {
      counted = eventRules.size;
      buses = new Set([...eventRules.values()].map((rule) => busKey({ ...rule, name: rule.busName })));
    }
    return buses.has(bus);
  };
}
