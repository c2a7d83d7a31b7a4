/** Picks the next command, knowing the model: mostly something that could be meant, sometimes nonsense. */
import type { Random } from "../../kernel/index.ts";
import type { Command } from "./command.test-support.ts";
import { partsOf } from "./judge.test-support.ts";
import {
  DAY,
  HOUR,
  homeOf,
  MINUTE,
  type Model,
  type ModelOrganization,
  membersOf,
  recipientOf,
  rootOf,
  SECOND,
  SIGN_UP_PARTS,
} from "./model.test-support.ts";

const SERVICES = ["guardduty.amazonaws.com", "config.amazonaws.com"];
const WAITS = [SECOND, 31 * SECOND, MINUTE, 6 * MINUTE, 61 * MINUTE, 5 * HOUR, DAY, 4 * DAY, 15 * DAY, 31 * DAY, 90 * DAY, 100 * DAY];
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

/** Weights: how often each is picked, in parts of their sum. */
const WEIGHTS = {
  wait: 9,
  "create-account": 7,
  furnish: 4,
  invite: 9,
  accept: 9,
  decline: 2,
  cancel: 3,
  leave: 5,
  remove: 5,
  move: 5,
  close: 5,
  "self-close": 3,
  reopen: 3,
  "recover-password": 1,
  "sign-up": 3,
  "create-unit": 3,
  "delete-unit": 2,
  "write-guard": 1,
  attach: 4,
  detach: 3,
  "enable-type": 2,
  "disable-type": 1,
  trust: 2,
  distrust: 1,
  register: 3,
  deregister: 2,
  tag: 2,
  "create-organization": 2,
  "delete-organization": 2,
  look: 6,
  fault: 3,
} as const satisfies Readonly<Record<Command["do"], number>>;

export const KINDS = Object.keys(WEIGHTS) as readonly Command["do"][];
const SUM = Object.values(WEIGHTS).reduce((sum, each) => sum + each, 0);

type Making = Readonly<{ model: Model; random: Random; number: number }>;

export function nextCommand(making: Making): Command {
  const { random } = making;
  let left = random.below(SUM);
  for (const kind of KINDS) {
    left -= WEIGHTS[kind];
    if (left < 0) return commandOf(making, kind);
  }
  return { do: "wait", ms: MINUTE };
}

const pick = <T>(random: Random, from: readonly T[], otherwise: T): T => from[random.below(from.length)] ?? otherwise;
const chance = (random: Random, percent: number): boolean => random.below(100) < percent;

/** Administrators most of the time: they get the furthest. */
function principalOf({ model, random }: Making, account: string): string {
  const there = [...(model.accounts.get(account)?.principals.keys() ?? [])];
  if (there.includes("admin") && chance(random, 60)) return `${account}/admin`;
  return `${account}/${pick(random, there, "admin")}`;
}

const furnished = (model: Model): readonly string[] =>
  [...model.accounts.values()].filter(({ principals }) => principals.size > 0).map(({ label }) => label);

const anyone = (making: Making): string =>
  principalOf(making, pick(making.random, furnished(making.model), NOBODY));

function commandOf(making: Making, kind: Command["do"]): Command {
  const { model, random, number } = making;
  const label = `${kind === "create-account" ? "made" : kind}-${number}`;
  const organization = pick<ModelOrganization | undefined>(random, [...model.organizations.values()], undefined);
  const boss = organization && !chance(random, 15) ? principalOf(making, organization.boss) : anyone(making);
  const members = organization === undefined ? [] : membersOf(model, organization.label).map((each) => each.label);
  const accounts = [...model.accounts.keys(), NOBODY];
  const account = chance(random, 80) ? pick(random, members, NOBODY) : pick(random, accounts, NOBODY);
  const places = organization === undefined ? ["none/root"] : [rootOf(organization.label), ...organization.units.keys()];
  const allPlaces = [...model.organizations.values()].flatMap((each) => [rootOf(each.label), ...each.units.keys()]);
  const place = pick(random, chance(random, 90) ? places : [...allPlaces, "none"], "none");
  const target = chance(random, 50) ? place : account;
  const service = pick(random, SERVICES, "");
  switch (kind) {
    case "wait":
      // Half of the time a few minutes pass at most, so that what is under way can be met.
      return { do: kind, ms: pick(random, chance(random, 55) ? WAITS.slice(0, 4) : WAITS, MINUTE) };
    case "create-account": {
      const taken = chance(random, 10) ? model.accounts.get(pick(random, accounts, NOBODY))?.email : undefined;
      return { do: kind, as: boss, label, email: taken ?? `${label}@example.com` };
    }
    case "furnish": {
      const bare = [...model.accounts.values()].filter(({ principals }) => principals.size === 0);
      const wanted = pick(random, bare, undefined as (typeof bare)[number] | undefined);
      const maker = wanted?.maker !== undefined && chance(random, 90) ? `${wanted.maker}/admin` : anyone(making);
      return { do: kind, as: maker, account: wanted?.label ?? NOBODY };
    }
    case "invite": {
      const outside = accounts.filter((each) => !members.includes(each));
      const invited = pick(random, chance(random, 85) ? outside : accounts, NOBODY);
      return { do: kind, as: boss, label, account: invited, by: chance(random, 70) ? "id" : "email" };
    }
    case "accept":
    case "decline":
    case "cancel":
      return answerOf(making, kind);
    case "leave":
      return { do: kind, as: chance(random, 70) ? principalOf(making, account) : anyone(making) };
    case "remove":
    case "close":
      return { do: kind, as: boss, account };
    case "move": {
      const from = chance(random, 80) ? (model.accounts.get(account)?.home?.place ?? place) : pick(random, places, "none");
      return { do: kind, as: boss, account, from, to: place };
    }
    case "self-close":
    case "reopen":
    case "sign-up": {
      const closing = accounts.filter((each) => model.accounts.get(each)?.closing !== undefined);
      const who = kind === "reopen" && closing.length > 0 && chance(random, 80) ? pick(random, closing, NOBODY) : account;
      const as = chance(random, 80) ? `${who}/root` : principalOf(making, who);
      if (kind !== "sign-up") return { do: kind, as };
      return { do: kind, as, gives: chance(random, 60) ? SIGN_UP_PARTS : [pick(random, SIGN_UP_PARTS, "phone")] };
    }
    case "recover-password":
      return { do: kind, account };
    case "create-unit":
      return { do: kind, as: boss, label, parent: places.at(-1) && chance(random, 40) ? (places.at(-1) ?? "") : place, name: pick(random, ["one", "two"], "") };
    case "delete-unit":
      return { do: kind, as: boss, unit: place };
    case "attach":
    case "detach":
      return { do: kind, as: boss, policy: chance(random, 80) ? "guard" : "full", target };
    case "enable-type":
    case "disable-type":
      return { do: kind, as: boss, organization: organization?.label ?? "none" };
    case "trust":
    case "distrust":
      return { do: kind, as: boss, service };
    case "register":
    case "deregister":
      return { do: kind, as: boss, account, service };
    case "tag":
      return { do: kind, as: boss, resource: target, key: pick(random, ["team", "cost"], ""), value: label };
    case "create-organization": {
      const alone = furnished(model).filter((each) => homeOf(model, each) === undefined);
      return { do: kind, as: chance(random, 80) ? principalOf(making, pick(random, alone, NOBODY)) : anyone(making), label };
    }
    case "look": {
      const labels = [...accounts, ...allPlaces, ...model.invitations.keys()];
      return { do: kind, as: chance(random, 30) ? boss : anyone(making), at: pick(random, LOOKS, ""), label: lookedAt(making, labels) };
    }
    case "fault":
      return { do: kind, as: anyone(making), kind: pick(random, FAULTS, "signature") };
    default:
      return { do: kind, as: boss };
  }
}

const lookedAt = ({ random }: Making, labels: readonly string[]): string => pick(random, labels, NOBODY);

/** By the party whose move it is, most of the time. */
function answerOf(making: Making, kind: "accept" | "decline" | "cancel"): Command {
  const { model, random } = making;
  const sent = [...model.invitations.values()];
  const open = sent.filter(({ state }) => state === "OPEN");
  const invitation = pick(random, open.length > 0 && chance(random, 85) ? open : sent, undefined as (typeof sent)[number] | undefined);
  if (invitation === undefined) return { do: kind, as: anyone(making), invitation: NOBODY };
  const mover = kind === "cancel" ? invitation.boss : recipientOf(model, invitation);
  const as = mover !== undefined && model.accounts.has(mover) && chance(random, 90) ? principalOf(making, mover) : anyone(making);
  return { do: kind, as: partsOf(as)[0] === NOBODY ? anyone(making) : as, invitation: invitation.label };
}
