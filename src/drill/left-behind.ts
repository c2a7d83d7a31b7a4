/** What a departure leaves open and shuts, as the policies of both sides say it. Plain values; whoever holds the world works them out. */

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
  /** Which of these roles of the account somebody of the organization can assume. */
  openDoors(accountId: string, roles: readonly RoleSeen[]): Doors;
  /** What the account's principals reached in the organization's other accounts only as its members. */
  closedDoors(accountId: string): readonly ClosedDoor[];
}>;
