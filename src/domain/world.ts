/** Everything that is true at one moment: several organizations and stand-alone accounts in one world. Read-only to all but apply/. */
import type { AccountId } from "../kernel/index.ts";
import type { Account, CreateAccountRequest } from "./account/account.ts";
import type { EventRule } from "./event-rule/event-rule.ts";
import type { Handshake } from "./handshake/handshake.ts";
import type { Organization } from "./organization/organization.ts";
import type { AccessKey, AccountIdentities, Session } from "./principal/principal.ts";

export type World = Readonly<{
  accounts: ReadonlyMap<AccountId, Account>;
  /** By lower-case address: an address belongs to one account. */
  accountsByEmail: ReadonlyMap<string, AccountId>;
  organizations: ReadonlyMap<string, Organization>;
  handshakes: ReadonlyMap<string, Handshake>;
  createAccountRequests: ReadonlyMap<string, CreateAccountRequest>;
  identities: ReadonlyMap<AccountId, AccountIdentities>;
  /** By access key id. */
  accessKeys: ReadonlyMap<string, AccessKey>;
  /** By access key id. */
  sessions: ReadonlyMap<string, Session>;
  /** By eventRuleKey. */
  eventRules: ReadonlyMap<string, EventRule>;
}>;

export function emptyWorld(): World {
  return {
    accounts: new Map(),
    accountsByEmail: new Map(),
    organizations: new Map(),
    handshakes: new Map(),
    createAccountRequests: new Map(),
    identities: new Map(),
    accessKeys: new Map(),
    sessions: new Map(),
    eventRules: new Map(),
  };
}
