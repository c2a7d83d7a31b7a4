/** The log group that a trail writes to has another name. CloudWatch Logs API Reference: groups cannot be renamed, only made again. */
import { type DomainEvent, logGroupArn } from "../../../domain/index.ts";
import { accept, refuse } from "../../../kernel/index.ts";
import type { FaultKind } from "../fault.ts";
import { findLogGroup } from "../find-log-group.ts";

const NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;

export const logGroupRenamed: FaultKind = {
  kind: "logs.group-renamed",
  sentence:
    "a log group was made again under another name, with its metric filters and without its events: whoever writes to the old name finds nothing",
  recovery:
    "the group has its old name and its events again, unless somebody made one of that name or changed the new one",
  source:
    "CloudWatch Logs API Reference: a group cannot be renamed; a trail goes on writing to the ARN that it was given",
  parameters: {
    logGroup: { type: "text", sentence: "the group, by name or ARN", isRequired: true },
    name: { type: "text", sentence: "its new name; the old one with `-renamed` behind it when it is left out" },
  },
  start(parameters, { world }) {
    const found = findLogGroup(world, parameters.text("logGroup") ?? "");
    if (!found.ok) return found;
    const before = found.value;
    const name = parameters.text("name") ?? `${before.name}-renamed`.slice(-512);
    if (!NAME.test(name)) return refuse(`\`${name.slice(0, 100)}\` is no name of a log group`);
    const renamed = { ...before, name, streams: new Map() };
    if (world.logGroups.has(logGroupArn(renamed))) return refuse(`a log group \`${name}\` is there already`);
    const events = world.logEvents.get(logGroupArn(before)) ?? [];
    const gone = (arn: string): DomainEvent => ({ kind: "LogGroupDeleted", arn });
    return accept({
      events: [gone(logGroupArn(before)), { kind: "LogGroupChanged", group: renamed }],
      recover(later) {
        const isAsLeft = later.logGroups.get(logGroupArn(renamed)) === renamed;
        if (!isAsLeft || later.logGroups.has(logGroupArn(before))) return [];
        return [
          gone(logGroupArn(renamed)),
          { kind: "LogGroupChanged", group: before },
          { kind: "LogEventsPut", arn: logGroupArn(before), events },
        ];
      },
    });
  },
};
