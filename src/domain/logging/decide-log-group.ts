/** The log group that a trail delivers to beside its bucket. CloudTrail API Reference: CreateTrail, CloudWatchLogsLogGroupArn, CloudWatchLogsRoleArn. */
import { accept, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { TrailAsker } from "./find-trail.ts";
import type { LoggingRefusal } from "./refusals.ts";
import type { Trail, TrailLogGroup } from "./trail.ts";

/** As the request has them: undefined is left out, an empty text takes away. */
export type WantedLogGroup = Readonly<{ groupArn: string | undefined; roleArn: string | undefined }>;

/** Whether CloudTrail can take the role on, and whether the role may write into the trail's stream: asked outside. */
export type LogGroupAnswer = "open" | "untrusted" | "forbidden";
export type AskLogGroup = (trail: Trail) => LogGroupAnswer;

const ROLE = /^arn:aws:iam::(\d{12}):role\/[\w+=,.@/-]{1,576}$/;

/**
 * Both or neither. The group is the asker's own, which holds for a delegated administrator as well; that it has to be in the home
 * Region of the trail, and that its ARN has to end in `:*`, is inferred from what people are refused.
 */
export function decideLogGroup(
  world: World,
  { accountId, region }: TrailAsker,
  { wanted, before }: Readonly<{ wanted: WantedLogGroup; before: TrailLogGroup | undefined }>,
): Result<TrailLogGroup | undefined, LoggingRefusal> {
  const group = wanted.groupArn ?? (before === undefined ? "" : `${before.groupArn}:*`);
  const roleArn = wanted.roleArn ?? before?.roleArn ?? "";
  if (group === "" && roleArn === "") return accept(undefined);
  if (roleArn === "") return refuse({ kind: "LogGroupWithoutRole" });
  if (group === "") return refuse({ kind: "RoleWithoutLogGroup" });
  if (wanted.groupArn === undefined && wanted.roleArn === undefined) return accept(before);
  const groupArn = group.replace(/:\*$/, "");
  const found = world.logGroups.get(groupArn);
  if (groupArn === group || found?.accountId !== accountId || found.region !== region) {
    return refuse({ kind: "LogGroupNotValid" });
  }
  const [, owner] = ROLE.exec(roleArn) ?? [];
  return owner === accountId ? accept({ groupArn, roleArn }) : refuse({ kind: "LogRoleNotTrusted" });
}

export function logGroupProblem(trail: Trail, ask: AskLogGroup): LoggingRefusal | undefined {
  if (trail.logGroup === undefined) return undefined;
  const answer = ask(trail);
  if (answer === "open") return undefined;
  return { kind: answer === "untrusted" ? "LogRoleNotTrusted" : "LogRoleForbidden" };
}
