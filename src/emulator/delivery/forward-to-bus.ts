/** From one bus to another, of the same account or another one, and no further. EventBridge User Guide: "Sending and receiving events between accounts". */
import { type EventBusReference, eventBusArn, findEventBus } from "../../domain/index.ts";
import { type Instant, parseAccountId } from "../../kernel/index.ts";
import type { TargetTrouble } from "../fault/fault.ts";
import type { Line, Sending } from "./line.ts";
import { forbidden, missing } from "./queue-door.ts";
import { mayAccount, mayRole } from "./service-access.ts";

const BUS = /^arn:aws:events:([a-z0-9-]+):(\d{12}):event-bus\/([/.\w-]+)$/;

export function busNamed(arn: string): EventBusReference | undefined {
  const [, region = "", account = "", name = ""] = BUS.exec(arn) ?? [];
  const accountId = parseAccountId(account);
  return accountId === undefined ? undefined : { accountId, region, name };
}

/**
 * Without a role the sender's account as a whole has to be named by the receiver's policy; a role has to be allowed as well.
 * detection.md 5.2: an event that came from another bus is not sent on, and nobody is told.
 */
export function forward(line: Line, { rule, target, passing }: Sending, at: Instant): TargetTrouble | undefined {
  if (passing.isForwarded) {
    return { code: "THIRD_HOP", reason: "an event that came from another bus is not sent on", isRetried: false };
  }
  const bus = busNamed(target.arn);
  const world = line.world();
  const found = bus && findEventBus(world, bus, at);
  if (bus === undefined || found?.ok !== true || !world.accounts.has(bus.accountId)) return missing(target.arn);
  const { event } = passing;
  const receiver = {
    action: "events:PutEvents",
    arn: eventBusArn(bus),
    accountId: bus.accountId,
    policy: found.value.policy,
    keys: { "events:source": event.source, "events:detail-type": event["detail-type"] },
  };
  const circumstances = { world, now: at, assumptions: line.assumptions };
  const { roleArn } = target;
  const service = "events.amazonaws.com";
  const answer =
    roleArn !== undefined
      ? mayRole(circumstances, { roleArn, service, region: rule.region }, receiver)
      : bus.accountId === rule.accountId || mayAccount(circumstances, rule.accountId, receiver)
        ? "allowed"
        : "denied";
  if (answer !== "allowed") return forbidden(answer, { arn: target.arn, service, roleArn });
  line.put(at, { kind: "event", passing: { ...passing, bus, isForwarded: true } });
  return undefined;
}
