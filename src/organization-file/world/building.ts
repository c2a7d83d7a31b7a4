/** A world under construction: the file, the ids given out so far, and the one way to write. */
import { apply, type DomainEvent, emptyWorld, type World } from "../../domain/index.ts";
import {
  type AccountId,
  addMs,
  days,
  type Identifiers,
  type Instant,
  invariant,
  parseAccountId,
} from "../../kernel/index.ts";
import { textOf } from "../document-entry.ts";
import {
  type AccountEntry,
  accountsOf,
  type DocumentEntry,
  type Moment,
  type OrganizationFile,
} from "../organization-file.ts";

export type Building = Readonly<{
  file: OrganizationFile;
  world: World;
  ids: Identifiers;
  now: Instant;
  accountIds: ReadonlyMap<AccountEntry, AccountId>;
  /** By the organization's name in the file. */
  organizationIds: Map<string, string>;
  /** Offsets in the file of what was built, for places. */
  offsets: Offsets;
  record(event: DomainEvent): void;
}>;

export type Offsets = Readonly<{
  /** By account id. */
  accounts: Map<string, number>;
  /** By policy id: the entry, and the document's path when it has a file of its own. */
  policies: Map<string, Readonly<{ at: number; document: string | undefined }>>;
  /** By ARN: users, roles and customer managed policies. */
  principals: Map<string, number>;
}>;

/** Age of whatever has no date in the file. */
const DEFAULT_AGE_MS = days(400);

export function startBuilding(
  file: OrganizationFile,
  { ids, now }: Readonly<{ ids: Identifiers; now: Instant }>,
): Building {
  const world = emptyWorld();
  return {
    file,
    world,
    ids,
    now,
    accountIds: giveAccountIds(file, ids),
    organizationIds: new Map(),
    offsets: { accounts: new Map(), policies: new Map(), principals: new Map() },
    record: (event) => apply(world, event),
  };
}

/** Ids in the file win; the others are made from the seed and never meet one of the file's. */
function giveAccountIds(file: OrganizationFile, ids: Identifiers): ReadonlyMap<AccountEntry, AccountId> {
  const given = new Map<AccountEntry, AccountId>();
  const taken = new Set<AccountId>();
  const waiting: AccountEntry[] = [];
  for (const { account } of accountsOf(file)) {
    const id = account.id === undefined ? undefined : parseAccountId(account.id.text);
    if (id === undefined) waiting.push(account);
    else {
      given.set(account, id);
      taken.add(id);
    }
  }
  for (const account of waiting) {
    let id = ids.account();
    while (taken.has(id)) id = ids.account();
    given.set(account, id);
    taken.add(id);
  }
  return given;
}

export function accountIdOf({ accountIds }: Pick<Building, "accountIds">, account: AccountEntry): AccountId {
  const id = accountIds.get(account);
  invariant(id !== undefined, `the account \`${account.name}\` has no id`);
  return id;
}

/** A moment of the file as an instant; left out, 400 days before the start. */
export function instantOf({ now }: Pick<Building, "now">, moment: Moment | undefined): Instant {
  if (moment === undefined) return addMs(now, -DEFAULT_AGE_MS);
  return moment.kind === "at" ? moment.instant : addMs(now, -moment.durationMs);
}

/** The text of a document of a checked file. */
export function requiredText({ file }: Pick<Building, "file">, document: DocumentEntry | undefined): string {
  const text = document === undefined ? undefined : textOf(file, document);
  invariant(text !== undefined, "a checked file has a text for every document");
  return text;
}
