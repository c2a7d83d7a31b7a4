/** An EventBridge rule: a pattern on one account's bus in one Region, and where a match goes. */
import type { AccountId } from "../../kernel/index.ts";

export type EventRuleState = "ENABLED" | "DISABLED" | "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";
export type EventTarget = Readonly<{ id: string; arn: string; input: string | undefined; roleArn?: string }>;

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
}>;

/** Rules are found by account, Region, bus and name. */
export const eventRuleKey = (rule: Pick<EventRule, "accountId" | "region" | "busName" | "name">): string =>
  `${rule.accountId}/${rule.region}/${rule.busName}/${rule.name}`;
