/** After every command: asks the emulator what it shows to whom, and compares it with the model. */
import { bossOf, judgeCall, readerOf } from "./judge.test-support.ts";
import {
  homeOf,
  invitationState,
  isAdministrator,
  isBoss,
  isListed,
  type Line,
  type Model,
  type ModelAccount,
  type ModelInvitation,
  type ModelOrganization,
  membersOf,
  pathTo,
  readable,
  recipientOf,
  rootOf,
  stateOf,
} from "./model.test-support.ts";
import type { Rule } from "./organization-rules.test-support.ts";
import { accountIdOf, placeIdOf, type Said, type Stage, send, targetIdOf } from "./stage.test-support.ts";

/** `divergence`: what it is about, whoever and whenever it was: two scripts with the same one fail alike. */
export class Disagreement extends Error {
  readonly divergence: string;

  constructor(message: string, divergence: string) {
    super(message);
    this.divergence = divergence;
  }
}

type Compared = Readonly<{ got: unknown; expected: unknown; divergence?: string }>;

/** `what` is a question, then of whom: the question alone tells divergences apart unless one is given. */
export function expectSame(what: string, { got, expected, divergence = whatOf(what) }: Compared): void {
  const [left, right] = [got, expected].map((each) => JSON.stringify(each, undefined, 1));
  if (left !== right) throw new Disagreement(`${what}\n  emulator: ${left}\n  model:    ${right}`, divergence);
}

const whatOf = (what: string): string => what.split(/ (?:of|by|to) /)[0] ?? what;

/** What was seen of each account and invitation so far: states only go forward. */
export type Progress = Map<string, number>;
export type Inspection = Readonly<{
  stage: Stage;
  model: Model;
  progress: Progress;
  turn: number;
  touched: ReadonlySet<string>;
  /** Looks at everything on every turn, so that a failure comes at once, whatever was taken out before it. */
  isThorough: boolean;
}>;

type Question = Readonly<{ as: string; operation: string; input?: object; service?: "cloudtrail" }>;
/** Account ids with the organizations that list them. */
type Listings = Map<string, string>;
type Item = Readonly<Record<string, unknown>>;
type Both = Pick<Inspection, "stage" | "model">;

/** A call that the model expects to succeed; it leaves its record like any other. */
async function ask({ stage, model }: Both, question: Question): Promise<Item> {
  const { as, operation, service = "organizations" } = question;
  const rule: Rule = { operation, actions: [`${service}:${operation}`], decide: () => () => undefined };
  const judged = judgeCall(model, as, () => rule);
  const said = await send(stage, question);
  const compared = { got: said.code, expected: judged?.answer };
  expectSame(`${operation} by ${as}`, { ...compared, divergence: `${operation} ${compared.got} ${compared.expected}` });
  judged?.happen();
  if (service === "organizations") expectNoSecrets({ stage, model }, as, said);
  return said.text === "" ? {} : JSON.parse(said.text);
}

/** All pages, by the list's name in the answer. */
async function askAll(on: Both, question: Question, list: string): Promise<readonly Item[]> {
  const found: Item[] = [];
  let next: object = {};
  for (;;) {
    const page = await ask(on, { ...question, input: { ...question.input, ...next } });
    found.push(...(page[list] as readonly Item[]));
    if (page.NextToken === undefined) return found;
    next = { NextToken: page.NextToken };
  }
}

export async function inspect(inspection: Inspection): Promise<void> {
  const { stage, model, turn, isThorough } = inspection;
  expectOneHome(stage);
  const turns = isThorough ? TURNS : [turn];
  const listings: Listings = new Map();
  for (const organization of model.organizations.values()) {
    const as = bossOf(model, organization.label);
    if (as === undefined) continue;
    await inspectOrganization({ ...inspection, listings }, organization, as);
    for (const each of turns) await inspectInTurn({ ...inspection, turn: each }, organization, as);
  }
  const labels = [...model.accounts.keys()];
  const visited = isThorough ? labels : labels.slice(turn % labels.length).slice(0, 1);
  for (const label of visited) await inspectAccount(inspection, label);
  for (const label of new Set([...inspection.touched, ...visited])) await inspectHistory(inspection, label);
}

/** In the tree itself: the answers come from the organizations' side alone. */
function expectOneHome({ standing }: Stage): void {
  const homes = new Map<string, string>();
  for (const { id, children } of standing.world().organizations.values())
    for (const [parent, { accounts }] of children)
      for (const account of accounts) {
        const other = homes.get(account);
        if (other !== undefined)
          throw new Disagreement(`${account} is in ${other} and in ${id} (${parent})`, "two homes");
        homes.set(account, id);
      }
}

const STATUS: Readonly<Record<string, string>> = { PENDING_ACTIVATION: "ACTIVE", CLOSED: "SUSPENDED" };
const RANK = ["PENDING_ACTIVATION", "ACTIVE", "PENDING_CLOSURE", "CLOSED"];

type Listing = Inspection & Readonly<{ listings: Listings }>;

async function inspectOrganization(inspection: Listing, organization: ModelOrganization, as: string): Promise<void> {
  const { stage, model } = inspection;
  const { label } = organization;
  if (!stage.ids.has(rootOf(label))) {
    const [root] = await askAll(inspection, { as, operation: "ListRoots" }, "Roots");
    stage.ids.set(rootOf(label), String(root?.Id));
  }
  const listed = await askAll(inspection, { as, operation: "ListAccounts" }, "Accounts");
  learnIds(inspection, listed);
  for (const { Id } of listed) expectOnlyHome(inspection.listings, String(Id), label);
  const shown = listed.map(({ Id, Status, State, JoinedMethod, JoinedTimestamp, Paths }) => [
    Id,
    Status,
    State,
    JoinedMethod,
    JoinedTimestamp,
    String(Paths),
  ]);
  const members = membersOf(model, label);
  const expected = members.map((each) => describe(stage, { organization, account: each, now: model.now }));
  expectSame(`ListAccounts of ${label}`, { got: sorted(shown), expected: sorted(expected) });
  if (members.length > organization.accountQuota)
    throw new Disagreement(`${label} has more members than its quota`, "more members than the quota");
  for (const { Id, State } of listed) goesForward(inspection, String(Id), RANK.indexOf(String(State)));
  const operation = "ListHandshakesForOrganization";
  const sent = await askAll(inspection, { as, operation }, "Handshakes");
  learnInvitation(inspection, label, sent);
  expectSame(`${operation} of ${label}`, {
    got: sorted(sent.map(handshakeRow)),
    expected: sorted(invitationsShown(inspection, (each) => each.organization === label)),
  });
  for (const { Id, State } of sent)
    goesForward(inspection, String(Id), State === "OPEN" ? 0 : HANDSHAKE_ENDS.indexOf(String(State)));
}

/** As each organization tells it. */
function expectOnlyHome(listings: Listings, id: string, label: string): void {
  const other = listings.get(id);
  if (other !== undefined) throw new Disagreement(`${id} is listed by ${other} and by ${label}`, "two listings");
  listings.set(id, label);
}

/** One that was sent, although a fault answered otherwise, gets its id where it is listed first. */
function learnInvitation({ stage, model }: Both, organization: string, sent: readonly Item[]): void {
  const known = new Set(stage.ids.values());
  const fresh = sent.filter(({ Id }) => !known.has(String(Id)));
  const nameless = [...model.invitations.values()].filter(
    (each) => each.organization === organization && !stage.ids.has(each.label),
  );
  const [[found], [invitation]] = [fresh, nameless];
  if (found === undefined || invitation === undefined || fresh.length > 1 || nameless.length > 1) return;
  stage.ids.set(invitation.label, String(found.Id));
}

const handshakeRow = ({ Id, State, Resources }: Item): readonly unknown[] => {
  const notes = (Resources as readonly Item[]).find(({ Type }) => Type === "NOTES");
  return [Id, State, notes?.Value ?? "-"];
};

const HANDSHAKE_ENDS = ["OPEN", "ACCEPTED", "DECLINED", "CANCELED", "EXPIRED"];

/** Accounts that were created since somebody looked get their ids. */
function learnIds({ stage, model }: Both, listed: readonly Item[]): void {
  for (const { Id, Email } of listed) {
    const account = [...model.accounts.values()].find(({ email }) => email === Email);
    if (account !== undefined && !stage.ids.has(account.label)) stage.ids.set(account.label, String(Id));
  }
}

type Described = Readonly<{ organization: ModelOrganization; account: ModelAccount; now: number }>;

function describe(stage: Stage, { organization, account, now }: Described): readonly unknown[] {
  const state = stateOf(account, now);
  const path = pathTo(organization, account.home?.place ?? "").map((place) => placeIdOf(stage, place));
  const id = accountIdOf(stage, account.label);
  const ids = [stage.ids.get(organization.label), ...path, id];
  const joined = (account.home?.since ?? 0) / 1_000;
  return [id, STATUS[state] ?? state, state, account.home?.method, joined, `${ids.join("/")}/`];
}

const sorted = (rows: readonly (readonly unknown[])[]): readonly string[] => rows.map((row) => row.join(" ")).sort();

const invitationsShown = ({ stage, model }: Both, isMine: (each: ModelInvitation) => boolean) =>
  [...model.invitations.values()]
    .filter((each) => isMine(each) && isListed(each, model.now))
    .map((each) => [stage.ids.get(each.label), invitationState(each, model.now), each.notes ?? "-"]);

/** By the answers alone, whatever the model says: an account goes back only by reopening, a handshake that has ended never moves. */
function goesForward({ progress }: Inspection, id: string, rank: number): void {
  const before = progress.get(id) ?? rank;
  const isEnded = id.startsWith("h-") && before > 0;
  if (rank < before || (isEnded && rank !== before))
    throw new Disagreement(`${id} went back from ${before} to ${rank}`, "a state went back");
  progress.set(id, rank);
}

const TURNS = [0, 1, 2, 3, 4, 5, 6, 7];

/** What is looked at on some turns only. */
async function inspectInTurn(inspection: Inspection, organization: ModelOrganization, as: string): Promise<void> {
  const { stage, model, turn } = inspection;
  const { label } = organization;
  const members = membersOf(model, label);
  switch (turn % TURNS.length) {
    case 0:
      return inspectCreations(inspection, label, as);
    case 7:
      return inspectPages(inspection, label, as);
    case 1: {
      const targets = [rootOf(label), ...organization.units.keys(), ...members.map((each) => each.label)];
      const first = Math.floor(turn / TURNS.length) % targets.length;
      const asked = inspection.isThorough ? targets : targets.slice(first, first + 1);
      for (const target of asked) await inspectPolicies(inspection, { organization, as, target });
      return;
    }
    case 6:
      return inspectTargets(inspection, organization, as);
    case 2: {
      const found = await askAll(
        inspection,
        { as, operation: "ListDelegatedAdministrators" },
        "DelegatedAdministrators",
      );
      const expected = [...organization.administrators.keys()].map((each) => [accountIdOf(stage, each)]);
      return expectSame(`administrators of ${label}`, {
        got: sorted(found.map(({ Id }) => [Id])),
        expected: sorted(expected),
      });
    }
    case 3: {
      for (const member of members) await inspectTags(inspection, member, as);
      return;
    }
    case 4: {
      const [root] = await askAll(inspection, { as, operation: "ListRoots" }, "Roots");
      const expected = organization.policiesOn ? [{ Type: "SERVICE_CONTROL_POLICY", Status: "ENABLED" }] : [];
      return expectSame(`policy types of ${label}`, { got: root?.PolicyTypes, expected });
    }
    default: {
      const input = { ParentId: placeIdOf(stage, rootOf(label)) };
      const found = await askAll(
        inspection,
        { as, operation: "ListOrganizationalUnitsForParent", input },
        "OrganizationalUnits",
      );
      const units = [...organization.units].filter(([, { parent }]) => parent === rootOf(label));
      const expected = sorted(units.map(([unit, { name }]) => [placeIdOf(stage, unit), name]));
      return expectSame(`units of ${label}`, { got: sorted(found.map(({ Id, Name }) => [Id, Name])), expected });
    }
  }
}

/** Two at a time, everybody comes once. */
async function inspectPages(inspection: Inspection, label: string, as: string): Promise<void> {
  const input = { MaxResults: 2 };
  const listed = await askAll(inspection, { as, operation: "ListAccounts", input }, "Accounts");
  const expected = membersOf(inspection.model, label).map((each) => [accountIdOf(inspection.stage, each.label)]);
  expectSame(`pages of ${label}`, { got: sorted(listed.map(({ Id }) => [Id])), expected: sorted(expected) });
}

async function inspectCreations(inspection: Inspection, label: string, as: string): Promise<void> {
  const { model } = inspection;
  const found = await askAll(inspection, { as, operation: "ListCreateAccountStatus" }, "CreateAccountStatuses");
  const expected = model.creations
    .filter(({ organization }) => organization === label)
    .map(({ label: name, done, made }) => [name, model.now < done ? "IN_PROGRESS" : made ? "SUCCEEDED" : "FAILED"]);
  const got = found.map(({ AccountName, State }) => [AccountName, State]);
  expectSame(`creations of ${label}`, { got: sorted(got), expected: sorted(expected) });
}

async function inspectTags(inspection: Inspection, { label, tags }: ModelAccount, as: string): Promise<void> {
  const input = { ResourceId: accountIdOf(inspection.stage, label) };
  const found = await askAll(inspection, { as, operation: "ListTagsForResource", input }, "Tags");
  const got = sorted(found.map(({ Key, Value }) => [Key, Value]));
  expectSame(`tags of ${label}`, { got, expected: sorted([...tags]) });
}

type Attached = Readonly<{ organization: ModelOrganization; as: string; target: string }>;

async function inspectPolicies(inspection: Inspection, { organization, as, target }: Attached): Promise<void> {
  const input = { TargetId: targetIdOf(inspection.stage, target), Filter: "SERVICE_CONTROL_POLICY" };
  const found = await askAll(inspection, { as, operation: "ListPoliciesForTarget", input }, "Policies");
  const expected = [...(organization.attached.get(target) ?? [])].map((each) => [
    each === "full" ? "FullAWSAccess" : each,
  ]);
  expectSame(`policies of ${target}`, { got: sorted(found.map(({ Name }) => [Name])), expected: sorted(expected) });
}

/** What each policy is attached to: whoever left is nowhere among them. */
async function inspectTargets(inspection: Inspection, organization: ModelOrganization, as: string) {
  const { attached, label, hasGuard, allFeatures } = organization;
  const ids: Readonly<Record<string, string | undefined>> = {
    full: allFeatures ? "p-FullAWSAccess" : undefined,
    guard: hasGuard ? inspection.stage.ids.get(`${as.split("/")[0]}/guard`) : undefined,
  };
  for (const [policy, PolicyId] of Object.entries(ids)) {
    if (PolicyId === undefined) continue;
    const found = await askAll(inspection, { as, operation: "ListTargetsForPolicy", input: { PolicyId } }, "Targets");
    const expected = [...attached].flatMap(([target, policies]) =>
      policies.has(policy) ? [[targetIdOf(inspection.stage, target)]] : [],
    );
    const got = sorted(found.map(({ TargetId }) => [TargetId]));
    expectSame(`targets of ${policy} in ${label}`, { got, expected: sorted(expected) });
  }
}

/** What an account may see of itself, wherever it is. */
async function inspectAccount(inspection: Inspection, label: string): Promise<void> {
  const { stage, model } = inspection;
  const as = readerOf(model, label);
  if (as === undefined) return;
  const found = await askAll(inspection, { as, operation: "ListHandshakesForAccount" }, "Handshakes");
  const isMine = (each: ModelInvitation): boolean => recipientOf(model, each) === label && !isBoss(model, label);
  expectSame(`invitations to ${label}`, {
    got: sorted(found.map(handshakeRow)),
    expected: sorted(invitationsShown(inspection, isMine)),
  });
  const home = homeOf(model, label);
  if (home === undefined) return;
  const { Organization } = await ask(inspection, { as, operation: "DescribeOrganization" });
  const { Id, MasterAccountId, FeatureSet } = Organization as Item;
  const features = home.allFeatures ? "ALL" : "CONSOLIDATED_BILLING";
  const expected = [stage.ids.get(home.label), accountIdOf(stage, home.boss), features];
  expectSame(`the organization of ${label}`, { got: [Id, MasterAccountId, FeatureSet], expected });
}

const PAGE = 50;
const verified = new WeakMap<object, number>();

/** The newest records, as many as were not compared before; the reading itself is the first of the next time. */
async function inspectHistory(inspection: Inspection, label: string): Promise<void> {
  const { model } = inspection;
  const as = readerOf(model, label);
  if (as === undefined) return;
  const written = model.histories.get(label) ?? [];
  const known = verified.get(written) ?? 0;
  const lines = readable(model, label);
  if (lines.some(({ shownBy = 0 }) => shownBy > model.now)) return inspectUnsettled(inspection, label, as);
  const count = Math.min(PAGE, written.length - known + 1);
  const input = { MaxResults: count };
  const { Events } = await ask(inspection, { as, operation: "LookupEvents", input, service: "cloudtrail" });
  const got = (Events as readonly Item[]).map(({ CloudTrailEvent }) =>
    lineOf(inspection, JSON.parse(String(CloudTrailEvent))),
  );
  const expected = lines.slice(-count).reverse().map(rowOf);
  expectSame(`event history of ${label}, newest first`, { got: untied(got), expected: untied(expected) });
  const ahead = written.filter(({ at }) => at > model.now).length;
  const history = model.histories.get(label) ?? [];
  verified.set(history, history.length - 1 - ahead);
}

/**
 * While records may be held back: what is there is true and goes from new to old, and only what may be held is missing. One that
 * was held may stand anywhere among those of its moment, so more is asked for than is looked at.
 */
async function inspectUnsettled(inspection: Inspection, label: string, as: string): Promise<void> {
  const { model } = inspection;
  const all = readable(model, label);
  const input = { MaxResults: PAGE };
  const { Events } = await ask(inspection, { as, operation: "LookupEvents", input, service: "cloudtrail" });
  const got = (Events as readonly Item[]).map(({ CloudTrailEvent }) =>
    lineOf(inspection, JSON.parse(String(CloudTrailEvent))),
  );
  const left = [...got];
  const missing = all.slice(-PAGE / 2).filter((line) => {
    const place = left.indexOf(rowOf(line));
    if (place >= 0) left.splice(place, 1);
    return place < 0 && (line.shownBy ?? 0) <= model.now;
  });
  expectSame(`what the unsettled history of ${label} lacks`, { got: missing.map(rowOf), expected: [] });
  const known = new Set(all.map(rowOf));
  expectSame(`what nobody did in the unsettled history of ${label}`, {
    got: left.filter((row) => !known.has(row)),
    expected: [],
  });
  const moments = got.map((row) => row.slice(0, row.indexOf(" ")));
  expectSame(`moments of the unsettled history of ${label}`, { got: moments, expected: moments.toSorted().reverse() });
}

const rowOf = ({ text, at }: Line): string => `${new Date(at).toISOString()} ${text}`;

/** Which of the accounts that drop out at the same moment is told of first is not documented: here by name. */
function untied(lines: readonly string[]): readonly string[] {
  const told = lines.filter((line) => line.includes(" AccountDepartedOrganization "));
  const inOrder = told
    .map((line) => line.slice(0, TIME))
    .flatMap((time, index, times) =>
      times.indexOf(time) === index ? told.filter((line) => line.startsWith(time)).sort() : [],
    );
  let next = 0;
  return lines.map((line) => (told.includes(line) ? (inOrder[next++] ?? line) : line));
}

/** Characters of a time as it begins a line. */
const TIME = 24;

/** Every history once more, as far as anybody can read it, but for those of which the last reading alone was not compared. */
export async function inspectHistories(inspection: Inspection): Promise<void> {
  for (const [label, written] of [...inspection.model.histories])
    if (written.length - (verified.get(written) ?? -1) > 1) await inspectHistory(inspection, label);
}

const SMALL_PAGE = 24;
const MOST_PAGES = 5;

/** What one page ends with, the next goes on after. */
export async function inspectHistoryPages(inspection: Inspection): Promise<void> {
  for (const label of inspection.model.accounts.keys()) await inspectPagesOf(inspection, label);
}

async function inspectPagesOf(inspection: Inspection, label: string): Promise<void> {
  const { model } = inspection;
  const as = readerOf(model, label);
  if (as === undefined) return;
  const lines = [...readable(model, label)].reverse().map(rowOf);
  const rows: string[] = [];
  let next: object = {};
  for (let page = 0; page < MOST_PAGES; page++) {
    const input = { MaxResults: SMALL_PAGE, ...next };
    const { Events, NextToken } = await ask(inspection, {
      as,
      operation: "LookupEvents",
      input,
      service: "cloudtrail",
    });
    for (const { CloudTrailEvent } of Events as readonly Item[])
      rows.push(lineOf(inspection, JSON.parse(String(CloudTrailEvent))));
    if (NextToken === undefined) break;
    next = { NextToken };
  }
  expectSame(`pages of the event history of ${label}`, {
    got: untied(rows),
    expected: untied(lines.slice(0, SMALL_PAGE * MOST_PAGES)),
  });
}

type Written = Readonly<{
  eventTime: string;
  eventName: string;
  errorCode?: string;
  errorMessage?: string;
  eventType: string;
  recipientAccountId: string;
  userIdentity: Readonly<{ type?: string }>;
  serviceEventDetails?: Readonly<Record<string, unknown>>;
}>;

function lineOf({ stage }: Both, record: Written): string {
  const time = new Date(record.eventTime).toISOString();
  const { eventName, userIdentity, serviceEventDetails } = record;
  // Signing in fails without a code.
  const error = record.errorCode ?? (record.eventType === "AwsConsoleSignIn" ? record.errorMessage : undefined) ?? "-";
  if (record.eventType !== "AwsServiceEvent") return `${time} ${eventName} ${userIdentity.type} ${error}`;
  const status = (serviceEventDetails?.createAccountStatus ??
    serviceEventDetails?.closeAccountStatus ??
    serviceEventDetails) as Item;
  const account = [...stage.ids].find(([, id]) => id === status.accountId)?.[0] ?? "nobody";
  return `${time} ${eventName} ${account} ${status.state ?? status.departureMethod ?? status.joinedMethod}`;
}

/** No answer may name accounts, addresses or organizations that are not the caller's business, unless it asked by them. */
export function expectNoSecrets({ stage, model }: Both, as: string, { text, sent, code }: Said): void {
  const caller = as.slice(0, as.lastIndexOf("/"));
  const home = homeOf(model, caller);
  const visible = new Set([caller, home?.boss, home?.label]);
  const seesAll = home !== undefined && (home.boss === caller || isAdministrator(model, caller));
  if (seesAll) {
    for (const { label } of membersOf(model, home.label)) visible.add(label);
    for (const { organization, label } of model.creations) if (organization === home.label) visible.add(label);
  }
  for (const each of model.invitations.values()) {
    const isSender = each.boss === caller || (seesAll && each.organization === home.label);
    const isParty = isSender || recipientOf(model, each) === caller;
    for (const label of isParty ? [each.boss, each.organization, recipientOf(model, each)] : []) visible.add(label);
  }
  for (const [label, id] of [...stage.ids].filter(([key]) => model.accounts.has(key) || model.organizations.has(key))) {
    if (visible.has(label)) continue;
    const email = model.accounts.get(label)?.email;
    for (const secret of email === undefined ? [id] : [id, `"${email}"`])
      if (text.includes(secret) && !sent.includes(secret))
        throw new Disagreement(
          `the answer \`${code}\` to ${as} names ${label} (${secret}): ${text.slice(0, 600)}`,
          `the answer ${code} names somebody`,
        );
  }
}
