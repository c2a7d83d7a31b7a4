/** Credentials for every principal of a world, as `serve`, `exec` and the drills hand them out. */
import {
  type AccessKey,
  type Account,
  type IdentityEvent,
  identitiesOf,
  mfaDevicesOf,
  type Role,
  type Session,
  type World,
} from "../../domain/index.ts";
import { type AccountId, addMs, hours, type Instant, type Random } from "../../kernel/index.ts";
import { compiledPolicy } from "./compiled-policies.ts";

/** One principal and what it signs with. */
export type IssuedProfile = Readonly<{
  /** `ACCOUNT/PRINCIPAL`; an account whose name another has too goes by its id. */
  name: string;
  accountId: AccountId;
  accountName: string;
  principal:
    | Readonly<{ kind: "root" }>
    | Readonly<{ kind: "user"; userName: string }>
    | Readonly<{ kind: "role"; roleName: string }>;
  accessKeyId: string;
  secretAccessKey: string;
  /** Absent for long-term keys. */
  sessionToken?: string;
}>;

export type Issuing = Readonly<{
  random: Random;
  now: Instant;
  /** How long sessions live; 12 hours unless given. */
  lifetimeMs?: number;
  /** Root users without a password get a session too: as if somebody had got hold of one. */
  everyRoot?: boolean;
  /** Only these accounts; all unless given. A profile is the same whether others are issued beside it or not. */
  accountIds?: ReadonlySet<AccountId>;
}>;

export type IssuedCredentials = Readonly<{ events: readonly IdentityEvent[]; profiles: readonly IssuedProfile[] }>;

export const ISSUED_SESSION_NAME = "orgdrill";
const NOTHING: readonly string[] = [];
const NO_TAGS: ReadonlyMap<string, string> = new Map();
const DEFAULT_LIFETIME_MS = hours(12);
const KEY_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Users and the root user sign with their oldest active key where they have one, else with a sign-in session (the root
 * user only when it has a password, or `everyRoot` asks for it); roles get an assumed-role session. Service-linked roles get none: only their
 * service can hold their credentials. The same seed gives a principal the same credentials, whoever else is there.
 * Profiles are in the order of account id, then root, users, roles by name.
 */
export function issueCredentials(world: World, issuing: Issuing): IssuedCredentials {
  const keys = oldestActiveKeys(world);
  const accounts = [...world.accounts.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
  const shared = sharedNames(accounts);
  const wanted = accounts.filter(({ id }) => issuing.accountIds?.has(id) ?? true);
  const issued = wanted.flatMap((account) => {
    const accountTitle = shared.has(account.name) ? account.id : account.name;
    return holdersIn(world, account, { keys, everyRoot: issuing.everyRoot === true }).map((holder) =>
      issueOne({ account, accountTitle, ...holder }, issuing),
    );
  });
  return {
    events: issued.flatMap(({ session }) =>
      session === undefined ? [] : [{ kind: "SessionIssued", session } as const],
    ),
    profiles: issued.map(({ profile }) => profile),
  };
}

/** Whoever stands in the world; federated users come with their own credentials. */
type Owner = Exclude<Session["owner"], { kind: "federatedUser" }>;

/** A principal of an account, the last part of its profile's name, and the long-term key that it would use. */
type Holder = Readonly<{
  owner: Owner;
  principal: IssuedProfile["principal"];
  title: string;
  key: AccessKey | undefined;
  mfa: boolean;
  /** The identity provider that must have vouched for whoever holds the role. */
  provider?: string | undefined;
}>;

type Keys = ReadonlyMap<string, AccessKey>;

type Holding = Readonly<{ keys: Keys; everyRoot: boolean }>;

function holdersIn(world: World, account: Account, { keys, everyRoot }: Holding): readonly Holder[] {
  const { users, roles } = identitiesOf(world, account.id);
  const rootKey = keys.get(ownerKey(account.id, ROOT));
  const hasRoot = everyRoot || account.rootUser.password || rootKey !== undefined;
  const root: Holder = { owner: ROOT, principal: ROOT, title: "root", key: rootKey, mfa: account.rootUser.mfa };
  return [
    ...(hasRoot ? [root] : []),
    ...[...users.keys()].sort().map((userName) => userHolder(world, { account, userName, keys })),
    ...[...roles.values()]
      .filter(({ serviceLinked }) => !serviceLinked)
      .sort((left, right) => (left.name < right.name ? -1 : 1))
      .map((role) => roleHolder(role, users.has(role.name))),
  ];
}

const ROOT = { kind: "root" } as const;

type NamedUser = Readonly<{ account: Account; userName: string; keys: Keys }>;

/** Whoever has a second factor enabled has signed in with it. */
function userHolder(world: World, { account, userName, keys }: NamedUser): Holder {
  const user = { kind: "user", userName } as const;
  const mfa = mfaDevicesOf(world, account.id, user).length > 0;
  const title = userName === "root" ? "user/root" : userName;
  return { owner: user, principal: user, title, key: keys.get(ownerKey(account.id, user)), mfa };
}

/** A role whose name a user has too, or the root user's, is titled `role/NAME`. */
const roleHolder = ({ name, id, trustPolicy }: Role, isUsersName: boolean): Holder => ({
  provider: onlyProvider(trustPolicy),
  owner: { kind: "role", roleName: name, roleId: id, sessionName: ISSUED_SESSION_NAME, sourceIdentity: undefined },
  principal: { kind: "role", roleName: name },
  title: isUsersName || name === "root" ? `role/${name}` : name,
  key: undefined,
  mfa: false,
});

type Issued = Readonly<{ profile: IssuedProfile; session: Session | undefined }>;

function issueOne(holder: Holder & Readonly<{ account: Account; accountTitle: string }>, issuing: Issuing): Issued {
  const { account, accountTitle, principal, title, key } = holder;
  const named = { name: `${accountTitle}/${title}`, accountId: account.id, accountName: account.name, principal };
  if (key !== undefined) {
    return { profile: { ...named, accessKeyId: key.id, secretAccessKey: key.secret }, session: undefined };
  }
  const session = sessionFor(holder, account.id, issuing);
  const { accessKeyId, secret, token } = session;
  return { profile: { ...named, accessKeyId, secretAccessKey: secret, sessionToken: token }, session };
}

function sessionFor(
  { owner, mfa, provider }: Pick<Holder, "owner" | "mfa" | "provider">,
  accountId: AccountId,
  { random, now, lifetimeMs = DEFAULT_LIFETIME_MS }: Issuing,
): Session {
  return {
    ...credentialsOf(random, ownerKey(accountId, owner)),
    accountId,
    owner,
    issuedAt: now,
    expiresAt: addMs(now, lifetimeMs),
    mfa,
    policies: NOTHING,
    tags: NO_TAGS,
    ...(provider === undefined ? {} : { federatedProvider: provider }),
  };
}

/** A role that trusts one identity provider and nobody else can be held by nobody but whom that provider vouches for. */
function onlyProvider(trustPolicy: string): string | undefined {
  if (!trustPolicy.includes("Federated")) return undefined;
  const allowing = compiledPolicy(trustPolicy, "trust").document.statements.filter(({ effect }) => effect === "Allow");
  const trusted = allowing.flatMap(({ principals }) => principals ?? []);
  const isForOthers = trusted.some(({ any, aws, service }) => any || aws.length + service.length > 0);
  const providers = new Set(trusted.flatMap(({ federated }) => federated));
  const [only] = providers;
  return isForOthers || providers.size > 1 ? undefined : only;
}

/** Half of the key id from each of two streams: one stream has 32 bits of state, too few for 100,000 different ids. */
function credentialsOf(random: Random, label: string): Pick<Session, "accessKeyId" | "secret" | "token"> {
  const [one, other] = [random.fork(`issued/${label}`), random.fork(`issued-too/${label}`)];
  return {
    accessKeyId: `ASIA${draw(one, 8, KEY_ALPHABET)}${draw(other, 8, KEY_ALPHABET)}`,
    secret: draw(one, 40, SECRET_ALPHABET),
    token: draw(other, 64, SECRET_ALPHABET),
  };
}

/** A world has up to 150,000 of these, so they are made in one piece: a string that was added to letter by letter takes 30 times the memory. */
function draw(random: Random, length: number, alphabet: string): string {
  const codes: number[] = [];
  for (let count = 0; count < length; count++) codes.push(alphabet.charCodeAt(random.below(alphabet.length)));
  return String.fromCharCode(...codes);
}

function oldestActiveKeys(world: World): Keys {
  const oldest = new Map<string, AccessKey>();
  for (const key of world.accessKeys.values()) {
    const label = ownerKey(key.accountId, key.owner);
    const known = oldest.get(label);
    if (key.status === "Active" && (known === undefined || isOlder(key, known))) oldest.set(label, key);
  }
  return oldest;
}

const isOlder = (key: AccessKey, other: AccessKey): boolean =>
  key.createdAt < other.createdAt || (key.createdAt === other.createdAt && key.id < other.id);

function ownerKey(accountId: AccountId, owner: Owner): string {
  if (owner.kind === "root") return `${accountId}/root`;
  return owner.kind === "user" ? `${accountId}/user/${owner.userName}` : `${accountId}/role/${owner.roleName}`;
}

function sharedNames(accounts: readonly Account[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of accounts) {
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}
