/** What else an intruder can act with: keys and sessions that their calls were given, roles whose trust they wrote, passwords they set. */
import { listOf, outputOf } from "../action/index.ts";
import type { CallReport, Hands, Target } from "../target/index.ts";
import type { Act, Actor } from "./attempt.ts";
import type { AccountView } from "./organization-view.ts";
import { repeatActs } from "./perform.ts";

/** One call of the intruder's, with what it answered in the clear: drills keep no secrets, and a copy needs them. */
export type Taken = Readonly<{ report: CallReport; hands: Hands; account: AccountView }>;

export type Foothold = Readonly<{
  /** In words, such as `the access key of backup`. */
  name: string;
  accountId: string;
  hands: Hands;
}>;

export type Footholds = Readonly<{
  usable: readonly Foothold[];
  /** What is still there, and nobody can try here. */
  untried: readonly string[];
}>;

export type Repeated = Readonly<{
  taken: readonly Taken[];
  /** What each runbook came to this time. */
  programs: ReadonlyMap<Act, CallReport>;
}>;

/** Repeats acts as `repeatActs` does, and keeps what the intruder's calls answered and what runbooks did. */
export async function repeatWatched(target: Target, acts: readonly Act[]): Promise<Repeated> {
  const taken: Taken[] = [];
  const programs = new Map<Act, CallReport>();
  for (const act of acts) {
    const { role, account } = act.actor;
    const note: Note = (report, hands) => {
      if (report.service === "program") programs.set(act, report);
      else if (role === "attacker") taken.push({ report, hands, account });
    };
    await repeatActs(seenBy(target, note), [act]);
  }
  return { taken, programs };
}

type Note = (report: CallReport, hands: Hands) => void;

function seenBy(target: Target, note: Note): Target {
  return {
    ...target,
    as(principal) {
      const hands = target.as(principal);
      return hands && noting(hands, note);
    },
  };
}

function noting(hands: Hands, note: Note): Hands {
  const { runProgram } = hands;
  return {
    ...hands,
    async call(service, operation, input) {
      const report = await hands.call(service, operation, input);
      note(report, hands);
      return report;
    },
    becoming: (credentials, arn) => noting(hands.becoming(credentials, arn), note),
    ...(runProgram !== undefined && {
      async runProgram(program, args) {
        const report = await runProgram(program, args);
        note(report, hands);
        return report;
      },
    }),
  };
}

/** More of them than any story needs; each is tried with each remaining step that fails. */
const MOST = 20;

/** Of what the intruder was given, all that still works or stands; a key that was disabled and a trust that was put right are none. */
export async function footholdsIn(
  target: Target,
  { taken, actors }: Readonly<{ taken: readonly Taken[]; actors: readonly Actor[] }>,
): Promise<Footholds> {
  const usable: Foothold[] = [];
  const untried = new Set<string>();
  for (const each of taken) {
    const found = (await credentialsIn(each)) ?? (await roleIn(target, each)) ?? (await passwordIn(target, each));
    if (typeof found === "string") untried.add(found);
    else if (found !== undefined && !usable.some(({ name }) => name === found.name)) usable.push(found);
  }
  for (const actor of actors) for (const each of await otherKeysOf(target, actor)) untried.add(each);
  return { usable: usable.slice(0, MOST), untried: [...untried, ...usable.slice(MOST).map(({ name }) => name)] };
}

type Given = Readonly<{
  AccessKeyId?: string;
  SecretAccessKey?: string;
  SessionToken?: string;
  UserName?: string;
}>;

/** Credentials that AWS answered with and takes still: nobody can be denied GetCallerIdentity. STS API Reference: GetCallerIdentity. */
async function credentialsIn({ report, hands }: Taken): Promise<Foothold | undefined> {
  const { AccessKey, Credentials, AssumedRoleUser } = outputOf(report) ?? {};
  const given = (AccessKey ?? Credentials) as Given | undefined;
  if (given?.AccessKeyId === undefined || given.SecretAccessKey === undefined) return undefined;
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = given;
  const own = { accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) };
  const arn = (AssumedRoleUser as Readonly<{ Arn?: string }> | undefined)?.Arn ?? report.arn;
  const becoming = hands.becoming(own, arn);
  const { Account } = outputOf(await becoming.call("sts", "GetCallerIdentity")) ?? {};
  if (typeof Account !== "string") return undefined;
  const name =
    given.UserName === undefined ? `a session as ${arn}` : `the access key ${accessKeyId} of \`${given.UserName}\``;
  return { name: `${name} (from the intruder's ${report.operation})`, accountId: Account, hands: becoming };
}

const WRITES_TRUST: ReadonlySet<string> = new Set(["CreateRole", "UpdateAssumeRolePolicy"]);

/** A role whose trust reads as the intruder wrote it; tried by its own session, where the target has one. */
async function roleIn(target: Target, { report, account }: Taken): Promise<Foothold | string | undefined> {
  const { RoleName, AssumeRolePolicyDocument, PolicyDocument } = report.input;
  const wrote = report.operation === "CreateRole" ? AssumeRolePolicyDocument : PolicyDocument;
  if (report.outcome.kind !== "succeeded" || !WRITES_TRUST.has(report.operation)) return undefined;
  const name = `the role \`${RoleName}\` of ${account.name} (its trust is the intruder's)`;
  const read = await readAs(target, account, { operation: "GetRole", input: { RoleName } });
  if (read === undefined) return name;
  const { Role } = outputOf(read) ?? {};
  const now = (Role as Readonly<{ AssumeRolePolicyDocument?: string }> | undefined)?.AssumeRolePolicyDocument;
  if (now === undefined || !isSameDocument(now, String(wrote))) return undefined;
  const hands = target.as({ accountId: account.id, principal: String(RoleName) });
  return hands === undefined ? name : { name, accountId: account.id, hands };
}

const SETS_PASSWORD: ReadonlySet<string> = new Set(["CreateLoginProfile", "UpdateLoginProfile"]);

/** A password opens the console, and nobody can try what a console session may do without one. */
async function passwordIn(target: Target, { report, account }: Taken): Promise<string | undefined> {
  if (report.outcome.kind !== "succeeded" || !SETS_PASSWORD.has(report.operation)) return undefined;
  const { UserName } = report.input;
  const read = await readAs(target, account, { operation: "GetLoginProfile", input: { UserName } });
  const isGone = read?.outcome.kind === "refused";
  return isGone ? undefined : `the password of \`${UserName}\` in ${account.name} (the intruder set it)`;
}

type Key = Readonly<{ AccessKeyId?: string; Status?: string }>;

/** A user may have two keys: where the one that was tried is refused as such, the other may be the intruder's as well. */
async function otherKeysOf(target: Target, { account, principal }: Actor): Promise<readonly string[]> {
  if (account.principals.find(({ name }) => name === principal)?.kind !== "user") return [];
  const own = await target.as({ accountId: account.id, principal })?.call("sts", "GetCallerIdentity");
  if (own?.outcome.kind !== "refused") return [];
  const read = await readAs(target, account, { operation: "ListAccessKeys", input: { UserName: principal } });
  const keys = listOf<Key>(read && outputOf(read), "AccessKeyMetadata");
  return keys
    .filter(({ Status }) => Status === "Active")
    .map(({ AccessKeyId }) => `the access key ${AccessKeyId} of \`${principal}\` in ${account.name}`);
}

type Question = Readonly<{ operation: string; input: Readonly<Record<string, unknown>> }>;

/** By the first administrator of the account whom nothing keeps from reading; undefined where everybody is kept from it. */
async function readAs(target: Target, account: AccountView, asked: Question): Promise<CallReport | undefined> {
  for (const { name } of account.principals.filter((each) => each.isAdministrator)) {
    const report = await target
      .as({ accountId: account.id, principal: name })
      ?.call("iam", asked.operation, asked.input);
    if (report?.outcome.kind === "succeeded" || isMissing(report)) return report;
  }
  return undefined;
}

const isMissing = (report: CallReport | undefined): boolean =>
  report?.outcome.kind === "refused" && report.outcome.code.startsWith("NoSuchEntity");

/** IAM answers with the document escaped for an address. */
function isSameDocument(now: string, wrote: string): boolean {
  const plain = now.startsWith("%7B") ? decodeURIComponent(now) : now;
  return withoutBlanks(plain) === withoutBlanks(wrote);
}

const withoutBlanks = (text: string): string => text.replaceAll(/\s+/g, "");
