/** Picks the next command, knowing the model: mostly something that could be meant, sometimes nonsense. */
import type { Random } from "../../kernel/index.ts";
import { chance, maybe, pick } from "./chance.test-support.ts";
import type { Command } from "./command.test-support.ts";
import {
  accountOf,
  CALL_FAULTS,
  DAY,
  HOUR,
  homeOf,
  isCallFault,
  MINUTE,
  type Model,
  type ModelOrganization,
  membersOf,
  RECORD_FAULTS,
  recipientOf,
  rootOf,
  SECOND,
  SIGN_UP_PARTS,
  stateOf,
} from "./model.test-support.ts";
import { changingSides, growingUp, inviting, type Plot, type Staging } from "./plots.test-support.ts";

const SERVICES = ["guardduty.amazonaws.com", "config.amazonaws.com"];
const WAITS = [
  SECOND,
  31 * SECOND,
  MINUTE,
  6 * MINUTE,
  61 * MINUTE,
  5 * HOUR,
  DAY,
  4 * DAY,
  15 * DAY,
  31 * DAY,
  90 * DAY,
  100 * DAY,
];
const LOOKS = [
  "DescribeOrganization",
  "ListHandshakesForAccount",
  "DescribeHandshake",
  "ListAccounts",
  "ListHandshakesForOrganization",
  "ListCreateAccountStatus",
  "ListDelegatedAdministrators",
  "ListRoots",
  "DescribeAccount",
  "ListParents",
  "ListAccountsForParent",
  "ListOrganizationalUnitsForParent",
  "DescribeOrganizationalUnit",
  "ListTagsForResource",
  "ListPoliciesForTarget",
];
const FAULTS = ["signature", "unknown-key", "unknown-operation", "malformed", "invalid"] as const;
const NOBODY = "nobody";
/** What makes nothing that has an id of its own, but for what a list tells at once. */
const STRUCK_CALLS: Readonly<Record<string, Command["do"]>> = {
  AcceptHandshake: "accept",
  AttachPolicy: "attach",
  CancelHandshake: "cancel",
  CloseAccount: "close",
  CreateAccount: "create-account",
  DeclineHandshake: "decline",
  DeleteOrganization: "delete-organization",
  InviteAccountToOrganization: "invite",
  LeaveOrganization: "leave",
  MoveAccount: "move",
  RegisterDelegatedAdministrator: "register",
  RemoveAccountFromOrganization: "remove",
  TagResource: "tag",
};
const LOST_RECORDS = [
  "AcceptHandshake",
  "AccountDepartedOrganization",
  "AccountJoinedOrganization",
  "CloseAccount",
  "ConsoleLogin",
  "CreateAccount",
  "InviteAccountToOrganization",
  "LeaveOrganization",
];

/** Weights: how often each is picked, in parts of their sum. */
const WEIGHTS = {
  wait: 9,
  "create-account": 6,
  furnish: 3,
  invite: 10,
  accept: 10,
  decline: 2,
  cancel: 3,
  leave: 5,
  remove: 5,
  move: 5,
  close: 7,
  "self-close": 3,
  reopen: 3,
  "recover-password": 1,
  "sign-up": 3,
  "create-unit": 5,
  "rename-unit": 1,
  "delete-unit": 2,
  "write-guard": 1,
  "rewrite-policy": 1,
  "delete-policy": 1,
  attach: 4,
  detach: 4,
  "enable-type": 2,
  "disable-type": 1,
  trust: 2,
  distrust: 1,
  register: 3,
  deregister: 2,
  delegate: 2,
  undelegate: 1,
  tag: 3,
  untag: 1,
  "create-organization": 2,
  "delete-organization": 2,
  look: 6,
  fault: 3,
  strike: 3,
  lift: 1,
} as const satisfies Readonly<Record<Command["do"], number>>;

export const KINDS = Object.keys(WEIGHTS) as readonly Command["do"][];

type Weights = Readonly<Partial<Record<Command["do"], number>>>;

/** What a play is about: what is picked more often than otherwise, by how much, and for how long somebody waits. */
const THEMES: readonly Readonly<{ more: Weights; waits?: readonly number[]; closesLikely?: true; plot?: Plot }>[] = [
  { more: {} },
  /** Quotas of closures are met by somebody who closes account after account, and comes back when the thirty days are just over. */
  {
    more: { close: 5, wait: 2, reopen: 2, "create-account": 2, invite: 0.5, look: 0.3, detach: 2 },
    waits: [SECOND, 31 * SECOND, 6 * MINUTE, 6 * MINUTE],
    closesLikely: true,
  },
  /** What was attached to somebody who left, or came back. */
  { more: { attach: 4, leave: 3, remove: 3, invite: 2, accept: 2, close: 0.3, look: 0.3, "disable-type": 0.3 } },
  { more: {}, plot: inviting },
  { more: {}, plot: growingUp },
  { more: {}, plot: changingSides },
];

export type Theme = Readonly<{
  weights: ReadonlyMap<Command["do"], number>;
  waits: readonly number[];
  closesLikely: boolean;
  plot: Plot | undefined;
}>;

const WEIGHTED: readonly Theme[] = THEMES.map(({ more, waits = [], closesLikely = false, plot }) => ({
  weights: new Map(KINDS.map((kind) => [kind, Math.ceil(WEIGHTS[kind] * (more[kind] ?? 1))])),
  waits,
  closesLikely,
  plot,
}));

/** One after the other, so that neighbouring seeds are about different things. */
export function themeOf(seed: number): Theme {
  const theme = WEIGHTED[seed % WEIGHTED.length];
  if (theme === undefined) throw new Error(`no theme for seed ${seed}`);
  return theme;
}

type Making = Staging & Readonly<{ theme: Theme }>;

/** How often a theme's plot goes on, how soon a fault is lifted, and how often that is tried which it is about. */
const PLOT_PERCENT = 60;
const LIFTED_PERCENT = 10;
const TRIED_PERCENT = 45;

export function nextCommand(making: Making): Command {
  const { model, random, theme } = making;
  const isStruck = model.callFault !== undefined || model.recordFault !== undefined;
  if (isStruck && chance(random, LIFTED_PERCENT)) return { do: "lift" };
  const struck = model.callFault === undefined ? undefined : STRUCK_CALLS[model.callFault.operation];
  if (struck !== undefined && chance(random, TRIED_PERCENT)) return MAKERS[struck](sceneFor(making, struck));
  const meant = theme.plot !== undefined && chance(random, PLOT_PERCENT) ? theme.plot(making) : undefined;
  if (meant !== undefined) return meant;
  let left = random.below([...theme.weights.values()].reduce((sum, each) => sum + each, 0));
  for (const kind of KINDS) {
    left -= theme.weights.get(kind) ?? 0;
    if (left < 0) return MAKERS[kind](sceneFor(making, kind));
  }
  return { do: "wait", ms: MINUTE };
}

/** Administrators most of the time: they get the furthest. */
function principalOf({ model, random }: Making, account: string): string {
  const there = [...(model.accounts.get(account)?.principals.keys() ?? [])];
  if (there.includes("admin") && chance(random, 60)) return `${account}/admin`;
  return `${account}/${pick(random, there, "admin")}`;
}

const furnished = (model: Model): readonly string[] =>
  [...model.accounts.values()].filter(({ principals }) => principals.size > 0).map(({ label }) => label);

const anyone = (making: Making): string => principalOf(making, pick(making.random, furnished(making.model), NOBODY));

/** One organization with somebody to call, mostly its management account, and what could be called upon. */
type Scene = Making &
  Readonly<{
    label: string;
    organization: ModelOrganization | undefined;
    boss: string;
    members: readonly string[];
    accounts: readonly string[];
    account: string;
    places: readonly string[];
    allPlaces: readonly string[];
    place: string;
    target: string;
  }>;

function sceneFor(making: Making, kind: Command["do"]): Scene {
  const { model, random, number } = making;
  const organization = maybe(random, [...model.organizations.values()]);
  const members = organization === undefined ? [] : membersOf(model, organization.label).map((each) => each.label);
  const others = members.filter((each) => each !== organization?.boss);
  const accounts = [...model.accounts.keys(), NOBODY];
  const likely = others.length > 0 && chance(random, 80) ? others : members;
  const account = pick(random, chance(random, 85) ? likely : accounts, NOBODY);
  const places = organization === undefined ? [] : [rootOf(organization.label), ...organization.units.keys()];
  const allPlaces = [...model.organizations.values()].flatMap((each) => [rootOf(each.label), ...each.units.keys()]);
  const place = pick(random, chance(random, 90) ? places : [...allPlaces, "none"], "none");
  return {
    ...making,
    label: `${kind === "create-account" ? "made" : kind}-${number}`,
    organization,
    boss: organization && !chance(random, 15) ? principalOf(making, organization.boss) : anyone(making),
    members,
    accounts,
    account,
    places,
    allPlaces,
    place,
    target: chance(random, 50) ? place : account,
  };
}

type Makers = Readonly<{ [Kind in Command["do"]]: (scene: Scene) => Command }>;

const MAKERS: Makers = {
  // More than half of the time a few minutes pass at most, so that what is under way can be met.
  wait: ({ model, random, theme }) => {
    const edge = theme.closesLikely && chance(random, 40) ? edgeOfWindow(model) : 0;
    if (edge > 0) return { do: "wait", ms: chance(random, 70) ? edge : Math.max(SECOND, edge - SECOND) };
    const usual = chance(random, 60) ? WAITS.slice(0, 4) : WAITS;
    return { do: "wait", ms: pick(random, theme.waits.length > 0 && chance(random, 70) ? theme.waits : usual, MINUTE) };
  },
  "create-account": ({ random, model, accounts, boss, label }) => {
    const taken = chance(random, 10) ? model.accounts.get(pick(random, accounts, NOBODY))?.email : undefined;
    return { do: "create-account", as: boss, label, email: taken ?? `${label}@example.com` };
  },
  furnish: (scene) => {
    const { model, random } = scene;
    const bare = maybe(
      random,
      [...model.accounts.values()].filter(({ principals }) => principals.size === 0),
    );
    const isLikely = bare?.maker !== undefined && chance(random, 90);
    return { do: "furnish", as: isLikely ? `${bare.maker}/admin` : anyone(scene), account: bare?.label ?? NOBODY };
  },
  invite,
  accept: (scene) => answerOf(scene, "accept"),
  decline: (scene) => answerOf(scene, "decline"),
  cancel: (scene) => answerOf(scene, "cancel"),
  leave: (scene) => ({
    do: "leave",
    as: chance(scene.random, 70) ? principalOf(scene, scene.account) : anyone(scene),
  }),
  remove: ({ boss, account }) => ({ do: "remove", as: boss, account }),
  close: (scene) => {
    const { model, random, theme, organization, members, boss, account } = scene;
    if (organization === undefined || !theme.closesLikely || chance(random, 30))
      return { do: "close", as: boss, account };
    const open = members.filter(
      (each) => each !== organization.boss && stateOf(accountOf(model, each), model.now) === "ACTIVE",
    );
    return { do: "close", as: `${organization.boss}/admin`, account: pick(random, open, account) };
  },
  move: ({ model, random, boss, account, place, places }) => {
    const home = chance(random, 80) ? model.accounts.get(account)?.home?.place : undefined;
    return { do: "move", as: boss, account, from: home ?? pick(random, places, "none"), to: place };
  },
  "self-close": (scene) => ({ do: "self-close", as: visitorOf(scene, scene.account) }),
  reopen: (scene) => {
    const { model, random, accounts, account } = scene;
    const closing = accounts.filter((each) => model.accounts.get(each)?.closing !== undefined);
    return { do: "reopen", as: visitorOf(scene, chance(random, 80) ? pick(random, closing, account) : account) };
  },
  "recover-password": ({ account }) => ({ do: "recover-password", account }),
  "sign-up": (scene) => {
    const { random, account } = scene;
    const gives = chance(random, 60) ? SIGN_UP_PARTS : [pick(random, SIGN_UP_PARTS, "phone")];
    return { do: "sign-up", as: visitorOf(scene, account), gives };
  },
  "create-unit": ({ random, boss, label, place, places }) => {
    // The newest unit often, so that units come to stand in units.
    const parent = chance(random, 60) ? (places.at(-1) ?? place) : place;
    return { do: "create-unit", as: boss, label, parent, name: pick(random, ["one", "two"], "") };
  },
  "rename-unit": ({ random, boss, place }) => ({
    do: "rename-unit",
    as: boss,
    unit: place,
    name: pick(random, ["one", "two", "three"], ""),
  }),
  "delete-unit": ({ boss, place }) => ({ do: "delete-unit", as: boss, unit: place }),
  "write-guard": ({ boss }) => ({ do: "write-guard", as: boss }),
  "rewrite-policy": ({ random, boss }) => ({
    do: "rewrite-policy",
    as: boss,
    policy: policyOf(random),
    denies: chance(random, 70),
  }),
  "delete-policy": ({ random, boss }) => ({ do: "delete-policy", as: boss, policy: policyOf(random) }),
  attach: ({ random, boss, target }) => ({ do: "attach", as: boss, policy: policyOf(random), target }),
  detach: (scene) => {
    const { random, boss, target, organization } = scene;
    const attached = [...(organization?.attached ?? [])].flatMap(([at, policies]) =>
      [...policies].map((each) => [at, each]),
    );
    const guards = attached.filter(([, policy]) => policy === "guard");
    const [at, policy] = chance(random, 60) ? pick(random, guards, []) : [];
    return { do: "detach", as: boss, policy: policy ?? policyOf(random), target: at ?? target };
  },
  "enable-type": ({ boss, organization }) => ({
    do: "enable-type",
    as: boss,
    organization: organization?.label ?? "none",
  }),
  "disable-type": ({ boss, organization }) => ({
    do: "disable-type",
    as: boss,
    organization: organization?.label ?? "none",
  }),
  trust: ({ random, boss }) => ({ do: "trust", as: boss, service: pick(random, SERVICES, "") }),
  distrust: ({ random, boss }) => ({ do: "distrust", as: boss, service: pick(random, SERVICES, "") }),
  register: ({ random, boss, account, organization }) => {
    const trusted = [...(organization?.trusted ?? [])];
    const service = pick(random, chance(random, 80) ? trusted : SERVICES, SERVICES[0] ?? "");
    return { do: "register", as: boss, account, service };
  },
  deregister: ({ random, boss, account, organization }) => {
    const registered = [...(organization?.administrators ?? [])].flatMap(([at, services]) =>
      [...services].map((each) => [at, each]),
    );
    const [at, service] = chance(random, 70) ? pick(random, registered, []) : [];
    return { do: "deregister", as: boss, account: at ?? account, service: service ?? pick(random, SERVICES, "") };
  },
  delegate: ({ boss, account }) => ({ do: "delegate", as: boss, account }),
  undelegate: ({ boss }) => ({ do: "undelegate", as: boss }),
  tag: ({ random, boss, target, label, organization }) => ({
    do: "tag",
    as: organization?.delegate !== undefined && chance(random, 40) ? `${organization.delegate}/admin` : boss,
    resource: target,
    key: pick(random, ["team", "cost"], ""),
    value: label,
  }),
  untag: ({ random, boss, target }) => ({
    do: "untag",
    as: boss,
    resource: target,
    key: pick(random, ["team", "cost"], ""),
  }),
  "create-organization": (scene) => {
    const { model, random, label } = scene;
    const alone = furnished(model).filter((each) => homeOf(model, each) === undefined);
    const founder = chance(random, 80) ? maybe(random, alone) : undefined;
    return {
      do: "create-organization",
      as: founder === undefined ? anyone(scene) : principalOf(scene, founder),
      label,
      ...(chance(random, 30) && { features: "CONSOLIDATED_BILLING" }),
    };
  },
  "delete-organization": ({ boss }) => ({ do: "delete-organization", as: boss }),
  look: (scene) => {
    const { model, random, boss, accounts, allPlaces } = scene;
    const labels = [...accounts, ...allPlaces, ...model.invitations.keys()];
    const as = chance(random, 30) ? boss : anyone(scene);
    return { do: "look", as, at: pick(random, LOOKS, ""), label: pick(random, labels, NOBODY) };
  },
  fault: (scene) => ({ do: "fault", as: anyone(scene), kind: pick(scene.random, FAULTS, "signature") }),
  strike: ({ random }) => {
    const fault = pick(random, [...CALL_FAULTS, ...RECORD_FAULTS], "drop");
    const names = isCallFault(fault) ? Object.keys(STRUCK_CALLS) : LOST_RECORDS;
    return { do: "strike", fault, at: pick(random, names, "CloseAccount") };
  },
  lift: () => ({ do: "lift" }),
};

/** How long it is until the oldest closure that counts in some organization is thirty days old; 0 where none counts. */
function edgeOfWindow(model: Model): number {
  const ahead = model.closures.map(({ asked }) => asked + 30 * DAY).filter((each) => each > model.now);
  return ahead.length === 0 ? 0 : Math.min(...ahead) - model.now;
}

const policyOf = (random: Random): string => (chance(random, 80) ? "guard" : "full");

/** Root most of the time: the console has little for others. */
const visitorOf = (making: Making, account: string): string =>
  chance(making.random, 80) ? `${account}/root` : principalOf(making, account);

function invite({ random, boss, label, members, accounts }: Scene): Command {
  const outside = accounts.filter((each) => !members.includes(each));
  const account = pick(random, chance(random, 85) ? outside : accounts, NOBODY);
  const brought = { tags: { team: label }, ...(chance(random, 50) && { notes: `from ${label}` }) };
  const by = chance(random, 70) ? "id" : "email";
  return { do: "invite", as: boss, label, account, by, ...(chance(random, 30) && brought) };
}

/** By the party whose move it is, most of the time. */
function answerOf(scene: Scene, kind: "accept" | "decline" | "cancel"): Command {
  const { model, random } = scene;
  const sent = [...model.invitations.values()];
  const open = sent.filter(({ state }) => state === "OPEN");
  const invitation = maybe(random, open.length > 0 && chance(random, 85) ? open : sent);
  if (invitation === undefined && chance(random, 90)) return invite(scene);
  if (invitation === undefined) return { do: kind, as: anyone(scene), invitation: NOBODY };
  const mover = kind === "cancel" ? invitation.boss : recipientOf(model, invitation);
  const isLikely = mover !== undefined && model.accounts.has(mover) && chance(random, 90);
  return { do: kind, as: isLikely ? principalOf(scene, mover) : anyone(scene), invitation: invitation.label };
}
