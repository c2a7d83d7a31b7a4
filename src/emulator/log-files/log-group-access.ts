/** Whether CloudTrail may write into a trail's log group: by the role that the trail names. CloudTrail User Guide: "Role policy document for CloudTrail to use CloudWatch Logs for monitoring". */
import { CLOUDTRAIL, type LogGroupAnswer, logStreamName } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import { mayRole, type RoleAnswer } from "../delivery/service-access.ts";
import type { Writing } from "./bucket-access.ts";

/** What CreateTrail and UpdateTrail try, with the stream of whoever owns the trail. That both actions are tried is inferred. */
export function tryLogGroup(writing: Writing): LogGroupAnswer {
  const [refused = "allowed"] = (["CreateLogStream", "PutLogEvents"] as const)
    .map((action) => mayWrite(writing, writing.trail.accountId, action))
    .filter((answer) => answer !== "allowed");
  if (refused === "allowed") return "open";
  return refused === "denied" ? "forbidden" : "untrusted";
}

/** Asked again for every record: a role that changed stops the delivery. */
export function mayWrite(
  { world, trail, now, assumptions }: Writing,
  writtenFor: AccountId,
  action: "CreateLogStream" | "PutLogEvents",
): RoleAnswer {
  const { logGroup, homeRegion: region } = trail;
  if (logGroup === undefined) return "missing";
  const { groupArn, roleArn } = logGroup;
  const [, , , , accountId = ""] = groupArn.split(":");
  const arn = `${groupArn}:log-stream:${logStreamName(trail, writtenFor)}`;
  const receiver = { action: `logs:${action}`, arn, accountId: accountId as AccountId, policy: undefined };
  return mayRole({ world, now, assumptions }, { roleArn, service: CLOUDTRAIL, region }, receiver);
}
