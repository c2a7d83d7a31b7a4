/** Console passwords of users. IAM API Reference: CreateLoginProfile, UpdateLoginProfile, DeleteLoginProfile, ChangePassword. */
import { type AccountId, accept, type Instant, type Result, refuse } from "../../kernel/index.ts";
import type { World } from "../world.ts";
import type { LoginProfile, PasswordPolicy } from "./credentials.ts";
import type { IdentityDecision } from "./decide-users.ts";
import { findUser, identitiesOf } from "./find-identity.ts";
import type { User } from "./principal.ts";
import type { IdentityRefusal, PasswordRule } from "./refusals.ts";

/** What holds where the account has set no rules. IAM User Guide: "Default password policy". */
const DEFAULT_MINIMUM_LENGTH = 8;
const DEFAULT_KINDS = 3;
/** Of the symbols that count. IAM API Reference: UpdateAccountPasswordPolicy, RequireSymbols. */
const SYMBOL = /[!@#$%^&*()_+\-=[\]{}|']/;
/** Most passwords that a rule against reuse looks back on. */
const REMEMBERED = 24;

export type PasswordWrite = Readonly<{ userName: string; now: Instant; password: string; resetRequired: boolean }>;

export function decideCreateLoginProfile(world: World, accountId: AccountId, write: PasswordWrite): IdentityDecision {
  const user = findUser(world, accountId, write.userName);
  if (!user.ok) return user;
  if (user.value.loginProfile !== undefined) {
    return refuse({ kind: "EntityAlreadyExists", entity: { kind: "loginProfile", name: write.userName } });
  }
  return withPassword(world, accountId, { user: user.value, ...write });
}

export type PasswordUpdate = Readonly<{
  userName: string;
  now: Instant;
  password: string | undefined;
  resetRequired: boolean | undefined;
}>;

/** Somebody else's password, or whether it must be changed at the next sign-in. */
export function decideUpdateLoginProfile(world: World, accountId: AccountId, update: PasswordUpdate): IdentityDecision {
  const found = findLoginProfile(world, accountId, update.userName);
  if (!found.ok) return found;
  const { user, profile } = found.value;
  const { password, now, resetRequired = profile.resetRequired } = update;
  if (password !== undefined) return withPassword(world, accountId, { user, now, password, resetRequired });
  return accept([{ kind: "UserChanged", accountId, user: { ...user, loginProfile: { ...profile, resetRequired } } }]);
}

export function decideDeleteLoginProfile(world: World, accountId: AccountId, userName: string): IdentityDecision {
  const found = findLoginProfile(world, accountId, userName);
  if (!found.ok) return found;
  return accept([{ kind: "UserChanged", accountId, user: { ...found.value.user, loginProfile: undefined } }]);
}

export type PasswordChange = Readonly<{ userName: string; now: Instant; oldPassword: string; newPassword: string }>;

/** One's own password; whoever changes it must know the old one. */
export function decideChangePassword(world: World, accountId: AccountId, change: PasswordChange): IdentityDecision {
  const found = findLoginProfile(world, accountId, change.userName);
  if (!found.ok) return found;
  const { user, profile } = found.value;
  if (profile.password !== change.oldPassword) return refuse({ kind: "OldPasswordWrong" });
  return withPassword(world, accountId, { user, now: change.now, password: change.newPassword, resetRequired: false });
}

type Profiled = Readonly<{ user: User; profile: LoginProfile }>;

/** A user together with its password, or the refusal that either is not there. */
export function findLoginProfile(
  world: World,
  accountId: AccountId,
  userName: string,
): Result<Profiled, IdentityRefusal> {
  const user = findUser(world, accountId, userName);
  if (!user.ok) return user;
  const profile = user.value.loginProfile;
  if (profile !== undefined) return accept({ user: user.value, profile });
  return refuse({ kind: "NoSuchEntity", entity: { kind: "loginProfile", userName } });
}

type Setting = Readonly<{ user: User; now: Instant; password: string; resetRequired: boolean }>;

function withPassword(
  world: World,
  accountId: AccountId,
  { user, now, password, resetRequired }: Setting,
): IdentityDecision {
  const known = user.loginProfile;
  const { passwordPolicy } = identitiesOf(world, accountId);
  const older = known === undefined ? [] : [known.password, ...known.previousPasswords];
  const broken = brokenRule(password, { policy: passwordPolicy, older });
  if (broken !== undefined) return refuse(broken);
  const loginProfile: LoginProfile = {
    createdAt: known?.createdAt ?? now,
    password,
    changedAt: now,
    resetRequired,
    previousPasswords: older.slice(0, REMEMBERED),
  };
  return accept([{ kind: "UserChanged", accountId, user: { ...user, loginProfile } }]);
}

type Rules = Readonly<{ policy: PasswordPolicy | undefined; older: readonly string[] }>;
type Broken = Extract<IdentityRefusal, { kind: "PasswordRefused" }>;

function brokenRule(password: string, { policy, older }: Rules): Broken | undefined {
  const refused = (rule: PasswordRule, limit = 0): Broken => ({ kind: "PasswordRefused", rule, limit });
  const kinds = {
    uppercase: /[A-Z]/.test(password),
    lowercase: /[a-z]/.test(password),
    number: /[0-9]/.test(password),
    symbol: SYMBOL.test(password),
  };
  const minimum = policy?.minimumLength ?? DEFAULT_MINIMUM_LENGTH;
  if (password.length < minimum) return refused("length", minimum);
  if (policy === undefined) {
    return Object.values(kinds).filter(Boolean).length >= DEFAULT_KINDS ? undefined : refused("kinds", DEFAULT_KINDS);
  }
  if (policy.requiresUppercase && !kinds.uppercase) return refused("uppercase");
  if (policy.requiresLowercase && !kinds.lowercase) return refused("lowercase");
  if (policy.requiresNumbers && !kinds.number) return refused("number");
  if (policy.requiresSymbols && !kinds.symbol) return refused("symbol");
  if (older.slice(0, policy.reusePrevention).includes(password)) return refused("reuse", policy.reusePrevention);
  return undefined;
}
