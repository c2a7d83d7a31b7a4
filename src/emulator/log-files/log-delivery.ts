/** From the trail to the bucket: records are gathered into log files, which are written when virtual time passes the moment at which they are due. */
import { apply, type DomainEvent, type Trail, type TrailDelivery, type World } from "../../domain/index.ts";
import { type AccountId, days, type Instant, instant, minutes } from "../../kernel/index.ts";
import { dueQueue } from "../delivery/due-queue.ts";
import { type Faults, faultsInForce } from "../fault/faults.ts";
import type { Recorded } from "../recorder.ts";
import { type CaptureIndex, captureIndex, trailsThatLog } from "./capture-index.ts";
import { chainOn, type DigestChain, digestDueAfter, digestOf, goesOn, isLeftOut, newChain } from "./digest-chain.ts";
import { type FileSeries, logFileKey } from "./file-names.ts";
import { logFile } from "./log-file.ts";
import { type Listening, type OrganizationThen, organizationThen } from "./organization-then.ts";
import { nextTry, putFile, type Retrying, type TrailFile } from "./put-file.ts";
import { SIGNATURE_ALGORITHM } from "./sign-digest.ts";

const RETRYING: Retrying = { intervalMs: minutes(5), forMs: days(30) };
const MAX_RECORDS_IN_FILE = 5_000;
const MAX_RECORDS_WAITING = 200_000;

/** What became of a record: the trails that log it, and the named assumptions on which that rests. */
export type Captured = Readonly<{ trails: readonly Trail[]; assumptions: readonly string[] }>;

export type LogFiles = Readonly<{
  /** Takes a record; `events` are what its call brought about, as the trails that log it are those from before the call. */
  accept(recorded: Recorded, events: readonly DomainEvent[]): Captured;
  /** To be told after the records of a call were taken. */
  note(events: readonly DomainEvent[]): void;
  /** Writes, in order, what falls due up to and including an instant; whoever changes the world at an instant calls this for that instant first. */
  advanceTo(now: Instant): void;
  statistics(): Readonly<{ waiting: number; lost: number }>;
}>;

export type LogFileDependencies = Readonly<{
  world: () => World;
  assumptions: Readonly<Record<string, string>>;
  faults?: Faults;
}>;

export const logFileDelivery = (dependencies: LogFileDependencies): LogFiles => new LogDelivery(dependencies);

/** Records on their way into one file. `since`: when it was first to be written. */
type Batch = { readonly series: FileSeries; readonly records: Recorded[]; since: Instant | undefined };
type Task =
  | Readonly<{ kind: "record"; series: FileSeries; recorded: Recorded }>
  | Readonly<{ kind: "file"; batch: Batch }>
  | Readonly<{ kind: "digest"; chain: DigestChain; since: Instant | undefined }>;

const NOT_LOGGED: Captured = { trails: [], assumptions: [] };

class LogDelivery implements LogFiles {
  readonly #faults: Faults;
  readonly #world: () => World;
  readonly #assumptions: Readonly<Record<string, string>>;
  readonly #tasks = dueQueue<Task>();
  readonly #open = new Map<string, Batch>();
  readonly #chains = new Map<string, DigestChain>();
  #index: CaptureIndex | undefined;
  #waiting = 0;
  #lost = 0;

  constructor({ world, assumptions, faults = faultsInForce(1) }: LogFileDependencies) {
    this.#faults = faults;
    this.#world = world;
    this.#assumptions = assumptions;
  }

  accept(recorded: Recorded, events: readonly DomainEvent[]): Captured {
    const index = this.#currentIndex();
    if (index.size === 0) return NOT_LOGGED;
    const { accountId, region, at } = recorded;
    const belonging = this.#organizationOf(accountId, events, index);
    const { organizationId, assumptions } = belonging;
    const trails = trailsThatLog(index, { accountId, organizationId, region }, recorded.record).filter(
      (trail) => !this.#faults.passesBy({ trail, recorded }),
    );
    for (const trail of trails) {
      if (this.#waiting >= MAX_RECORDS_WAITING) this.#lost++;
      else {
        this.#waiting++;
        this.#tasks.put(recorded.reachesLogFileAt ?? recorded.reachesTrailAt ?? at, {
          kind: "record",
          series: { trail, accountId, region },
          recorded,
        });
      }
    }
    return { trails, assumptions };
  }

  note(events: readonly DomainEvent[]): void {
    if (events.some(({ kind }) => CHANGES_TRAILS.has(kind))) this.#index = undefined;
  }

  advanceTo(now: Instant): void {
    this.#currentIndex();
    for (let due = this.#tasks.take(now); due !== undefined; due = this.#tasks.take(now)) {
      const { at, item } = due;
      if (item.kind === "record") this.#gather(item, at);
      else if (item.kind === "file") this.#writeFile(item.batch, { at, now });
      else this.#endHour(item, { at, now });
    }
  }

  statistics() {
    return { waiting: this.#waiting, lost: this.#lost };
  }

  #currentIndex(): CaptureIndex {
    this.#index ??= captureIndex(this.#world());
    return this.#index;
  }

  #organizationOf(accountId: AccountId, events: readonly DomainEvent[], index: CaptureIndex): OrganizationThen {
    const listening: Listening = {
      world: this.#world(),
      assumptions: this.#assumptions,
      hears: (organizationId) => index.ofOrganization.has(organizationId),
      departing: (id) => this.#faults.departingCall(id),
    };
    return organizationThen(listening, accountId, events);
  }

  #gather({ series, recorded }: Extract<Task, { kind: "record" }>, at: Instant): void {
    const key = keyOf(series);
    const open = this.#open.get(key);
    const hasRoom = open !== undefined && open.records.length < MAX_RECORDS_IN_FILE;
    const batch: Batch = hasRoom ? open : { series, records: [], since: undefined };
    batch.records.push(recorded);
    if (hasRoom) return;
    this.#open.set(key, batch);
    const due = this.#faults.delayed("log-file", at, `${key} ${recorded.eventId}`);
    this.#tasks.put(due, { kind: "file", batch });
  }

  #writeFile(batch: Batch, { at, now }: Times): void {
    if (this.#open.get(keyOf(batch.series)) === batch) this.#open.delete(keyOf(batch.series));
    const series = this.#asItIsNow(batch.series);
    if (this.#loseSome(batch) === 0) return;
    const { text, described } = logFile(batch.records.map(({ record }) => record));
    const { bucketName } = series.trail;
    const key = logFileKey(series, at, batch.records[0]?.eventId ?? "");
    const error = this.#put(series.trail, { bucketName, key, text }, at);
    this.#report(series.trail, error === undefined ? { deliveredAt: at, attemptedAt: at } : { attemptedAt: at, error });
    if (error === undefined) {
      this.#waiting -= batch.records.length;
      this.#digestLater(series, { bucketName, key, ...described }, at);
      return;
    }
    batch.since ??= at;
    const next = nextTry(RETRYING, { at, since: batch.since, now });
    if (next !== undefined) this.#tasks.put(instant(next), { kind: "file", batch });
    else {
      this.#waiting -= batch.records.length;
      this.#lost += batch.records.length;
    }
  }

  /** What a fault loses before it is written; answers how many are left. */
  #loseSome({ series, records }: Batch): number {
    const left = records.filter(
      (recorded) => this.#faults.losesOnTheWay({ trail: series.trail, recorded }) === undefined,
    );
    const lost = records.length - left.length;
    this.#waiting -= lost;
    this.#lost += lost;
    if (lost > 0) records.splice(0, records.length, ...left);
    return left.length;
  }

  #digestLater(series: FileSeries, file: DigestChain["files"][number], at: Instant): void {
    const key = keyOf(series);
    const known = this.#chains.get(key);
    if (!series.trail.validatesLogFiles) {
      this.#chains.delete(key);
      return;
    }
    const chain = known?.startedAt === series.trail.startedAt && known !== undefined ? known : newChain(series);
    this.#chains.set(key, chain);
    chain.files = [...chain.files, file];
    if (!chain.isDue) this.#digestDue(chain, digestDueAfter(at));
  }

  #digestDue(chain: DigestChain, at: Instant, since?: Instant): void {
    chain.isDue = true;
    this.#tasks.put(at, { kind: "digest", chain, since });
  }

  #endHour({ chain, since }: Extract<Task, { kind: "digest" }>, { at, now }: Times): void {
    chain.isDue = false;
    const isEmpty = chain.files.length === 0;
    if (isEmpty && !goesOn(chain, this.#world())) this.#breakOff(chain);
    else if (isLeftOut(chain, at, now) || this.#writeDigest(chain, at) || isEmpty) {
      this.#digestDue(chain, digestDueAfter(at));
    } else {
      const first = since ?? at;
      const next = nextTry(RETRYING, { at, since: first, now });
      if (next === undefined) this.#breakOff(chain);
      else this.#digestDue(chain, instant(next), first);
    }
  }

  #writeDigest(chain: DigestChain, at: Instant): boolean {
    const series = this.#asItIsNow(chain.series);
    const { text, written } = digestOf(chain, series, at);
    const { bucketName, key, signature } = written;
    const metadata = { signature, "signature-algorithm": SIGNATURE_ALGORITHM };
    const error = this.#put(series.trail, { bucketName, key, text, metadata }, at);
    this.#report(series.trail, error === undefined ? { digestDeliveredAt: at } : { digestError: error });
    if (error === undefined) chainOn(chain, written, at);
    else chain.silentHours++;
    return error === undefined;
  }

  #breakOff(chain: DigestChain): void {
    const key = keyOf(chain.series);
    if (this.#chains.get(key) === chain) this.#chains.delete(key);
  }

  /** The trail's bucket and prefix as they are now, or as they last were; the folder is that of the time of the record. */
  #asItIsNow({ trail, ...series }: FileSeries): FileSeries {
    const current = this.#world().trails.get(trail.arn) ?? trail;
    return { ...series, trail: { ...current, organizationId: trail.organizationId } };
  }

  #put(trail: Trail, file: TrailFile, now: Instant): string | undefined {
    const trouble = this.#faults.bucket(file.bucketName) ?? this.#faults.logFile(trail.arn);
    return trouble ?? putFile({ world: this.#world(), trail, now, assumptions: this.#assumptions }, file);
  }

  /** A delivery that succeeds clears the error of its kind. */
  #report({ arn }: Trail, told: Partial<TrailDelivery>): void {
    const trail = this.#world().trails.get(arn);
    if (trail === undefined) return;
    const { error, digestError, ...times } = trail.delivery;
    const isDigest = told.digestDeliveredAt !== undefined || told.digestError !== undefined;
    const otherError = isDigest ? error : digestError;
    const kept = otherError === undefined ? {} : { [isDigest ? "error" : "digestError"]: otherError };
    apply(this.#world(), { kind: "TrailChanged", trail: { ...trail, delivery: { ...times, ...kept, ...told } } });
  }
}

/** `now` is the moment up to which everything is carried out. */
type Times = Readonly<{ at: Instant; now: Instant }>;

const CHANGES_TRAILS: ReadonlySet<DomainEvent["kind"]> = new Set([
  "TrailChanged",
  "TrailDeleted",
  "OrganizationDeleted",
  "AccountPermanentlyClosed",
  "ServiceAccessDisabled",
] as const);

const keyOf = ({ trail, accountId, region }: FileSeries): string => `${trail.arn} ${accountId} ${region}`;
