/** `isAllowed` for who asks often: what policies say to an action is worked out once, and only what hangs on the question is asked again. */
import type { CompiledPolicy, CompiledStatement } from "./compiled-policy.ts";
import type { Question } from "./findings.ts";
import { isAllowedBy, type Spokesman, someApplies } from "./is-allowed.ts";
import type { AttachedPolicy, AuthorizationRequest, PolicyLevel, PolicyScope } from "./request.ts";

/** What is left of a ladder for one action when every statement that applies to each question is settled. */
type Remaining = Readonly<{
  /** Some deny applies to each question. */
  isDenied: boolean;
  /** Otherwise: those that hang on the question, and of those that mean the same, one. */
  denies: readonly CompiledStatement[];
  /** The levels that do not allow each question: of every one, some statement must apply. */
  allows: readonly (readonly CompiledStatement[])[];
}>;

/** By action as it was spelled. */
type ByAction = Map<string, Remaining>;

/** About eight bytes each: what may be remembered before all is forgotten. */
const MOST_WORDS = 2_097_152;
/** A set or a remaining, before what it holds. */
const OVERHEAD_WORDS = 32;

/**
 * The same answers as `isAllowed`, always: a memory of its own, at most about 16 MB, and never of answers, only of statements.
 * Ladders and lists of policies must not change once they were asked about; a change is a new list. Lists that hold
 * the same compiled policies share what is remembered, so ten thousand accounts under the same policies cost what one does.
 */
export function rememberedAnswers(
  mostWords: number = MOST_WORDS,
): (request: AuthorizationRequest, scope: PolicyScope) => boolean {
  const memory = new Memory(mostWords);
  return (request, scope) => isAllowedBy(memory, request, scope);
}

class Memory implements Spokesman {
  readonly #mostWords: number;
  readonly #numbers = new WeakMap<CompiledPolicy, number>();
  #nextNumber = 0;
  #words = 0;
  /** By the numbers of the policies, level by level. */
  #byContent = new Map<string, ByAction>();
  #byList = new WeakMap<readonly PolicyLevel[] | readonly AttachedPolicy[], ByAction>();

  constructor(mostWords: number) {
    this.#mostWords = mostWords;
  }

  ladderDenies(ladder: readonly PolicyLevel[], question: Question): boolean {
    return denies(this.#ofLadder(ladder, question.action), question);
  }

  ladderAllows(ladder: readonly PolicyLevel[], question: Question): boolean {
    return allows(this.#ofLadder(ladder, question.action), question);
  }

  anyDenies(policies: readonly AttachedPolicy[], question: Question): boolean {
    return denies(this.#ofPolicies(policies, question.action), question);
  }

  anyAllows(policies: readonly AttachedPolicy[], question: Question): boolean {
    return allows(this.#ofPolicies(policies, question.action), question);
  }

  #ofLadder(ladder: readonly PolicyLevel[], action: string): Remaining {
    const known = this.#byList.get(ladder)?.get(action);
    if (known !== undefined) return known;
    return this.#remember(
      ladder,
      ladder.map(({ policies }) => policies),
      action,
    );
  }

  /** A list of policies is a ladder of one level. */
  #ofPolicies(policies: readonly AttachedPolicy[], action: string): Remaining {
    return this.#byList.get(policies)?.get(action) ?? this.#remember(policies, [policies], action);
  }

  #remember(list: readonly PolicyLevel[] | readonly AttachedPolicy[], levels: Levels, action: string): Remaining {
    if (this.#words > this.#mostWords) this.#forget();
    const byAction = this.#byList.get(list) ?? this.#sameContent(levels);
    this.#byList.set(list, byAction);
    const remaining = byAction.get(action) ?? remainingOf(levels, action);
    if (!byAction.has(action)) this.#words += wordsOf(remaining);
    byAction.set(action, remaining);
    return remaining;
  }

  #sameContent(levels: Levels): ByAction {
    const key = levels.map((policies) => policies.map(({ document }) => this.#numberOf(document)).join()).join("/");
    const known = this.#byContent.get(key);
    if (known !== undefined) return known;
    const fresh: ByAction = new Map();
    this.#byContent.set(key, fresh);
    this.#words += OVERHEAD_WORDS + key.length;
    return fresh;
  }

  #numberOf(policy: CompiledPolicy): number {
    const known = this.#numbers.get(policy);
    if (known !== undefined) return known;
    this.#numbers.set(policy, this.#nextNumber);
    return this.#nextNumber++;
  }

  #forget(): void {
    this.#byContent = new Map();
    this.#byList = new WeakMap();
    this.#words = 0;
  }
}

type Levels = readonly (readonly AttachedPolicy[])[];

const denies = (remaining: Remaining, { asking }: Question): boolean =>
  remaining.isDenied || someApplies(remaining.denies, asking);

function allows(remaining: Remaining, { asking }: Question): boolean {
  for (const level of remaining.allows) if (!someApplies(level, asking)) return false;
  return true;
}

function remainingOf(levels: Levels, action: string): Remaining {
  const denying = levels.flatMap((policies) => policies.flatMap((policy) => spoken(policy, action, "denies")));
  const isDenied = denying.some(({ statement }) => statement.isUnconditional);
  const allowing = levels.map((policies) => policies.flatMap((policy) => spoken(policy, action, "allows")));
  return {
    isDenied,
    denies: isDenied ? [] : eachMeaningOnce(denying),
    allows: allowing.filter((level) => !level.some(({ statement }) => statement.isUnconditional)).map(eachMeaningOnce),
  };
}

/** The version decides how a statement's variables are read. */
type Spoken = Readonly<{ statement: CompiledStatement; version: string }>;

const spoken = ({ document }: AttachedPolicy, action: string, effect: "denies" | "allows"): readonly Spoken[] =>
  document.forAction(action)[effect].map((statement) => ({ statement, version: document.document.version }));

/** Beside action and effect, a statement looks at nothing but what is compared here. */
function eachMeaningOnce(all: readonly Spoken[]): readonly CompiledStatement[] {
  const byMeaning = new Map<string, CompiledStatement>();
  for (const { statement, version } of all) {
    const { resources, principals, conditions } = statement.source;
    byMeaning.set(JSON.stringify([version, resources, principals, conditions]), statement);
  }
  return [...byMeaning.values()];
}

const wordsOf = ({ denies, allows }: Remaining): number =>
  OVERHEAD_WORDS + denies.length + allows.reduce((sum, level) => sum + 4 + level.length, 0);
