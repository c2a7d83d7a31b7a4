/** The difference between two readings of the world: what is left of an incident, each with what it is. */
import type { Baseline, Fact, Residue } from "../evidence/index.ts";
import { isIn, isPartName, keyOf, numbered, type PartBeginning } from "./baseline-names.ts";
import { withoutRegion } from "./baseline-regions.ts";
import type { Difference } from "./recovery-book.ts";

/** A difference that is accepted: `*` stands for any text; whoever may act and was not there is accepted by name alone. */
export type Accepted = Readonly<{ subject: string; aspect: string; why: string }>;

/** In the order of subjects and aspects; a part that could not be read a second time is told as unread, not as gone. */
export function differenceOf(before: Baseline, after: Baseline, accepted: readonly Accepted[]): Difference {
  const known = new Map(numbered(before.facts).map((fact) => [keyOf(fact), fact]));
  const now = new Map(numbered(after.facts).map((fact) => [keyOf(fact), fact]));
  const lost = after.unread.filter((each) => !before.unread.some((known) => known.subject === each.subject));
  const hidden = [...before.unread, ...after.unread].map(({ subject }) => subject);
  const keys = [...new Set([...known.keys(), ...now.keys()])].toSorted();
  const residue = keys.flatMap((key): readonly Residue[] => {
    const [was, is] = [known.get(key), now.get(key)];
    const fact = was ?? is;
    if (fact === undefined || was?.value === is?.value) return [];
    if ((was === undefined || is === undefined) && hidden.some((part) => isPartOf(fact, part))) return [];
    return [described({ fact, before: was?.value ?? null, after: is?.value ?? null }, accepted)];
  });
  const used = (each: Accepted): boolean => residue.some((left) => accepts(each, left));
  return {
    residue,
    unread: lost,
    acceptedInVain: accepted.filter((each) => !used(each)).map(({ subject, aspect }) => `${subject}: ${aspect}`),
  };
}

/** `people and roles of lab` holds `user builder of lab`; a part that is no more than an account's name holds all of the account, in every Region. */
function isPartOf({ kind, subject }: Fact, part: string): boolean {
  const whole = WHOLE[kind];
  if (whole !== undefined && part.startsWith(whole))
    return kind !== "invitation" || subject.startsWith("organization ");
  if (whole !== undefined && PARTS[kind] === undefined) return false;
  if (part.startsWith(ROOT_USER)) return part === subject;
  const beginning = (PARTS[kind] ?? []).find((each) => part.startsWith(each));
  if (beginning !== undefined) return !subject.startsWith(ROOT_USER) && isIn(subject, part.slice(beginning.length));
  if (isPartName(part)) return false;
  return isIn(subject, part) || isIn(withoutRegion(subject), part);
}

const ROOT_USER = "root user of ";

/** Parts that are read once for the organization. */
const WHOLE: Partial<Record<Fact["kind"], PartBeginning>> = {
  organization: "organization ",
  unit: "organization ",
  account: "organization ",
  policy: "organization ",
  tags: "organization ",
  delegation: "delegations in ",
  assignment: "assignments in ",
  "stack set": "stack sets in ",
  "root access": "root access in ",
  invitation: "invitations in ",
  transfer: "transfers in ",
};

const PARTS: Partial<Record<Fact["kind"], readonly PartBeginning[]>> = {
  identity: ["people and roles of "],
  trail: ["trails of "],
  rule: ["rules of "],
  alarm: ["alarms of "],
  "log group": ["log groups of "],
  detector: ["GuardDuty of "],
  hub: ["Security Hub of "],
  recorder: ["Config of "],
  share: ["shares of "],
  costs: ["costs of "],
  "sign-in": ["sign-in of "],
  invitation: ["invitations to "],
  "event bus": ["rules of "],
  topic: ["topics of "],
  queue: ["queues of "],
  function: ["functions of "],
  bucket: ["buckets of "],
  "event data store": ["event data stores of "],
  "cost watch": ["budgets of ", "anomaly monitors of "],
  quota: ["quotas of "],
};

type Changed = Readonly<{ fact: Fact; before: string | null; after: string | null }>;

function described(changed: Changed, accepted: readonly Accepted[]): Residue {
  const { fact, before, after } = changed;
  const { kind, subject, aspect } = fact;
  const why = accepted.find((each) => accepts(each, { kind, subject, aspect, before }))?.why;
  return {
    kind,
    subject,
    aspect,
    before,
    after,
    meaning: meaningOf(changed),
    ...(why !== undefined && { accepted: why }),
  };
}

type Left = Pick<Residue, "kind" | "subject" | "aspect" | "before">;

/** A star was written for what was known: it must not let in a user, a role or a key that nobody had thought of. */
function accepts(accepted: Accepted, { kind, subject, aspect, before }: Left): boolean {
  const isNew = (kind === "identity" || kind === "sign-in") && before === null;
  if (isNew && accepted.subject !== subject) return false;
  return likes(accepted.subject, subject) && likes(accepted.aspect, aspect);
}

/** Rows that would accept whatever differs, in words; undefined when each names something. */
export function wordsOnTooWide(accepted: readonly Accepted[]): string | undefined {
  const wide = accepted.find(({ subject }) => /^[*\s]*$/.test(subject));
  return (
    wide &&
    `a row accepts \`${wide.aspect}\` of \`${wide.subject}\`: expected the name of something before or after the star`
  );
}

/** Without regular expressions: each piece between stars must come after the one before it. */
function likes(pattern: string, text: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > text.length - last.length) return false;
    at = found + piece.length;
  }
  return true;
}

function meaningOf({ fact, before, after }: Changed): string {
  if (fact.kind === "account" && after === null) return VANISHED.account;
  const known = MEANINGS[`${fact.kind}: ${fact.aspect}`];
  if (known !== undefined) return known;
  if (before === null) return GIVEN[`${fact.kind}: ${fact.aspect}`] ?? APPEARED[fact.kind];
  return after === null ? VANISHED[fact.kind] : "changed";
}

/** aws-facts sections 2.2, 7: what a return does not bring back. */
const MEANINGS: Readonly<Record<string, string>> = {
  "account: joined by": "an account that returns has been invited, whatever it was before",
  "account: joined at": "the date of the return: how long it was a member before is no longer told",
  "account: place": "it hangs elsewhere in the tree; a returning account joins at the root",
  "costs: seen by itself": "costs of that time are hidden from the account in its present membership",
  "delegation: delegation policy": "what members may do in the organization's name is another",
  "root access: central root access": "who may remove and use root credentials of members is another",
  "sign-in: password policy": "the rules for passwords are others",
  "identity: longest session": "sessions of the role may be of another length",
};

/** What somebody was given that had nothing of the kind. */
const GIVEN: Readonly<Record<string, string>> = {
  "identity: boundary": "a permissions boundary that was not there",
  "identity: access keys": "left over: keys where there were none",
  "identity: password": "left over: a password where there was none",
  "identity: policies": "left over: permissions where there were none",
  "identity: inline policies": "left over: permissions where there were none",
  "identity: groups": "left over: a membership in a group",
  "identity: tags": "left over: tags where there were none, by which policies may decide",
  "sign-in: alias": "an alias of the account where there was none",
  "event bus: policy": "left over: others may put events on the bus",
  "queue: policy": "left over: a policy that lets others in",
  "function: policy": "left over: others may call the function",
  "bucket: policy": "left over: a policy that lets others in",
  "trail: tags": "tags where there were none",
  "rule: tags": "tags where there were none",
};

const APPEARED: Readonly<Record<Fact["kind"], string>> = {
  organization: "new in the organization",
  unit: "a unit that was not there",
  account: "new about the account",
  policy: "a policy, or an attachment, that was not there",
  tags: "a tag that was not there",
  delegation: "a trust or a delegation that was not there",
  identity: "left over: somebody or something that may act and was not there",
  trail: "a trail that was not there",
  rule: "a rule that was not there",
  alarm: "an alarm that was not there",
  "log group": "a log group or a metric filter that was not there",
  detector: "watched by GuardDuty, and was not before",
  hub: "shown in Security Hub, and was not before",
  recorder: "recorded or gathered by Config, and was not before",
  share: "a share that was not there",
  assignment: "an assignment of Identity Center that was not there",
  "stack set": "a stack of a stack set that was not there",
  costs: "costs that were not seen before",
  "sign-in": "left over: a way to sign in that was not there",
  "root access": "central root access that was not there",
  invitation: "an open invitation that was not there",
  transfer: "a transfer of who pays that was not there",
  "event bus": "an event bus that was not there",
  topic: "a topic, or somebody whom it tells, that was not there",
  queue: "a queue that was not there",
  function: "a function that was not there",
  bucket: "a bucket, or a setting of it, that was not there",
  "event data store": "an event data store that was not there",
  "cost watch": "a budget, a monitor or a tag for costs that was not there",
  quota: "a request for a higher limit that was not there",
};

const VANISHED: Readonly<Record<Fact["kind"], string>> = {
  organization: "gone from the organization",
  unit: "the unit is gone",
  account: "no longer told: the account is not a member",
  policy: "the policy, or its attachment, is gone",
  tags: "lost: tags go with a departure",
  delegation: "the trust or the delegation is gone",
  identity: "gone from the account",
  trail: "the trail is gone",
  rule: "the rule is gone",
  alarm: "the alarm is gone",
  "log group": "the log group or the metric filter is gone",
  detector: "no longer watched by GuardDuty",
  hub: "no longer shown in Security Hub",
  recorder: "no longer recorded or gathered by Config",
  share: "no longer shared",
  assignment: "the assignment of Identity Center is gone",
  "stack set": "the stack set, or its stack in the account, is gone",
  costs: "no longer seen",
  "sign-in": "the way to sign in, or the rule for it, is gone",
  "root access": "central root access is off",
  invitation: "the invitation is no longer open",
  transfer: "the transfer of who pays is gone",
  "event bus": "the event bus, or its policy, is gone",
  topic: "the topic, or somebody whom it told, is gone",
  queue: "the queue, or its policy, is gone",
  function: "the function, or its policy, is gone",
  bucket: "the bucket, or a setting of it, is gone",
  "event data store": "the event data store is gone",
  "cost watch": "the budget, the monitor or the tag for costs is gone",
  quota: "the request for a higher limit is gone",
};
