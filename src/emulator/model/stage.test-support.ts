/** The emulator with the cast on it, and the way from a command of a play to signed requests. */

import type { World } from "../../domain/index.ts";
import { days, virtualClock } from "../../kernel/index.ts";
import { parseOrganizationFile, worldFrom } from "../../organization-file/index.ts";
import {
  answered,
  control,
  fingerprintOf,
  type Key,
  requestFor,
  START,
  type Standing,
  signed,
} from "../emulator.test-support.ts";
import { createEmulator, type Emulator } from "../emulator.ts";
import type { SigningName, WireRequest } from "../wire/index.ts";
import {
  CAST,
  CAST_FILE,
  GUARD_TEXT,
  IDS,
  LOOSE_TEXT,
  openingUnitIdOf,
  organizationIdOf,
  rootIdOf,
} from "./cast.test-support.ts";
import type { Command, Of } from "./command.test-support.ts";
import { partsOf } from "./judge.test-support.ts";
import { HALF_DONE_AFTER, isCallFault, REORDER_WINDOW } from "./model.test-support.ts";
import { type CallKind, strangersEmail } from "./organization-rules.test-support.ts";

/** `code`: `ok`, or the refusal as `Exception/Reason`. */
export type Said = Readonly<{ code: string; text: string; sent: string }>;

export type Stage = Readonly<{
  standing: Standing;
  keys: Map<string, Key>;
  /** Labels of accounts, units, organizations, roots (`ORGANIZATION/root`), invitations and guards (`ORGANIZATION/guard`) with their ids. */
  ids: Map<string, string>;
  /** The faults in force with their ids. */
  faults: Map<"calls" | "records", string>;
  /** Of the world, the mails and the notifications. */
  fingerprint(): Promise<string>;
}>;

/** The seed of the emulator stays the same: a script says everything else. */
export function openStage(): Stage {
  const file = parseOrganizationFile({ path: "cast.yaml", text: CAST_FILE });
  if (!file.ok) throw new Error(file.refusal.map(({ path, message }) => `${path}: ${message}`).join("\n"));
  const clock = virtualClock(START);
  let built: World | undefined;
  const emulator: Emulator = createEmulator({
    build(now, ids) {
      built = worldFrom(file.value, { now, ids }).world;
      return built;
    },
    clock,
    seed: 1,
    assumptions: {},
    instant: false,
    skewNowMs: () => clock.now(),
    credentialLifetimeMs: days(9_000),
  });
  const world = (): World => {
    if (built === undefined) throw new Error("the emulator builds its world at once");
    return built;
  };
  const keys = new Map(emulator.signIns().map(({ profile, credentials }) => [profile, credentials]));
  const standing: Standing = { emulator, clock, world, key: (profile) => keyOf(keys, profile) };
  const fingerprint = async (): Promise<string> => {
    const told = [await mailText(standing), (await control(standing, "GET", "/_orgdrill/notifications")).text];
    return `${fingerprintOf(world())} ${told.join(" ")}`;
  };
  return { standing, keys, ids: openingIds(), faults: new Map(), fingerprint };
}

const mailText = async (standing: Standing): Promise<string> =>
  (await control(standing, "GET", "/_orgdrill/mail")).text;

export type Mail = Readonly<{ at: string; to: string; kind: string; token?: string }>;

/** Everything that was mailed, oldest first. */
export const mailsOn = async ({ standing }: Stage): Promise<readonly Mail[]> =>
  JSON.parse(await mailText(standing)).mail;

function openingIds(): Map<string, string> {
  const ids = new Map(IDS);
  for (const { label, units } of CAST) {
    ids.set(label, organizationIdOf(label));
    ids.set(`${label}/root`, rootIdOf(label));
    for (const unit of units) ids.set(unit.label, openingUnitIdOf(label, unit.label));
  }
  return ids;
}

function keyOf(keys: ReadonlyMap<string, Key>, profile: string): Key {
  const key = keys.get(profile);
  if (key === undefined) throw new Error(`\`${profile}\` has no credentials`);
  return key;
}

/** What a label that stands for something else, or for nothing, is taken for: an id that looks right and is nobody's. */
const STRANGERS = { account: "999999999999", place: "r-none", unit: "ou-none-00000000", invitation: "h-00000000" };

function idOf(
  { ids }: Stage,
  label: string,
  { shape, otherwise }: Readonly<{ shape: RegExp; otherwise: string }>,
): string {
  const id = ids.get(label);
  return id !== undefined && shape.test(id) ? id : otherwise;
}

export const accountIdOf = (stage: Stage, label: string): string =>
  idOf(stage, label, { shape: /^\d/, otherwise: STRANGERS.account });
export const placeIdOf = (stage: Stage, label: string): string =>
  idOf(stage, label, { shape: /^(r|ou)-/, otherwise: STRANGERS.place });
const unitIdOf = (stage: Stage, label: string): string =>
  idOf(stage, label, { shape: /^ou-/, otherwise: STRANGERS.unit });
const invitationIdOf = (stage: Stage, label: string): string =>
  idOf(stage, label, { shape: /^h-/, otherwise: STRANGERS.invitation });
/** Whatever policies and tags can be attached to. */
export const targetIdOf = (stage: Stage, label: string): string =>
  idOf(stage, label, { shape: /^(r-|ou-|\d)/, otherwise: STRANGERS.account });

export type Call = Readonly<{ as: string; operation: string; input?: unknown; service?: SigningName; key?: Key }>;

/** One signed call at the clock's time. */
export async function send(
  stage: Stage,
  { as, operation, input = {}, service = "organizations", key }: Call,
): Promise<Said> {
  const request = requestFor(service, operation, input);
  const { standing, keys } = stage;
  const at = standing.clock.now();
  return deliver(stage, signed(request, key ?? keyOf(keys, as), { service, at }), JSON.stringify(input));
}

/** What a server says that is made to fail. */
const STRUCK: ReadonlySet<string> = new Set(["ServiceException", "ServiceUnavailable"]);

async function deliver({ standing }: Stage, request: WireRequest, sent: string): Promise<Said> {
  const { code, text, status } = await answered(standing.emulator.answer(request));
  if (status >= 500 && !STRUCK.has(code)) throw new Error(`status ${status}: ${text}`);
  if (status === 200) return { code: "ok", text, sent };
  const reason = /"Reason":"(\w+)"/.exec(text)?.[1];
  return { code: reason === undefined ? code : `${code}/${reason}`, text, sent };
}

/** Carries the command out; what it made is remembered under its label. */
export async function carryOut(stage: Stage, command: Command): Promise<Said> {
  switch (command.do) {
    case "wait":
      return moveClock(stage, command.ms);
    case "strike":
      return strike(stage, command);
    case "lift":
      return lift(stage, ["calls", "records"]);
    case "furnish":
      return furnish(stage, command);
    case "recover-password":
      return recoverPassword(stage, command);
    case "self-close":
    case "reopen":
    case "sign-up":
      return visit(stage, command);
    case "fault":
      return fail(stage, command);
    default: {
      const said = await send(stage, { as: command.as, ...callOf(stage, command) });
      if (said.code === "ok") remember(stage, command, said.text);
      return said;
    }
  }
}

async function moveClock({ standing }: Stage, ms: number): Promise<Said> {
  const moved = await control(standing, "POST", "/_orgdrill/clock", JSON.stringify({ advance: `${ms / 1_000}s` }));
  // Asking anything carries out what fell due.
  await control(standing, "GET", "/_orgdrill/clock");
  return { code: moved.status === 200 ? "ok" : moved.code, text: "", sent: "" };
}

const FAULT_KINDS: Readonly<Record<Of<"strike">["fault"], Readonly<{ kind: string; parameters?: object }>>> = {
  throttling: { kind: "api.throttling" },
  "server-error": { kind: "api.server-error" },
  "carried-out": { kind: "api.server-error", parameters: { carriedOut: true } },
  "half-done": { kind: "api.half-done", parameters: { after: HALF_DONE_AFTER } },
  drop: { kind: "cloudtrail.drop" },
  duplicate: { kind: "cloudtrail.duplicate" },
  reorder: { kind: "cloudtrail.reorder", parameters: { window: `${REORDER_WINDOW / 1_000}s` } },
};

/** Ends the one before on the same side. */
async function strike(stage: Stage, { fault, at }: Of<"strike">): Promise<Said> {
  const side = isCallFault(fault) ? "calls" : "records";
  await lift(stage, [side]);
  const { kind, parameters } = FAULT_KINDS[fault];
  const scope = side === "calls" ? { service: "organizations", operation: at } : { eventName: at };
  const body = JSON.stringify({ kind, parameters: { ...parameters, ...scope } });
  const { status, code, text } = await control(stage.standing, "POST", "/_orgdrill/fault", body);
  if (status === 201) stage.faults.set(side, JSON.parse(text).id);
  return { code: status === 201 ? "ok" : `${code} ${text}`, text: "", sent: "" };
}

async function lift({ standing, faults }: Stage, sides: readonly ("calls" | "records")[]): Promise<Said> {
  for (const side of sides) {
    const id = faults.get(side);
    if (id === undefined) continue;
    const { status, code } = await control(standing, "DELETE", `/_orgdrill/fault/${id}`);
    if (status !== 204) return { code, text: "", sent: "" };
    faults.delete(side);
  }
  return { code: "ok", text: "", sent: "" };
}

type Request = Readonly<{ operation: string; input?: unknown }>;
type Requests = Readonly<{ [Kind in CallKind]: (stage: Stage, command: Of<Kind>) => Request }>;
const TYPE = "SERVICE_CONTROL_POLICY";

const asked = (operation: string, input?: object): Request => ({ operation, ...(input && { input }) });
const ofAccount = (stage: Stage, label: string) => ({ AccountId: accountIdOf(stage, label) });
const ofInvitation = (stage: Stage, label: string) => ({ HandshakeId: invitationIdOf(stage, label) });
const ofType = (stage: Stage, organization: string) => ({
  RootId: placeIdOf(stage, `${organization}/root`),
  PolicyType: TYPE,
});
const ofAttachment = (stage: Stage, command: Of<"attach">) => ({
  PolicyId: policyIdOf(stage, command),
  TargetId: targetIdOf(stage, command.target),
});
const ofService = (stage: Stage, { account, service }: Of<"register">) => ({
  ...ofAccount(stage, account),
  ServicePrincipal: service,
});

const REQUESTS: Requests = {
  "create-account": (_, { label, email }) => asked("CreateAccount", { AccountName: label, Email: email }),
  invite: (stage, command) =>
    asked("InviteAccountToOrganization", {
      Target: targetOf(stage, command),
      Tags: Object.entries(command.tags ?? {}).map(([Key, Value]) => ({ Key, Value })),
      ...(command.notes !== undefined && { Notes: command.notes }),
    }),
  accept: (stage, { invitation }) => asked("AcceptHandshake", ofInvitation(stage, invitation)),
  decline: (stage, { invitation }) => asked("DeclineHandshake", ofInvitation(stage, invitation)),
  cancel: (stage, { invitation }) => asked("CancelHandshake", ofInvitation(stage, invitation)),
  leave: () => asked("LeaveOrganization"),
  remove: (stage, { account }) => asked("RemoveAccountFromOrganization", ofAccount(stage, account)),
  close: (stage, { account }) => asked("CloseAccount", ofAccount(stage, account)),
  move: (stage, { account, from, to }) =>
    asked("MoveAccount", {
      ...ofAccount(stage, account),
      SourceParentId: placeIdOf(stage, from),
      DestinationParentId: placeIdOf(stage, to),
    }),
  "create-unit": (stage, { parent, name }) =>
    asked("CreateOrganizationalUnit", { ParentId: placeIdOf(stage, parent), Name: name }),
  "rename-unit": (stage, { unit, name }) =>
    asked("UpdateOrganizationalUnit", { OrganizationalUnitId: unitIdOf(stage, unit), Name: name }),
  "delete-unit": (stage, { unit }) =>
    asked("DeleteOrganizationalUnit", { OrganizationalUnitId: unitIdOf(stage, unit) }),
  "write-guard": () => asked("CreatePolicy", { Name: "guard", Description: "", Type: TYPE, Content: GUARD_TEXT }),
  "rewrite-policy": (stage, command) =>
    asked("UpdatePolicy", { PolicyId: policyIdOf(stage, command), Content: command.denies ? GUARD_TEXT : LOOSE_TEXT }),
  "delete-policy": (stage, command) => asked("DeletePolicy", { PolicyId: policyIdOf(stage, command) }),
  attach: (stage, command) => asked("AttachPolicy", ofAttachment(stage, command)),
  detach: (stage, command) => asked("DetachPolicy", ofAttachment(stage, command)),
  "enable-type": (stage, { organization }) => asked("EnablePolicyType", ofType(stage, organization)),
  "disable-type": (stage, { organization }) => asked("DisablePolicyType", ofType(stage, organization)),
  trust: (_, { service }) => asked("EnableAWSServiceAccess", { ServicePrincipal: service }),
  distrust: (_, { service }) => asked("DisableAWSServiceAccess", { ServicePrincipal: service }),
  register: (stage, command) => asked("RegisterDelegatedAdministrator", ofService(stage, command)),
  deregister: (stage, command) => asked("DeregisterDelegatedAdministrator", ofService(stage, command)),
  delegate: (stage, { account }) => asked("PutResourcePolicy", { Content: delegation(accountIdOf(stage, account)) }),
  undelegate: () => asked("DeleteResourcePolicy"),
  tag: (stage, { resource, key, value }) =>
    asked("TagResource", { ResourceId: targetIdOf(stage, resource), Tags: [{ Key: key, Value: value }] }),
  untag: (stage, { resource, key }) =>
    asked("UntagResource", { ResourceId: targetIdOf(stage, resource), TagKeys: [key] }),
  "create-organization": (_, { features = "ALL" }) => asked("CreateOrganization", { FeatureSet: features }),
  "delete-organization": () => asked("DeleteOrganization"),
  look: (stage, command) => ({ operation: command.at, input: lookedAt(stage, command) }),
};

const delegation = (account: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: ["organizations:TagResource", "organizations:UntagResource"],
      Resource: "*",
    },
  });

const callOf = (stage: Stage, command: Of<CallKind>): Request => REQUESTS[command.do](stage, command as never);

const targetOf = (stage: Stage, { account, by }: Of<"invite">) =>
  by === "id" ? { Type: "ACCOUNT", Id: accountIdOf(stage, account) } : { Type: "EMAIL", Id: strangersEmail(account) };

/** The caller's own organization has a guard, or another one's guard is as unknown to it as none. */
function policyIdOf({ ids }: Stage, { policy, as }: Pick<Of<"attach">, "policy" | "as">): string {
  return policy === "full" ? "p-FullAWSAccess" : (ids.get(`${partsOf(as)[0]}/guard`) ?? "p-00000000");
}

function lookedAt(stage: Stage, { at, label }: Of<"look">): unknown {
  switch (at) {
    case "DescribeAccount":
      return { AccountId: accountIdOf(stage, label) };
    case "ListParents":
      return { ChildId: stage.ids.get(label)?.startsWith("ou-") ? placeIdOf(stage, label) : accountIdOf(stage, label) };
    case "ListAccountsForParent":
    case "ListOrganizationalUnitsForParent":
      return { ParentId: placeIdOf(stage, label) };
    case "DescribeOrganizationalUnit":
      return { OrganizationalUnitId: unitIdOf(stage, label) };
    case "ListTagsForResource":
      return { ResourceId: targetIdOf(stage, label) };
    case "ListPoliciesForTarget":
      return { TargetId: targetIdOf(stage, label), Filter: TYPE };
    case "DescribeHandshake":
      return { HandshakeId: invitationIdOf(stage, label) };
    default:
      return {};
  }
}

function remember({ ids }: Stage, command: Command, text: string): void {
  const answer = text === "" ? {} : JSON.parse(text);
  if (command.do === "invite") ids.set(command.label, answer.Handshake.Id);
  if (command.do === "create-unit") ids.set(command.label, answer.OrganizationalUnit.Id);
  if (command.do === "create-organization") ids.set(command.label, answer.Organization.Id);
  // One management account has one guard, in the one organization that it has at a time.
  if (command.do === "write-guard") ids.set(`${partsOf(command.as)[0]}/guard`, answer.Policy.PolicySummary.Id);
}

const tagged = (text: string, name: string): string => new RegExp(`<${name}>([^<]+)<`).exec(text)?.[1] ?? "";

/** By the access role that its maker has in the account. */
async function furnish(stage: Stage, { as, account }: Of<"furnish">): Promise<Said> {
  const RoleArn = `arn:aws:iam::${accountIdOf(stage, account)}:role/OrganizationAccountAccessRole`;
  const input = { RoleArn, RoleSessionName: "furnish" };
  const entered = await send(stage, { as, service: "sts", operation: "AssumeRole", input });
  if (entered.code !== "ok") return entered;
  const key: Key = keyIn(entered.text);
  const work = { as: account, service: "iam", key } as const;
  const PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess";
  const made = await send(stage, { ...work, operation: "CreateUser", input: { UserName: "admin" } });
  if (made.code !== "ok") return made;
  await send(stage, { ...work, operation: "AttachUserPolicy", input: { UserName: "admin", PolicyArn } });
  const given = await send(stage, { ...work, operation: "CreateAccessKey", input: { UserName: "admin" } });
  stage.keys.set(`${account}/admin`, keyIn(given.text));
  return given;
}

function keyIn(text: string): Key {
  const sessionToken = tagged(text, "SessionToken");
  return {
    accessKeyId: tagged(text, "AccessKeyId"),
    secretAccessKey: tagged(text, "SecretAccessKey"),
    ...(sessionToken !== "" && { sessionToken }),
  };
}

type ConsoleCommand = Of<"self-close"> | Of<"sign-up">;
const ACTIONS = { "self-close": "close-account", reopen: "reopen-account", "sign-up": "complete-sign-up" };

async function visit(stage: Stage, command: ConsoleCommand): Promise<Said> {
  const [account, as] = partsOf(command.as);
  const gives = command.do === "sign-up" ? command.gives : [];
  const parts = Object.fromEntries(gives.map((part) => [part, part === "supportPlan" ? "basic" : true]));
  return atConsole(stage, { action: ACTIONS[command.do], account: accountIdOf(stage, account), as, ...parts });
}

async function atConsole({ standing }: Stage, body: object): Promise<Said> {
  const sent = JSON.stringify(body);
  const { status, code, text } = await control(standing, "POST", "/_orgdrill/console", sent);
  return { code: status === 200 ? "ok" : code, text, sent };
}

async function recoverPassword(stage: Stage, { account: label }: Of<"recover-password">): Promise<Said> {
  const account = accountIdOf(stage, label);
  const asked = await atConsole(stage, { action: "request-password-recovery", account });
  if (asked.code !== "ok") return asked;
  const mails = await mailsOn(stage);
  return atConsole(stage, { action: "reset-password", account, token: mails.at(-1)?.token });
}

const NOBODYS_KEY: Key = { accessKeyId: "AKIAAAAAAAAAAAAAAAAA", secretAccessKey: "none" };

async function fail(stage: Stage, { as, kind }: Of<"fault">): Promise<Said> {
  switch (kind) {
    case "unknown-operation":
      return send(stage, { as, operation: "AbandonOrganization" });
    case "malformed":
      return send(stage, { as, operation: "CloseAccount", input: '{"AccountId":' });
    case "invalid":
      return send(stage, { as, operation: "CloseAccount", input: { AccountId: "all" } });
    case "unknown-key":
      return send(stage, { as, operation: "LeaveOrganization", key: NOBODYS_KEY });
    default: {
      const at = stage.standing.clock.now();
      const good = signed(requestFor("organizations", "LeaveOrganization"), keyOf(stage.keys, as), {
        service: "organizations",
        at,
      });
      const { authorization = "" } = good.headers;
      const last = authorization.endsWith("0") ? "1" : "0";
      const headers = { ...good.headers, authorization: `${authorization.slice(0, -1)}${last}` };
      return deliver(stage, { ...good, headers }, "");
    }
  }
}
