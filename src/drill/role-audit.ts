/** What an audit of an account's roles found. */
import type { Attempt } from "./attempt.ts";
import type { Doors } from "./left-behind.ts";
import type { AccountView } from "./organization-view.ts";

export type RoleAudit = Readonly<{
  account: AccountView;
  /** Whose principals were asked about. */
  organization: string;
  doors: Doors;
  attempt: Attempt;
}>;
