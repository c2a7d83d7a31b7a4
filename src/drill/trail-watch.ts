/** Whether the trails of an account still log what is done there: what feeds detections ends where somebody has stopped them. */
import { listOf } from "../action/index.ts";
import type { Hands } from "../target/index.ts";
import { type Attempt, hasSucceeded } from "./attempt.ts";
import type { Drill } from "./drill.ts";
import type { FailedLook } from "./failed-look.ts";
import { earlierThan, type Logging } from "./feed.ts";
import { lookAgain, notingFailures } from "./look-again.ts";

export const TAMPERING = new Set(["StopLogging", "DeleteTrail", "UpdateTrail", "PutEventSelectors"]);

type Logged = Readonly<{ accountId: string; isMember: boolean }>;
type Trail = Readonly<{ TrailARN?: string; IsOrganizationTrail?: boolean }>;
type Status = Readonly<{ IsLogging?: boolean }>;
type FieldSelector = Readonly<{ Field?: string; Equals?: readonly string[] }>;
type Selectors = Readonly<{
  EventSelectors?: readonly Readonly<{ IncludeManagementEvents?: boolean }>[];
  AdvancedEventSelectors?: readonly Readonly<{ FieldSelectors?: readonly FieldSelector[] }>[];
}>;

/** Asks the target's own API, and only where something was done to a trail before; lives for one question. */
export class TrailWatch {
  readonly #drill: Drill;
  readonly #known = new Map<string, Promise<Logging>>();
  readonly #failed = new Map<string, FailedLook>();

  constructor(drill: Drill) {
    this.#drill = drill;
  }

  /**
   * Read when asked: what was done to trails after the attempt, and undone again, does not show. An organization's trails are looked at
   * from its management account, because they vanish from an account that departs later; `isMember` at the time of the attempt.
   */
  loggingOf(attempt: Attempt, { accountId, isMember }: Logged): Promise<Logging> {
    const key = `${this.#drill.made.indexOf(attempt)}/${accountId}/${isMember}`;
    const known = this.#known.get(key) ?? this.#read(attempt, { accountId, isMember });
    this.#known.set(key, known);
    return known;
  }

  /** Why the last look at the trails of one of these accounts says nothing, although somebody may look. */
  failureAt(accountIds: readonly string[]): FailedLook | undefined {
    return accountIds.flatMap((id) => this.#failed.get(id) ?? [])[0];
  }

  async #read(attempt: Attempt, { accountId, isMember }: Logged): Promise<Logging> {
    if (!(await this.#wasTouched(attempt))) return "as ever";
    const world = attempt.world ?? this.#drill.opened;
    const management = isMember ? this.#drill.organization.managementAccountId : undefined;
    const administratorOf = (id: string) => this.#drill.administratorOf(id, world);
    const { seen, failure } = await lookAgain(world.target, async (failures) => {
      const handsOf = (id: string) => notingFailures(administratorOf(id), failures);
      const own = await trailsOf(handsOf(accountId), false);
      return { own, shared: management === undefined ? [] : await trailsOf(handsOf(management), true) };
    });
    if (failure !== undefined) this.#failed.set(accountId, failure);
    const { own, shared } = seen;
    if (own === undefined || shared === undefined) return "as ever";
    const isOwnLogging = own.includes(true);
    if (shared.includes(true)) return own.length === 0 || isOwnLogging ? "as ever" : "organization only";
    if (!isOwnLogging) return "none";
    return shared.length === 0 ? "as ever" : "own only";
  }

  async #wasTouched(attempt: Attempt): Promise<boolean> {
    const earlier = earlierThan(this.#drill, attempt);
    if (earlier.some((each) => hasSucceeded(each) && TAMPERING.has(each.decisive.operation))) return true;
    const inForce = this.#drill.experiment.inForceFor(attempt);
    if (inForce.some(({ words }) => words.strikes === "trail")) return true;
    const { control } = (attempt.world ?? this.#drill.opened).target;
    const faults = (await control?.fault?.list()) ?? [];
    return faults.some(({ kind, since }) => kind.startsWith("trail.") && since <= Date.parse(attempt.decisive.at));
  }
}

/** Whether each trail logs, of the organization or of the account itself; undefined where nobody may ask. */
async function trailsOf(hands: Hands | undefined, isOrganizations: boolean): Promise<readonly boolean[] | undefined> {
  const described = await hands?.call("cloudtrail", "DescribeTrails");
  if (hands === undefined || described?.outcome.kind !== "succeeded") return undefined;
  const trails = listOf<Trail>(described.outcome.output, "trailList").filter(
    ({ IsOrganizationTrail = false }) => IsOrganizationTrail === isOrganizations,
  );
  return Promise.all(trails.map(({ TrailARN = "" }) => logs(hands, TrailARN)));
}

/** A trail that nobody there may look into counts as one that logs. */
async function logs(hands: Hands, Name: string): Promise<boolean> {
  const status = await hands.call("cloudtrail", "GetTrailStatus", { Name });
  if (status.outcome.kind === "succeeded" && (status.outcome.output as Status).IsLogging === false) return false;
  const selectors = await hands.call("cloudtrail", "GetEventSelectors", { TrailName: Name });
  return selectors.outcome.kind !== "succeeded" || takesManagementEvents(selectors.outcome.output as Selectors);
}

/** CloudTrail API Reference, EventSelector and AdvancedEventSelector; a trail without any takes them. */
function takesManagementEvents({ EventSelectors = [], AdvancedEventSelectors = [] }: Selectors): boolean {
  if (AdvancedEventSelectors.length > 0)
    return AdvancedEventSelectors.some(({ FieldSelectors = [] }) =>
      FieldSelectors.some(({ Field, Equals = [] }) => Field === "eventCategory" && Equals.includes("Management")),
    );
  return EventSelectors.length === 0 || EventSelectors.some((each) => each.IncludeManagementEvents !== false);
}
