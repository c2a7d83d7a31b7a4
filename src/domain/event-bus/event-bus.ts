/** EventBridge's event buses: every account has a default one in every Region; others are made. EventBridge User Guide: "Event buses". */
import type { AccountId, Instant } from "../../kernel/index.ts";

/** AWS services deliver to this bus and to no other. */
export const DEFAULT_BUS = "default";

/** The default bus is kept only once it has a policy or tags. */
export type EventBus = Readonly<{
  name: string;
  accountId: AccountId;
  region: string;
  description: string | undefined;
  /** The resource policy's text. */
  policy: string | undefined;
  tags: ReadonlyMap<string, string>;
  createdAt: Instant;
  modifiedAt: Instant;
}>;

export type EventBusReference = Readonly<{ accountId: AccountId; region: string; name: string }>;

/** Buses are found by their ARN. */
export const eventBusArn = ({ accountId, region, name }: EventBusReference): string =>
  `arn:aws:events:${region}:${accountId}:event-bus/${name}`;

/** An event that somebody other than an AWS service puts on a bus. */
export type CustomEvent = Readonly<{
  id: string;
  source: string;
  detailType: string;
  /** A JSON object. */
  detail: Readonly<Record<string, unknown>>;
  resources: readonly string[];
  time: Instant;
}>;
