/** One scenario's cast, organization, clock and history: everything that a step calls. */
import type { Action } from "../action/index.ts";
import type { AlertObservation, CallObservation, Finding, Sensitivity } from "../evidence/index.ts";
import { addMs, type Instant, invariant, minutes } from "../kernel/index.ts";
import type { Hands } from "../target/index.ts";
import { type GuardrailsAt, readAccountStates } from "./account-states.ts";
import type { Act, Actor, Attempt } from "./attempt.ts";
import type { Coverage } from "./coverage.ts";
import { ExperimentBook } from "./experiment-book.ts";
import { NotRun } from "./not-run.ts";
import type { AccountView, MetricAlarmView, OrganizationView, WorldView } from "./organization-view.ts";
import { isTimeReal } from "./pass-time.ts";
import { performAct, repeatActs } from "./perform.ts";
import { RecordBook } from "./record-book.ts";
import { RecoveryBook } from "./recovery-book.ts";
import type { Responded } from "./responded.ts";
import type { RoleAudit } from "./role-audit.ts";
import type { DrillStage, OpenedWorld, OrganizationChoice } from "./stage.ts";

/** IAM User Guide, "Signing": AWS accepts requests from clocks that are five minutes off, so its records may have other times. */
const CLOCKS_DIFFER_MS = minutes(5);

export class Drill {
  readonly findings: Finding[] = [];
  readonly calls: CallObservation[] = [];
  readonly alerts: AlertObservation[] = [];
  readonly sensitivity: Sensitivity[] = [];
  /** Everything done so far, in order, for the twins. */
  readonly history: Act[] = [];
  readonly cast = new Map<string, readonly Actor[]>();
  readonly records = new RecordBook(this);
  /** Accounts that were made in the drill and seen, by name. */
  readonly newcomers = new Map<string, AccountView>();
  /** Alarms of CloudWatch that were set up in the drill, by name. */
  readonly metricAlarms = new Map<string, MetricAlarmView>();
  /** What was broken on purpose, and what came of it. */
  readonly experiment = new ExperimentBook();
  /** What was found out about the end of the incident. */
  readonly recovery = new RecoveryBook();
  /** The operator's responses with what they came to, in order. */
  readonly responses: Responded[] = [];
  before: Awaited<ReturnType<typeof readAccountStates>> = [];
  readonly watched = new Map<string, AccountView>();
  readonly touchedAssumptions = new Set<string>();
  /** The last sweep over the guardrails. */
  coverage: Coverage | undefined;
  /** The last audit of roles. */
  audit: RoleAudit | undefined;
  /** The attempts of the timeline that was played, by the id of the act. */
  readonly acts = new Map<string, Attempt>();
  choice: OrganizationChoice = { kind: "under-test" };
  #opened: OpenedWorld | undefined;
  readonly #others: OpenedWorld[] = [];
  readonly #guardrailsAt: GuardrailsAt = new Map();
  #attempts: readonly Attempt[] = [];
  readonly #made: Attempt[] = [];
  readonly #judged = new Set<Attempt>();

  constructor(readonly stage: DrillStage) {}

  async open(choice: OrganizationChoice): Promise<void> {
    this.choice = choice;
    this.#opened = await this.stage.open(choice);
  }

  get opened(): OpenedWorld {
    if (this.#opened === undefined)
      throw new Error("the drill has no organization yet; start with `Given the organization under test`");
    return this.#opened;
  }

  get view(): WorldView {
    return this.opened.view;
  }

  /** Where detections listen beside us-east-1. */
  get otherRegions(): readonly string[] {
    const placed = this.view.detections.flatMap(({ rules }) => rules.map(({ region }) => region));
    const brought = this.opened.brought?.detections.flatMap(({ placement }) => placement.region ?? []) ?? [];
    return [...new Set([...placed, ...brought])].filter((each) => each !== "us-east-1").sort();
  }

  /** From when event histories are read: to their end on virtual time, else from shortly before the first act. */
  get since(): Instant | undefined {
    const [first] = this.history;
    return first?.at === undefined || !isTimeReal(this.opened.target) ? undefined : addMs(first.at, -CLOCKS_DIFFER_MS);
  }

  /** The organization that is drilled: the first of the file. */
  get organization(): OrganizationView {
    const [first] = this.view.organizations;
    invariant(first !== undefined, "an opened world has an organization");
    return first;
  }

  /** The attempts of the last When, judged by the Thens that follow. */
  get attempts(): readonly Attempt[] {
    return this.#attempts;
  }

  set attempts(attempts: readonly Attempt[]) {
    this.#attempts = attempts;
    this.#made.push(...attempts);
  }

  /** Carries out one act, observes its calls and remembers it; `afterActs` asks for a world of its own, as it was then; throws `NotRun` where the target does not offer it. */
  async act(actor: Actor, action: Action, afterActs?: number): Promise<Attempt> {
    await this.watch([actor.account]);
    this.records.forget();
    if (action.kind !== "technique") this.#guardrailsAt.clear();
    const world = afterActs === undefined ? this.opened : await this.#openAsAfter(afterActs);
    const at = await world.target.control?.now();
    const act: Act = { actor, action, ...(at !== undefined && { at }), ...(afterActs !== undefined && { afterActs }) };
    this.history.push(act);
    const attempt = await performAct(world.target, act, this.calls.length);
    this.calls.push(...attempt.calls);
    for (const name of attempt.assumptions) this.touchedAssumptions.add(name);
    const missing = notOfferedIn(attempt);
    if (missing !== undefined) throw new NotRun(`${world.target.name} does not offer it: ${missing}`);
    return afterActs === undefined ? attempt : { ...attempt, world };
  }

  async #openAsAfter(count: number): Promise<OpenedWorld> {
    const world = await this.stage.open(this.choice);
    this.#others.push(world);
    await repeatActs(world.target, this.history.slice(0, count));
    return world;
  }

  /** Remembers the state of these accounts as it was before anything was done to them. */
  async watch(accounts: readonly AccountView[]): Promise<void> {
    const fresh = accounts.filter((account) => !this.watched.has(account.id));
    if (fresh.length === 0) return;
    const states = await this.states(fresh);
    for (const account of fresh) this.watched.set(account.id, account);
    this.before = [...this.before, ...states];
  }

  states(accounts: readonly AccountView[], world = this.opened): ReturnType<typeof readAccountStates> {
    const kept = world === this.opened ? { ...world, guardrailsAt: this.#guardrailsAt } : world;
    return readAccountStates(kept, accounts, (organization) => this.auditorOf(organization, world));
  }

  /** Somebody who may read an organization: an administrator of its management account. */
  auditorOf(organization: OrganizationView, world = this.opened): Hands | undefined {
    return this.administratorOf(organization.managementAccountId, world);
  }

  administratorOf(accountId: string, world = this.opened): Hands | undefined {
    const account = this.view.accounts.find((each) => each.id === accountId);
    const principals = (account?.principals ?? []).filter((each) => each.isAdministrator);
    const names = [...principals].sort((left, right) => Number(left.kind === "root") - Number(right.kind === "root"));
    for (const { name } of names) {
      const hands = world.target.as({ accountId, principal: name });
      if (hands !== undefined) return hands;
    }
    return undefined;
  }

  /** Every attempt of every When, in order. */
  get made(): readonly Attempt[] {
    return this.#made;
  }

  /** Turns to attempts that were made before, for the Thens that follow. */
  turnTo(attempts: readonly Attempt[]): void {
    this.#attempts = attempts;
  }

  /** The attempts of the last When; asking marks them as looked at. */
  recall(): readonly Attempt[] {
    if (this.attempts.length === 0) throw new Error("nothing has been attempted yet; a When must come first");
    this.lookAt();
    return this.attempts;
  }

  /** Marks the attempts of the last When as looked at: their outcome, or the state that they led to. */
  lookAt(): void {
    for (const attempt of this.attempts) this.#judged.add(attempt);
  }

  /** Attempts of any When that no Then has looked at: a refusal nobody looked at must not pass for a success. */
  unjudged(): readonly Attempt[] {
    return this.#made.filter((attempt) => !this.#judged.has(attempt));
  }

  async close(): Promise<void> {
    for (const world of [this.#opened, ...this.#others]) await world?.target.close();
  }
}

/** Why an act stopped at a call that whoever answered does not do: the call that decides, or the last on the way to it. */
function notOfferedIn({ decisive, calls }: Attempt): string | undefined {
  for (const { outcome } of [decisive, calls.at(-1) ?? decisive])
    if (outcome.kind === "indeterminate" && outcome.notOffered === true) return outcome.reason;
  return undefined;
}
