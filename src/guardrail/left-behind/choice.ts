/** What a caller of AssumeRole has to say to be let in, read from the conditions and put to the policies. STS API Reference: AssumeRole; IAM User Guide: "IAM and AWS STS condition context keys". */
import type { ConditionClause, PolicyDocument, RequestContext } from "../../authorization/index.ts";
import type { Instant } from "../../kernel/index.ts";
import { PRINCIPAL_TAG } from "../ordinary-context.ts";
import { ASSUME_ROLE, type Asking, type Knock } from "./asking.ts";

export type Choice = Readonly<{
  sessionName: string;
  externalId?: string;
  sourceIdentity?: string;
  tags?: Readonly<Record<string, string>>;
}>;

/** Tried before anything that a policy asks for. */
const ORDINARY: Choice = { sessionName: "intruder" };
/** Where a condition asks for some value, or for any but one. */
const ANY = "orgdrill";
/** Policies of thousands of statements are not searched to their end. */
const MOST_CHOICES = 64;

/** The first choice with which every action that the request needs is allowed; undefined when none is found, which proves nothing. */
export function choiceThatOpens(asking: Asking, knock: Knock, at: Instant): Choice | undefined {
  const context = asking.context(knock, at);
  return choicesIn(asking.documents(knock), context).find((choice) =>
    actionsOf(choice).every((action) => asking.admits(knock, { action, keys: keysOf(choice), isChosen }, at)),
  );
}

const actionsOf = ({ tags, sourceIdentity }: Choice): readonly string[] => [
  ASSUME_ROLE,
  ...(tags === undefined ? [] : ["sts:TagSession"]),
  ...(sourceIdentity === undefined ? [] : ["sts:SetSourceIdentity"]),
];

const REQUEST_TAG = "aws:requesttag/";

/** Beside what the request says: what is so in the session that somebody tries it in. Addresses and second factors are not. */
const OF_AN_ORDINARY_SESSION: ReadonlySet<string> = new Set([
  "sts:externalid",
  "sts:rolesessionname",
  "sts:sourceidentity",
  "sts:transitivetagkeys",
  "aws:tagkeys",
  "aws:userid",
  "aws:requestedregion",
]);

const isChosen = (key: string): boolean => {
  const name = key.toLowerCase();
  return OF_AN_ORDINARY_SESSION.has(name) || name.startsWith(REQUEST_TAG) || name.startsWith(PRINCIPAL_TAG);
};

function keysOf({ sessionName, externalId, sourceIdentity, tags }: Choice): RequestContext {
  const keys = new Map<string, string | readonly string[]>([["sts:rolesessionname", sessionName]]);
  if (externalId !== undefined) keys.set("sts:externalid", externalId);
  if (sourceIdentity !== undefined) keys.set("sts:sourceidentity", sourceIdentity);
  if (tags === undefined) return keys;
  for (const [key, value] of Object.entries(tags)) keys.set(`${REQUEST_TAG}${key.toLowerCase()}`, value);
  return keys.set("aws:tagkeys", Object.keys(tags));
}

/** What each statement asks for by itself, and all of them together. */
function choicesIn(documents: readonly PolicyDocument[], context: RequestContext): readonly Choice[] {
  const statements = documents.flatMap((document) => document.statements);
  const asked = statements
    .filter(({ conditions }) => conditions.some(isAboutRequest))
    .slice(0, MOST_CHOICES)
    .map(({ conditions }) => conditions.reduce((choice, each) => choosing(choice, each, context), ORDINARY));
  const clauses = statements.flatMap(({ conditions }) => conditions.filter(isAboutRequest)).slice(0, MOST_CHOICES);
  const together = clauses.reduce((choice, each) => choosing(choice, each, context), ORDINARY);
  return [ORDINARY, ...asked, together];
}

const isAboutRequest = ({ key }: ConditionClause): boolean => {
  const name = key.toLowerCase();
  return ["sts:externalid", "sts:rolesessionname", "sts:sourceidentity", "aws:tagkeys"].includes(name)
    ? true
    : name.startsWith(REQUEST_TAG);
};

/** STS API Reference, AssumeRole: what names of sessions and sources, and external ids, are made of. */
const SESSION_NAME = /^[\w+=,.@-]{2,64}$/;
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

function choosing(choice: Choice, clause: ConditionClause, context: RequestContext): Choice {
  const name = clause.key.toLowerCase();
  const value = valueFor(clause, context);
  if (name === "sts:externalid") return EXTERNAL_ID.test(value) ? { ...choice, externalId: value } : choice;
  if (name === "sts:rolesessionname") return SESSION_NAME.test(value) ? { ...choice, sessionName: value } : choice;
  if (name === "sts:sourceidentity") return SESSION_NAME.test(value) ? { ...choice, sourceIdentity: value } : choice;
  if (name === "aws:tagkeys") return tagged(choice, value, ANY);
  if (name.startsWith(REQUEST_TAG)) return tagged(choice, clause.key.slice(REQUEST_TAG.length), value);
  return choice;
}

const tagged = (choice: Choice, key: string, value: string): Choice =>
  choice.tags !== undefined && Object.hasOwn(choice.tags, key)
    ? choice
    : { ...choice, tags: Object.fromEntries([...Object.entries(choice.tags ?? {}), [key, value]]) };

const VARIABLE = /\$\{([^}]{1,256})\}/g;

/** The first value, its variables filled and its wildcards made plain; anything else where the condition asks for another or for none in particular. */
function valueFor({ operator, values }: ConditionClause, context: RequestContext): string {
  const [first = ANY] = values;
  if (operator === "Null" || operator.includes("Not")) return ANY;
  const filled = first.replace(VARIABLE, (_, key: string) => String(context.get(key.trim().toLowerCase()) ?? ""));
  const plain = filled.replaceAll("*", "any").replaceAll("?", "x");
  return filled.includes("*") && plain.length < 3 ? ANY : plain;
}
