/** Carries out `orgdrill detect`: a stream of records in, a stream of matches out, and nothing kept but counts. */
import { once } from "node:events";
import {
  type LoadedDetection,
  type LoadedFolder,
  labelOf,
  type Raised,
  type SilenceReason,
  startEngine,
} from "../detection/index.ts";
import { formatInstant } from "../kernel/index.ts";
import type { CloudTrailRecord } from "../trail/index.ts";
import { EXIT } from "./exit-codes.ts";
import { knownAccounts, loadFolder } from "./loaded-folder.ts";
import { type PantherRunner, type PantherTestResult, startPanther } from "./panther-runner.ts";
import { printable } from "./printable.ts";
import { type ReadRecord, readRecordStream } from "./record-stream.ts";
import { fittedFor, show } from "./terminal.ts";

export type DetectOptions = Readonly<{
  detections: string;
  events: string;
  org?: string;
  allowPython?: boolean;
  json?: boolean;
}>;

/** How many unreadable records are told one by one. */
const MAX_TOLD = 20;

type Tally = { matches: number; raised: number; errors: number; readonly unseen: Map<SilenceReason, number> };
type Unreadable = Extract<ReadRecord, { kind: "unreadable" }>;

export async function detect(options: DetectOptions): Promise<number> {
  const accounts = options.org === undefined ? undefined : knownAccounts(options.org);
  const folder = loadFolder(options.detections, accounts);
  const panther = await startPanther(folder.detections, {
    folder: options.detections,
    isAllowed: options.allowPython === true,
  });
  const report = new DetectReport(folder, options.json === true);
  const engine = startEngine(
    folder,
    accounts === undefined ? {} : { managementAccountIds: accounts.managementAccountIds },
  );
  try {
    for (const each of await panther.tests()) report.tested(each);
    await report.begin();
    for await (const piece of readRecordStream(options.events)) {
      for (const read of piece) {
        if (read.kind === "unreadable") report.unreadable(read);
        else if (panther.isIdle) report.record(read, engine.take(read.record));
        else {
          const seen = engine.take(read.record);
          const fired = await pantherVerdicts(panther, read.record, accounts?.managementAccountIds);
          for (const { detection, error } of fired.failed) report.failed(detection, error);
          report.record(read, { ...seen, matched: [...seen.matched, ...fired.matched] });
        }
      }
      await report.flush();
    }
  } finally {
    panther.stop();
  }
  await report.end({ raised: engine.finish(), shortfalls: engine.shortfalls() });
  return report.isWhole ? EXIT.held : EXIT.inconclusive;
}

async function pantherVerdicts(
  panther: PantherRunner,
  record: CloudTrailRecord,
  managementAccountIds: ReadonlySet<string> | undefined,
) {
  return panther.judge(record, managementAccountIds === undefined ? {} : { managementAccountIds });
}

/** A record, and where it stands. */
type Placed = Readonly<{ record: CloudTrailRecord; file: string; line: number }>;

type SeenHere = Readonly<{
  matched: readonly LoadedDetection[];
  unseen: readonly Readonly<{ detection: LoadedDetection; because: SilenceReason }>[];
  raised: readonly Raised[];
}>;

/** Writes as it goes; has a life because a document that is written in pieces has a beginning and an end. */
class DetectReport {
  readonly #folder: LoadedFolder;
  readonly #json: boolean;
  readonly #tallies: ReadonlyMap<LoadedDetection, Tally>;
  readonly #raised: Raised[] = [];
  readonly #unreadable: Unreadable[] = [];
  readonly #errors: Readonly<{ detection: LoadedDetection; message: string }>[] = [];
  #unwritten = "";
  #records = 0;
  #matches = 0;
  #unreadableCount = 0;
  #errorCount = 0;
  #testsPassed = 0;
  #testsLeftOut = 0;

  constructor(folder: LoadedFolder, json: boolean) {
    this.#folder = folder;
    this.#json = json;
    const all = new Set([...folder.detections, ...folder.correlated.keys()]);
    this.#tallies = new Map([...all].map((each) => [each, { matches: 0, raised: 0, errors: 0, unseen: new Map() }]));
  }

  get isWhole(): boolean {
    return this.#unreadableCount === 0 && this.#errorCount === 0;
  }

  async begin(): Promise<void> {
    if (this.#json) await write('{"schema":"orgdrill.detect/1","matches":[');
  }

  record({ record, file, line }: Placed, seen: SeenHere): void {
    const index = this.#records++;
    for (const { detection, because } of seen.unseen) {
      const tally = this.#tallies.get(detection);
      tally?.unseen.set(because, (tally.unseen.get(because) ?? 0) + 1);
    }
    for (const detection of seen.matched) this.#match(detection, { record, file, line, index });
    for (const each of seen.raised) this.#raise(each);
  }

  /** Writes what has come together since. */
  async flush(): Promise<void> {
    if (this.#unwritten === "") return;
    const text = this.#unwritten;
    this.#unwritten = "";
    await write(this.#json ? text : fittedFor(process.stdout, text));
  }

  #match(detection: LoadedDetection, at: Placed & Readonly<{ index: number }>): void {
    const tally = this.#tallies.get(detection);
    if (tally !== undefined) tally.matches++;
    const separator = this.#matches++ === 0 ? "\n" : ",\n";
    this.#unwritten += this.#json
      ? `${separator}${JSON.stringify(describeMatch(detection, at))}`
      : renderMatch(detection, at.record);
  }

  /** The list of what was raised is kept whole: each needs at least one record, and groups begin anew. */
  #raise(raised: Raised): void {
    const tally = this.#tallies.get(raised.detection);
    if (tally !== undefined) tally.raised++;
    this.#raised.push(raised);
  }

  unreadable(read: Unreadable): void {
    if (this.#unreadableCount++ < MAX_TOLD) this.#unreadable.push(read);
  }

  /** A rule that breaks its author's own test is not what it says it is. */
  tested({ detection, test, got, because }: PantherTestResult): void {
    if (got === test.expected) this.#testsPassed++;
    else if (test.hasMocks) this.#testsLeftOut++;
    else this.failed(detection, `its own test \`${test.name}\` expects ${test.expected}, and got ${got ?? because}`);
  }

  failed(detection: LoadedDetection, message: string): void {
    const tally = this.#tallies.get(detection);
    if (tally !== undefined) tally.errors++;
    if (this.#errorCount++ < MAX_TOLD) this.#errors.push({ detection, message });
  }

  async end({
    raised,
    shortfalls,
  }: Readonly<{
    raised: readonly Raised[];
    shortfalls: readonly Readonly<{ detection: LoadedDetection; forgotten: number; late: number }>[];
  }>): Promise<void> {
    for (const each of raised) this.#raise(each);
    if (this.#json) {
      const rest = {
        raised: this.#raised.map(describeRaised),
        detections: [...this.#tallies].map(([detection, tally]) => describeTally(detection, tally)),
        unreadable: this.#unreadable.map(({ file, line, where, message }) => ({ file, line, where, message })),
        errors: this.#errors.map(({ detection, message }) => ({ detection: detection.id, message })),
        notKept: shortfalls.map(({ detection, ...counts }) => ({ detection: detection.id, ...counts })),
        totals: this.#totals(),
      };
      await write(`${this.#matches === 0 ? "" : "\n"}],${JSON.stringify(rest).slice(1)}\n`);
    } else await write(fittedFor(process.stdout, this.#summary()));
    for (const { file, line, where, message } of this.#unreadable)
      complain(`${file}:${line}: ${where === "" ? message : `${where}: ${message}`}`);
    for (const { detection, message } of this.#errors) complain(`${labelOf(detection)}: ${message}`);
    for (const { detection, forgotten, late } of shortfalls)
      complain(
        `${labelOf(detection)}: ${forgotten} groups or periods did not fit, ${late} records came too late to be counted`,
      );
  }

  #totals() {
    return {
      detections: this.#folder.detections.length,
      records: this.#records,
      matches: this.#matches,
      raised: this.#raised.length,
      unreadable: this.#unreadableCount,
      errors: this.#errorCount,
      testsPassed: this.#testsPassed,
      testsWithMocksLeftOut: this.#testsLeftOut,
    };
  }

  #summary(): string {
    const { records, matches, raised, unreadable, detections } = this.#totals();
    const silent = [...this.#tallies].flatMap(([detection, { unseen }]) =>
      [...unseen].map(([because, count]) => `${labelOf(detection)} fits ${count} more that it never gets: ${because}`),
    );
    const told = this.#raised.map((each) => `raised  ${renderRaised(each)}`);
    const totals = `${records} records, ${detections} detections, ${matches} matches, ${raised} alarms and correlations, ${unreadable} unreadable`;
    return `${[...told, ...silent].map((line) => `${printable(line)}\n`).join("")}${totals}\n`;
  }
}

const nameOf = ({ id, format, place: { file, line } }: LoadedDetection) => ({ detection: id, format, file, line });

const describeMatch = (
  detection: LoadedDetection,
  { record, file, line, index }: Placed & Readonly<{ index: number }>,
) => ({
  ...nameOf(detection),
  record: {
    index,
    file,
    line,
    eventID: record.eventID,
    eventTime: record.eventTime,
    eventSource: record.eventSource,
    eventName: record.eventName,
    awsRegion: record.awsRegion,
    recipientAccountId: record.recipientAccountId ?? null,
    errorCode: record.errorCode ?? null,
  },
});

const describeRaised = ({ detection, kind, from, at, count, group }: Raised) => ({
  ...nameOf(detection),
  kind,
  from: formatInstant(from),
  at: formatInstant(at),
  count: count ?? null,
  group,
});

const describeTally = (detection: LoadedDetection, { matches, raised, errors, unseen }: Tally) => ({
  id: detection.id,
  title: detection.title,
  format: detection.format,
  file: detection.place.file,
  line: detection.place.line,
  matches,
  raised,
  errors,
  unseen: Object.fromEntries(unseen),
});

const renderMatch = (detection: LoadedDetection, record: CloudTrailRecord): string => {
  const { eventTime, eventName, eventSource, awsRegion, recipientAccountId = "?", errorCode } = record;
  const outcome = errorCode === undefined ? "" : ` (${errorCode})`;
  return `${printable(`${eventTime}  ${recipientAccountId} ${awsRegion}  ${eventSource} ${eventName}${outcome}  ${labelOf(detection)} [${detection.format}]`)}\n`;
};

const renderRaised = ({ detection, kind, from, at, count, group }: Raised): string => {
  const groups = Object.entries(group).map(([key, value]) => `${key}=${value}`);
  return `${labelOf(detection)} (${kind}) ${formatInstant(from)} to ${formatInstant(at)}: ${count ?? "no points"}${groups.length > 0 ? ` for ${groups.join(", ")}` : ""}`;
};

const complain = (line: string): boolean => show(`${printable(line)}\n`, process.stderr);

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}
