/** An EventBridge rule: a pattern on one account's bus in one Region, and where a match goes. */
import type { AccountId } from "../../kernel/index.ts";

export type EventRuleState = "ENABLED" | "DISABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

/** What a target is sent in place of the whole event. EventBridge User Guide: "Amazon EventBridge input transformation". */
export type InputTransformer = Readonly<{
  /** By the name that the template uses in angle brackets. */
  paths: ReadonlyMap<string, string>;
  template: string;
}>;

/** How long and how often a delivery is tried again. EventBridge User Guide: "How EventBridge retries delivering events". */
export type RetryPolicy = Readonly<{ maximumRetries?: number; maximumAgeSeconds?: number }>;

export type EventTarget = Readonly<{
  id: string;
  arn: string;
  input: string | undefined;
  roleArn?: string;
  inputPath?: string;
  inputTransformer?: InputTransformer;
  /** A queue that gets what could not be delivered. */
  deadLetterArn?: string;
  retryPolicy?: RetryPolicy;
}>;

export type EventRule = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  busName: string;
  description: string | undefined;
  /** The event pattern's text. */
  pattern: string;
  state: EventRuleState;
  targets: readonly EventTarget[];
  tags?: ReadonlyMap<string, string>;
}>;

/** Rules are found by account, Region, bus and name. */
export const eventRuleKey = (rule: Pick<EventRule, "accountId" | "region" | "busName" | "name">): string =>
  `${rule.accountId}/${rule.region}/${rule.busName}/${rule.name}`;

/** Rules of the default bus do not name it. */
export function eventRuleArn(rule: Pick<EventRule, "accountId" | "region" | "busName" | "name">): string {
  const { accountId, region, busName, name } = rule;
  return `arn:aws:events:${region}:${accountId}:rule/${busName === "default" ? "" : `${busName}/`}${name}`;
}
