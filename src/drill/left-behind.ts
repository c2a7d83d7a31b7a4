/** What a departure leaves open and shuts, as the policies of both sides say it. Plain values; whoever holds the world works them out. */

import type { RequestedSession } from "../action/index.ts";
import type { Instant, Result } from "../kernel/index.ts";

/** A role as IAM shows it. */
export type RoleSeen = Readonly<{
  name: string;
  arn: string;
  trustPolicy: string;
  tags?: ReadonlyMap<string, string>;
}>;

export type OpenDoor = Readonly<{
  role: string;
  arn: string;
  /** At least one. */
  visitors: readonly Readonly<{
    accountId: string;
    accountName: string;
    name: string;
    /** Empty when nothing but the policies decides; else the condition keys, all the caller's choice, on which it hangs. */
    conditionKeys: readonly string[];
    /** The door is shut now and opens then, by the clock alone. Absent: it is open. */
    from?: Instant;
    /** A request that meets the conditions, as far as the policies tell. Absent: none is known. */
    choice?: RequestedSession;
  }>[];
}>;

export type Doors = Readonly<{
  open: readonly OpenDoor[];
  roles: number;
  /** Users and roles of the organization that were asked about. */
  principals: number;
  unreadable: readonly Readonly<{ role: string; reason: string }>[];
  assumptions: readonly string[];
}>;

export type ClosedDoor = Readonly<{
  resource: Readonly<{ kind: string; name: string; accountId: string }>;
  /** As the policy spells it, wildcards included. */
  action: string;
  /** Names of users and roles, and `root`. */
  principals: readonly string[];
}>;

export type LeftBehind = Readonly<{
  /** The name of the organization that the account last left, or is in when it has left none; else why there is none to ask about. */
  organizationOf(accountId: string): Result<string, string>;
  /** Which of these roles of the account somebody of that organization can assume. */
  openDoors(accountId: string, roles: readonly RoleSeen[]): Doors;
  /** What the account's principals reached in that organization's other accounts only by being in it, where they were. */
  closedDoors(accountId: string): readonly ClosedDoor[];
}>;
