/** What an account reached only because it was in the organization: policies of others that admitted its principals then and do not now. */
import { type AttachedPolicy, compileText, evaluateStandAlone } from "../../authorization/index.ts";
import { type Account, identitiesOf, membersOf, type Organization, type World } from "../../domain/index.ts";
import { type Instant, invariant } from "../../kernel/index.ts";
import { compiledTexts, numbering } from "../compiled-texts.ts";
import { type MemberPrincipal, principalIn, principalsOf } from "../member-principal.ts";
import { ordinaryContext } from "../ordinary-context.ts";
import type { SweptAction } from "../sweep/sweep.ts";
import { isSettled, momentKeys } from "./direct-call.ts";
import { type SharedResource, sharedResources } from "./shared-resources.ts";

/** One thing that principals of the account could do to one resource, and cannot any more. */
export type ClosedDoor = Readonly<{
  resource: Omit<SharedResource, "policy">;
  /** As the policy spells it, wildcards included. */
  action: string;
  /** Names of users and roles, and `root`; at least one. */
  principals: readonly string[];
}>;

export type ClosedDoorsQuestion = Readonly<{
  account: Account;
  /** The organization that it left, or in which it was moved: the one whose resources are looked at. */
  organization: Organization;
  /** The account's `aws:PrincipalOrgPaths` while it was there: `o-…/r-…/ou-…/`. */
  formerPath: string;
  /** The same of where it is now; absent when it stands alone. */
  presentPath?: string;
  /** Conditions on the time are asked as of now, both times. */
  now: Instant;
  assumptions: Readonly<Record<string, string>>;
}>;

/**
 * Asks each policy twice, with `aws:PrincipalOrgID` and `aws:PrincipalOrgPaths` as they were and as they are, for somebody who may do
 * everything in the account itself. So a door that closes for another reason, or that was never open, is not among them. aws-facts 7.
 */
export function closedDoors(world: World, question: ClosedDoorsQuestion): readonly ClosedDoor[] {
  const admits = admissionIn(world, question);
  const principals = principalsOf(identitiesOf(world, question.account.id), numbering()).filter(
    ({ kind }) => kind !== "serviceLinkedRole",
  );
  const accounts = new Set([...membersOf(question.organization)].filter((id) => id !== question.account.id));
  return [...sharedResources(world, accounts)].flatMap(({ policy: text, ...resource }) => {
    const policy = compiledPolicy(text, resource);
    const able = principals.filter(({ kind }) => resource.kind !== "role" || kind !== "root");
    return waysIn(policy, resource).flatMap(({ action, asked }) => {
      const shut = able.filter((each) => {
        const visit = { principal: each, policy, asked, ownerId: resource.accountId };
        return admits({ ...visit, path: question.formerPath }) && !admits({ ...visit, path: question.presentPath });
      });
      return shut.length === 0 ? [] : [{ resource, action, principals: shut.map(({ name }) => name) }];
    });
  });
}

type Resource = ClosedDoor["resource"];

/** Texts were checked when they entered the world; one that does not compile is a defect. */
function compiledPolicy(text: string, { kind, name, arn }: Resource): AttachedPolicy {
  const type = kind === "role" ? "trust" : "resource";
  const compiled = compileText(text, type);
  invariant(compiled.ok, `the policy of the ${kind} ${name} does not compile`);
  return { reference: { type, name, arn }, document: compiled.value };
}

type SweptDoor = Readonly<{ action: string; asked: SweptAction }>;

const SERVICES = {
  bucket: "s3",
  queue: "sqs",
  topic: "sns",
  "event bus": "events",
  function: "lambda",
  role: "sts",
} as const;

/** One question for each action of each Allow, as the policy spells it and as a call that fits it. */
function waysIn({ document: { document } }: AttachedPolicy, resource: Resource): readonly SweptDoor[] {
  const allows = document.statements.filter(({ effect }) => effect === "Allow");
  const ways = allows.flatMap(({ actions, resources }) => {
    const on = resources === undefined || resources.negated ? resource.arn : (resources.patterns[0] ?? resource.arn);
    const patterns = actions.negated ? ["*"] : actions.patterns;
    return patterns.map((action) => ({
      action,
      asked: { action: fitting(action === "*" ? `${SERVICES[resource.kind]}:*` : action), resource: fitting(on) },
    }));
  });
  return [...new Map(ways.map((way) => [JSON.stringify(way), way])).values()];
}

/** A text that the pattern fits. */
const fitting = (pattern: string): string => pattern.replaceAll("*", "Any").replaceAll("?", "x");

type Visit = Readonly<{
  principal: MemberPrincipal;
  policy: AttachedPolicy;
  asked: SweptAction;
  ownerId: string;
  /** `aws:PrincipalOrgPaths`, which begins with the organization's id. */
  path: string | undefined;
}>;

/** The permission on the account's own side is taken as given; where it hangs on what the caller chooses, the caller chooses well. */
const EVERYTHING = `{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}`;

function admissionIn(world: World, question: ClosedDoorsQuestion): (visit: Visit) => boolean {
  const { account, now, assumptions } = question;
  const identities = identitiesOf(world, account.id);
  const everything: AttachedPolicy = {
    reference: { type: "identity", name: "everything" },
    document: compiledTexts()(EVERYTHING, "identity"),
  };
  return ({ principal, policy, asked, ownerId, path }) => {
    const ordinary = ordinaryContext({ organization: undefined, account, identities, principal });
    const context = new Map<string, string | readonly string[]>([...ordinary, ...momentKeys(now)]);
    context.delete("aws:resourceaccount");
    const [organizationId = ""] = path?.split("/") ?? [];
    if (path !== undefined) context.set("aws:principalorgid", organizationId).set("aws:principalorgpaths", [path]);
    const isKnown = (key: string): boolean => isSettled(key, { kind: principal.kind, action: asked.action });
    const { answer } = evaluateStandAlone(
      { ...asked, context, isKnown },
      {
        principal: principalIn(account.id, principal),
        identity: [everything],
        resourcePolicy: policy,
        resourceAccountId: ownerId,
        assumptions,
      },
    );
    return answer !== "denied";
  };
}
