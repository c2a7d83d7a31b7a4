/** Every account × principal × action of a world at once: what cannot be told apart is asked once and counted. policy-evaluation 5. */
import {
  type AttachedPolicy,
  type CompiledPolicy,
  isAllowed,
  type PolicyScope,
  type RequestContext,
  rememberedAnswers,
  type Statement,
} from "../../authorization/index.ts";
import { type Account, identitiesOf, type World } from "../../domain/index.ts";
import type { AccountId } from "../../kernel/index.ts";
import { type AccountGroup, accountGroups, splitAccounts } from "../account-groups.ts";
import { type CompiledTexts, compiledTexts } from "../compiled-texts.ts";
import { identityArn, type MemberPrincipal, principalIn } from "../member-principal.ts";
import { ordinaryContext } from "../ordinary-context.ts";
import type { ServiceControlPath } from "../service-control-path.ts";
import { type TellsApart, tellsApart, union } from "../tells-apart.ts";
import { identityPoliciesOf, type ManagedPolicyTexts } from "./identity-policies.ts";

/** The resource is `*`, or an ARN that is the same whoever asks. */
export type SweptAction = Readonly<{ action: string; resource: string }>;

export type SweepQuestion = Readonly<{
  actions: readonly SweptAction[];
  /** Documents of AWS-managed policies, by ARN. */
  managedPolicies: ManagedPolicyTexts;
  /** Condition keys of the calls beyond those of an ordinary session, in lower case. */
  context?: RequestContext;
  assumptions?: Readonly<Record<string, string>>;
}>;

/** Cells that have one answer for one reason. */
export type CellClass = Readonly<{
  action: string;
  principal: Pick<MemberPrincipal, "kind" | "name" | "path">;
  isAllowed: boolean;
  /** One cell for each. */
  accounts: readonly Account[];
}>;

export type Sweep = Readonly<{ cells: number; evaluations: number; classes: readonly CellClass[] }>;

export type Cell = Readonly<{ accountId: AccountId; principalArn: string; action: string }>;

/**
 * Asks whether service control policies, identity policies and boundaries let each principal of each account do each action
 * in an ordinary session. Resource control policies and resource policies are not asked: the resource is nobody's in particular.
 */
export function sweep(world: World, question: SweepQuestion): Sweep {
  const asking = new Asking(world, question);
  const classes: CellClass[] = [];
  let cells = 0;
  for (const group of accountGroups(world, world.accounts.values(), asking.compiled)) {
    for (const principal of group.principals) {
      for (const action of question.actions) asking.ask(group, { principal, action }, classes);
    }
    cells += group.accounts.length * group.principals.length * question.actions.length;
  }
  return { cells, evaluations: asking.evaluations, classes };
}

/** Who is in a class, one by one. */
export function* membersOf({ accounts, principal, action }: CellClass): Generator<Cell> {
  for (const { id } of accounts) yield { accountId: id, principalArn: identityArn(id, principal), action };
}

type Query = Readonly<{ principal: MemberPrincipal; action: SweptAction }>;
type Seat = Readonly<{ account: Account; path: ServiceControlPath; principal: MemberPrincipal }>;
type Asked = Readonly<{ world: World; question: SweepQuestion; compiled: CompiledTexts }>;

/** One cell, asked without looking at any other: what a class stands for. */
export function isCellAllowed(asked: Asked, { action, ...seat }: Seat & Query): boolean {
  const { scope, context } = seatOf(asked, seat);
  return isAllowed({ ...action, context }, scope);
}

/** Who asks, and under which policies: the same for every action. */
function seatOf(
  { world, question, compiled }: Asked,
  { account, path, principal }: Seat,
): Readonly<{ scope: PolicyScope; context: RequestContext }> {
  const { managedPolicies, assumptions } = question;
  const identities = identitiesOf(world, account.id);
  const ordinary = ordinaryContext({ organization: path.organization, account, identities, principal });
  const scope: PolicyScope = {
    principal: principalIn(account.id, principal),
    ...identityPoliciesOf(principal, { identities, managedPolicies, compiled }),
    ...(path.ladder !== undefined && { serviceControl: path.ladder }),
    ...(assumptions !== undefined && { assumptions }),
  };
  return { scope, context: question.context === undefined ? ordinary : new Map([...ordinary, ...question.context]) };
}

/** What was asked already: answers by class, and what statements tell apart. */
class Asking {
  readonly compiled = compiledTexts();
  readonly #isAllowed = rememberedAnswers();
  readonly #asked: Asked;
  readonly #answers = new Map<string, boolean>();
  readonly #apart = new Map<string, TellsApart>();
  #seat: (Seat & ReturnType<typeof seatOf>) | undefined;

  constructor(world: World, question: SweepQuestion) {
    this.#asked = { world, question, compiled: this.compiled };
  }

  get evaluations(): number {
    return this.#answers.size;
  }

  ask({ path, accounts: alike }: AccountGroup, { principal, action }: Query, classes: CellClass[]): void {
    const [first] = alike;
    if (first === undefined) return;
    const apart = this.#apartOn({ path, principal, account: first }, action.action);
    const whose = apart.principals ? namedAs(principal) : "";
    const common = `${path.number} ${principal.kind} ${action.action} ${action.resource}\n${principal.holds}\n${whose}`;
    for (const [key, accounts] of splitAccounts(alike, apart)) {
      const [account] = accounts;
      if (account === undefined) continue;
      const isAllowed = this.#answer(common + key, { account, path, principal }, action);
      classes.push({ action: action.action, principal, isAllowed, accounts });
    }
  }

  #answer(key: string, seat: Seat, action: SweptAction): boolean {
    const known = this.#answers.get(key);
    if (known !== undefined) return known;
    const { scope, context } = this.#seatOf(seat);
    const answer = this.#isAllowed({ action: action.action, resource: action.resource, context }, scope);
    this.#answers.set(key, answer);
    return answer;
  }

  /** The same one sits there for all actions. */
  #seatOf(seat: Seat): ReturnType<typeof seatOf> {
    const last = this.#seat;
    if (last?.account === seat.account && last.principal === seat.principal) return last;
    this.#seat = { ...seat, ...seatOf(this.#asked, seat) };
    return this.#seat;
  }

  #apartOn(seat: Seat, action: string): TellsApart {
    const { path, principal } = seat;
    const byPath = this.#remembered(`${path.number} ${action}`, action, () =>
      (path.ladder ?? []).flatMap(({ policies }) => policies),
    );
    const own = this.#remembered(`${principal.kind} ${action}\n${principal.holds}`, action, () => {
      const { identity, boundary } = this.#seatOf(seat).scope;
      return boundary === undefined ? identity : [...identity, boundary];
    });
    return union(byPath, own);
  }

  #remembered(key: string, action: string, policies: () => readonly AttachedPolicy[]): TellsApart {
    const known = this.#apart.get(key);
    if (known !== undefined) return known;
    const found = tellsApart(policies().flatMap(({ document }) => [...statementsFor(document, action)]));
    this.#apart.set(key, found);
    return found;
  }
}

const namedAs = ({ path, name, tags }: MemberPrincipal): string =>
  `${path}${name}\n${tags.size === 0 ? "" : JSON.stringify([...tags])}\n`;

/** The statements that the action index leaves. */
export function* statementsFor(document: CompiledPolicy, action: string): Generator<Statement> {
  const { denies, allows } = document.forAction(action);
  for (const { source } of denies) yield source;
  for (const { source } of allows) yield source;
}
