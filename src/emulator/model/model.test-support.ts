/**
 * The second opinion on the life of accounts and organizations: plain data that anybody can read, written from the documents and
 * sharing no code with what it judges. Everything is called by a label; times are milliseconds.
 */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const FILE_IDENTITIES: Readonly<Record<string, string>> = {
  root: "Root",
  admin: "AssumedRole",
  limited: "IAMUser",
};
export const SIGN_UP_PARTS = ["contact", "phone", "agreement", "payment", "supportPlan"] as const;

export type ModelAccount = {
  label: string;
  email: string;
  home: { organization: string; place: string; method: string; since: number } | undefined;
  /** Until then it is PENDING_ACTIVATION. */
  opensAt: number;
  closing: { by: "management" | "owner"; asked: number; closed: number } | undefined;
  signUp: Set<string>;
  rootPassword: boolean;
  /** IAM users and roles may touch bills, as root always may: switched on in accounts that CreateAccount made. */
  sharesBills: boolean;
  /** Who has credentials, and what records call them. */
  principals: Map<string, string>;
  /** The management account that made it and may take its access role. */
  maker?: string;
  tags: Map<string, string>;
};

export type ModelOrganization = {
  label: string;
  boss: string;
  /** Else consolidated billing alone. */
  allFeatures: boolean;
  readyFrom: number;
  accountQuota: number;
  creationsAtOnce: number;
  closuresPer30Days: number;
  closuresAtOnce: number;
  invitationsPerDay: number;
  /** Label to name and parent; the root is `LABEL/root` and is not among them. */
  units: Map<string, { name: string; parent: string }>;
  hasGuard: boolean;
  /** Whether it says what it is there for. */
  guardDenies: boolean;
  /** Whether service control policies are switched on. */
  policiesOn: boolean;
  /** Place or account to `guard` and `full`. */
  attached: Map<string, Set<string>>;
  trusted: Set<string>;
  /** Account to services. */
  administrators: Map<string, Set<string>>;
  /** The account that the delegation policy lets tag and untag. */
  delegate?: string;
};

export type ModelInvitation = {
  label: string;
  organization: string;
  boss: string;
  email: string;
  /** Absent where it went to an address. */
  account?: string;
  state: "OPEN" | "ACCEPTED" | "DECLINED" | "CANCELED";
  sent: number;
  ended?: number;
  /** Of the account from the moment at which it accepts. */
  tags: ReadonlyMap<string, string>;
  notes?: string;
};

export type ModelCreation = { organization: string; label: string; done: number; made: boolean };

/** `shownBy`: until then it may still be on its way. */
export type Line = Readonly<{ at: number; text: string; shownBy?: number }>;
export type ModelMail = Readonly<{ at: number; to: string; kind: string }>;

export type Model = {
  now: number;
  accounts: Map<string, ModelAccount>;
  organizations: Map<string, ModelOrganization>;
  invitations: Map<string, ModelInvitation>;
  creations: ModelCreation[];
  /** Every closing by CloseAccount, whatever became of the account. */
  closures: { organization: string; asked: number }[];
  /** What CloudTrail should have written, account by account, in the order of time. */
  histories: Map<string, Line[]>;
  /** In the order in which they went out. */
  mails: ModelMail[];
  /** What is wrong with calls of one operation, and how many of them it has met. */
  callFault?: Readonly<{ kind: CallFault; operation: string; met: number }>;
  /** What is wrong with records of one name. */
  recordFault?: Readonly<{ kind: RecordFault; event: string }>;
};

export const CALL_FAULTS = ["throttling", "server-error", "carried-out", "half-done"] as const;
export const RECORD_FAULTS = ["drop", "duplicate", "reorder"] as const;
export type CallFault = (typeof CALL_FAULTS)[number];
export type RecordFault = (typeof RECORD_FAULTS)[number];
export const isCallFault = (fault: CallFault | RecordFault): fault is CallFault =>
  CALL_FAULTS.some((each) => each === fault);
/** Calls that go through before one of them is half done. */
export const HALF_DONE_AFTER = 1;
export const REORDER_WINDOW = 5 * MINUTE;

export function accountOf(model: Model, label: string): ModelAccount {
  const account = model.accounts.get(label);
  if (account === undefined) throw new Error(`the model has no account \`${label}\``);
  return account;
}

export const rootOf = (organization: string): string => `${organization}/root`;

export const homeOf = (model: Model, label: string): ModelOrganization | undefined =>
  model.organizations.get(model.accounts.get(label)?.home?.organization ?? "");

export const isBoss = (model: Model, label: string): boolean => homeOf(model, label)?.boss === label;

export const membersOf = (model: Model, organization: string): readonly ModelAccount[] =>
  [...model.accounts.values()].filter(({ home }) => home?.organization === organization);

export const isPlace = (organization: ModelOrganization, place: string): boolean =>
  place === rootOf(organization.label) || organization.units.has(place);

/** From the root down to the place. */
export function pathTo(organization: ModelOrganization, place: string): readonly string[] {
  const parent = organization.units.get(place)?.parent;
  return parent === undefined ? [place] : [...pathTo(organization, parent), place];
}

export const isAdministrator = (model: Model, label: string): boolean =>
  (homeOf(model, label)?.administrators.get(label)?.size ?? 0) > 0;

export function stateOf(account: ModelAccount, now: number): string {
  if (account.closing !== undefined) return now < account.closing.closed ? "PENDING_CLOSURE" : "CLOSED";
  return now < account.opensAt ? "PENDING_ACTIVATION" : "ACTIVE";
}

export const isClosed = (model: Model, label: string): boolean =>
  stateOf(accountOf(model, label), model.now) === "CLOSED";

export const INVITATION_LIFE = 15 * DAY;
const SHOWN_AFTERWARDS = 30 * DAY;
export const FOR_GOOD = 90 * DAY;

export const invitationState = (invitation: ModelInvitation, now: number): string =>
  invitation.state === "OPEN" && now >= invitation.sent + INVITATION_LIFE ? "EXPIRED" : invitation.state;

export const isListed = (invitation: ModelInvitation, now: number): boolean =>
  invitationState(invitation, now) === "OPEN" ||
  now < (invitation.ended ?? invitation.sent + INVITATION_LIFE) + SHOWN_AFTERWARDS;

/** An address leads to whoever has it now. */
export function recipientOf(model: Model, { account, email }: ModelInvitation): string | undefined {
  if (account !== undefined) return account;
  return [...model.accounts.values()].find((each) => each.email === email)?.label;
}

export const openInvitations = (model: Model, organization: string): readonly ModelInvitation[] =>
  [...model.invitations.values()].filter(
    (each) => each.organization === organization && invitationState(each, model.now) === "OPEN",
  );

/** Nobody gets in any more, and nobody brings it back. */
export const isGone = ({ closing }: ModelAccount, now: number): boolean =>
  closing !== undefined && now >= closing.closed + FOR_GOOD;

/** An organization gets no accounts while its management account is being closed. */
export const isClosingDown = (model: Model, organization: ModelOrganization): boolean =>
  accountOf(model, organization.boss).closing !== undefined;

/** Members, closed ones too, and open invitations. */
export const placesTaken = (model: Model, organization: string): number =>
  membersOf(model, organization).length + openInvitations(model, organization).length;

const LIMITED = /^organizations:(LeaveOrganization|Describe\w+|List\w+)$/;
const GUARDED: ReadonlySet<string> = new Set(["organizations:LeaveOrganization", "account:CloseAccount"]);

/** Identity policies first, then every level from the root to the account; the management account is exempt, root users are not. */
export function may(model: Model, label: string, asked: Readonly<{ principal: string; action: string }>): boolean {
  if (asked.principal === "limited" && !LIMITED.test(asked.action)) return false;
  const organization = homeOf(model, label);
  if (organization === undefined || !organization.policiesOn || organization.boss === label) return true;
  const place = accountOf(model, label).home?.place ?? "";
  return [...pathTo(organization, place), label].every((level) => {
    const policies = organization.attached.get(level) ?? new Set();
    return policies.has("full") && !(policies.has("guard") && organization.guardDenies && GUARDED.has(asked.action));
  });
}

/** Unless a fault touches records of that name. Lines of the same moment keep their order. */
export function writeDown(model: Model, label: string, line: Line): void {
  const { recordFault } = model;
  const touched = recordFault?.event === line.text.split(" ")[0] ? recordFault?.kind : undefined;
  if (touched === "drop") return;
  if (touched === "duplicate") putDown(model, label, line);
  putDown(model, label, touched === "reorder" ? { ...line, shownBy: line.at + REORDER_WINDOW } : line);
}

function putDown(model: Model, label: string, line: Line): void {
  const history = model.histories.get(label) ?? [];
  model.histories.set(label, history);
  let place = history.length;
  while (place > 0 && (history[place - 1]?.at ?? 0) > line.at) place--;
  history.splice(place, 0, line);
}

/** What a reader of the history finds now, oldest first: the past 90 days. */
export const readable = (model: Model, label: string): readonly Line[] =>
  (model.histories.get(label) ?? []).filter(({ at }) => at <= model.now && at >= model.now - 90 * DAY);

/** The account goes, with its tags, its policies and its registrations. */
export function depart(model: Model, label: string, how: Readonly<{ method: string; at: number }>): void {
  const organization = homeOf(model, label);
  if (organization === undefined) throw new Error(`${label} is in no organization`);
  const account = accountOf(model, label);
  account.home = undefined;
  account.tags = new Map();
  organization.attached.delete(label);
  organization.administrators.delete(label);
  writeDown(model, organization.boss, { at: how.at, text: `AccountDepartedOrganization ${label} ${how.method}` });
}

/** Under the root, with what AWS attaches to every newcomer. */
export function join(
  model: Model,
  label: string,
  { organization, method }: Readonly<{ organization: string; method: string }>,
) {
  const joined = model.organizations.get(organization);
  if (joined === undefined) throw new Error(`there is no organization ${organization}`);
  accountOf(model, label).home = { organization, place: rootOf(organization), method, since: model.now };
  if (joined.policiesOn) joined.attached.set(label, new Set(["full"]));
  writeDown(model, joined.boss, { at: model.now, text: `AccountJoinedOrganization ${label} ${method}` });
}

export function cancelInvitations(model: Model, organization: string, at: number): void {
  for (const each of model.invitations.values())
    if (each.organization === organization && invitationState(each, at) === "OPEN") {
      each.state = "CANCELED";
      each.ended = at;
      mailOwner(model, each, "invitation-canceled");
    }
}

export function mailTo(model: Model, label: string, kind: string): void {
  model.mails.push({ at: model.now, to: accountOf(model, label).email, kind });
}

/** An invitation of a number that no account has reaches nobody. */
export function mailOwner(model: Model, invitation: ModelInvitation, kind: string): void {
  const { account, email } = invitation;
  if (account === undefined || model.accounts.has(account)) model.mails.push({ at: model.now, to: email, kind });
}

/** The organization ends: invitations are cancelled, whoever is left is put out, the management account goes last. */
export function dissolve(
  model: Model,
  organization: ModelOrganization,
  how: Readonly<{ method: string; at: number }>,
): void {
  cancelInvitations(model, organization.label, how.at);
  for (const { label } of membersOf(model, organization.label))
    if (label !== organization.boss) depart(model, label, { method: "REMOVED", at: how.at });
  depart(model, organization.boss, how);
  model.organizations.delete(organization.label);
}

/** Time passes; ninety days after its closure an account drops out, members of the same moment before their management account. */
export function pass(model: Model, ms: number): void {
  const until = model.now + ms;
  for (;;) {
    const due = [...model.accounts.values()]
      .filter(({ home, closing }) => home !== undefined && closing !== undefined && closing.closed + FOR_GOOD <= until)
      .sort(
        (one, other) =>
          (one.closing?.closed ?? 0) - (other.closing?.closed ?? 0) ||
          Number(isBoss(model, one.label)) - Number(isBoss(model, other.label)),
      )[0];
    if (due?.closing === undefined) break;
    const at = due.closing.closed + FOR_GOOD;
    const organization = homeOf(model, due.label);
    if (organization?.boss === due.label) dissolve(model, organization, { method: "CLEANED", at });
    else depart(model, due.label, { method: "CLEANED", at });
  }
  model.now = until;
}
